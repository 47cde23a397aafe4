//! The problems that each kind of operation can end with, by status.

use ghcr_contract::ProblemCode::{
    self, BodyTooLarge, Busy, CredentialUnreadable, Forbidden, ForbiddenOrigin,
    IdempotencyKeyReused, IdentityUnavailable, Internal, InvalidFields, MalformedJson,
    MethodNotAllowed, NotFound, PreconditionFailed, PreconditionRequired, RequestTimeout,
    SavedForOtherHost, StoreUnavailable, TooManyAttempts, TooManyRefusals, TooManyRegistries,
    TooManyRequests, Unauthenticated, UnknownHost, UnsupportedMediaType,
};
use std::collections::BTreeMap;
use utoipa::IntoResponses;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

/// Who may not ask at all, and what may always happen.
const ALWAYS: &[ProblemCode] = &[ForbiddenOrigin, UnknownHost, MethodNotAllowed, Internal];
const OF_BODY: &[ProblemCode] =
    &[MalformedJson, InvalidFields, BodyTooLarge, UnsupportedMediaType, RequestTimeout];
const OF_LIMITS: &[ProblemCode] = &[TooManyAttempts, TooManyRefusals, TooManyRequests, Busy];
const OF_LIST: &[ProblemCode] =
    &[Unauthenticated, IdentityUnavailable, Forbidden, StoreUnavailable];
const OF_REGISTRY: &[ProblemCode] =
    &[Unauthenticated, IdentityUnavailable, Forbidden, NotFound, StoreUnavailable];
const UNTESTABLE: &[ProblemCode] = &[CredentialUnreadable, SavedForOtherHost];
const OF_VERSION: &[ProblemCode] = &[PreconditionFailed, PreconditionRequired];

/// Declares what `responses(…)` of an operation can name.
macro_rules! problem_responses {
    ($($(#[doc = $doc:literal])* $name:ident = $codes:expr;)+) => {$(
        $(#[doc = $doc])*
        pub(super) struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                by_status(&$codes)
            }
        }
    )+};
}

problem_responses! {
    /// Of a validation of what somebody typed.
    ValidationProblems = [ALWAYS, OF_BODY, OF_LIMITS];
    /// Of a list of saved registries.
    ListProblems = [ALWAYS, OF_LIST, &[InvalidFields]];
    /// Of saving a registry; it is not found if the same attempt saved one that is removed.
    SavingProblems =
        [ALWAYS, OF_REGISTRY, &[IdempotencyKeyReused, TooManyRegistries, TooManyRequests], OF_BODY];
    /// Of undoing a removal.
    RestoringProblems = [ALWAYS, OF_REGISTRY, &[TooManyRegistries]];
    /// Of one saved registry, without a body.
    RegistryProblems = [ALWAYS, OF_REGISTRY];
    /// Of one saved registry with parameters.
    HistoryProblems = [ALWAYS, OF_REGISTRY, &[InvalidFields]];
    /// Of a change of one version.
    RemovalProblems = [ALWAYS, OF_REGISTRY, OF_VERSION];
    /// Of a change with a body.
    ChangeProblems = [ALWAYS, OF_REGISTRY, OF_VERSION, OF_BODY];
    /// Of a change that is tested first.
    RotationProblems =
        [ALWAYS, OF_REGISTRY, OF_VERSION, OF_BODY, OF_LIMITS, &[SavedForOtherHost]];
    /// Of a test of a saved registry.
    TestProblems =
        [ALWAYS, OF_REGISTRY, OF_LIMITS, UNTESTABLE, &[PreconditionFailed]];
    /// Of reading a token.
    CredentialProblems = [ALWAYS, OF_REGISTRY, &[PreconditionFailed, CredentialUnreadable]];
}

/// Every problem by its code's status and title.
fn by_status(groups: &[&[ProblemCode]]) -> BTreeMap<String, RefOr<Response>> {
    let is_there = |code: &&ProblemCode| groups.iter().any(|group| group.contains(code));
    let mut by_status: BTreeMap<u16, Vec<ProblemCode>> = BTreeMap::new();
    for code in ProblemCode::ALL.iter().filter(is_there) {
        by_status.entry(code.status()).or_default().push(*code);
    }
    by_status
        .into_iter()
        .map(|(status, codes)| (status.to_string(), problem(&codes).into()))
        .collect()
}

fn problem(codes: &[ProblemCode]) -> Response {
    let lines: Vec<String> =
        codes.iter().map(|code| format!("* `{code}`: {}", code.title())).collect();
    let schema = Ref::from_schema_name("Problem");
    let response = ResponseBuilder::new()
        .description(lines.join("\n"))
        .content("application/problem+json", ContentBuilder::new().schema(Some(schema)).build());
    let has = |statuses: &[u16]| codes.iter().any(|code| statuses.contains(&code.status()));
    let (name, schema_type, description) = if has(&[429, 503]) {
        ("Retry-After", Type::Integer, "Seconds to wait.")
    } else if has(&[401]) {
        ("WWW-Authenticate", Type::String, "`Bearer`, and `error` if there was one.")
    } else {
        return response.build();
    };
    let schema = ObjectBuilder::new().schema_type(schema_type.clone());
    let schema = if schema_type == Type::Integer { schema.minimum(Some(0)) } else { schema };
    let header = HeaderBuilder::new().schema(Some(schema.build())).description(Some(description));
    response.header(name, header.build()).build()
}
