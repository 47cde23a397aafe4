//! The next steps, and the texts of their links.

use ghcr_contract::RemedyAction;

pub(super) fn step(action: RemedyAction) -> &'static str {
    match action {
        RemedyAction::CheckUsername => {
            "Compare the name with the one in the address of its GitHub page."
        }
        RemedyAction::EnterOrganization => {
            "Enter the organisation that owns the images; a managed user cannot own packages."
        }
        RemedyAction::CopyTokenAgain => {
            "Press “Clean the token” where the form offers it, or copy the whole token again. \
             GitHub shows it only once; if you no longer have it, create a new one."
        }
        RemedyAction::CreateClassicToken => {
            "Create a classic token with `read:packages` and paste it into the form."
        }
        RemedyAction::AddScope => {
            "Open the token under “Tokens (classic)”, tick `read:packages` and save it. The token \
             itself stays the same; if single sign-on is used, authorise it again."
        }
        RemedyAction::RemoveScopes => {
            "Open the token under “Tokens (classic)” and leave only `read:packages` ticked: it is \
             enough to scan. If single sign-on is used, authorise the token again."
        }
        RemedyAction::RenewToken => {
            "Regenerate the token under “Tokens (classic)” before it expires, and paste the new \
             one into the form. If single sign-on is used, authorise it again."
        }
        RemedyAction::MatchOwner => {
            "Use a token that this account created, or enter the name of the token's owner under \
             “GitHub Username”."
        }
        RemedyAction::JoinOrganization => {
            "Ask an owner of the organisation to invite the token's owner, or use a member's token."
        }
        RemedyAction::AcceptInvitation => {
            "Accept the invitation to the organisation, then test again."
        }
        RemedyAction::AuthorizeSso => {
            "Under “Tokens (classic)”, click “Configure SSO” beside the token, then “Authorize” \
             next to the organisation. The token itself stays the same."
        }
        RemedyAction::AskOrganizationAdmin => {
            "Ask an administrator of the organisation for an exception. Another personal access \
             token would not help."
        }
        RemedyAction::ShortenLifetime => {
            "Regenerate the token under “Tokens (classic)” with an earlier “Expiration”, and paste \
             the new one into the form. If single sign-on is used, authorise it again."
        }
        RemedyAction::AllowProxyAddress => {
            "Ask an administrator of the organisation to add this service's address to the “IP \
             allow list”. Nothing in the form has to change."
        }
        RemedyAction::GrantPackageAccess => {
            "Ask the package's administrator to give the token's owner the role “Read”: “Package \
             settings”, then “Manage access”."
        }
        RemedyAction::ChangeVisibility => {
            "To scan a package, make it “Internal” or “Public”, whichever is supported here: \
             “Package settings”, then “Change visibility”. Or ask the GitHub administrator. Making \
             it “Public” cannot be undone."
        }
        RemedyAction::NameImage => "Enter one of the images under “Image to test”, and test again.",
        RemedyAction::ChooseVisibility => {
            "Choose a wider option under “Which images are scanned?”, and test again."
        }
        RemedyAction::CheckImage => {
            "Compare image, tag and digest with the package's page on GitHub."
        }
        RemedyAction::RemoveToken => "Leave the token out: the image is public and needs none.",
        RemedyAction::MoveToOtherOwner => {
            "Publish the images under an account whose name begins and ends with a letter or a \
             digit."
        }
        RemedyAction::WaitAndRetry => "Wait, then test again. Nothing in the form has to change.",
        RemedyAction::CheckNetwork => {
            "Ask the people who run this service to check its connection to GitHub: DNS, firewall, \
             certificates, egress proxy. Nothing in the form has to change."
        }
        RemedyAction::CheckGithubStatus => {
            "Check GitHub's status page, and test again once GitHub is back to normal. Nothing in \
             the form has to change."
        }
    }
}

pub(super) fn link(action: RemedyAction) -> &'static str {
    match action {
        RemedyAction::CheckUsername
        | RemedyAction::CheckImage
        | RemedyAction::NameImage
        | RemedyAction::ChooseVisibility
        | RemedyAction::RemoveToken
        | RemedyAction::MoveToOtherOwner => "Look on GitHub",
        RemedyAction::EnterOrganization => "Open your organisations",
        RemedyAction::CopyTokenAgain
        | RemedyAction::AddScope
        | RemedyAction::RemoveScopes
        | RemedyAction::RenewToken
        | RemedyAction::ShortenLifetime => "Open your tokens",
        RemedyAction::CreateClassicToken | RemedyAction::MatchOwner => "Create a token on GitHub",
        RemedyAction::JoinOrganization
        | RemedyAction::AskOrganizationAdmin
        | RemedyAction::AllowProxyAddress => "Open the organisation",
        RemedyAction::AcceptInvitation => "Open the invitation",
        RemedyAction::AuthorizeSso => "Authorise on GitHub",
        RemedyAction::GrantPackageAccess | RemedyAction::ChangeVisibility => "Open the package",
        RemedyAction::WaitAndRetry => "Read about the limit",
        RemedyAction::CheckNetwork => "Open GitHub",
        RemedyAction::CheckGithubStatus => "Open GitHub's status page",
    }
}
