//! Reading and writing the contract's messages with little code.
//!
//! What serde derives is unfolded anew for every type, with `serde_json`'s parser and the sentences of its errors: 45 kB
//! of WebAssembly for the messages of the contract. Here the document becomes a tree, and each message takes from it what
//! it has. The structs are built field by field, without `..`, so that a new one in the contract does not compile until
//! it is read; tests hold the result against serde's.

mod messages;
mod part;
mod report;
mod tree;

pub use messages::{read, read_event, read_policy};
pub use part::FromJson;

use ghcr_contract::{ValidateRequest, Visibility};
use secrecy::SecretString;
use std::fmt::Write as _;

/// The body of a request. It holds the token in the clear.
#[must_use]
pub fn write_request(request: &ValidateRequest) -> SecretString {
    let ValidateRequest { username, token, image } = request;
    // Room enough, so that no half-written copy stays behind in memory.
    let mut body = String::with_capacity(2048);
    body.push_str("{\"username\":");
    push_text(&mut body, username.as_str());
    if let Some(token) = token {
        body.push_str(",\"token\":");
        push_text(&mut body, token.expose());
    }
    if let Some(image) = image {
        body.push_str(",\"image\":");
        push_text(&mut body, &image.to_string());
    }
    body.push('}');
    body.into()
}

/// What the page's back end is given: every field, `null` where it is empty. It holds the token in the clear.
#[must_use]
pub fn write_registry(
    request: &ValidateRequest,
    description: Option<&str>,
    reach: Visibility,
) -> SecretString {
    let mut body = String::with_capacity(2048);
    let image = request.image.as_ref().map(ToString::to_string);
    let mut before = '{';
    for (name, value) in [
        ("username", Some(request.username.as_str())),
        ("token", request.token.as_ref().map(ghcr_contract::Token::expose)),
        ("description", description.filter(|text| !text.is_empty())),
        ("image", image.as_deref()),
        ("visibility", Some(reach.as_str())),
    ] {
        body.push(before);
        push_text(&mut body, name);
        body.push(':');
        match value {
            Some(value) => push_text(&mut body, value),
            None => body.push_str("null"),
        }
        before = ',';
    }
    body.push('}');
    body.into()
}

fn push_text(body: &mut String, text: &str) {
    body.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => body.extend(['\\', character]),
            // Writing into a string cannot fail.
            '\0'..='\u{1f}' => drop(write!(body, "\\u{:04x}", u32::from(character))),
            _ => body.push(character),
        }
    }
    body.push('"');
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use secrecy::ExposeSecret;

    #[test]
    fn a_request_is_written_as_serde_json_writes_it() {
        let request = |token: Option<&str>, image: Option<&str>| ValidateRequest {
            username: "myorg".parse().expect("a login"),
            token: token.map(|it| it.parse().expect("a token")),
            image: image.map(|it| it.parse().expect("an image")),
        };
        for request in [
            request(None, None),
            request(Some("a\"b\\c"), None),
            request(Some("not-a-real-one"), Some("ghcr.io/myorg/app:1")),
        ] {
            let expected = serde_json::to_string(&request).expect("JSON");
            assert_eq!(write_request(&request).expose_secret(), expected);
        }
    }

    #[test]
    fn a_registry_has_every_field() {
        let request = ValidateRequest {
            username: "myorg".parse().expect("a login"),
            token: "not\"real".parse().ok(),
            image: None,
        };
        assert_eq!(
            write_registry(&request, Some("The \"old\" one"), Visibility::Internal).expose_secret(),
            r#"{"username":"myorg","token":"not\"real","description":"The \"old\" one","image":null,"visibility":"internal"}"#
        );
    }

    proptest! {
        #[test]
        fn every_text_reads_back(text in any::<String>()) {
            let mut written = String::new();
            push_text(&mut written, &text);
            prop_assert_eq!(serde_json::from_str::<String>(&written).expect("JSON"), text);
        }
    }
}
