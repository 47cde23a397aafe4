//! The body of a request, read into the contract's types; every fault is found at once, and none
//! repeats the text.

mod collect;
pub(crate) mod saved;
mod sent;

use crate::problem::ProblemResponse;
use crate::state::AppState;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use ghcr_contract::{
    Fault, Field, FieldFault, ImageReference, ProblemCode, Username, ValidateRequest, Visibility,
};
use secrecy::ExposeSecret;
pub(crate) use sent::repeatable;
use sent::{HOST, Sent, SentFields, VISIBILITY};
use std::collections::BTreeSet;

pub(crate) struct RequestBody(pub(crate) ValidateRequest);

impl FromRequest<AppState> for RequestBody {
    type Rejection = ProblemResponse;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, ProblemResponse> {
        receive(request, state, read_fields).await.map(Self)
    }
}

/// What a reader makes of an object's fields, or everything that is wrong with them.
type Read<T> = Result<T, Vec<FieldFault>>;

/// Receives a body of JSON and hands its fields to `read`, with the host that may stand in front of
/// an image.
async fn receive<T>(
    request: Request,
    state: &AppState,
    read: fn(SentFields, &str) -> Read<T>,
) -> Result<T, ProblemResponse> {
    if !is_json(&request) {
        return Err(ProblemResponse::new(ProblemCode::UnsupportedMediaType));
    }
    let body = collect::collect(request.into_body(), state.settings.limits.request_body)
        .await
        .map_err(ProblemResponse::new)?;
    let fields =
        sent::parse(&body).map_err(|_| ProblemResponse::new(ProblemCode::MalformedJson))?;
    let read =
        fields.map_or_else(|| Err(vec![not_an_object()]), |it| read(it, &state.config.registry));
    read.map_err(ProblemResponse::of_fields)
}

fn is_json(request: &Request) -> bool {
    let media_type =
        request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    media_type.is_some_and(|text| {
        text.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
    })
}

fn not_an_object() -> FieldFault {
    FieldFault { field: String::new(), fault: Fault::WrongType }
}

/// Reads the request for a validation, or everything that is wrong with it. `registry` is the host
/// that may stand in front of an image.
///
/// # Errors
/// When the body is not JSON.
#[cfg(any(test, fuzzing))]
pub(crate) fn read(body: &[u8], registry: &str) -> serde_json::Result<Read<ValidateRequest>> {
    let fields = sent::parse(body)?;
    Ok(fields.map_or_else(|| Err(vec![not_an_object()]), |it| read_fields(it, registry)))
}

fn read_fields(mut sent: SentFields, registry: &str) -> Read<ValidateRequest> {
    let absent = [
        (Field::Description.as_str(), std::mem::take(&mut sent.description)),
        (HOST, std::mem::take(&mut sent.host)),
    ];
    sent.refuse(absent);
    let mut faults = Vec::new();
    let username = read_username(sent.username, &mut faults);
    let token = parse(sent.token, Field::Token.as_str(), &mut faults, str::parse);
    let image = read_image(sent.image, registry, &mut faults);
    let visibility = parse_visibility(sent.visibility, &mut faults);
    add_unknown(sent.unknown, &mut faults);
    match username {
        Some(username) if faults.is_empty() => {
            Ok(ValidateRequest { username, token, image, visibility })
        }
        _ => Err(faults),
    }
}

/// The one field that every request for an account has.
fn read_username(sent: Sent, faults: &mut Vec<FieldFault>) -> Option<Username> {
    let username = parse(sent, Field::Username.as_str(), faults, str::parse);
    if username.is_none() && faults.is_empty() {
        faults.push(missing(Field::Username.as_str()));
    }
    username
}

fn read_image(sent: Sent, registry: &str, faults: &mut Vec<FieldFault>) -> Option<ImageReference> {
    let read = |text: &str| ImageReference::parse_of_registry(text, registry);
    parse(sent, Field::Image.as_str(), faults, read)
}

fn add_unknown(unknown: BTreeSet<String>, faults: &mut Vec<FieldFault>) {
    faults
        .extend(unknown.into_iter().map(|field| FieldFault { field, fault: Fault::UnknownField }));
}

/// The fault of a field that must be there and is not.
fn missing(field: &str) -> FieldFault {
    FieldFault { field: field.to_owned(), fault: Fault::Missing }
}

/// `null` is as good as not there.
fn parse<T>(
    sent: Sent,
    field: &str,
    faults: &mut Vec<FieldFault>,
    read: impl FnOnce(&str) -> Result<T, Fault>,
) -> Option<T> {
    let parsed = match sent {
        Sent::Nothing | Sent::Null => return None,
        Sent::Text(text) => read(text.expose_secret()),
        Sent::Other => Err(Fault::WrongType),
    };
    match parsed {
        Ok(value) => Some(value),
        Err(fault) => {
            faults.push(FieldFault { field: field.to_owned(), fault });
            None
        }
    }
}

/// The widest visibility that is to be scanned; one of three names.
fn parse_visibility(sent: Sent, faults: &mut Vec<FieldFault>) -> Option<Visibility> {
    parse(sent, VISIBILITY, faults, |name| name.parse().map_err(|_| Fault::WrongType))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn read(body: &Value) -> Result<ValidateRequest, Vec<FieldFault>> {
        super::read(body.to_string().as_bytes(), ghcr_contract::GITHUB_REGISTRY).unwrap()
    }

    #[track_caller]
    fn faults(body: &Value) -> Vec<(String, &'static str)> {
        let faults = read(body).expect_err("this body should be refused");
        faults.into_iter().map(|it| (it.field, it.fault.code())).collect()
    }

    #[test]
    fn the_smallest_and_the_largest_request_are_read() {
        assert!(read(&json!({"username": "myorg"})).is_ok());
        let full = json!({
            "username": "myorg", "token": "x", "image": "myorg/app:1", "visibility": "internal",
        });
        let request = read(&full).unwrap();
        assert_eq!(request.visibility, Some(Visibility::Internal));
        assert_eq!(request.token.map(|token| token.expose().to_owned()).as_deref(), Some("x"));
        let nulls = read(&json!({"username": "myorg", "token": null, "image": null})).unwrap();
        assert!(nulls.token.is_none() && nulls.image.is_none());
    }

    #[test]
    fn all_faults_are_named_at_once() {
        let table = [
            (json!({}), vec![("username", "missing")]),
            (json!({"username": null}), vec![("username", "missing")]),
            (json!({"username": 7}), vec![("username", "wrong_type")]),
            (
                json!({"username": "", "token": "a b", "image": "nginx"}),
                vec![("username", "empty"), ("token", "space"), ("image", "owner_missing")],
            ),
            (json!({"username": "a", "token": ["x"]}), vec![("token", "wrong_type")]),
            (json!({"username": "a", "visibility": "all"}), vec![("visibility", "wrong_type")]),
            (json!({"username": "a", "visibility": 1}), vec![("visibility", "wrong_type")]),
            (json!({"username": "a", "usrname": "b"}), vec![("usrname", "unknown_field")]),
            (json!({"username": "a", "description": "b"}), vec![("description", "unknown_field")]),
            (
                json!({"username": "a", "Canary0123": 1, "Canary4567": {"a": [1]}}),
                vec![("", "unknown_field")],
            ),
            (json!(["username"]), vec![("", "wrong_type")]),
            (json!(null), vec![("", "wrong_type")]),
            (json!("username"), vec![("", "wrong_type")]),
            (json!(7), vec![("", "wrong_type")]),
        ];
        for (body, expected) in table {
            let expected: Vec<_> =
                expected.into_iter().map(|(field, code)| (field.to_owned(), code)).collect();
            assert_eq!(faults(&body), expected, "{body}");
        }
    }
}
