//! Checks: titles, outcomes, results without a cause, verdicts and facts.

use crate::FactName;
use ghcr_contract::{AccountKind, CheckCode, ChecksumFinding, Outcome, Verdict, Visibility};

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
        CheckCode::ImageAnonymous => "Try without a token",
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

pub(super) fn passed(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "The name has the format of a GitHub name.",
        CheckCode::TokenFormat => "The token is complete, with nothing around it.",
        CheckCode::TokenKind => "GHCR accepts tokens of this kind.",
        CheckCode::GithubReachable => "GitHub answers.",
        CheckCode::TokenAccepted => "GitHub accepts the token.",
        CheckCode::TokenScope => "The token has `read:packages` and nothing more than it needs.",
        CheckCode::TokenExpiry => "The token does not expire soon.",
        CheckCode::AccountExists => "The account exists.",
        CheckCode::AccountOwner => "The token belongs to this account.",
        CheckCode::OrgMembership => "The token's owner is a member of the organisation.",
        CheckCode::OrgSso => "Single sign-on does not block access.",
        CheckCode::OrgPolicy => "No policy of the organisation blocks access.",
        CheckCode::PackagesList => "The token sees the account's container packages.",
        CheckCode::PackagesVisibility => "Every package that can be seen can be scanned.",
        CheckCode::ImagePull => "The image can be pulled with this token.",
        CheckCode::ImageAnonymous => "The image can be pulled without a token.",
    }
}

pub(super) fn warned(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "The name has an unusual format.",
        CheckCode::TokenFormat => "The token looks unusual.",
        CheckCode::TokenKind => {
            "GHCR accepts tokens of this kind, but another kind is more suitable."
        }
        CheckCode::GithubReachable => "GitHub answers, but with difficulty.",
        CheckCode::TokenAccepted => {
            "GitHub accepts the token, but its answer was unusual: see the facts below."
        }
        CheckCode::TokenScope => "The token's scopes should be reviewed: see the facts below.",
        CheckCode::TokenExpiry => "The token expires soon.",
        CheckCode::AccountExists => {
            "The account exists, but something about it is unusual: see the facts below."
        }
        CheckCode::AccountOwner => "The token's owner should be checked: see the facts below.",
        CheckCode::OrgMembership => {
            "The token's owner is not a full member of the organisation yet."
        }
        CheckCode::OrgSso => "Single sign-on hides part of the organisation from this token.",
        CheckCode::OrgPolicy => {
            "The organisation's policies for tokens should be reviewed: see the facts below."
        }
        CheckCode::PackagesList => "The token sees no container package of this account.",
        CheckCode::PackagesVisibility => {
            "Some packages cannot be scanned because of their visibility."
        }
        CheckCode::ImagePull => {
            "The image can be pulled with this token, but something about it is unusual: see the \
             facts below."
        }
        CheckCode::ImageAnonymous => {
            "The image can be pulled without a token, but not with this one."
        }
    }
}

pub(super) fn failed(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "The name cannot be a GitHub name.",
        CheckCode::TokenFormat => "The token was not copied correctly.",
        CheckCode::TokenKind => "GHCR does not accept tokens of this kind.",
        CheckCode::GithubReachable => {
            "GitHub could not be asked. This says nothing against the token."
        }
        CheckCode::TokenAccepted => "GitHub does not accept the token.",
        CheckCode::TokenScope => "The token is not allowed to read packages.",
        CheckCode::TokenExpiry => "The token has expired.",
        CheckCode::AccountExists => "The account does not exist.",
        CheckCode::AccountOwner => "The token does not belong to this account.",
        CheckCode::OrgMembership => "The token's owner is not a member of the organisation.",
        CheckCode::OrgSso => {
            "The token is not authorised for the organisation's SAML single sign-on."
        }
        CheckCode::OrgPolicy => "A policy of the organisation refuses this token.",
        CheckCode::PackagesList => "The container packages of this account cannot be listed.",
        CheckCode::PackagesVisibility => {
            "Because of their visibility, none of the packages can be scanned."
        }
        CheckCode::ImagePull => "The image cannot be pulled with this token.",
        CheckCode::ImageAnonymous => "The image cannot be pulled without a token.",
    }
}

pub(super) fn untold(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Could not tell whether this is a GitHub name.",
        CheckCode::TokenFormat => "Could not tell whether the token is complete.",
        CheckCode::TokenKind => "Could not tell which kind of token this is.",
        CheckCode::GithubReachable => "Could not tell whether GitHub answers.",
        CheckCode::TokenAccepted => "Could not tell whether GitHub accepts the token.",
        CheckCode::TokenScope => "Could not tell what the token is allowed to do.",
        CheckCode::TokenExpiry => "Could not tell when the token expires.",
        CheckCode::AccountExists => "Could not tell whether the account exists.",
        CheckCode::AccountOwner => "Could not tell who the token belongs to.",
        CheckCode::OrgMembership => {
            "Could not tell whether the token's owner is a member of the organisation."
        }
        CheckCode::OrgSso => {
            "Could not tell whether the token needs to be authorised for SAML single sign-on."
        }
        CheckCode::OrgPolicy => {
            "Could not tell whether a policy of the organisation blocks access."
        }
        CheckCode::PackagesList => "Could not tell which container packages there are.",
        CheckCode::PackagesVisibility => "Could not tell which visibility the packages have.",
        CheckCode::ImagePull => "Could not tell whether the image can be pulled with this token.",
        CheckCode::ImageAnonymous => {
            "Could not tell whether the image can be pulled without a token."
        }
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "Ready to scan.",
        Verdict::ReadyWithWarnings => "Ready to scan, with something to check.",
        Verdict::Blocked => "Not ready to scan yet.",
        Verdict::Inconclusive => "No verdict yet.",
    }
}

pub(super) fn checksum(finding: ChecksumFinding) -> &'static str {
    match finding {
        ChecksumFinding::Matches => "matches",
        ChecksumFinding::Differs => "does not match",
        ChecksumFinding::Absent => "none for this kind",
    }
}

pub(super) fn account_kind(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::User => "user",
        AccountKind::Organization => "organisation",
        AccountKind::Other => "neither user nor organisation",
    }
}

pub(super) fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "public",
        Visibility::Internal => "internal",
        Visibility::Private => "private",
    }
}

pub(super) fn fact_name(name: FactName) -> &'static str {
    match name {
        FactName::Account => "Account",
        FactName::AccountType => "Account type",
        FactName::TokenOwner => "Token owner",
        FactName::TokenKind => "Token kind",
        FactName::Checksum => "Checksum",
        FactName::Length => "Length",
        FactName::CopiedAlong => "Also copied",
        FactName::Scopes => "Scopes",
        FactName::MoreThanNeeded => "Scopes not needed",
        FactName::EndsOn => "Expires on",
        FactName::TimeLeft => "Expiry",
        FactName::AllowedAtMost => "Maximum lifetime",
        FactName::HiddenOrganizations => "Hidden organisation IDs",
        FactName::Packages => "Packages",
        FactName::Image => "Image",
        FactName::Digest => "Digest",
        FactName::Wait => "Wait",
        FactName::Host => "Host",
        FactName::Answer => "Answer",
        FactName::Took => "Response time",
        FactName::RequestId => "Request ID",
    }
}
