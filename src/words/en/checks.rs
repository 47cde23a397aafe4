//! The ladder: titles, outcomes, verdicts and next steps. The sentences stand in `sentences.rs`.

use super::count;
use crate::words::Step;
use ghcr_contract::{Cause, CheckCode, Outcome, RemedyAction, Report, Verdict};

pub(super) fn title(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Username format",
        CheckCode::TokenFormat => "Token format",
        CheckCode::TokenKind => "Token kind",
        CheckCode::GithubReachable => "Connection to GitHub",
        CheckCode::TokenAccepted => "Token accepted by GitHub",
        CheckCode::TokenScope => "Token scopes",
        CheckCode::TokenExpiry => "Token expiry",
        CheckCode::AccountExists => "Account on GitHub",
        CheckCode::AccountOwner => "Token owner",
        CheckCode::OrgMembership => "Organisation membership",
        CheckCode::OrgSso => "Single sign-on",
        CheckCode::OrgPolicy => "Organisation policy",
        CheckCode::PackagesList => "Container packages",
        CheckCode::PackagesVisibility => "Package visibility",
        CheckCode::ImagePull => "Pull with the token",
        CheckCode::ImageAnonymous => "Need for a token",
    }
}

pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "Passed",
        Outcome::Warn => "Warning",
        Outcome::Fail => "Failed",
        Outcome::Unknown => "Cannot tell",
        Outcome::Skipped => "Not checked",
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "Ready to scan.",
        Verdict::ReadyWithWarnings => "Ready to scan, with something to look at.",
        Verdict::Blocked => "Not ready to scan yet.",
        Verdict::Inconclusive => "No verdict yet.",
    }
}

pub(super) fn all_well(report: &Report) -> &'static str {
    let has_no_token = |cause: Option<Cause>| cause == Some(Cause::NoToken);
    if report.checks.iter().any(|check| has_no_token(check.cause)) {
        "Public images need no token. To scan internal ones as well, add a token."
    } else {
        "Nothing has to be changed."
    }
}

pub(super) fn effort(report: &Report) -> String {
    if report.upstream_calls == 0 {
        return "Nothing was sent to GitHub.".to_owned();
    }
    let tenths = report.elapsed_ms.div_ceil(100);
    let calls = count(u64::from(report.upstream_calls), "request");
    format!("{calls} to GitHub in {}.{} s.", tenths / 10, tenths % 10)
}

pub(super) fn step(action: RemedyAction) -> Step {
    let (sentence, link) = match action {
        RemedyAction::CheckUsername => {
            ("Compare the name with the one in the address of its GitHub page.", "Look on GitHub")
        }
        RemedyAction::EnterOrganization => (
            "Enter the organisation that owns the images; a managed user cannot own packages.",
            "Open your organisations",
        ),
        RemedyAction::CopyTokenAgain => (
            "Copy the token again, whole and with nothing around it. GitHub shows it once; if it is gone, create a \
             new one.",
            "Open your tokens",
        ),
        RemedyAction::CreateClassicToken => (
            "Create a classic token with `read:packages` and paste it into the form.",
            "Create a token on GitHub",
        ),
        RemedyAction::AddScope => (
            "Open the token under Tokens (classic), tick `read:packages` and save it. The token itself stays the same.",
            "Open your tokens",
        ),
        RemedyAction::RemoveScopes => (
            "Open the token under Tokens (classic) and leave only `read:packages` ticked: it is enough to scan.",
            "Open your tokens",
        ),
        RemedyAction::RenewToken => (
            "Regenerate the token under Tokens (classic) before it ends, and paste the new one into the form.",
            "Open your tokens",
        ),
        RemedyAction::MatchOwner => (
            "Use a token that this account created, or enter the name of the token's owner as GitHub Username.",
            "Create a token on GitHub",
        ),
        RemedyAction::JoinOrganization => (
            "Ask an owner of the organisation to invite the token's owner, or use a member's token.",
            "Open the organisation",
        ),
        RemedyAction::AcceptInvitation => {
            ("Accept the invitation to the organisation, then test again.", "Open the invitation")
        }
        RemedyAction::AuthorizeSso => (
            "Find the token under Tokens (classic), choose “Configure SSO” and, next to the organisation, “Authorize”. \
             The token itself stays the same.",
            "Authorise on GitHub",
        ),
        RemedyAction::AskOrganizationAdmin => (
            "Ask an administrator of the organisation for an exception. Another token does not help.",
            "Open the organisation",
        ),
        RemedyAction::ShortenLifetime => (
            "Regenerate the token under Tokens (classic) with an earlier “Expiration”, and paste the new one into the \
             form.",
            "Open your tokens",
        ),
        RemedyAction::AllowProxyAddress => (
            "Ask an administrator of the organisation to put this service's address on the IP allow list. The token \
             can stay as it is.",
            "Open the organisation",
        ),
        RemedyAction::GrantPackageAccess => (
            "Ask whoever administers the package to give the token's owner the role “Read”: “Package settings”, then \
             “Manage access”.",
            "Open the package",
        ),
        RemedyAction::ChangeVisibility => (
            "Make the package Internal or Public, whichever is supported here (“Package settings”, then “Change \
             visibility”), or ask the GitHub administrator.",
            "Open the package",
        ),
        RemedyAction::CheckImage => {
            ("Compare image, tag and digest with the package's page on GitHub.", "Look on GitHub")
        }
        RemedyAction::RemoveToken => {
            ("Leave the token out: the image is public and needs none.", "Look on GitHub")
        }
        RemedyAction::MoveToOtherOwner => (
            "Publish the images under an account whose name begins and ends with a letter or a digit.",
            "Look on GitHub",
        ),
        RemedyAction::WaitAndRetry => {
            ("Wait, then test again. The token can stay as it is.", "Read about the limit")
        }
        RemedyAction::CheckNetwork => (
            "Ask those who run this service to look at its way to GitHub: name lookup, firewall, certificates, egress \
             proxy. The token can stay as it is.",
            "Open GitHub",
        ),
        RemedyAction::CheckGithubStatus => (
            "Look at GitHub's status page, and test again when GitHub is well. The token can stay as it is.",
            "Open GitHub's status page",
        ),
    };
    Step { sentence, link }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::Check;

    #[test]
    fn a_ready_report_without_a_token_speaks_of_public_images_only() {
        let report = |checks| Report::conclude(checks, 40, 1);
        let exists = Check::new(CheckCode::AccountExists, Outcome::Pass);
        assert_eq!(all_well(&report(vec![exists.clone()])), "Nothing has to be changed.");
        let no_token = Check::skipped(CheckCode::TokenScope, Cause::NoToken);
        assert_eq!(
            all_well(&report(vec![exists, no_token])),
            "Public images need no token. To scan internal ones as well, add a token."
        );
    }

    #[test]
    fn the_effort_word_for_word() {
        assert_eq!(effort(&Report::conclude(Vec::new(), 1_210, 1)), "1 request to GitHub in 1.3 s.");
        assert_eq!(effort(&Report::conclude(Vec::new(), 0, 0)), "Nothing was sent to GitHub.");
    }
}
