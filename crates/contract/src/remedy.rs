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
        /// Ask to be made a member, or use a member's token.
        JoinOrganization = "join_organization",
        /// Accept the invitation to the organisation.
        AcceptInvitation = "accept_invitation",
        /// Authorise the token for single sign-on.
        AuthorizeSso = "authorize_sso",
        /// Ask an administrator of the organisation: nothing else helps.
        AskOrganizationAdmin = "ask_organization_admin",
        /// Give the token an earlier end.
        ShortenLifetime = "shorten_lifetime",
        /// Let the proxy's address into the organisation's list.
        AllowProxyAddress = "allow_proxy_address",
        /// Give the token's owner read access to the package.
        GrantPackageAccess = "grant_package_access",
        /// Make the package public or internal, or ask whoever administers it.
        ChangeVisibility = "change_visibility",
        /// Choose images of more visibilities.
        ChooseVisibility = "choose_visibility",
        /// Look at how image, tag or digest are written.
        CheckImage = "check_image",
        /// Name an image to try: nothing else can prove that images can be read.
        NameImage = "name_image",
        /// Leave the token out: the images are public.
        RemoveToken = "remove_token",
        /// Publish under an account whose name can be written in an image's name.
        MoveToOtherOwner = "move_to_other_owner",
        /// Wait, then try again.
        WaitAndRetry = "wait_and_retry",
        /// Look at the network between the proxy and GitHub: names, routes, certificates, the
        /// egress proxy.
        CheckNetwork = "check_network",
        /// Look at GitHub's status page.
        CheckGithubStatus = "check_github_status",
    }
}

/// What to do, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
