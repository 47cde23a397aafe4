//! The next click.

use crate::names::wire_names;
use serde::{Deserialize, Serialize};

wire_names! {
    /// The one thing to do about a check.
    pub enum RemedyAction {
        /// Look at how the name is written.
        CheckUsername = "check_username",
        /// Enter the organisation instead of the managed user.
        EnterOrganization = "enter_organization",
        /// Copy the token again, whole and without anything around it.
        CopyTokenAgain = "copy_token_again",
        /// Make a classic token with `read:packages`.
        CreateClassicToken = "create_classic_token",
        /// Add `read:packages` to the token.
        AddScope = "add_scope",
        /// Take away what scanning does not need.
        RemoveScopes = "remove_scopes",
        /// Renew the token before it ends.
        RenewToken = "renew_token",
        /// Use a token of the account, or enter the name of the token's owner.
        MatchOwner = "match_owner",
        /// Wait, then try again.
        WaitAndRetry = "wait_and_retry",
        /// Look at the network between the proxy and GitHub: names, routes, certificates, the egress proxy.
        CheckNetwork = "check_network",
        /// Look at GitHub's status page.
        CheckGithubStatus = "check_github_status",
    }
}

/// What to do, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedy {
    /// The one thing to do.
    pub action: RemedyAction,
    /// The page on which to do it, where there is one. Always on GitHub's own web host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Remedy {
    /// To be done on that page.
    #[must_use]
    pub fn at(action: RemedyAction, url: String) -> Self {
        Self { action, url: Some(url) }
    }
}

impl From<RemedyAction> for Remedy {
    fn from(action: RemedyAction) -> Self {
        Self { action, url: None }
    }
}
