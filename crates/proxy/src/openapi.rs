//! What the service says of itself: OpenAPI 3.1.
//!
//! The schemas come from the contract's types and the problems from their codes. The operations
//! stand here, apart from the handlers, so that the whole page can be read at once; that each is
//! really there is tested over HTTP, and `openapi.json`, which is committed, is compared with what
//! is served.

mod absence;
mod bearer;
mod problems;
mod registries;
mod webhooks;

use absence::Absence;
use bearer::Bearer;
use ghcr_contract::{Config, Event, Problem, Report, ValidateRequest};
use problems::ValidationProblems;
use std::sync::LazyLock;
use utoipa::OpenApi;

/// The description as JSON, with a line's end as the committed file has one.
pub(crate) static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
    let document = Description::openapi().to_pretty_json();
    document.map(|json| json + "\n").unwrap_or_default()
});

#[derive(OpenApi)]
#[openapi(
    info(
        title = "ghcr-connect",
        description = "Would this account of the GitHub Container Registry scan? Every answer has a stable code: the \
                       words for people are the caller's."
    ),
    paths(
        validate,
        config,
        openapi_json,
        healthz,
        readyz,
        registries::list,
        registries::create,
        registries::read,
        registries::change,
        registries::remove,
        registries::restore,
        registries::history,
        registries::report,
        registries::replace_token,
        registries::validate,
        registries::credential,
        webhooks::dead_letters,
        webhooks::resend,
    ),
    components(schemas(Problem)),
    modifiers(&Absence, &Bearer)
)]
struct Description;

/// Would this account scan?
///
/// Asks GitHub and the registry, and answers with a ladder of checks. That an account cannot be
/// scanned is a report as well, and so is GitHub being away: problems are about the request alone.
#[utoipa::path(
    post,
    path = "/api/v1/ghcr/validate",
    request_body(content = ValidateRequest, description = "At most 16 KiB."),
    responses(
        (
            status = 200,
            description = "The report; or, when `Accept` asks for `application/x-ndjson`, one event a line: each check \
                           as it is decided, then the report.",
            content(
                (Report = "application/json"),
                (Event = "application/x-ndjson"),
            ),
        ),
        ValidationProblems,
    )
)]
#[expect(dead_code, reason = "the macro reads it")]
fn validate() {}

/// What the host supports, before anything is typed.
#[utoipa::path(
    get,
    path = "/api/v1/config",
    responses((status = 200, description = "The configuration.", body = Config))
)]
#[expect(dead_code, reason = "the macro reads it")]
fn config() {}

/// This description.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    responses((status = 200, description = "OpenAPI 3.1.", body = Object))
)]
#[expect(dead_code, reason = "the macro reads it")]
fn openapi_json() {}

/// The process answers.
#[utoipa::path(
    get,
    path = "/healthz",
    responses((status = 200, description = "It does.", body = String, content_type = "text/plain"))
)]
#[expect(dead_code, reason = "the macro reads it")]
fn healthz() {}

/// It takes requests. GitHub is not asked: an outage there must not restart us.
#[utoipa::path(
    get,
    path = "/readyz",
    responses(
        (status = 200, description = "It does.", body = String, content_type = "text/plain"),
        (status = 503, description = "It is stopping.", body = String, content_type = "text/plain"),
    )
)]
#[expect(dead_code, reason = "the macro reads it")]
fn readyz() {}
