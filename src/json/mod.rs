//! Reading and writing the contract's messages with little code.
//!
//! What serde derives is unfolded anew for every type, with `serde_json`'s parser and the sentences of its errors: 45 kB
//! of WebAssembly for the messages of the contract. Here the document becomes a tree, and each message takes from it what
//! it has. The structs are built field by field, without `..`, so that a new one in the contract does not compile until
//! it is read; tests hold the result against serde's.

mod messages;
mod tree;

pub use messages::{FromJson, read, read_event};

use ghcr_contract::ValidateRequest;
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

    proptest! {
        #[test]
        fn every_text_reads_back(text in any::<String>()) {
            let mut written = String::new();
            push_text(&mut written, &text);
            prop_assert_eq!(serde_json::from_str::<String>(&written).expect("JSON"), text);
        }
    }
}
