//! Addresses on GitHub's web host. A token is never part of one.

use crate::report::redact;
use std::fmt::Write as _;

/// What GitHub's page for a new token is filled in with.
#[derive(Clone, Copy, Debug)]
pub struct NewToken<'a> {
    /// Its name on GitHub; the form's description.
    pub note: &'a str,
    /// How many days it lives: 7, 30, 60 or 90.
    pub lifetime: u16,
    /// Whether it may also push.
    pub may_push: bool,
}

/// GitHub's page for a new classic token, with scope, note and lifetime already chosen.
///
/// `scopes` is documented; `description` (which fills the field "Note") and `default_expires_at` are in wide use without
/// being so; the written steps therefore stay beside the link (GitHub facts, section 8).
#[must_use]
pub fn new_classic_token(github_web: &str, token: NewToken<'_>) -> String {
    let scopes = if token.may_push { "write:packages,read:packages" } else { "read:packages" };
    let lifetime = token.lifetime;
    let mut address =
        format!("{github_web}/settings/tokens/new?scopes={scopes}&default_expires_at={lifetime}");
    // Somebody may have pasted their token into the wrong field.
    if !token.note.is_empty() && redact(token.note) == token.note {
        address.push_str("&description=");
        push_encoded(&mut address, token.note);
    }
    address
}

/// Whether `address` leads to a web page, and not into a script.
#[must_use]
pub fn is_web_page(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// Percent-encodes all but RFC 3986's unreserved characters.
fn push_encoded(address: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                address.push(char::from(byte));
            }
            // Writing into a string cannot fail.
            other => {
                let _ = write!(address, "%{other:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::GITHUB_WEB;

    #[test]
    fn the_token_page_has_scope_lifetime_and_note_filled_in() {
        let plain = NewToken { note: "", lifetime: 90, may_push: false };
        assert_eq!(
            new_classic_token(GITHUB_WEB, plain),
            "https://github.com/settings/tokens/new?scopes=read:packages&default_expires_at=90"
        );
        let full = NewToken { note: "Prod & «é»", lifetime: 30, may_push: true };
        assert_eq!(
            new_classic_token("https://acme.ghe.com", full),
            "https://acme.ghe.com/settings/tokens/new?scopes=write:packages,read:packages&default_expires_at=30\
             &description=Prod%20%26%20%C2%AB%C3%A9%C2%BB"
        );
    }

    #[test]
    fn a_token_in_the_wrong_field_is_no_part_of_the_address() {
        let note = format!("my ghp_{}", "A1b2".repeat(9));
        let token = NewToken { note: &note, lifetime: 90, may_push: false };
        assert!(new_classic_token(GITHUB_WEB, token).ends_with("&default_expires_at=90"));
    }

    #[test]
    fn a_script_is_no_web_page() {
        assert!(is_web_page("https://github.com/settings/tokens"));
        for bad in ["javascript:alert(1)", "data:text/html,x", "//evil", ""] {
            assert!(!is_web_page(bad), "{bad}");
        }
    }
}
