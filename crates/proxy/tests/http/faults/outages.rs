//! The rows of bad days: nobody who filled in the form is to blame for any of them.

use ghcr_contract::{Cause as C, CheckCode as R, RemedyAction as A};

use super::row::{Asks, Finding, Github, Row};

/// Who asks where it is not about what was typed: a member, and an image that only members pull.
const MEMBER: &str = "Image for two platforms";

/// A failing GitHub and a failing registry, each fault on each path, and GitHub out of reach.
pub(super) fn rows() -> Vec<Row> {
    let injected = FAULTS.iter().flat_map(|(name, causes)| injected(name, *causes));
    [accounts(), unreachable(), injected.collect()].concat()
}

/// Each `--fault` of the sandbox, and the true cause where it strikes: at GitHub; at the HEAD of a
/// manifest, where nothing but status and headers is seen; at the login of the registry.
///
/// Those that take the whole patience of a call stand together: they are waited for together.
const FAULTS: [(&str, [C; 3]); 25] = [
    ("hang", [C::TimedOut, C::TimedOut, C::TimedOut]),
    ("trickle", [C::TimedOut, C::NotGithub, C::TimedOut]),
    ("server-error", [C::GithubOutage, C::GithubOutage, C::GithubOutage]),
    ("unicorn", [C::GithubOutage, C::GithubOutage, C::GithubOutage]),
    ("bad-gateway", [C::NotGithub, C::GithubOutage, C::NotGithub]),
    ("cut", [C::ConnectionCut, C::NotGithub, C::ConnectionCut]),
    ("disconnect", [C::ConnectionCut, C::ConnectionCut, C::ConnectionCut]),
    ("garbage", [C::NotGithub, C::NotGithub, C::NotGithub]),
    ("endless-body", [C::NotGithub, C::NotGithub, C::NotGithub]),
    ("html-page", [C::NotGithub, C::RegistryUnclear, C::NotGithub]),
    ("redirect", [C::NotGithub, C::NotGithub, C::NotGithub]),
    ("rate-limited", [C::RateLimited, C::SecondaryRateLimited, C::SecondaryRateLimited]),
    (
        "secondary-rate-limited",
        [C::SecondaryRateLimited, C::SecondaryRateLimited, C::SecondaryRateLimited],
    ),
    ("too-many-requests", [C::RateLimited, C::SecondaryRateLimited, C::SecondaryRateLimited]),
    ("lockout", [C::LoginLockout, C::PullDenied, C::RegistryRefusesToken]),
    ("user-agent-refused", [C::UserAgentRefused, C::RegistryUnclear, C::NotGithub]),
    ("proxy-login", [C::NotGithub, C::NotGithub, C::NotGithub]),
    ("portal-page", [C::NotGithub, C::NotGithub, C::NotGithub]),
    ("empty-body", [C::NotGithub, C::NotGithub, C::NotGithub]),
    ("half-json", [C::NotGithub, C::NotGithub, C::NotGithub]),
    ("other-json", [C::NotGithub, C::NotGithub, C::NotGithub]),
    ("json-array", [C::NotGithub, C::NotGithub, C::NotGithub]),
    ("huge-body", [C::NotGithub, C::NotGithub, C::NotGithub]),
    ("not-http", [C::NotGithub, C::NotGithub, C::NotGithub]),
    ("endless-headers", [C::NotGithub, C::NotGithub, C::NotGithub]),
];

fn injected(fault: &'static str, [api, manifest, login]: [C; 3]) -> [Row; 4] {
    let row = |path: &'static str, place: &str, expected| Row {
        wrong: format!("{fault} {place}"),
        asks: Asks::Persona(MEMBER),
        github: Github::Faulty { fault, path },
        expected,
    };
    let remedy = remedy(api).unwrap_or(A::CheckNetwork);
    // The pull proves the account, and not of which visibility the image is.
    let unlisted = Finding::warns(R::ImagePull, C::VisibilityNotTold, A::WaitAndRetry);
    [
        row("/user", "at the first request", Finding::fails(R::GithubReachable, api, remedy)),
        row("/orgs/", "at the packages", unlisted),
        row("/v2/", "at the manifest", at_the_registry(manifest)),
        row("/token", "at the registry's login", at_the_registry(login)),
    ]
}

/// A registry that says no in its own words is believed: it is the one fault here that is the
/// credential's.
fn at_the_registry(cause: C) -> Finding {
    match cause {
        C::PullDenied => Finding::fails(R::ImagePull, cause, A::GrantPackageAccess),
        C::RegistryRefusesToken => Finding::fails(R::ImagePull, cause, A::CreateClassicToken),
        _ => Finding::open(R::ImagePull, cause, remedy(cause)),
    }
}

/// What to do in that outage.
fn remedy(cause: C) -> Option<A> {
    match cause {
        C::GithubOutage => Some(A::CheckGithubStatus),
        C::RateLimited | C::SecondaryRateLimited | C::LoginLockout => Some(A::WaitAndRetry),
        C::RegistryUnclear => None,
        _ => Some(A::CheckNetwork),
    }
}

/// Names that go wrong in one place only, or slowly.
fn accounts() -> Vec<Row> {
    // Their image is public, and proves nothing of the token.
    let slow = Finding::warns(R::PackagesVisibility, C::OnlyPublicSeen, A::NameImage);
    let open = |rung, cause| Finding::open(rung, cause, remedy(cause));
    let limited = C::SecondaryRateLimited;
    [
        ("github-is-slow", "GitHub answers after three seconds", slow),
        ("registry-is-slow", "The registry answers after three seconds", slow),
        ("packages-hang", "The packages hang", open(R::PackagesList, C::TimedOut)),
        ("registry-hangs", "The registry hangs", open(R::ImagePull, C::TimedOut)),
        (
            "registry-counts-the-minute",
            "The registry counts the minute",
            open(R::ImagePull, limited),
        ),
        (
            "registry-talks-nonsense",
            "The registry talks nonsense",
            open(R::ImagePull, C::NotGithub),
        ),
    ]
    .map(|(name, wrong, expected)| Row {
        wrong: wrong.to_owned(),
        asks: Asks::name(name).with_token_of(MEMBER).with_image(&format!("{name}/barometer")),
        github: Github::Well,
        expected,
    })
    .to_vec()
}

fn unreachable() -> Vec<Row> {
    let row = |wrong: &str, asks, github, expected| Row {
        wrong: wrong.to_owned(),
        asks: Asks::Persona(asks),
        github,
        expected,
    };
    let out_of_reach = |wrong: &str, github, cause| {
        let expected = Finding::fails(R::GithubReachable, cause, A::CheckNetwork);
        row(wrong, MEMBER, github, expected)
    };
    let stranger = "Internal image, no token";
    let hidden = Finding::fails(R::ImageAnonymous, C::HiddenOrAbsent, A::CreateClassicToken);
    vec![
        out_of_reach("Nobody listens at GitHub's address", Github::PortClosed, C::ConnectionFailed),
        out_of_reach("GitHub's name has no address", Github::NameUnknown, C::DnsFailed),
        out_of_reach("GitHub's address speaks no TLS", Github::PlainHttp, C::TlsFailed),
        out_of_reach("GitHub dies before it answers", Github::Stopped, C::ConnectionCut),
        row("The registry denies strangers with 403", stranger, Github::DenyAnonymous, hidden),
    ]
}
