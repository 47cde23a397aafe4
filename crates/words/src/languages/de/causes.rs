//! The causes of outcomes, and the problems because of which there is no report.

use ghcr_contract::{Cause, ProblemCode};

pub(super) fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::LegacyLogin => {
            "The name could not be signed up today, but some old accounts are called like this. It \
             is not taken for a mistake."
        }
        Cause::ManagedLogin => {
            "The name looks like a user managed by an enterprise, and such a user cannot own \
             packages."
        }

        Cause::StrayCharacters => "Something was copied along with the token.",
        Cause::ChecksumDiffers => {
            "The checksum does not fit: a character is probably missing or wrong."
        }
        Cause::UnusualLength => {
            "The token is shorter or longer than tokens of its kind usually are."
        }
        Cause::UnknownPrefix => {
            "The token starts like no GitHub token known here; a classic one starts with `ghp_`."
        }

        Cause::FineGrained => "This is a fine-grained token, and GHCR takes classic ones only.",
        Cause::AppInstallation => {
            "This is a token of a GitHub App or of Actions, which works inside Actions only."
        }
        Cause::AppUser => {
            "This is a GitHub App's user token: it expires after eight hours and is not meant for \
             packages."
        }
        Cause::RefreshToken => {
            "This is a refresh token: it renews another token and opens nothing itself."
        }
        Cause::KindNotTold => "Neither the start of the token nor GitHub's answer tells its kind.",

        Cause::DnsFailed => {
            "The name of GitHub's host could not be looked up from where this service runs."
        }
        Cause::ConnectionFailed => {
            "This service could not connect to GitHub: something on the way refused or cut it."
        }
        Cause::TlsFailed => {
            "The encrypted connection to GitHub could not be set up: a certificate on the way is \
             not trusted, often an inspecting proxy's."
        }
        Cause::TimedOut => "GitHub did not answer in time.",
        Cause::ConnectionCut => "The connection ended in the middle of GitHub's answer.",
        Cause::NotGithub => {
            "Something other than GitHub answered, such as the page of an egress proxy."
        }
        Cause::GithubOutage => "GitHub answered with an error of its own.",
        Cause::RateLimited => "GitHub's hourly limit of requests is used up.",
        Cause::SecondaryRateLimited => "GitHub got too many requests in a short time.",
        Cause::LoginLockout => {
            "GitHub refuses every login of this user for a while, after too many wrong ones."
        }
        Cause::UserAgentRefused => {
            "GitHub refused the request because its User-Agent is missing; something on the way \
             removed it."
        }

        Cause::ServiceBusy => {
            "This service had too much to do: time ran out before it could ask. That says nothing \
             about the token."
        }

        Cause::ExpiredOrRevoked => {
            "GitHub does not accept this token. It is copied whole, so it has most likely expired \
             or been revoked."
        }
        Cause::Mistyped => {
            "GitHub does not accept this token, and its checksum does not fit: a character is \
             probably missing or wrong."
        }
        Cause::NotAccepted => "GitHub does not accept this token: it is wrong, expired or revoked.",
        Cause::AnswerUnclear => "GitHub's answer neither accepts nor refuses the token.",

        Cause::ReadPackagesMissing => {
            "The token lacks the scope `read:packages`, so it cannot see internal images."
        }
        Cause::ExcessScopes => {
            "The token may do more than scanning needs; `read:packages` alone is enough."
        }
        Cause::ScopesNotTold => "GitHub did not say which scopes the token has.",

        Cause::ExpiresSoon => "The token expires soon; scans will fail after that.",
        Cause::Expired => "The token's expiry date has passed.",
        Cause::ExpiryNotTold => {
            "GitHub named no date on which the token expires; usually that means never."
        }

        Cause::AccountNotFound => "There is no account of this name on GitHub.",
        Cause::AccountHidden => "No account of this name can be seen; a managed one may be hidden.",
        Cause::OwnerDiffers => "The token belongs to another account.",

        Cause::NotAMember => {
            "The token's owner is not a member of the organisation; internal images are for \
             members of it or of its enterprise."
        }
        Cause::MembershipPending => {
            "The token's owner is invited to the organisation and has not accepted the invitation \
             yet."
        }
        Cause::MembershipNotTold => {
            "GitHub does not tell whether the token's owner is a member: `read:packages` alone \
             does not show it. Scanning needs no further scope."
        }

        Cause::SsoRequired => {
            "The organisation uses SAML single sign-on, and the token is not authorised for it yet."
        }
        Cause::SsoHidesSome => {
            "GitHub leaves some organisations out of its answer until the token is authorised for \
             their single sign-on."
        }

        Cause::ClassicTokensForbidden => {
            "The organisation forbids classic tokens, and GHCR takes no fine-grained ones: no \
             personal access token works for its internal images. Its public images need none."
        }
        Cause::LifetimeTooLong => {
            "The token lives longer than the organisation, or its enterprise, allows."
        }
        Cause::IpNotAllowed => {
            "The organisation lets in certain addresses only, and this service's is none of them. \
             The same token may work from elsewhere."
        }

        Cause::NoPackagesVisible => {
            "There are no container packages here, or none that this token may see."
        }
        Cause::KindCannotList => "GitHub does not list packages for tokens of this kind.",
        Cause::ListingRefused => {
            "GitHub refuses to list the packages, for a reason that is not known here."
        }

        Cause::OnlyUnsupportedPackages => {
            "There are packages, and none of them is of a visibility that can be scanned."
        }
        Cause::SomeUnsupportedPackages => {
            "Some packages are of a visibility that cannot be scanned; the others can be."
        }
        Cause::ImageNotSupported => "The image is of a visibility that cannot be scanned.",
        Cause::NotChosen => {
            "What is here can be scanned, but its visibility is not among those that are chosen."
        }
        Cause::OnlyPublicSeen => {
            "Only public packages can be seen, and GitHub does not tell whether the token's owner \
             is a member. Internal ones, if there are any, may be hidden: name one to find out."
        }
        Cause::CountIncomplete => {
            "Not every page of the list could be read, so there may be more packages than counted \
             here."
        }

        Cause::RegistryRefusesToken => "GitHub accepts the token, and yet the registry refuses it.",
        Cause::TokenMakesItWorse => "The image can be pulled without the token, but not with it.",
        Cause::PullDenied => "The registry does not let the token's owner read this image.",
        Cause::AbsentOrUnreadable => {
            "There is no such image, or the token's owner may not read it: the registry answers \
             both alike."
        }
        Cause::ManifestUnknown => "The registry knows no such image, tag or digest.",
        Cause::NoLatestTag => {
            "The image has no tag `latest`. Its newest version was pulled instead."
        }
        Cause::OtherOwner => {
            "This image belongs to another account than the one entered, so it proves nothing for \
             that account."
        }
        Cause::VisibilityNotTold => {
            "The image can be pulled and is not public. The list does not tell whether it is of a \
             visibility that can be scanned."
        }
        Cause::OwnerNotWritable => {
            "The account's name cannot be part of an image's name, so no container tool can pull \
             from it."
        }
        Cause::RegistryUnclear => {
            "The registry's answer does not tell whether the image can be pulled."
        }
        Cause::ForeignRealm => {
            "The registry wants the credential sent to another host, which is not done: it could \
             be stolen there."
        }

        Cause::NoTokenNeeded => "The image is public: no token is needed for it.",
        Cause::TokenNeeded => "The image is not public: it can be pulled with the token only.",
        Cause::HiddenOrAbsent => {
            "Nobody can pull this image without a token: it is not public, or it does not exist."
        }

        Cause::UserNamespace => {
            "Does not apply: the name is a user's, and this is about organisations."
        }
        Cause::NothingToCount => "Not checked, because there are no packages to look at.",
        Cause::NoImageToTry => "No image was named, and none was found to try.",
        Cause::EarlierFailure => "Not checked, because an earlier check failed.",
        Cause::NoToken => "Not checked, because there is no token. Public images need none.",
        Cause::OrganizationNamespace => {
            "Does not apply: the name is an organisation's, and no token belongs to one."
        }
        Cause::EarlierUnknown => "Not checked: it builds on an earlier check that could not tell.",
    }
}

pub(super) fn problem(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::InvalidFields => {
            "Something in the form cannot be sent. Correct the fields that are marked."
        }
        ProblemCode::BodyTooLarge => "The form holds too much text. Shorten the longest field.",
        ProblemCode::RequestTimeout => {
            "The question did not reach the service in time. Test again."
        }
        ProblemCode::TooManyAttempts => {
            "Nothing was asked this time. The last tries were refused or broken off, and after too \
             many GitHub locks the account out. This is not a new verdict."
        }
        ProblemCode::TooManyRefusals => {
            "Nothing was asked this time: GitHub has just refused many logins from this service, \
             and after too many it refuses all of them. This is not a verdict."
        }
        ProblemCode::TooManyRequests => {
            "Nothing was asked this time: too many tests in a short while."
        }
        ProblemCode::Busy => {
            "Nothing was asked this time: the service has as many tests as it can take."
        }
        ProblemCode::MalformedJson
        | ProblemCode::UnsupportedMediaType
        | ProblemCode::MethodNotAllowed => {
            "The service did not understand this page. Reload it; it may be older than the service."
        }
        ProblemCode::ForbiddenOrigin => {
            "The service was not told to answer this page. Give the page's address to those who \
             run it."
        }
        ProblemCode::UnknownHost => {
            "The service does not know the name under which it was asked. Open its usual address, \
             or tell those who run it."
        }
        ProblemCode::NotFound => {
            "The service does not know this test. Reload the page; if that does not help, tell \
             those who run it."
        }
        ProblemCode::Internal => {
            "The service made a mistake of its own. Test again, and if it happens twice, tell \
             those who run it."
        }
    }
}
