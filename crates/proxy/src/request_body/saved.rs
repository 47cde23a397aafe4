//! The bodies of requests about saved registries.

use super::sent::{HOST, Sent, SentFields, VISIBILITY};
use super::{
    Read, add_unknown, missing, parse, parse_visibility, read_image, read_username, receive,
};
use crate::problem::ProblemResponse;
use crate::registries::Registries;
use axum::extract::{FromRequest, Request};
use ghcr_contract::{Description, Fault, Field, FieldFault, Registry, RegistryPatch, Token};
use std::mem::take;

/// A registry to save, as the screen posts it.
pub(crate) struct NewRegistryBody(pub(crate) Registry);

/// What to change of a registry.
pub(crate) struct PatchBody(pub(crate) RegistryPatch);

/// A new token.
pub(crate) struct TokenBody(pub(crate) Token);

impl FromRequest<Registries> for NewRegistryBody {
    type Rejection = ProblemResponse;

    async fn from_request(request: Request, state: &Registries) -> Result<Self, ProblemResponse> {
        receive(request, &state.app, read_registry).await.map(Self)
    }
}

impl FromRequest<Registries> for PatchBody {
    type Rejection = ProblemResponse;

    async fn from_request(request: Request, state: &Registries) -> Result<Self, ProblemResponse> {
        receive(request, &state.app, read_patch).await.map(Self)
    }
}

impl FromRequest<Registries> for TokenBody {
    type Rejection = ProblemResponse;

    async fn from_request(request: Request, state: &Registries) -> Result<Self, ProblemResponse> {
        receive(request, &state.app, read_token).await.map(Self)
    }
}

fn read_registry(mut sent: SentFields, registry: &str) -> Read<Registry> {
    let absent = [(HOST, take(&mut sent.host))];
    sent.refuse(absent);
    let mut faults = Vec::new();
    let username = read_username(sent.username, &mut faults);
    let token = parse(sent.token, Field::Token.as_str(), &mut faults, str::parse);
    let description = parse(sent.description, Field::Description.as_str(), &mut faults, str::parse);
    let image = read_image(sent.image, registry, &mut faults);
    if matches!(sent.visibility, Sent::Nothing | Sent::Null) {
        faults.push(missing(VISIBILITY));
    }
    let visibility = parse_visibility(sent.visibility, &mut faults);
    add_unknown(sent.unknown, &mut faults);
    match (username, visibility) {
        (Some(username), Some(visibility)) if faults.is_empty() => {
            Ok(Registry { username, token, description, image, visibility })
        }
        _ => Err(faults),
    }
}

/// `null` empties the description and the image, and stands for nothing elsewhere.
fn read_patch(sent: SentFields, registry: &str) -> Read<RegistryPatch> {
    let mut faults = Vec::new();
    let username = parse(sent.username, Field::Username.as_str(), &mut faults, str::parse);
    let token = parse(sent.token, Field::Token.as_str(), &mut faults, str::parse);
    let description = match sent.description {
        Sent::Null => Some(Description::default()),
        sent => parse(sent, Field::Description.as_str(), &mut faults, str::parse),
    };
    let image = match sent.image {
        Sent::Null => Some(None),
        sent => read_image(sent, registry, &mut faults).map(Some),
    };
    let visibility = parse_visibility(sent.visibility, &mut faults);
    let host = parse(sent.host, HOST, &mut faults, |text| host_of(text, registry));
    add_unknown(sent.unknown, &mut faults);
    let patch = RegistryPatch { description, image, visibility, username, host, token };
    if faults.is_empty() { Ok(patch) } else { Err(faults) }
}

/// No request chooses another host than the one that the service is connected to.
fn host_of(text: &str, registry: &str) -> Result<String, Fault> {
    let is_connected = text.trim().eq_ignore_ascii_case(registry);
    is_connected.then(|| registry.to_owned()).ok_or(Fault::OtherRegistry)
}

fn read_token(mut sent: SentFields, _: &str) -> Read<Token> {
    let absent = [
        (Field::Username.as_str(), take(&mut sent.username)),
        (Field::Description.as_str(), take(&mut sent.description)),
        (Field::Image.as_str(), take(&mut sent.image)),
        (VISIBILITY, take(&mut sent.visibility)),
        (HOST, take(&mut sent.host)),
    ];
    sent.refuse(absent);
    let mut faults: Vec<FieldFault> = Vec::new();
    let token = parse(sent.token, Field::Token.as_str(), &mut faults, str::parse);
    if token.is_none() && faults.is_empty() {
        faults.push(missing(Field::Token.as_str()));
    }
    add_unknown(sent.unknown, &mut faults);
    token.filter(|_| faults.is_empty()).ok_or(faults)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request_body::sent;
    use ghcr_contract::{GITHUB_REGISTRY, Visibility};
    use serde_json::{Value, json};

    type Reader<T> = fn(SentFields, &str) -> Read<T>;

    fn read<T>(reader: Reader<T>, body: &Value) -> Read<T> {
        reader(sent::parse(body.to_string().as_bytes()).unwrap().unwrap(), GITHUB_REGISTRY)
    }

    #[track_caller]
    fn assert_faults<T>(reader: Reader<T>, body: &Value, expected: &[(&str, &str)]) {
        let faults = read(reader, body).err().expect("this body should be refused");
        let faults: Vec<_> = faults.iter().map(|it| (it.field.as_str(), it.fault.code())).collect();
        assert_eq!(faults, expected, "{body}");
    }

    #[test]
    fn what_the_screen_posts_is_read() {
        let registry = Registry {
            username: "myorg".parse().unwrap(),
            token: Some("not-a-real-one".parse().unwrap()),
            description: None,
            image: Some("myorg/app:1".parse().unwrap()),
            visibility: Visibility::Internal,
        };
        let posted = serde_json::to_value(&registry).unwrap();
        let read = read(read_registry, &posted).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap(), posted);
    }

    #[test]
    fn all_faults_of_a_registry_are_named_at_once() {
        let missing = [("username", "missing"), ("visibility", "missing")];
        assert_faults(read_registry, &json!({}), &missing);
        let body = json!({
            "username": "a", "visibility": "all", "description": "a\nb", "host": "ghcr.io",
        });
        let faults =
            [("description", "control"), ("visibility", "wrong_type"), ("host", "unknown_field")];
        assert_faults(read_registry, &body, &faults);
    }

    #[test]
    fn null_empties_what_may_be_empty_and_absence_leaves_it() {
        let patch = read(read_patch, &json!({"description": null, "image": null})).unwrap();
        assert_eq!(patch.description, Some(Description::default()));
        assert_eq!(patch.image, Some(None));
        let patch = read(read_patch, &json!({"username": null, "host": "GHCR.io"})).unwrap();
        assert!(patch.username.is_none() && patch.description.is_none() && patch.image.is_none());
        assert_eq!(patch.host.as_deref(), Some("ghcr.io"));
        let elsewhere = json!({"host": "registry.example.com"});
        assert_faults(read_patch, &elsewhere, &[("host", "other_registry")]);
    }

    #[test]
    fn a_new_token_comes_alone() {
        assert!(read(read_token, &json!({"token": "not-a-real-one"})).is_ok());
        assert_faults(read_token, &json!({}), &[("token", "missing")]);
        assert_faults(read_token, &json!({"token": ""}), &[("token", "empty")]);
        let more = json!({"token": "x", "username": "a"});
        assert_faults(read_token, &more, &[("username", "unknown_field")]);
    }
}
