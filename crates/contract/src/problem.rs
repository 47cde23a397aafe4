//! Why there is no report: a problem document (RFC 9457).

use crate::fault::FieldFault;
use crate::names::wire_names;
use serde::{Deserialize, Serialize};

wire_names! {
    /// What kind of problem, stable; its `type` is `urn:ghcr-connect:problem:CODE`.
    pub enum ProblemCode {
        /// The body is not JSON.
        MalformedJson = "malformed_json",
        /// The body is JSON, and a field does not hold what it must: see `errors`.
        InvalidFields = "invalid_fields",
        /// The body is longer than the limit.
        BodyTooLarge = "body_too_large",
        /// The body's type is not `application/json`.
        UnsupportedMediaType = "unsupported_media_type",
        /// This address knows other methods only: see `Allow`.
        MethodNotAllowed = "method_not_allowed",
        /// The page that asks is neither the service's own nor one that it was told to answer.
        ForbiddenOrigin = "forbidden_origin",
        /// The service was asked under a name that it does not know as its own.
        UnknownHost = "unknown_host",
        /// There is nothing at this address.
        NotFound = "not_found",
        /// The request did not arrive in time.
        RequestTimeout = "request_timeout",
        /// This token was refused a few times already; asking on would lock its owner out of
        /// GitHub.
        TooManyAttempts = "too_many_attempts",
        /// GitHub refused so many tokens from this service that more would have it locked out.
        TooManyRefusals = "too_many_refusals",
        /// This client asks too often, or this token is used too often.
        TooManyRequests = "too_many_requests",
        /// The service has as many diagnoses as it can take.
        Busy = "busy",
        /// The caller has sent no bearer token, or one that is not valid (any more).
        Unauthenticated = "unauthenticated",
        /// The issuer of the bearer tokens cannot be reached, so that none can be checked.
        IdentityUnavailable = "identity_unavailable",
        /// The caller is not known, or its role does not include this.
        Forbidden = "forbidden",
        /// The registry is not the one that `If-Match` names: somebody has changed it meanwhile.
        PreconditionFailed = "precondition_failed",
        /// A change needs `If-Match` with the version that it is made to.
        PreconditionRequired = "precondition_required",
        /// The idempotency key was used for another request.
        IdempotencyKeyReused = "idempotency_key_reused",
        /// The saved token cannot be decrypted: its row was changed outside of the service, or its
        /// key is gone.
        CredentialUnreadable = "credential_unreadable",
        /// The registry was saved for another host than the one that the service is connected to.
        SavedForOtherHost = "saved_for_other_host",
        /// The caller's organisation has as many saved registries as it may have.
        TooManyRegistries = "too_many_registries",
        /// The database of saved registries cannot be reached, or is too busy.
        StoreUnavailable = "store_unavailable",
        /// Our own fault.
        Internal = "internal",
    }
}

impl ProblemCode {
    /// The HTTP status that goes with it.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::MalformedJson => 400,
            Self::InvalidFields | Self::IdempotencyKeyReused => 422,
            Self::BodyTooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::MethodNotAllowed => 405,
            Self::ForbiddenOrigin | Self::Forbidden => 403,
            Self::Unauthenticated => 401,
            Self::UnknownHost => 421,
            Self::NotFound => 404,
            Self::RequestTimeout => 408,
            Self::CredentialUnreadable | Self::SavedForOtherHost => 409,
            Self::TooManyAttempts | Self::TooManyRefusals | Self::TooManyRequests => 429,
            Self::Busy | Self::IdentityUnavailable | Self::StoreUnavailable => 503,
            Self::TooManyRegistries => 409,
            Self::PreconditionFailed => 412,
            Self::PreconditionRequired => 428,
            Self::Internal => 500,
        }
    }

    /// One English line for people who use curl: what is wrong and what to do.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::MalformedJson => {
                "The body is not JSON. Send an object such as {\"username\": \"myorg\"}."
            }
            Self::InvalidFields => {
                "A field does not hold what it must. Each entry of `errors` names one; mend those."
            }
            Self::BodyTooLarge => "The body is too large. Send at most 16 KiB.",
            Self::UnsupportedMediaType => {
                "The body's type is not JSON. Send `Content-Type: application/json`."
            }
            Self::MethodNotAllowed => {
                "This address does not know that method. Use one that `Allow` lists."
            }
            Self::ForbiddenOrigin => {
                "Pages of this origin may not ask. Open the service's own page, or start the service with \
                 `--allow-origin` and the page's origin."
            }
            Self::UnknownHost => {
                "The service does not know the name in `Host` as its own. Ask it under one that it knows, or start it \
                 with `--allow-host` and this one."
            }
            Self::NotFound => "There is nothing at this address. Look for a typing error in it.",
            Self::RequestTimeout => "The request did not arrive in time. Send it again.",
            Self::TooManyAttempts => {
                "This token was refused several times, and GitHub locks accounts out after too many. This is no new \
                 verdict on it; wait as long as `Retry-After` says."
            }
            Self::TooManyRefusals => {
                "GitHub refused many tokens from this service in the last minute, and would lock the service out. This \
                 is no verdict on this token; wait as long as `Retry-After` says."
            }
            Self::TooManyRequests => "Too many requests. Wait as long as `Retry-After` says.",
            Self::Busy => {
                "The service has as many diagnoses as it can take, and asked nothing. Wait as long as `Retry-After` \
                 says."
            }
            Self::Unauthenticated => {
                "You are not signed in, or no longer. Sign in again, and send what the identity \
                 provider issues for this service as `Authorization: Bearer …`."
            }
            Self::IdentityUnavailable => {
                "The identity provider cannot be reached, so nobody's sign-in can be checked. Wait \
                 as long as `Retry-After` says."
            }
            Self::Forbidden => {
                "You may not do this. Ask those who run the service for a role that includes it."
            }
            Self::PreconditionFailed => {
                "The registry has been changed meanwhile. Load it again, and send the change with \
                 its new `ETag`."
            }
            Self::PreconditionRequired => {
                "A change needs `If-Match`. Send it with the `ETag` of the registry as you have \
                 read it."
            }
            Self::IdempotencyKeyReused => {
                "This `Idempotency-Key` was used for another request. Use a new one for each \
                 request."
            }
            Self::CredentialUnreadable => {
                "The saved token cannot be decrypted: its row was changed outside of the service, \
                 or its key is gone. Save another one with `PUT …/token`."
            }
            Self::SavedForOtherHost => {
                "The registry was saved for another host than the one that the service is \
                 connected to, and its token is sent nowhere else. Move it here with `PATCH`, its \
                 `host` and its `token`, or start the service with the `--registry` that it was \
                 saved for."
            }
            Self::TooManyRegistries => {
                "Your organisation has as many saved registries as it may have. Remove one that is \
                 not needed, or ask those who run the service to raise `--registry-limit`."
            }
            Self::StoreUnavailable => {
                "The saved registries cannot be reached. Wait as long as `Retry-After` says."
            }
            Self::Internal => "The service made a mistake. Try again, then tell those who run it.",
        }
    }
}

/// `application/problem+json`. It never repeats what was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `urn:ghcr-connect:problem:CODE`.
    #[serde(rename = "type")]
    pub type_uri: String,
    /// The code's line in English.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What kind of problem.
    pub code: ProblemCode,
    /// How long to wait, in seconds; also in the header `Retry-After`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_s: Option<u64>,
    /// Which fields, and what is wrong with each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldFault>,
    /// The request's id, also in the header `X-Request-Id`: tell it to those who run the service,
    /// whose log has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

impl Problem {
    /// A problem of that kind, without fields.
    #[must_use]
    pub fn new(code: ProblemCode) -> Self {
        Self {
            type_uri: format!("urn:ghcr-connect:problem:{code}"),
            title: code.title().to_owned(),
            status: code.status(),
            code,
            retry_after_s: None,
            errors: Vec::new(),
            request_id: None,
        }
    }

    /// A problem that goes away by waiting so long.
    #[must_use]
    pub fn until(code: ProblemCode, retry_after_s: u64) -> Self {
        Self { retry_after_s: Some(retry_after_s), ..Self::new(code) }
    }

    /// The request's fields that cannot be read.
    #[must_use]
    pub fn with_fields(errors: Vec<FieldFault>) -> Self {
        Self { errors, ..Self::new(ProblemCode::InvalidFields) }
    }
}
