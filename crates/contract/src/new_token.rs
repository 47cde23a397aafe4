//! GitHub's page for a new classic token, filled in.

use std::fmt::Write as _;

/// What the page is filled in with.
///
/// ```
/// use ghcr_contract::{GITHUB_WEB, NewToken};
/// let page = NewToken { note: "Scans", ..NewToken::default() }.page(GITHUB_WEB);
/// assert!(page.ends_with("?scopes=read:packages&default_expires_at=90&description=Scans"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NewToken<'a> {
    /// Its name on GitHub. It becomes a part of an address: no secret may be in it.
    pub note: &'a str,
    /// How many days it lives: 7, 30, 60 or 90.
    pub lifetime: u16,
    /// Whether it may also push.
    pub may_push: bool,
}

impl NewToken<'_> {
    /// The longest of GitHub's fixed lifetimes, in days (GitHub facts, section 9).
    pub const LONGEST_LIFETIME: u16 = 90;

    /// The page's address on GitHub's web host, with scope, note and lifetime already chosen.
    ///
    /// `scopes` is documented; `description` (which fills the field "Note") and
    /// `default_expires_at` are in wide use without being so; the written steps therefore stay
    /// beside the link (GitHub facts, section 8).
    #[must_use]
    pub fn page(&self, github_web: &str) -> String {
        let scopes = if self.may_push { "write:packages,read:packages" } else { "read:packages" };
        let lifetime = self.lifetime;
        let mut address = format!(
            "{github_web}/settings/tokens/new?scopes={scopes}&default_expires_at={lifetime}"
        );
        if !self.note.is_empty() {
            address.push_str("&description=");
            push_encoded(&mut address, self.note);
        }
        address
    }
}

impl Default for NewToken<'_> {
    fn default() -> Self {
        Self { note: "", lifetime: Self::LONGEST_LIFETIME, may_push: false }
    }
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
    use crate::GITHUB_WEB;

    #[test]
    fn the_page_has_scope_lifetime_and_note_filled_in() {
        assert_eq!(
            NewToken::default().page(GITHUB_WEB),
            "https://github.com/settings/tokens/new?scopes=read:packages&default_expires_at=90"
        );
        let full = NewToken { note: "Prod & «é»", lifetime: 30, may_push: true };
        assert_eq!(
            full.page("https://acme.ghe.com"),
            "https://acme.ghe.com/settings/tokens/new?scopes=write:packages,read:packages&default_expires_at=30\
             &description=Prod%20%26%20%C2%AB%C3%A9%C2%BB"
        );
    }
}
