//! What the simulated GitHub knows: accounts, tokens, packages, and who may see what. Pure data: no
//! I/O, no clock.

mod account;
mod barrier;
mod data;
mod demo;
mod expiry;
mod guard;
mod image_path;
mod issued;
mod manifest;
mod membership;
mod package;
pub mod recipe;
mod scopes;
mod view;

pub use account::Account;
pub use barrier::{Barrier, Target, barrier};
pub use data::World;
pub use demo::{BIG_ORGANIZATION, tokens};
pub use expiry::{Expiry, ExpiryForm};
pub use guard::{Guard, SignOnForm};
pub(crate) use image_path::ImagePath;
pub use issued::IssuedToken;
pub use manifest::{Manifest, count_manifests, digest_of, manifests_of};
pub use membership::{Membership, MembershipState, Role};
pub use package::{ImageForm, Package};
pub use recipe::Recipe;
pub use scopes::normalise_scopes;
pub use view::View;
