//! The operations on webhooks that could not be delivered. Without `--database-url` none of them is
//! there.

use super::problems::{ListProblems, RegistryProblems};
use ghcr_contract::DeadLetterList;

/// The webhooks of the caller's organisation that could not be delivered, the newest first.
///
/// The service sends them to `--webhook-url`, ten times within about a day. Then they wait here for
/// 30 days, to be sent again. For editors.
#[utoipa::path(
    get,
    path = "/api/v1/webhooks/dead-letters",
    params(
        ("cursor" = Option<String>, Query, description = "`next` of the page before."),
        (
            "limit" = Option<u32>, Query, minimum = 1,
            description = "How many on a page: 50 unless it says otherwise, 200 at the most.",
        ),
    ),
    responses((status = 200, description = "A page.", body = DeadLetterList), ListProblems)
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn dead_letters() {}

/// Has a dead letter sent again, with the same id and body.
///
/// It leaves the list at once, and is there again if it cannot be delivered this time either. For
/// editors.
#[utoipa::path(
    post,
    path = "/api/v1/webhooks/dead-letters/{id}/resend",
    params(("id" = String, Path, description = "The id of its event.")),
    responses((status = 202, description = "It is to be sent."), RegistryProblems)
)]
#[expect(dead_code, reason = "the macro reads it")]
pub(super) fn resend() {}
