//! Troubleshooting.

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
        Entry::ScopeMissing => "The token lacks `read:packages`",
        Entry::Expired => "The token has expired or was revoked",
        Entry::OwnerDiffers => "The username does not match the token's owner",
        Entry::NotWhole => "The token was not copied whole",
        Entry::WrongKind => "GHCR does not take this kind of token",
        Entry::RegistryRefuses => "A bad token spoils even public images",
        Entry::SsoRequired => "The token is not authorised for single sign-on",
        Entry::ClassicForbidden => "The organisation forbids classic tokens",
        Entry::LifetimeTooLong => "The token lives longer than the organisation allows",
        Entry::TooManyScopes => "The token may do more than it needs",
        Entry::NoAccess => "The token's owner has no access to the package",
        Entry::NotPublic => "The image is not public",
        Entry::NotAMember => "The token's owner is not a member of the organisation",
        Entry::AccountUnknown => "No account of this name",
        Entry::ManagedUser => "The name is a managed user's",
        Entry::ImageUnknown => "No such image, tag or digest",
        Entry::OwnerNotWritable => "The owner's name fits into no image name",
        Entry::NotSupported => "Private images are not supported",
        Entry::ChangeVisibility => "How to change a package's visibility",
        Entry::Network => "GitHub cannot be reached",
        Entry::Outage => "GitHub is in trouble",
        Entry::RateLimited => "Too many requests",
        Entry::LoginLockout => "GitHub refuses all logins for a while",
        Entry::AddressRefused => "The organisation lets in certain addresses only",
    }
}

pub(super) fn why(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => {
            "`repo` does not include it, and a login works without it: only reading fails."
        }
        Entry::Expired => {
            "GitHub answers the same to expired, revoked and mistyped tokens. It also revokes tokens that nobody used for \
             a year or that were pushed to a public repository."
        }
        Entry::OwnerDiffers => {
            "A token belongs to the person who created it. GHCR ignores the username, so a login proves nothing."
        }
        Entry::NotWhole => "A character is missing, or a quote, a space or `Bearer ` was copied along.",
        Entry::WrongKind => {
            "GitHub Packages takes classic tokens (`ghp_`) only. A fine-grained one (`github_pat_`) can log in and fails \
             at the pull."
        }
        Entry::RegistryRefuses => {
            "Where a bad token is sent along, GHCR refuses everything; without a token, public images work."
        }
        Entry::SsoRequired => {
            "The organisation uses SAML single sign-on. A regenerated token, or one with other scopes, must be authorised \
             again."
        }
        Entry::ClassicForbidden => {
            "GitHub then advises a fine-grained token, which GHCR does not take: no token opens its internal images."
        }
        Entry::LifetimeTooLong => "A policy of the organisation or of its enterprise limits it.",
        Entry::TooManyScopes => "Scanning works, but a leak would open more than packages.",
        Entry::NoAccess => {
            "The scope is not enough: the account itself needs the role “Read”. A package need not inherit it from its \
             repository."
        }
        Entry::NotPublic => {
            "No token was sent, or the name is wrong: GHCR answers the same to hidden and to missing images."
        }
        Entry::NotAMember => "Internal images are for members of the organisation or of its enterprise.",
        Entry::AccountUnknown => "The name is mistyped or was changed, or it is a display name.",
        Entry::ManagedUser => {
            "A name such as `mona_acme` belongs to an enterprise's managed user, who cannot own packages."
        }
        Entry::ImageUnknown => {
            "The registry was read and has no such image. Without a tag, `latest` is asked for, which need not exist."
        }
        Entry::OwnerNotWritable => {
            "Some old accounts begin or end with a hyphen, and image names do not allow that."
        }
        Entry::NotSupported => {
            "CybeDefend scans public and internal images. A package is private when it is first published."
        }
        Entry::ChangeVisibility => {
            "A public package can never be private again, and users' packages cannot be internal."
        }
        Entry::Network => {
            "The service asks GitHub, not your browser: a name lookup, a firewall, a certificate or an egress proxy stands \
             in its way. Nothing is known against the token."
        }
        Entry::Outage => "GitHub answered with a fault of its own, or unclearly. It is not the token.",
        Entry::RateLimited => "All tokens of a user share one hourly limit. It is not the token.",
        Entry::LoginLockout => {
            "After several wrong tokens GitHub refuses good ones of the same user as well."
        }
        Entry::AddressRefused => {
            "The IP allow list judges the address of the service, not yours: the token may work on your machine."
        }
    }
}

pub(super) fn remedy(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => "Open the token under Tokens (classic), tick `read:packages` and save.",
        Entry::Expired => {
            "Generate a new token, paste it here, and replace it wherever the old one is stored. Docker: `docker logout \
             ghcr.io`, then log in again."
        }
        Entry::OwnerDiffers => {
            "Enter the owner of the images as GitHub Username. If that is a user, take a token of that user."
        }
        Entry::NotWhole => "Copy it again, or generate a new one if GitHub no longer shows it.",
        Entry::WrongKind => "Generate a classic token with `read:packages`.",
        Entry::RegistryRefuses => {
            "Leave the token out for public images (`docker logout ghcr.io`), or generate a new one."
        }
        Entry::SsoRequired => {
            "Under Tokens (classic), click “Configure SSO” beside the token, then “Authorize” next to the organisation."
        }
        Entry::ClassicForbidden => {
            "Ask an administrator of the organisation for an exception. Public images can be scanned without a token."
        }
        Entry::LifetimeTooLong => "Regenerate the token with an earlier “Expiration”.",
        Entry::TooManyScopes => {
            "Open the token under Tokens (classic) and leave only `read:packages` ticked."
        }
        Entry::NoAccess => {
            "Have the package's administrator add the account under “Package settings” → “Manage access”."
        }
        Entry::NotPublic => {
            "Compare the name with the package's page, then test with a token that has `read:packages`. Kubernetes needs it \
             in `imagePullSecrets`."
        }
        Entry::NotAMember => {
            "Have an owner invite the account, accept the invitation, or use a member's token."
        }
        Entry::AccountUnknown => "Copy the name from the address of its GitHub page.",
        Entry::ManagedUser => "Enter the organisation that owns the images.",
        Entry::ImageUnknown => {
            "Compare image, tag and digest with the package's page, and write the name in lower case."
        }
        Entry::OwnerNotWritable => {
            "Publish the images under an account whose name begins and ends with a letter or a digit."
        }
        Entry::NotSupported => "Make the package Internal or Public, or ask your GitHub administrator.",
        Entry::ChangeVisibility => {
            "On the package's page: “Package settings” → “Change visibility”. If it is greyed out, an organisation owner \
             must allow it."
        }
        Entry::Network => {
            "Ask those who run the service to look at its way to `api.github.com` and `ghcr.io`."
        }
        Entry::Outage => "Look at `githubstatus.com`, and test again later.",
        Entry::RateLimited => "Wait for as long as the report says, then test again.",
        Entry::LoginLockout => "Wait, correct the token, and test once.",
        Entry::AddressRefused => {
            "Ask an organisation administrator to add the service's address to the IP allow list."
        }
    }
}
