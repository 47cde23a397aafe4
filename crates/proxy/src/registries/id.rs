//! The id in an address.

use super::state::Registries;
use crate::problem::ProblemResponse;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use ghcr_contract::ProblemCode;
use ghcr_registry_store::RegistryId;
use std::str::FromStr;

/// The id in the address. What is no id is an address at which there is nothing.
pub(super) struct Id<T = RegistryId>(pub(super) T);

impl<T: FromStr> FromRequestParts<Registries> for Id<T> {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &Registries,
    ) -> Result<Self, ProblemResponse> {
        let text = Path::<String>::from_request_parts(parts, state).await.ok();
        let id = text.and_then(|Path(text)| text.parse().ok());
        id.map(Self).ok_or_else(|| ProblemResponse::new(ProblemCode::NotFound))
    }
}
