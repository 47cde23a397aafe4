//! What the handlers of the second listener share.

use crate::registries::SavedRegistries;
use crate::state::AppState;
use axum::extract::FromRef;

/// What its handlers share.
#[derive(Clone)]
pub(super) struct AdminState {
    pub(super) app: AppState,
    pub(super) saved: Option<SavedRegistries>,
}

impl FromRef<AdminState> for AppState {
    fn from_ref(state: &AdminState) -> Self {
        state.app.clone()
    }
}
