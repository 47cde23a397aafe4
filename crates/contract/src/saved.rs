//! Saved registries, as the service answers them. None of the answers but [`Credential`] holds a
//! token.

mod credential;
mod export;
mod history;
mod registry;
mod rotation;
mod webhook;

pub use credential::Credential;
pub use export::{ExportedRegistry, RegistryExport};
pub use history::{RegistryEvent, RegistryEventKind, RegistryHistory};
pub use registry::{RegistryList, RegistryState, SavedRegistry, SavedToken};
pub use rotation::{KeptBecause, RegistryPatch, TokenAspect, TokenReplacement, TokenRotation};
pub use webhook::{
    DeadLetter, DeadLetterList, WebhookEvent, WebhookKind, WebhookRegistry, WebhookStatus,
};
