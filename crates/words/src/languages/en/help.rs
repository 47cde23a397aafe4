//! Troubleshooting entries.

use crate::{Entry, Group};

pub(super) fn group(group: Group) -> &'static str {
    match group {
        Group::AuthenticationFails => "Authentication fails",
        Group::NotFound => "Repository or package not found",
        Group::PrivateImages => "Private images",
        Group::Connection => "Connection and limits",
    }
}

pub(super) fn title(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => "The token lacks the scope `read:packages`",
        Entry::Expired => "The token has expired or will expire soon",
        Entry::OwnerDiffers => "The username does not match the token's owner",
        Entry::NotWhole => "The token was not copied correctly",
        Entry::WrongKind => "GHCR does not accept this kind of token",
        Entry::RegistryRefuses => "GHCR refuses the token, even for public images",
        Entry::SsoRequired => "The token is not authorised for single sign-on",
        Entry::ClassicForbidden => "The organisation forbids classic tokens",
        Entry::LifetimeTooLong => "The token's lifetime is longer than the organisation allows",
        Entry::TooManyScopes => "The token has more access than it needs",
        Entry::NoAccess => "The token's owner has no access to the package",
        Entry::NotPublic => "The image is not public",
        Entry::NotAMember => "The token's owner is not a member of the organisation",
        Entry::AccountUnknown => "There is no account with this name",
        Entry::ManagedUser => "The name belongs to a managed user",
        Entry::ImageUnknown => "The image, tag or digest was not found",
        Entry::OwnerNotWritable => "The owner's name cannot be part of an image name",
        Entry::NotSupported => "The package's visibility is not supported",
        Entry::ChangeVisibility => "Changing a package's visibility",
        Entry::Network => "GitHub cannot be reached",
        Entry::Outage => "GitHub has a problem",
        Entry::RateLimited => "Too many requests",
        Entry::LoginLockout => "GitHub has locked the user out for a while",
        Entry::AddressRefused => "The organisation allows only certain IP addresses",
    }
}

pub(super) fn why(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => {
            "A login works without this [scope|scope], and `repo` does not include it."
        }
        Entry::Expired => {
            "GitHub gives the same answer for expired, revoked and mistyped tokens. It also \
             revokes tokens that were not used for a year or were pushed to a public repository."
        }
        Entry::OwnerDiffers => {
            "A token belongs to whoever created it. GHCR ignores the username, so a successful \
             login proves nothing."
        }
        Entry::NotWhole => {
            "A character is missing, or a quote, a space or `Bearer` was copied with it."
        }
        Entry::WrongKind => {
            "GitHub Packages accepts classic tokens (`ghp_`) only. A fine-grained one \
             (`github_pat_`) can log in, but cannot pull images."
        }
        Entry::RegistryRefuses => {
            "With an invalid token, GHCR refuses everything, even images that need no token. \
             Docker sends the token that it has stored."
        }
        Entry::SsoRequired => {
            "The organisation uses SAML [single-sign-on|single sign-on]. Regenerating the token or \
             changing its [scope|scopes] ends the authorisation."
        }
        Entry::ClassicForbidden => {
            "GitHub then suggests a fine-grained token, which GHCR does not accept: no personal \
             access token can read the organisation's internal images."
        }
        Entry::LifetimeTooLong => {
            "A policy of the organisation or its enterprise limits the lifetime of tokens."
        }
        Entry::TooManyScopes => {
            "Scanning works, but a leak would give access to more than packages."
        }
        Entry::NoAccess => {
            "The [scope|scope] is not enough: the account itself needs the role “Read”, which \
             access to the repository does not always include."
        }
        Entry::NotPublic => {
            "No token was sent, or the name is wrong: GHCR gives the same answer for hidden and \
             missing images."
        }
        Entry::NotAMember => {
            "Internal images are only for members of the organisation or its enterprise."
        }
        Entry::AccountUnknown => "The name is mistyped, was changed, or is a display name.",
        Entry::ManagedUser => {
            "A name such as `mona_acme` belongs to a user managed by an enterprise, who cannot own \
             [package|packages]."
        }
        Entry::ImageUnknown => {
            "Without a tag, `latest` is requested, which does not always exist. GHCR also hides \
             images that the token's owner may not read."
        }
        Entry::OwnerNotWritable => {
            "Some old names begin or end with a hyphen, which image names do not allow."
        }
        Entry::NotSupported => {
            "The scanner reads only images with a [visibility|visibility] that the form offers, by \
             default public and internal. New [package|packages] are private."
        }
        Entry::ChangeVisibility => {
            "A public [package|package] can never be private again, and a user's package cannot be \
             internal."
        }
        Entry::Network => {
            "It is the service that asks GitHub, not your browser. DNS, a firewall, a certificate \
             or an egress proxy is in its way; the token is not the cause."
        }
        Entry::Outage => {
            "GitHub answered with an internal error, or unclearly; the token is not the cause."
        }
        Entry::RateLimited => {
            "All tokens of a user share one hourly limit, and all tests without a token share the \
             limit of this service; the token is not the cause."
        }
        Entry::LoginLockout => {
            "After several wrong tokens, GitHub refuses the good ones of the same user as well."
        }
        Entry::AddressRefused => {
            "The IP allow list applies to the service's address, not to yours: the token may work \
             on your machine."
        }
    }
}

pub(super) fn remedy(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => {
            "Open the token under “Tokens (classic)”, tick `read:packages` and save."
        }
        Entry::Expired => {
            "Generate a new token, or use “Regenerate token” while the old one is still valid, and \
             paste the new one here. With Docker, run `docker logout {registry}` and log in again."
        }
        Entry::OwnerDiffers => {
            "Enter the owner of the images as GitHub Username. If the owner is a user, use a token \
             that this user created."
        }
        Entry::NotWhole => "Copy it again, or generate a new one if GitHub no longer shows it.",
        Entry::WrongKind => "Generate a classic token with `read:packages`.",
        Entry::RegistryRefuses => {
            "Public images: leave the token out (`docker logout {registry}`). Other images: \
             generate a new token."
        }
        Entry::SsoRequired => {
            "Under “Tokens (classic)”, click “Configure SSO” beside the token, then “Authorize” \
             next to the organisation."
        }
        Entry::ClassicForbidden => {
            "Ask an administrator of the organisation for an exception. Public images need no \
             token."
        }
        Entry::LifetimeTooLong => "Regenerate the token with an earlier “Expiration”.",
        Entry::TooManyScopes => {
            "Open the token under “Tokens (classic)” and leave only `read:packages` ticked."
        }
        Entry::NoAccess => {
            "Ask the package's administrator to add the account: “Package settings” → “Manage \
             access”."
        }
        Entry::NotPublic => {
            "Check the name, then use a token with `read:packages`; in Kubernetes, through \
             `imagePullSecrets`."
        }
        Entry::NotAMember => {
            "Ask an owner of the organisation to invite the account, then accept the invitation. \
             Or use a member's token."
        }
        Entry::AccountUnknown => "Copy the name from the address of its GitHub page.",
        Entry::ManagedUser => "Enter the organisation that owns the images.",
        Entry::ImageUnknown => {
            "Copy the name, in lower case, with its tag or digest from the package's page. If \
             GitHub does not show you that page, ask the package's administrator for the role \
             “Read”."
        }
        Entry::OwnerNotWritable => {
            "Publish under an account whose name begins and ends with a letter or a digit."
        }
        Entry::NotSupported => {
            "Make the package “Internal” or “Public”, or ask your GitHub administrator."
        }
        Entry::ChangeVisibility => {
            "On the package's page: “Package settings” → “Change visibility”. If that is disabled, \
             an owner of the organisation must allow it."
        }
        Entry::Network => {
            "Ask the people who run the service to check its connection to GitHub and `{registry}`."
        }
        Entry::Outage => "Check `githubstatus.com`, and test again later.",
        Entry::RateLimited => "Wait as long as the report says, then test again.",
        Entry::LoginLockout => "Wait, check the token, then test again once.",
        Entry::AddressRefused => {
            "Ask an administrator of the organisation to add the service's address to the list."
        }
    }
}
