#![doc = include_str!("../README.md")]

mod connect;
mod create;
mod database;
mod due;
mod error;
mod history;
mod keys;
mod list;
mod names;
mod purge;
mod record;
mod registry;
mod remove;
mod rotate;
mod rows;
mod seal;
mod status;
mod store;
mod tenant;
mod token;
mod update;

pub use create::Created;
pub use due::{Claim, Lease};
pub use error::Error;
pub use history::{HistoryEntry, HistoryKind, HistoryPage};
pub use keys::{KeyFault, KeyId, Keys};
pub use list::{Filter, Page};
pub use names::{IdempotencyKey, InvalidText, RegistryHost, RegistryId, TenantId};
pub use purge::{Purge, Purged};
pub use record::{Recorded, TestResult};
pub use registry::{AccountChange, NewRegistry, Registry, Stamp, TokenFacts, Update};
pub use rotate::{Batch, Rotation};
pub use status::{State, Status};
pub use store::Store;
pub use tenant::Tenant;
pub use token::Revealed;
