//! The body of a validation, read into the contract's types; every fault is found at once, and none
//! repeats the text.

use crate::problem::ProblemResponse;
use crate::service::AppState;
use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use ghcr_contract::{Fault, Field, FieldFault, ProblemCode, ValidateRequest};
use serde_json::{Map, Value};
use std::str::FromStr;

/// The longest body, in bytes: a token of a thousand characters fits sixteen times.
pub(crate) const MAX_BODY: usize = 16 * 1024;

/// The names of fields that do not exist are repeated only up to this length: the shortest token is
/// longer.
const MAX_REPEATED_NAME: usize = 24;

pub(crate) struct RequestBody(pub(crate) ValidateRequest);

impl FromRequest<AppState> for RequestBody {
    type Rejection = ProblemResponse;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, ProblemResponse> {
        if !is_json(&request) {
            return Err(ProblemResponse::new(ProblemCode::UnsupportedMediaType));
        }
        let reading = to_bytes(request.into_body(), MAX_BODY);
        let body = tokio::time::timeout(state.settings.limits.request_body, reading)
            .await
            .map_err(|_| ProblemResponse::new(ProblemCode::RequestTimeout))?
            .map_err(|_| ProblemResponse::new(ProblemCode::BodyTooLarge))?;
        let value: Value = serde_json::from_slice(&body)
            .map_err(|_| ProblemResponse::new(ProblemCode::MalformedJson))?;
        read_fields(value).map(Self).map_err(ProblemResponse::of_fields)
    }
}

fn is_json(request: &Request) -> bool {
    let media_type =
        request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    media_type.is_some_and(|text| {
        text.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
    })
}

pub(crate) fn read_fields(body: Value) -> Result<ValidateRequest, Vec<FieldFault>> {
    let Value::Object(mut fields) = body else {
        return Err(vec![FieldFault { field: String::new(), fault: Fault::WrongType }]);
    };
    let mut faults = Vec::new();
    let username = take(&mut fields, Field::Username, &mut faults);
    if username.is_none() && faults.is_empty() {
        faults.push(FieldFault { field: Field::Username.to_string(), fault: Fault::Missing });
    }
    let token = take(&mut fields, Field::Token, &mut faults);
    let image = take(&mut fields, Field::Image, &mut faults);
    faults.extend(
        fields
            .keys()
            .map(|name| FieldFault { field: repeatable(name), fault: Fault::UnknownField }),
    );
    match username {
        Some(username) if faults.is_empty() => Ok(ValidateRequest { username, token, image }),
        _ => Err(faults),
    }
}

/// Takes the field out of the body; `null` is as good as not there.
fn take<T: FromStr<Err = Fault>>(
    fields: &mut Map<String, Value>,
    field: Field,
    faults: &mut Vec<FieldFault>,
) -> Option<T> {
    let parsed = match fields.remove(field.as_str())? {
        Value::Null => return None,
        Value::String(text) => text.parse(),
        _ => Err(Fault::WrongType),
    };
    match parsed {
        Ok(value) => Some(value),
        Err(fault) => {
            faults.push(FieldFault { field: field.to_string(), fault });
            None
        }
    }
}

/// A misspelt field's name helps whoever wrote it; anything longer or stranger may be a token in
/// the wrong place.
fn repeatable(name: &str) -> String {
    let is_plain = name.len() <= MAX_REPEATED_NAME
        && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if is_plain { name.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn faults(body: Value) -> Vec<(String, &'static str)> {
        let faults = read_fields(body).expect_err("this body should be refused");
        faults.into_iter().map(|it| (it.field, it.fault.code())).collect()
    }

    #[test]
    fn the_smallest_and_the_largest_request_are_read() {
        assert!(read_fields(json!({"username": "myorg"})).is_ok());
        let full = json!({"username": "myorg", "token": "x", "image": "myorg/app:1"});
        let request = read_fields(full).unwrap();
        assert_eq!(request.token.map(|token| token.expose().to_owned()).as_deref(), Some("x"));
        let nulls =
            read_fields(json!({"username": "myorg", "token": null, "image": null})).unwrap();
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
            (json!({"username": "a", "usrname": "b"}), vec![("usrname", "unknown_field")]),
            (json!({"username": "a", "Canary0123": 1}), vec![("", "unknown_field")]),
            (json!(["username"]), vec![("", "wrong_type")]),
            (json!(null), vec![("", "wrong_type")]),
        ];
        for (body, expected) in table {
            let expected: Vec<_> =
                expected.into_iter().map(|(field, code)| (field.to_owned(), code)).collect();
            assert_eq!(faults(body.clone()), expected, "{body}");
        }
    }
}
