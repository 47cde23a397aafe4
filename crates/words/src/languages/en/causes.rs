//! The causes of outcomes, and the problems because of which there is no report.

use ghcr_contract::{Cause, ProblemCode};

pub(super) fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::LegacyLogin => {
            "GitHub no longer allows new accounts with such a name, but some older accounts have \
             one. This is not treated as a mistake."
        }
        Cause::ManagedLogin => {
            "The name looks like that of a user managed by an enterprise, who cannot own packages."
        }

        Cause::StrayCharacters => "Something was copied along with the token.",
        Cause::ChecksumDiffers => {
            "The checksum does not match: a character is probably missing or wrong."
        }
        Cause::UnusualLength => {
            "The token is shorter or longer than tokens of its kind usually are."
        }
        Cause::UnknownPrefix => {
            "The token does not start like any GitHub token known here; a classic one starts with \
             `ghp_`."
        }

        Cause::FineGrained => "This is a fine-grained token, and GHCR accepts classic tokens only.",
        Cause::AppInstallation => {
            "This token comes from a GitHub App or from GitHub Actions, and works only inside \
             GitHub Actions."
        }
        Cause::AppUser => {
            "This is a GitHub App's user token: it expires after eight hours and is not meant for \
             packages."
        }
        Cause::RefreshToken => {
            "This is a refresh token: it only renews other tokens and gives no access itself."
        }
        Cause::KindNotTold => {
            "Neither the start of the token nor GitHub's answer shows what kind it is."
        }

        Cause::DnsFailed => "This service could not look up the name of GitHub's host (DNS).",
        Cause::ConnectionFailed => {
            "This service could not connect to GitHub: something on the way refused or cut the \
             connection."
        }
        Cause::TlsFailed => {
            "The encrypted connection to GitHub could not be established: the certificate received \
             is not trusted. Often it comes from an inspecting proxy."
        }
        Cause::TimedOut => "GitHub did not answer in time.",
        Cause::ConnectionCut => "The connection was cut in the middle of GitHub's answer.",
        Cause::NotGithub => {
            "Something other than GitHub answered, such as the page of an egress proxy."
        }
        Cause::GithubOutage => "GitHub answered with an internal error.",
        Cause::RateLimited => "GitHub's hourly request limit is used up.",
        Cause::SecondaryRateLimited => "GitHub received too many requests in a short time.",
        Cause::LoginLockout => {
            "After too many failed logins, GitHub refuses every login of this user for a while."
        }
        Cause::UserAgentRefused => {
            "GitHub refused the request because its User-Agent is missing; something on the way \
             removed it."
        }

        Cause::ServiceBusy => {
            "This service was too busy: time ran out before it could ask GitHub. This says nothing \
             about the token."
        }

        Cause::ExpiredOrRevoked => {
            "GitHub does not accept this token. It was copied in full, so it has most likely \
             expired or been revoked."
        }
        Cause::Mistyped => {
            "GitHub does not accept this token, and its checksum does not match: a character is \
             probably missing or wrong."
        }
        Cause::NotAccepted => "GitHub does not accept this token: it is wrong, expired or revoked.",
        Cause::AnswerUnclear => "GitHub's answer neither accepts nor refuses the token.",

        Cause::ReadPackagesMissing => {
            "The token lacks the scope `read:packages`, so it cannot see internal images."
        }
        Cause::ExcessScopes => {
            "The token can do more than scanning needs; `read:packages` alone is enough."
        }
        Cause::ScopesNotTold => "GitHub did not say which scopes the token has.",

        Cause::ExpiresSoon => "The token expires soon; scans will fail after that.",
        Cause::Expired => "The token's expiry date has passed.",
        Cause::ExpiryNotTold => {
            "GitHub gave no expiry date; usually that means the token never expires."
        }

        Cause::AccountNotFound => "There is no account with this name on GitHub.",
        Cause::AccountHidden => {
            "No account with this name can be seen; a managed account may be hidden."
        }
        Cause::OwnerDiffers => "The token belongs to another account.",

        Cause::NotAMember => {
            "The token's owner is not a member of the organisation; internal images are only for \
             members of the organisation or its enterprise."
        }
        Cause::MembershipPending => {
            "The token's owner has been invited to the organisation, but has not accepted the \
             invitation yet."
        }
        Cause::MembershipNotTold => {
            "GitHub does not say whether the token's owner is a member: `read:packages` alone does \
             not show it. Scanning needs no further scope."
        }

        Cause::SsoRequired => {
            "The organisation uses SAML single sign-on, and the token is not authorised for it yet."
        }
        Cause::SsoHidesSome => {
            "GitHub leaves some organisations out of its answer until the token is authorised for \
             their single sign-on."
        }

        Cause::ClassicTokensForbidden => {
            "The organisation forbids classic tokens, and GHCR does not accept fine-grained ones: \
             no personal access token works for its internal images. Its public images need none."
        }
        Cause::LifetimeTooLong => {
            "The token's lifetime is longer than the organisation, or its enterprise, allows."
        }
        Cause::IpNotAllowed => {
            "The organisation allows only certain IP addresses, and this service's address is not \
             one of them. The same token may work from elsewhere."
        }

        Cause::NoPackagesVisible => {
            "There are no container packages here, or none that this token can see."
        }
        Cause::KindCannotList => "GitHub does not list packages for tokens of this kind.",
        Cause::ListingRefused => "GitHub refuses to list the packages, for an unknown reason.",

        Cause::OnlyUnsupportedPackages => {
            "There are packages, but because of their visibility none of them can be scanned."
        }
        Cause::SomeUnsupportedPackages => {
            "Some packages cannot be scanned because of their visibility; the others can."
        }
        Cause::ImageNotSupported => "The image cannot be scanned because of its visibility.",
        Cause::NotChosen => {
            "A scan would be possible, but your choice in the form leaves out this visibility."
        }
        Cause::OnlyPublicSeen => {
            "Only public packages can be seen, and GitHub does not say whether the token's owner \
             is a member. Internal packages, if there are any, may be hidden: to find out, enter \
             an internal image under “Image to test”."
        }
        Cause::CountIncomplete => {
            "Not every page of the list could be read, so there may be more packages than counted \
             here."
        }

        Cause::RegistryRefusesToken => "GitHub accepts the token, but the registry refuses it.",
        Cause::TokenMakesItWorse => "The image can be pulled without the token, but not with it.",
        Cause::PullDenied => "The registry does not let the token's owner read this image.",
        Cause::AbsentOrUnreadable => {
            "There is no such image, or the token's owner may not read it: the registry gives the \
             same answer in both cases."
        }
        Cause::ManifestUnknown => "The registry has no such image, tag or digest.",
        Cause::NoLatestTag => {
            "The image has no tag `latest`. Its newest version was pulled instead."
        }
        Cause::OtherOwner => {
            "This image belongs to a different account from the one entered, so it proves nothing \
             for that account."
        }
        Cause::VisibilityNotTold => {
            "The image can be pulled with the token. Neither the list nor a pull without the token \
             shows whether its visibility allows a scan."
        }
        Cause::OwnerNotWritable => {
            "The account's name cannot be part of an image name, so no container tool can pull \
             from it."
        }
        Cause::RegistryUnclear => {
            "The registry's answer does not show whether the image can be pulled."
        }
        Cause::ForeignRealm => {
            "The registry asked for the credentials to be sent to another host. They were not \
             sent, because they could be stolen there."
        }

        Cause::NoTokenNeeded => "The image is public: no token is needed for it.",
        Cause::TokenNeeded => "The image is not public: it can only be pulled with the token.",
        Cause::HiddenOrAbsent => {
            "Nobody can pull this image without a token: it is not public, or it does not exist."
        }

        Cause::UserNamespace => {
            "Does not apply: the name is a user's, and this check is about organisations."
        }
        Cause::NothingToCount => "Not checked, because there are no packages to look at.",
        Cause::NoImageToTry => "No image was named, and none was found to try.",
        Cause::EarlierFailure => "Not checked, because an earlier check failed.",
        Cause::NoToken => "Not checked, because there is no token. Public images need none.",
        Cause::OrganizationNamespace => {
            "Does not apply: the name is an organisation's, and a token never belongs to an \
             organisation."
        }
        Cause::EarlierUnknown => {
            "Not checked, because an earlier check that it depends on gave no clear result."
        }

        Cause::CredentialUnreadable => {
            "The saved token can no longer be decrypted, so GitHub was not asked. Replace the \
             token."
        }
        Cause::SavedForOtherHost => {
            "This registry was saved for a different host than the one that this service is \
             connected to, so nothing was asked. Save it again for this one."
        }
    }
}

pub(super) fn problem(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::InvalidFields => "Part of the form cannot be sent. Correct the marked fields.",
        ProblemCode::BodyTooLarge => "The form holds too much text. Shorten the longest field.",
        ProblemCode::RequestTimeout => "The request did not reach the service in time. Test again.",
        ProblemCode::TooManyAttempts => {
            "The registry was not tested again: the last attempts were refused or interrupted and, \
             after too many, GitHub locks the account out. This is not a new verdict."
        }
        ProblemCode::TooManyRefusals => {
            "Nothing was tested: GitHub has just refused many logins from this service and, after \
             too many, it refuses all of them. This is not a verdict."
        }
        ProblemCode::TooManyRequests => {
            "GitHub was not asked this time: there were too many tests in a short time."
        }
        ProblemCode::Busy => {
            "GitHub was not asked this time: the service is already running as many tests as it \
             can."
        }
        ProblemCode::MalformedJson
        | ProblemCode::UnsupportedMediaType
        | ProblemCode::MethodNotAllowed => {
            "The service did not understand this page. Reload it; it may be out of date."
        }
        ProblemCode::ForbiddenOrigin => {
            "The service is not configured to answer this page. Give the page's address to the \
             people who run the service."
        }
        ProblemCode::UnknownHost => {
            "The service does not know the host name under which it was called. Open its usual \
             address, or tell the people who run it."
        }
        ProblemCode::NotFound => {
            "The service does not know this test. Reload the page; if that does not help, tell the \
             people who run the service."
        }
        ProblemCode::Unauthenticated => {
            "You are not signed in any more. Sign in again, then repeat this."
        }
        ProblemCode::IdentityUnavailable => {
            "Your sign-in cannot be checked at the moment, because the identity provider cannot be \
             reached."
        }
        ProblemCode::Forbidden => {
            "Your role does not include this. Ask the people who run the service for one that \
             does."
        }
        ProblemCode::PreconditionFailed | ProblemCode::PreconditionRequired => {
            "Somebody has changed this registry meanwhile. Look at it again, then make your \
             change."
        }
        ProblemCode::IdempotencyKeyReused => {
            "This was already saved with other values. Reload the page, then save again."
        }
        ProblemCode::CredentialUnreadable => {
            "The saved credential can no longer be decrypted, so it cannot be used. Replace it."
        }
        ProblemCode::SavedForOtherHost => {
            "This registry was saved for a different host than the one that this service is \
             connected to. Save it again for this one, or tell the people who run the service."
        }
        ProblemCode::TooManyRegistries => {
            "Your organisation has reached the limit of saved registries. Remove one that you no \
             longer need, or ask the people who run the service for more."
        }
        ProblemCode::StoreUnavailable => "The saved registries cannot be reached at the moment.",
        ProblemCode::Internal => {
            "The service had an internal error. Test again; if it happens twice, tell the people \
             who run the service."
        }
    }
}
