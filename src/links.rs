//! Addresses on GitHub's web host. A token is never part of one.

use std::fmt::Write as _;

/// GitHub's web host, until the proxy names another one.
pub const GITHUB_WEB: &str = "https://github.com";

/// GitHub's page for a new classic token, with the scope and the note already chosen.
///
/// `scopes` is documented, `description` (which fills the field "Note") is in wide use without being so; the written
/// steps therefore stay beside the link (GitHub facts, section 8).
#[must_use]
pub fn new_classic_token(github_web: &str, note: &str) -> String {
    let mut address = format!("{github_web}/settings/tokens/new?scopes=read:packages");
    if !note.is_empty() {
        address.push_str("&description=");
        push_encoded(&mut address, note);
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

    #[test]
    fn the_token_page_has_the_scope_and_the_note_filled_in() {
        assert_eq!(
            new_classic_token(GITHUB_WEB, ""),
            "https://github.com/settings/tokens/new?scopes=read:packages"
        );
        assert_eq!(
            new_classic_token("https://acme.ghe.com", "Prod & «é»"),
            "https://acme.ghe.com/settings/tokens/new?scopes=read:packages&description=Prod%20%26%20%C2%AB%C3%A9%C2%BB"
        );
    }

    #[test]
    fn a_script_is_no_web_page() {
        assert!(is_web_page("https://github.com/settings/tokens"));
        for bad in ["javascript:alert(1)", "data:text/html,x", "//evil", ""] {
            assert!(!is_web_page(bad), "{bad}");
        }
    }
}
