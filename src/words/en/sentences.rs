//! One sentence for each way in which a check can end.

use super::{count, evidence as facts, wait};
use ghcr_contract::{Cause, Check, CheckCode, CheckEvidence, Outcome};

/// The cause's sentence where there is a cause, else the outcome's.
pub(super) fn sentence(check: &Check) -> String {
    match (check.cause, check.code, check.outcome) {
        // The deadline of the whole test can leave any check open; only the first of them is about GitHub itself.
        (Some(Cause::TimedOut), code, _) if code != CheckCode::GithubReachable => {
            "The test ran out of time before this was known.".to_owned()
        }
        // Other checks hear unclear answers too, which say as little about the token.
        (Some(Cause::AnswerUnclear), code, outcome) if code != CheckCode::TokenAccepted => {
            plain(code, outcome).to_owned()
        }
        (Some(cause), _, _) => because(cause, &check.evidence),
        (None, CheckCode::TokenAccepted, Outcome::Pass) => accepted(&check.evidence),
        (None, CheckCode::TokenExpiry, Outcome::Pass) => good_until(&check.evidence),
        (None, CheckCode::AccountExists, Outcome::Pass) => account(&check.evidence),
        (None, CheckCode::PackagesList, Outcome::Pass) => listed(&check.evidence),
        (None, CheckCode::ImagePull, Outcome::Pass) => pulled(&check.evidence),
        (None, code, outcome) => plain(code, outcome).to_owned(),
    }
}

fn because(cause: Cause, evidence: &CheckEvidence) -> String {
    let sentence = match cause {
        Cause::LegacyLogin => {
            "The name could not be signed up today, but some old accounts are called like this. It was asked for."
        }
        Cause::ManagedLogin => {
            "The name looks like a user managed by an enterprise, and such a user cannot own packages."
        }

        Cause::StrayCharacters => "Something was copied along with the token.",
        Cause::ChecksumDiffers => "The checksum does not fit: a character is probably missing or wrong.",
        Cause::UnusualLength => "The token is shorter or longer than tokens of its kind usually are.",
        Cause::UnknownPrefix => {
            "The token starts like no GitHub token known here; a classic one starts with `ghp_`."
        }

        Cause::FineGrained => "This is a fine-grained token, and GHCR takes classic ones only.",
        Cause::AppInstallation => {
            "This is a token of a GitHub App or of Actions, which works inside Actions only."
        }
        Cause::AppUser => {
            "This is a GitHub App's user token: it ends after eight hours and is not meant for packages."
        }
        Cause::RefreshToken => "This is a refresh token: it renews another token and opens nothing itself.",
        Cause::KindNotTold => "Neither the start of the token nor GitHub's answer tells its kind.",

        Cause::DnsFailed => "The name of GitHub's host could not be looked up from where this service runs.",
        Cause::ConnectionFailed => {
            "This service could not connect to GitHub: something on the way refused or cut it."
        }
        Cause::TlsFailed => {
            "The encrypted connection to GitHub could not be set up: a certificate on the way is not trusted, often an \
             inspecting proxy's."
        }
        Cause::TimedOut => "GitHub did not answer in time.",
        Cause::ConnectionCut => "The connection ended in the middle of GitHub's answer.",
        Cause::NotGithub => "Something other than GitHub answered, such as the page of an egress proxy.",
        Cause::GithubOutage => "GitHub answered with an error of its own.",
        Cause::RateLimited => return limited("GitHub's hourly limit of requests is used up", evidence),
        Cause::SecondaryRateLimited => {
            return limited("GitHub got too many requests in a short time", evidence);
        }
        Cause::LoginLockout => {
            return limited(
                "GitHub refuses every login of this user for a while, after too many wrong ones",
                evidence,
            );
        }
        Cause::UserAgentRefused => {
            "GitHub refused the request because its User-Agent is missing; something on the way removed it."
        }

        Cause::ExpiredOrRevoked => {
            "GitHub does not accept this token. It is copied whole, so it has most likely expired or been revoked."
        }
        Cause::Mistyped => {
            "GitHub does not accept this token, and its checksum does not fit: a character is probably missing or wrong."
        }
        Cause::NotAccepted => "GitHub does not accept this token: it is wrong, expired or revoked.",
        Cause::AnswerUnclear => "GitHub's answer neither accepts nor refuses the token.",

        Cause::ReadPackagesMissing => {
            "The token lacks the scope `read:packages`, so it cannot see internal images."
        }
        Cause::ExcessScopes => "The token may do more than scanning needs; `read:packages` alone is enough.",
        Cause::ScopesNotTold => "GitHub did not say which scopes the token has.",

        Cause::ExpiresSoon => return expires_soon(evidence),
        Cause::Expired => "The token has passed the date on which it ends.",
        Cause::ExpiryNotTold => "GitHub named no date on which the token ends; usually that means never.",

        Cause::AccountNotFound => "There is no account of this name on GitHub.",
        Cause::AccountHidden => "No account of this name can be seen; a managed one may be hidden.",
        Cause::OwnerDiffers => return owner_differs(evidence),

        Cause::NotAMember => return not_a_member(evidence),
        Cause::MembershipPending => {
            "The token's owner is invited to the organisation and has not accepted the invitation yet."
        }
        Cause::MembershipNotTold => {
            "GitHub does not tell whether the token's owner is a member: `read:packages` alone does not show it. Scanning \
             needs no further scope."
        }

        Cause::SsoRequired => {
            "The organisation uses SAML single sign-on, and the token is not authorised for it yet."
        }
        Cause::SsoHidesSome => {
            "GitHub leaves some organisations out of its answer until the token is authorised for their single sign-on."
        }

        Cause::ClassicTokensForbidden => {
            "The organisation forbids classic tokens, and GHCR takes no other kind: no token works for its internal \
             images. Its public images need none."
        }
        Cause::LifetimeTooLong => return lifetime_too_long(evidence),
        Cause::IpNotAllowed => {
            "The organisation lets in certain addresses only, and this service's is none of them. The same token may \
             work from elsewhere."
        }

        Cause::NoPackagesVisible => "There are no container packages here, or none that this token may see.",
        Cause::KindCannotList => "GitHub does not list packages for tokens of this kind.",
        Cause::ListingRefused => "GitHub refuses to list the packages and does not say why.",

        Cause::OnlyUnsupportedPackages => {
            "There are packages, and none of them is of a visibility that can be scanned."
        }
        Cause::SomeUnsupportedPackages => {
            "Some packages are of a visibility that cannot be scanned; the others can be."
        }
        Cause::ImageNotSupported => "The image is of a visibility that cannot be scanned.",
        Cause::CountIncomplete => {
            "Not every page of the list could be read, so there may be more packages than counted here."
        }

        Cause::RegistryRefusesToken => "GitHub accepts the token, and yet the registry refuses it.",
        Cause::TokenMakesItWorse => "The image can be pulled without the token, but not with it.",
        Cause::PullDenied => "The registry does not let the token's owner read this image.",
        Cause::ManifestUnknown => "The registry knows no such image, tag or digest.",
        Cause::OwnerNotWritable => {
            "The account's name cannot be part of an image's name, so no container tool can pull from it."
        }
        Cause::RegistryUnclear => "The registry's answer does not tell whether the image can be pulled.",
        Cause::ForeignRealm => {
            "The registry wants the credential sent to another host, which is not done: it could be stolen there."
        }

        Cause::NoTokenNeeded => "The image is public: no token is needed for it.",
        Cause::TokenNeeded => "The image is not public: it can be pulled with the token only.",
        Cause::HiddenOrAbsent => {
            "Nobody can pull this image without a token: it is not public, or it does not exist."
        }

        Cause::UserNamespace => "Does not apply: the name is a user's, and this is about organisations.",
        Cause::NothingToCount => "Not checked, because there are no packages to look at.",
        Cause::NoImageToTry => "Not checked, because no image was named and none was found to try.",
        Cause::EarlierFailure => "Not checked, because an earlier check failed.",
        Cause::NoToken => "Not checked, because there is no token. Public images need none.",
        Cause::OrganizationNamespace => {
            "Does not apply: the name is an organisation's, and no token belongs to one."
        }
        Cause::EarlierUnknown => "Not checked, because it needs the answer of an earlier check.",
    };
    sentence.to_owned()
}

/// What no cause says more precisely.
fn plain(code: CheckCode, outcome: Outcome) -> &'static str {
    let [pass, warn, fail, unknown] = match code {
        CheckCode::UsernameFormat => [
            "The name is written like a GitHub name.",
            "The name is written in an unusual way.",
            "The name cannot be a GitHub name.",
            "It cannot be told whether this is a GitHub name.",
        ],
        CheckCode::TokenFormat => [
            "The token is whole, with nothing around it.",
            "The token looks unusual.",
            "The token is not whole.",
            "It cannot be told whether the token is whole.",
        ],
        CheckCode::TokenKind => [
            "GHCR takes tokens of this kind.",
            "GHCR takes tokens of this kind, but another kind suits better.",
            "GHCR does not take tokens of this kind.",
            "It cannot be told which kind of token this is.",
        ],
        CheckCode::GithubReachable => [
            "GitHub answers.",
            "GitHub answers, but with difficulty.",
            "GitHub could not be asked. Nothing is known against the token.",
            "It cannot be told whether GitHub answers.",
        ],
        CheckCode::TokenAccepted => [
            "GitHub accepts the token.",
            "GitHub accepts the token, with a reservation.",
            "GitHub does not accept the token.",
            "It cannot be told whether GitHub accepts the token.",
        ],
        CheckCode::TokenScope => [
            "The token has `read:packages` and nothing more than it needs.",
            "The token's scopes deserve a look.",
            "The token may not read packages.",
            "It cannot be told what the token may do.",
        ],
        CheckCode::TokenExpiry => [
            "The token does not end soon.",
            "The token ends soon.",
            "The token has ended.",
            "It cannot be told when the token ends.",
        ],
        CheckCode::AccountExists => [
            "The account exists.",
            "The account exists, but something about it is unusual.",
            "The account does not exist.",
            "It cannot be told whether the account exists.",
        ],
        CheckCode::AccountOwner => [
            "The token belongs to this account.",
            "The token belongs to this account, but something about it is unusual.",
            "The token does not belong to this account.",
            "It cannot be told to whom the token belongs.",
        ],
        CheckCode::OrgMembership => [
            "The token's owner is a member of the organisation.",
            "The token's owner is not a full member of the organisation yet.",
            "The token's owner is not a member of the organisation.",
            "It cannot be told whether the token's owner is a member of the organisation.",
        ],
        CheckCode::OrgSso => [
            "Single sign-on does not stand in the way.",
            "Single sign-on hides a part of the organisation from this token.",
            "The token is not authorised for the organisation's SAML single sign-on.",
            "It cannot be told whether the token needs an authorisation for SAML single sign-on.",
        ],
        CheckCode::OrgPolicy => [
            "No policy of the organisation stands in the way.",
            "A policy of the organisation deserves a look.",
            "A policy of the organisation refuses this token.",
            "It cannot be told whether a policy of the organisation stands in the way.",
        ],
        CheckCode::PackagesList => [
            "The token sees the account's container packages.",
            "The token sees no container package of this account.",
            "The container packages of this account cannot be listed.",
            "It cannot be told which container packages there are.",
        ],
        CheckCode::PackagesVisibility => [
            "Every package that can be seen can be scanned.",
            "Some packages are of a visibility that cannot be scanned.",
            "No package is of a visibility that can be scanned.",
            "It cannot be told how visible the packages are.",
        ],
        CheckCode::ImagePull => [
            "The image can be pulled with this token.",
            "The image can be pulled with this token, with a reservation.",
            "The image cannot be pulled with this token.",
            "It cannot be told whether the image can be pulled with this token.",
        ],
        CheckCode::ImageAnonymous => [
            "The image can be pulled without a token.",
            "The image can be pulled without a token, but not with this one.",
            "The image cannot be pulled without a token.",
            "It cannot be told whether the image can be pulled without a token.",
        ],
    };
    match outcome {
        Outcome::Pass => pass,
        Outcome::Warn => warn,
        Outcome::Fail => fail,
        Outcome::Unknown => unknown,
        Outcome::Skipped => "Not checked.",
    }
}

fn accepted(evidence: &CheckEvidence) -> String {
    match evidence.token_owner.as_ref().or(evidence.login.as_ref()) {
        Some(owner) => format!("GitHub accepts the token; it belongs to `{owner}`."),
        None => plain(CheckCode::TokenAccepted, Outcome::Pass).to_owned(),
    }
}

fn good_until(evidence: &CheckEvidence) -> String {
    match evidence.days_left.and_then(|days| u64::try_from(days).ok()) {
        Some(days) => format!("The token ends in {}.", count(days, "day")),
        None => plain(CheckCode::TokenExpiry, Outcome::Pass).to_owned(),
    }
}

fn expires_soon(evidence: &CheckEvidence) -> String {
    match evidence.days_left {
        Some(..=0) => "The token ends today; scans will fail after that.".to_owned(),
        Some(days) => {
            format!("The token ends in {}; scans will fail after that.", count(days.unsigned_abs(), "day"))
        }
        None => "The token ends soon; scans will fail after that.".to_owned(),
    }
}

fn account(evidence: &CheckEvidence) -> String {
    match (&evidence.login, evidence.account_kind) {
        (Some(login), Some(kind)) => format!("`{login}` exists on GitHub ({}).", facts::account_kind(kind)),
        (Some(login), None) => format!("`{login}` exists on GitHub."),
        (None, _) => plain(CheckCode::AccountExists, Outcome::Pass).to_owned(),
    }
}

fn owner_differs(evidence: &CheckEvidence) -> String {
    match &evidence.token_owner {
        Some(owner) => format!("The token belongs to `{owner}`, and not to this account."),
        None => "The token belongs to another account.".to_owned(),
    }
}

fn not_a_member(evidence: &CheckEvidence) -> String {
    let owner = evidence.token_owner.as_ref().map_or("The token's owner".into(), |it| format!("`{it}`"));
    let organisation = evidence.login.as_ref().map_or("the organisation".into(), |it| format!("`{it}`"));
    format!(
        "{owner} is not a member of {organisation}; internal images are for members of it or of its enterprise."
    )
}

fn lifetime_too_long(evidence: &CheckEvidence) -> String {
    match evidence.longest_days {
        Some(days) => {
            let days = count(days.into(), "day");
            format!("The organisation allows tokens that live for {days} at most, and this one lives longer.")
        }
        None => "The token lives longer than the organisation allows.".to_owned(),
    }
}

fn listed(evidence: &CheckEvidence) -> String {
    match &evidence.packages {
        Some(counts) => format!("Container packages that can be seen: {}.", facts::packages(counts)),
        None => plain(CheckCode::PackagesList, Outcome::Pass).to_owned(),
    }
}

fn pulled(evidence: &CheckEvidence) -> String {
    match &evidence.image {
        Some(image) if evidence.is_chosen => {
            format!(
                "No image was named, so `{image}` was taken from the list; it can be pulled with this token."
            )
        }
        Some(image) => format!("`{image}` can be pulled with this token."),
        None => plain(CheckCode::ImagePull, Outcome::Pass).to_owned(),
    }
}

fn limited(what: &str, evidence: &CheckEvidence) -> String {
    match evidence.retry_after_s {
        Some(seconds) => format!("{what}. Try again in {}.", wait(seconds)),
        None => format!("{what}. Try again later."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::PackageCounts;

    #[track_caller]
    fn assert_says(check: &Check, expected: &str) {
        assert_eq!(sentence(check), expected);
    }

    #[test]
    fn what_was_seen_stands_in_the_sentence() {
        let seen = CheckEvidence {
            login: Some("Mona".into()),
            token_owner: Some("hubot".into()),
            days_left: Some(12),
            retry_after_s: Some(600),
            ..CheckEvidence::default()
        };
        let check = |code, outcome| Check::new(code, outcome).with_evidence(seen.clone());
        assert_says(
            &check(CheckCode::TokenAccepted, Outcome::Pass),
            "GitHub accepts the token; it belongs to `hubot`.",
        );
        assert_says(
            &check(CheckCode::TokenExpiry, Outcome::Warn).because(Cause::ExpiresSoon),
            "The token ends in 12 days; scans will fail after that.",
        );
        assert_says(
            &check(CheckCode::AccountOwner, Outcome::Fail).because(Cause::OwnerDiffers),
            "The token belongs to `hubot`, and not to this account.",
        );
        assert_says(
            &check(CheckCode::GithubReachable, Outcome::Fail).because(Cause::RateLimited),
            "GitHub's hourly limit of requests is used up. Try again in 10 minutes.",
        );
    }

    #[test]
    fn organisations_packages_and_images_stand_in_the_sentence() {
        let seen = CheckEvidence {
            login: Some("myorg".into()),
            token_owner: Some("hubot".into()),
            longest_days: Some(1),
            packages: Some(PackageCounts { public: 3, internal: 2, private: 0, is_complete: false }),
            image: Some("myorg/app:1".into()),
            is_chosen: true,
            ..CheckEvidence::default()
        };
        let check = |code, outcome| Check::new(code, outcome).with_evidence(seen.clone());
        assert_says(
            &check(CheckCode::OrgMembership, Outcome::Fail).because(Cause::NotAMember),
            "`hubot` is not a member of `myorg`; internal images are for members of it or of its enterprise.",
        );
        assert_says(
            &check(CheckCode::OrgPolicy, Outcome::Fail).because(Cause::LifetimeTooLong),
            "The organisation allows tokens that live for 1 day at most, and this one lives longer.",
        );
        assert_says(
            &check(CheckCode::PackagesList, Outcome::Pass),
            "Container packages that can be seen: at least 3 public, 2 internal.",
        );
        assert_says(
            &check(CheckCode::ImagePull, Outcome::Pass),
            "No image was named, so `myorg/app:1` was taken from the list; it can be pulled with this token.",
        );
    }

    #[test]
    fn an_unclear_answer_is_about_the_token_only_where_the_token_was_asked_about() {
        let unclear = |code| Check::new(code, Outcome::Unknown).because(Cause::AnswerUnclear);
        assert_says(
            &unclear(CheckCode::TokenAccepted),
            "GitHub's answer neither accepts nor refuses the token.",
        );
        assert_says(
            &unclear(CheckCode::OrgPolicy),
            "It cannot be told whether a policy of the organisation stands in the way.",
        );
    }

    #[test]
    fn the_deadline_is_not_githubs_fault() {
        let late = |code, outcome| Check::new(code, outcome).because(Cause::TimedOut);
        assert_says(&late(CheckCode::GithubReachable, Outcome::Fail), "GitHub did not answer in time.");
        assert_says(
            &late(CheckCode::ImagePull, Outcome::Unknown),
            "The test ran out of time before this was known.",
        );
    }

    #[test]
    fn without_evidence_the_plain_sentence_is_said() {
        assert_says(&Check::new(CheckCode::TokenAccepted, Outcome::Pass), "GitHub accepts the token.");
        assert_says(
            &Check::new(CheckCode::ImagePull, Outcome::Unknown),
            "It cannot be told whether the image can be pulled with this token.",
        );
    }
}
