//! The personas of the demo.

use super::describe::{failing, persona, ready_with, with_image};
use super::ladder::ladder_personas;
use super::outages::outages;
use crate::world::tokens;
use ghcr_contract::{CheckCode, Persona};

/// The demo's personas: one for every fault that the account itself can have, some that are well,
/// and the outages that answer soon.
///
/// Each ends in the verdict `ready`, without any warning, or in `blocked` with its code as the
/// first failing rung; an outage leaves the verdict open, with its code as the headline. (A managed
/// user asked for by a stranger is in the world, and not in here: it may or may not exist, so the
/// diagnosis is left open.)
#[must_use]
pub fn personas() -> Vec<Persona> {
    [
        ready(),
        badly_copied(),
        of_a_wrong_kind(),
        not_accepted(),
        without_the_scope(),
        of_a_wrong_account(),
        ladder_personas(),
        outages(),
    ]
    .concat()
}

fn ready() -> Vec<Persona> {
    vec![
        ready_with("Organisation and a member's token", "northpier-labs", tokens::READ_PACKAGES),
        ready_with("User and their own token", "jonas-keller", tokens::READ_PACKAGES_WITH_OFFSET),
        ready_with(
            "Machine account without expiry",
            "northpier-scanner",
            tokens::READ_PACKAGES_WITHOUT_END,
        ),
        ready_with("Login in other letter case", "Priya-RAMAN", tokens::READ_PACKAGES),
        ready_with("Token from before 2021", "lea-fontaine", tokens::LEGACY),
        with_image(
            persona("Public images, no token", "quillworks", None, "ready"),
            "quillworks/typesetter",
        ),
    ]
}

fn badly_copied() -> Vec<Persona> {
    let text = tokens::READ_PACKAGES.text();
    let (start, end) = text.split_at(text.len() / 2);
    let fails = CheckCode::TokenFormat;
    vec![
        persona(
            "Copied with quotes",
            "northpier-labs",
            Some(&format!("\"{text}\"")),
            fails.as_str(),
        ),
        persona(
            "Copied with an invisible character",
            "northpier-labs",
            Some(&format!("{start}\u{200b}{end}")),
            fails.as_str(),
        ),
    ]
}

fn of_a_wrong_kind() -> Vec<Persona> {
    let fails = CheckCode::TokenKind;
    vec![
        failing("Fine-grained token", "northpier-labs", tokens::FINE_GRAINED, fails),
        failing("Token of an Actions run", "northpier-labs", tokens::ACTIONS, fails),
        failing("Token of a GitHub App's user", "priya-raman", tokens::APP_USER, fails),
        failing("Refresh token", "priya-raman", tokens::REFRESH, fails),
    ]
}

fn not_accepted() -> Vec<Persona> {
    let fails = CheckCode::TokenAccepted;
    vec![
        failing("Expired token", "northpier-labs", tokens::EXPIRED, fails),
        failing("Revoked token", "tidewater-bank", tokens::REVOKED, fails),
        failing("Mistyped token", "northpier-labs", tokens::READ_PACKAGES.with_a_slip(), fails),
    ]
}

fn without_the_scope() -> Vec<Persona> {
    let fails = CheckCode::TokenScope;
    vec![
        failing("Token for repositories only", "northpier-labs", tokens::REPOSITORIES_ONLY, fails),
        failing("Token without any scope", "northpier-labs", tokens::WITHOUT_SCOPES, fails),
        failing(
            "Token that may only delete",
            "northpier-labs",
            tokens::DELETE_PACKAGES_ONLY,
            fails,
        ),
    ]
}

fn of_a_wrong_account() -> Vec<Persona> {
    vec![
        failing(
            "Misspelt organisation",
            "northpeir-labs",
            tokens::READ_PACKAGES,
            CheckCode::AccountExists,
        ),
        failing(
            "Token of somebody else",
            "hana-lindqvist",
            tokens::READ_PACKAGES,
            CheckCode::AccountOwner,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::personas::catalogue;
    use std::collections::BTreeSet;

    #[test]
    fn every_title_is_short_and_stands_once() {
        let all = catalogue::all();
        let titles: BTreeSet<&str> = all.iter().map(|persona| persona.title.as_str()).collect();
        assert_eq!(titles.len(), all.len());
        assert!(titles.iter().all(|title| title.len() <= 36), "{titles:?}");
    }

    #[test]
    fn every_rung_that_can_fail_has_a_persona() {
        let expected: BTreeSet<String> =
            personas().into_iter().map(|persona| persona.expect).collect();
        let rungs = [
            "ready",
            "token.format",
            "token.kind",
            "github.reachable",
            "token.accepted",
            "token.scope",
            "account.exists",
            "account.owner",
            "org.membership",
            "org.sso",
            "org.policy",
            "packages.list",
            "packages.visibility",
            "image.pull",
            "image.anonymous",
        ];
        assert_eq!(expected, rungs.map(str::to_owned).into());
    }

    #[test]
    fn what_is_expected_to_be_ready_without_a_warning_has_nothing_odd_about_it() {
        for persona in personas().into_iter().filter(|persona| persona.expect == "ready") {
            assert_eq!(persona.username.oddity(), None, "{}", persona.title);
            let lint = persona.token.as_ref().map(ghcr_contract::Token::lint);
            assert!(lint.is_none_or(|lint| lint.strays.is_empty()
                && lint.checksum != ghcr_contract::ChecksumFinding::Differs));
        }
    }
}
