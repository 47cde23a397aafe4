//! The operations on saved registries. Without `--database-url` none of them is there.

use super::problems::{
    ChangeProblems, CredentialProblems, HistoryProblems, ListProblems, RegistryProblems,
    RemovalProblems, RestoringProblems, RotationProblems, SavingProblems, TestProblems,
};
use ghcr_contract::{
    Credential, Event, Registry, RegistryHistory, RegistryList, RegistryPatch, RegistryState,
    Report, SavedRegistry, TokenReplacement, TokenRotation,
};

/// The saved registries of the caller's organisation, those saved last first.
///
/// This and the operations below it are there if the service was started with `--database-url`
/// (`registries` of the configuration). Roles: viewers, editors and scanners read; editors change
/// and test; scanners read credentials.
#[utoipa::path(
    get,
    path = "/api/v1/registries",
    params(
        ("cursor" = Option<String>, Query, description = "`next` of the page before."),
        (
            "limit" = Option<u32>, Query, minimum = 1,
            description = "How many on a page: 50 unless it says otherwise, 200 at the most.",
        ),
        ("state" = Option<RegistryState>, Query, description = "Those of this state."),
        (
            "search" = Option<String>, Query,
            description = "Those whose username or description holds this text, in any case.",
        ),
    ),
    responses((status = 200, description = "A page.", body = RegistryList), ListProblems)
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn list() {}

/// Saves a registry.
///
/// It is not tested. With `Idempotency-Key` the same request saves it once, however often it is
/// sent. An organisation may have as many as `--registry-limit` says, 10,000 unless it says
/// otherwise; those that are removed do not count. A client may save ten times as often as it may
/// ask for a validation.
#[utoipa::path(
    post,
    path = "/api/v1/registries",
    params((
        "Idempotency-Key" = Option<String>, Header, max_length = 255,
        description = "The client's name for this attempt, such as a UUID.",
    )),
    request_body(content = Registry, description = "At most 16 KiB."),
    responses(
        (
            status = 201, description = "It is saved.", body = SavedRegistry,
            headers(
                ("Location" = String, description = "Its address."),
                ("ETag" = String, description = "Its version, for `If-Match`."),
            ),
        ),
        SavingProblems,
    )
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn create() {}

/// One saved registry.
#[utoipa::path(
    get,
    path = "/api/v1/registries/{id}",
    params(("id" = String, Path, description = "Its id.")),
    responses(
        (
            status = 200, description = "The registry.", body = SavedRegistry,
            headers(("ETag" = String, description = "Its version, for `If-Match`.")),
        ),
        RegistryProblems,
    )
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn read() {}

/// Changes a registry.
///
/// Another `username` or `host` comes with its `token`: a saved one is never sent to another
/// address than the one that it was given for. For the same address, replace it with
/// `PUT …/token`. What tests have found is forgotten where a test would ask something else.
#[utoipa::path(
    patch,
    path = "/api/v1/registries/{id}",
    params(
        ("id" = String, Path, description = "Its id."),
        ("If-Match" = String, Header, description = "The `ETag` of what is changed, a list, or `*`."),
    ),
    request_body(content = RegistryPatch, description = "At most 16 KiB."),
    responses(
        (
            status = 200, description = "The registry as it is now.", body = SavedRegistry,
            headers(("ETag" = String, description = "Its version, for `If-Match`.")),
        ),
        ChangeProblems,
    )
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn change() {}

/// Removes a registry; `POST …/restore` undoes it.
#[utoipa::path(
    delete,
    path = "/api/v1/registries/{id}",
    params(
        ("id" = String, Path, description = "Its id."),
        ("If-Match" = String, Header, description = "The `ETag` of what is removed, a list, or `*`."),
    ),
    responses((status = 204, description = "It is removed."), RemovalProblems)
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn remove() {}

/// Brings a removed registry back, with its token and history. One that is not removed stays as it
/// is.
#[utoipa::path(
    post,
    path = "/api/v1/registries/{id}/restore",
    params(("id" = String, Path, description = "Its id.")),
    responses(
        (
            status = 200, description = "The registry as it is now.", body = SavedRegistry,
            headers(("ETag" = String, description = "Its version, for `If-Match`.")),
        ),
        RestoringProblems,
    )
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn restore() {}

/// What happened to a registry, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/registries/{id}/history",
    params(
        ("id" = String, Path, description = "Its id."),
        ("cursor" = Option<String>, Query, description = "`next` of the page before."),
        (
            "limit" = Option<u32>, Query, minimum = 1,
            description = "How many on a page: 50 unless it says otherwise, 200 at the most.",
        ),
    ),
    responses((status = 200, description = "A page.", body = RegistryHistory), HistoryProblems)
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn history() {}

/// The report of the last test; `null` before the first one.
#[utoipa::path(
    get,
    path = "/api/v1/registries/{id}/report",
    params(("id" = String, Path, description = "Its id.")),
    responses(
        (status = 200, description = "The report.", body = Option<Report>),
        RegistryProblems,
    )
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn report() {}

/// Replaces the token, if the new one is as good.
///
/// The new token is tested. It replaces the saved one if the test comes to at least what the
/// registry stands at; otherwise `is_replaced` is false, nothing is changed, and `report` has the
/// reason. The same token may be sent again, to have one tested again that GitHub has refused.
#[utoipa::path(
    put,
    path = "/api/v1/registries/{id}/token",
    params(
        ("id" = String, Path, description = "Its id."),
        ("If-Match" = String, Header, description = "The `ETag` of what is changed, a list, or `*`."),
    ),
    request_body(content = TokenReplacement, description = "At most 16 KiB."),
    responses(
        (
            status = 200, description = "What became of it.", body = TokenRotation,
            headers(("ETag" = String, description = "The version, for `If-Match`.")),
        ),
        RotationProblems,
    )
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn replace_token() {}

/// Tests a registry with its saved token, and records the result.
///
/// A token that GitHub has refused is not sent again until it is replaced: the answer is the last
/// report then.
#[utoipa::path(
    post,
    path = "/api/v1/registries/{id}/validate",
    params(("id" = String, Path, description = "Its id.")),
    responses(
        (
            status = 200,
            description = "The report; or, when `Accept` asks for `application/x-ndjson`, one \
                           event a line: each check as it is decided, then the report.",
            content((Report = "application/json"), (Event = "application/x-ndjson")),
        ),
        TestProblems,
    )
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn validate() {}

/// The token, for a scanner.
///
/// It is there if the service was started with `--allow-credential-reads`. The history keeps each
/// reading of a token.
#[utoipa::path(
    get,
    path = "/api/v1/registries/{id}/credential",
    params(("id" = String, Path, description = "Its id.")),
    responses(
        (status = 200, description = "What to pull with.", body = Credential),
        CredentialProblems,
    )
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn credential() {}
