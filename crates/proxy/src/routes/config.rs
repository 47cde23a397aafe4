//! `GET /api/v1/config`: what the screen is told before anything is typed.

use crate::service::AppState;
use crate::settings::Settings;
use axum::Json;
use axum::extract::State;
use ghcr_contract::Config;

pub(crate) async fn handler(State(state): State<AppState>) -> Json<Config> {
    Json(Config::clone(&state.config))
}

pub(crate) fn of(settings: &Settings) -> Config {
    Config {
        mode: settings.mode(),
        policy: settings.policy.clone(),
        github_web: settings.hosts.github_web.clone(),
        registry: settings.registry_name(),
        personas: settings.personas.clone().unwrap_or_default(),
        registries: false,
    }
}
