//! What the screen knows, as structs of signals. No views and no texts; each struct is a context of
//! its own.

mod connection_test;
mod deployment;
mod early_input;
mod field;
mod form;
mod github_visit;
mod help;
mod navigation;
mod opened_registry;
mod pasted;
mod registries;
mod registry_saver;
mod saving;
mod validation;

pub use connection_test::ConnectionTest;
pub use deployment::Deployment;
pub use early_input::EarlyInput;
pub use field::{AnyField, FieldState, Rule};
pub use form::Form;
pub use github_visit::{Errand, GithubVisit};
pub use help::{Help, LIFETIMES};
pub use navigation::{Location, Navigation, Page};
pub use opened_registry::{OpenedRegistry, Outcome, Panel};
pub use registries::{LOOK_AGAIN, Listing, Notice, Registries, awaits_test};
pub use registry_saver::RegistrySaver;
pub use saving::{Saving, Stage};
pub use validation::{Phase, Run, Validation};
