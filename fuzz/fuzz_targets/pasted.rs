//! A text that somebody pastes into a field.

#![no_main]

use ghcr_contract::{GithubHosts, ImageReference, TokenKind, Username};
use ghcr_pasted::{image_in_paste, token_in_paste, username_in_paste};
use libfuzzer_sys::fuzz_target;

/// Stands for a token in the corpus: a whole one in a file would look like a leak.
const PLACEHOLDER: &str = "TOKEN";

fuzz_target!(|text: &str| {
    let token = ["ghp_", "ExampleTokenNotIssuedByGitHub10VC4aO"].concat();
    let text = text.replace(PLACEHOLDER, &token);
    check_token(&text);
    check_username(&text);
    check_image(&text);
});

fn check_token(text: &str) {
    let Some(login) = token_in_paste(text) else { return };
    let token = login.token.expose();
    assert_ne!(TokenKind::of(token), TokenKind::Unknown);
    assert!(token_in_paste(token).is_none(), "a token alone is no longer text");
    assert!(!format!("{login:?}").contains(token));
    if let Some(name) = &login.username {
        is_a_name(name);
    }
}

fn check_username(text: &str) {
    let hosts = GithubHosts::default();
    let found = username_in_paste(text, &hosts);
    if let Some(name) = &found {
        is_a_name(name);
        assert_eq!(username_in_paste(name.as_str(), &hosts), None);
        let name = name.as_str().to_ascii_lowercase();
        assert!(text.to_ascii_lowercase().contains(&name));
    }
    assert!(found.is_none() || text.parse::<Username>().is_err());
}

fn is_a_name(name: &Username) {
    assert_eq!(name.as_str().parse().as_ref(), Ok(name));
    assert_eq!(TokenKind::of(name.as_str()), TokenKind::Unknown);
}

fn check_image(text: &str) {
    let hosts = GithubHosts::default();
    let Some(image) = image_in_paste(text, &hosts) else { return };
    let written = image.to_string();
    assert_eq!(written.parse::<ImageReference>().as_ref(), Ok(&image));
    assert_eq!(image_in_paste(&written, &hosts), None);
    assert!(text.to_ascii_lowercase().contains(image.owner()));
}
