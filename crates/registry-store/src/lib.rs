#![doc = include_str!("../README.md")]

mod connect;
mod counts;
mod create;
mod database;
mod due;
mod error;
mod history;
mod keys;
mod limits;
mod list;
mod names;
mod purge;
mod record;
mod registry;
mod reminders;
mod remove;
mod room;
mod rotate;
mod rows;
mod seal;
mod status;
mod store;
mod tenant;
mod token;
mod turns;
mod update;
mod webhooks;

pub use counts::{Counts, Watched};
pub use create::Created;
pub use due::{Claim, Lease};
pub use error::Error;
pub use history::{HistoryEntry, HistoryKind, HistoryPage};
pub use keys::{KeyFault, KeyId, Keys};
pub use limits::{
    ClaimTerms, LoginClaim, LoginCounts, LoginLease, LoginOutcome, Refusal, SharedLimits, TokenHash,
};
pub use list::{Filter, Page};
pub use names::{IdempotencyKey, InvalidText, RegistryHost, RegistryId, TenantId, WebhookId};
pub use purge::{Purge, Purged};
pub use record::{Recorded, TestResult};
pub use registry::{AccountChange, NewRegistry, Registry, Stamp, TokenFacts, Update};
pub use rotate::{Batch, Rotation};
pub use status::{State, Status};
pub use store::Store;
pub use tenant::Tenant;
pub use token::Revealed;
pub use turns::SharedTask;
pub use webhooks::{DeadWebhook, DeadWebhookPage, WebhookClaim};
