//! The body of a request for a validation.

#![no_main]

use ghcr_contract::{Fault, FieldFault, Token, ValidateRequest};
use ghcr_proxy::fuzzing::read_body;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    match read_body(body) {
        Some(Ok(request)) => is_read_again(&request),
        Some(Err(faults)) => say_nothing_secret(&faults),
        None => {}
    }
});

fn is_read_again(request: &ValidateRequest) {
    let body = serde_json::to_vec(request).expect("a request can be written");
    let again = read_body(&body).and_then(Result::ok).expect("this body was just written");
    assert_eq!(again.username, request.username);
    assert_eq!(again.image, request.image);
    assert_eq!(again.visibility, request.visibility);
    let [before, after] = [request, &again].map(|it| it.token.as_ref().map(Token::expose));
    assert_eq!(before, after);
}

/// A refusal says something, and repeats no more than a short name in small letters.
fn say_nothing_secret(faults: &[FieldFault]) {
    assert!(!faults.is_empty());
    for FieldFault { field, fault } in faults {
        assert!(field.len() <= 24);
        assert!(field.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
        assert!(*fault != Fault::UnknownField || !is_known(field));
    }
}

fn is_known(field: &str) -> bool {
    matches!(field, "username" | "token" | "image" | "visibility")
}
