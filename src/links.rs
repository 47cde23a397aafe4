//! Addresses that a page may lead to, and what may be in them.

use crate::state::{Deployment, Form, Help};
use ghcr_contract::NewToken;
use ghcr_contract::redact;
use leptos::prelude::*;

/// GitHub's page for a new token, filled in as the guide's choices say.
pub fn new_token_page(form: Form, help: Help, deployment: Deployment) -> String {
    let description = form.description.value().ok().flatten();
    let note = description.as_ref().map_or("", |it| it.as_str());
    let token = NewToken {
        note: note_in_address(note),
        lifetime: help.lifetime.get(),
        may_push: help.may_push.get(),
    };
    deployment.hosts.with(|hosts| token.page(&hosts.web))
}

/// GitHub's list of a person's tokens, where each can be regenerated.
pub fn tokens_page(deployment: Deployment) -> String {
    deployment.hosts.with(|hosts| format!("{}/settings/tokens", hosts.web))
}

/// The description as a part of an address: nothing of it where it may hold a token. An old token
/// looks like a commit, which the field takes.
fn note_in_address(description: &str) -> &str {
    if redact(description) == description { description } else { "" }
}

/// Returns true if `address` leads to a web page, and not into a script.
pub fn is_web_page(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_token_is_no_part_of_an_address() {
        assert_eq!(note_in_address("Prod & «é»"), "Prod & «é»");
        let old = "0123456789abcdef".repeat(3)[..40].to_owned();
        for text in [old, format!("my ghp_{}", "abcd".repeat(9))] {
            assert_eq!(note_in_address(&text), "", "{text}");
        }
    }

    #[test]
    fn a_script_is_no_web_page() {
        assert!(is_web_page("https://github.com/settings/tokens"));
        for bad in ["javascript:alert(1)", "data:text/html,x", "//evil", ""] {
            assert!(!is_web_page(bad), "{bad}");
        }
    }
}
