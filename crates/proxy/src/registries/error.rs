//! The store's errors as problem documents.

use crate::problem::ProblemResponse;
use ghcr_contract::ProblemCode::{
    CredentialUnreadable, IdempotencyKeyReused, Internal, NotFound, PreconditionFailed,
    StoreUnavailable, TooManyRegistries,
};
use ghcr_registry_store::Error;
use std::time::Duration;

/// When to come back while the database is busy or away.
const COME_BACK: Duration = Duration::from_secs(5);

impl From<Error> for ProblemResponse {
    fn from(error: Error) -> Self {
        match &error {
            Error::NotFound => Self::new(NotFound),
            Error::VersionConflict { .. } => Self::new(PreconditionFailed),
            Error::IdempotencyKeyReused => Self::new(IdempotencyKeyReused),
            Error::TooManyRegistries { .. } => Self::new(TooManyRegistries),
            Error::Database(_) if error.is_temporary() => {
                tracing::warn!(%error, "the store of registries is not available");
                Self::until(StoreUnavailable, COME_BACK)
            }
            Error::TokenDoesNotOpen { .. } | Error::KeysMissing(_) => {
                tracing::error!(%error, "a saved token cannot be decrypted");
                Self::new(CredentialUnreadable)
            }
            Error::Database(_)
            | Error::Damaged { .. }
            | Error::Random
            | Error::NoKey
            | Error::KeyFile { .. }
            | Error::UnknownDatabase
            | Error::Open(_)
            | Error::Migration(_) => {
                tracing::error!(%error, "the store of registries failed");
                Self::new(Internal)
            }
        }
    }
}
