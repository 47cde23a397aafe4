//! The error messages of each troubleshooting entry, as tools and GitHub print them.
//!
//! They are the same in all languages. They are fragments without names and addresses, because the
//! search looks for them in a pasted text. Messages that tools print for every error, such as
//! Trivy's "unable to find the specified image", are left out because they do not distinguish
//! entries.
//!
//! Sources: GitHub's documentation and public bug reports (GitHub facts, sections 2, 3 and 5).

use crate::Entry;

pub(super) fn looks(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => {
            "`You need at least read:packages scope` `permission_denied: The token provided does \
             not match expected scopes`"
        }
        Entry::Expired => {
            "`denied: denied` `Bad credentials` `401 Unauthorized` `failed to fetch oauth token` \
             `User cannot be authenticated with the token provided` `invalid username/password` \
             `invalid status code from registry 403`"
        }
        // A login succeeds with any username, so there is no error message.
        Entry::OwnerDiffers => "`Login Succeeded`",
        Entry::NotWhole => "`Bad credentials`",
        Entry::WrongKind => {
            "`Resource not accessible by personal access token` `Resource not accessible by \
             integration` `permission_denied: The token provided does not match expected scopes`"
        }
        Entry::RegistryRefuses => "`denied` `denied: denied` `error from registry: denied`",
        Entry::SsoRequired => {
            "`Resource protected by organization SAML enforcement` `X-GitHub-SSO: required`"
        }
        Entry::ClassicForbidden => "`forbids access via a personal access token (classic)`",
        Entry::LifetimeTooLong => {
            "`forbids access via a personal access tokens (classic) if the token's lifetime is \
             greater than`"
        }
        Entry::TooManyScopes => "`X-OAuth-Scopes: repo`",
        Entry::NoAccess => {
            "`permission_denied: read_package` `403 Forbidden` `unexpected status from HEAD \
             request` `Package not found`"
        }
        Entry::NotPublic => {
            "`unauthorized` `authentication required` `requested access to the resource is denied` \
             `pull access denied` `failed to fetch anonymous token` `invalid username/password: \
             unauthorized` `no basic auth credentials` `ImagePullBackOff` `ErrImagePull`"
        }
        Entry::NotAMember => "`to see membership information for`",
        Entry::AccountUnknown => "`404 Not Found`",
        Entry::ManagedUser => "`As an Enterprise Managed User, you cannot access this content`",
        Entry::ImageUnknown => {
            "`manifest unknown` `not found` `invalid reference format` `must be lowercase`"
        }
        Entry::OwnerNotWritable => "`invalid reference format`",
        Entry::NotSupported => "`\"visibility\": \"private\"`",
        Entry::ChangeVisibility => "`Setting is disabled by organization administrators`",
        Entry::Network => {
            "`x509: certificate signed by unknown authority` `no such host` `dial tcp` `i/o \
             timeout` `connection refused` `Request forbidden by administrative rules`"
        }
        Entry::Outage => "`500 Internal Server Error` `502 Bad Gateway` `503 Service Unavailable`",
        Entry::RateLimited => {
            "`toomanyrequests` `429 Too Many Requests` `API rate limit exceeded` `exceeded a \
             secondary rate limit`"
        }
        Entry::LoginLockout => "`Maximum number of login attempts exceeded`",
        Entry::AddressRefused => "`organization has an IP allow list enabled`",
    }
}
