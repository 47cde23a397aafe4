//! `POST /api/v1/ghcr/validate`: would this account scan?
//!
//! By `Accept` the answer is one JSON document, or a line for each rung as it is decided
//! (`application/x-ndjson`).

use crate::audit;
use crate::problem::ProblemResponse;
use crate::request_body::RequestBody;
use crate::state::AppState;
use crate::validation::Validation;
use axum::Extension;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::response::Response;
use std::future::ready;
use std::net::SocketAddr;

pub(crate) async fn handler(
    State(state): State<AppState>,
    client: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    RequestBody(request): RequestBody,
) -> Result<Response, ProblemResponse> {
    let peer = client.map(|Extension(ConnectInfo(address))| address.ip());
    let client = state.clients.client_of(peer, &headers);
    let validation = Validation::admit(state, request, client).await?;
    let finish = move |report| {
        audit::validated_typed(client, &report);
        ready(Ok(report))
    };
    validation.answer(&headers, finish).await
}
