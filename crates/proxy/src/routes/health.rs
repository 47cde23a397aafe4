//! `GET /healthz` and `GET /readyz`: the process answers, and it takes requests. Neither asks
//! GitHub: an outage there must not restart us.

use crate::service::AppState;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the service takes requests; its clones change with it.
#[derive(Clone, Debug, Default)]
pub struct Readiness {
    is_stopping: Arc<AtomicBool>,
}

impl Readiness {
    /// From here on `/readyz` answers 503.
    pub(crate) fn stop(&self) {
        self.is_stopping.store(true, Ordering::Release);
    }

    fn is_stopping(&self) -> bool {
        self.is_stopping.load(Ordering::Acquire)
    }
}

const TEXT: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];

pub(crate) async fn is_alive() -> impl IntoResponse {
    (TEXT, "ok\n")
}

pub(crate) async fn is_ready(State(state): State<AppState>) -> impl IntoResponse {
    if state.readiness.is_stopping() {
        (StatusCode::SERVICE_UNAVAILABLE, TEXT, "stopping\n")
    } else {
        (StatusCode::OK, TEXT, "ok\n")
    }
}
