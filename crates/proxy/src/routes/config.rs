//! `GET /api/v1/config`: what the screen is told before anything is typed.

use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use ghcr_contract::Config;

pub(crate) async fn handler(State(state): State<AppState>) -> Json<Config> {
    Json(Config::clone(&state.config))
}
