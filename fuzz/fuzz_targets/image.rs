//! A reference to an image.

#![no_main]

use ghcr_contract::{ImageReference, holds_token};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(image) = text.parse::<ImageReference>() else { return };
    let written = image.to_string();
    assert_eq!(written.parse().as_ref(), Ok(&image));
    let json = serde_json::to_string(&image).expect("an image can be written");
    assert_eq!(serde_json::from_str::<ImageReference>(&json).expect("it was just written"), image);

    assert_eq!(image.path(), format!("{}/{}", image.owner(), image.name()));
    assert!(image.path().len() <= ImageReference::MAX_PATH_LENGTH);
    assert!(!holds_token(text) && !holds_token(&written));
    for part in image.path().split('/') {
        assert!(part.bytes().all(is_of_path) && part != ".." && !part.is_empty());
    }
    assert!(image.manifest_reference().bytes().all(is_of_reference));
});

/// These need no escaping in the registry's addresses.
fn is_of_path(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte)
}

fn is_of_reference(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._-+:".contains(&byte)
}
