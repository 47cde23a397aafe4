//! The rows of bad days: nobody who filled in the form is to blame for any of them.

use ghcr_contract::{Cause as C, CheckCode as R, RemedyAction as A};

use super::blame::Blame as B;
use super::row::{Finding, Reach, Row};

/// A failing GitHub and a failing registry, each fault on each path, and GitHub out of reach.
pub(crate) fn rows() -> Vec<Row> {
    let injected = FAULTS.iter().flat_map(Fault::rows);
    [accounts(), unreachable(), injected.collect()].concat()
}

/// One `--fault` of the sandbox, and the true cause where it strikes.
struct Fault {
    name: &'static str,
    api: C,
    /// HEAD of a manifest: nothing but status and headers is seen.
    manifest: C,
    /// The login at the registry.
    login: C,
}

const fn fault(name: &'static str, api: C, manifest: C, login: C) -> Fault {
    Fault { name, api, manifest, login }
}

/// Those that take the whole patience of a call stand together: they are waited for together.
const FAULTS: [Fault; 25] = [
    fault("hang", C::TimedOut, C::TimedOut, C::TimedOut),
    fault("trickle", C::TimedOut, C::NotGithub, C::TimedOut),
    fault("server-error", C::GithubOutage, C::GithubOutage, C::GithubOutage),
    fault("unicorn", C::GithubOutage, C::GithubOutage, C::GithubOutage),
    fault("bad-gateway", C::NotGithub, C::GithubOutage, C::NotGithub),
    fault("cut", C::ConnectionCut, C::NotGithub, C::ConnectionCut),
    fault("disconnect", C::ConnectionCut, C::ConnectionCut, C::ConnectionCut),
    fault("garbage", C::NotGithub, C::NotGithub, C::NotGithub),
    fault("endless-body", C::NotGithub, C::NotGithub, C::NotGithub),
    fault("html-page", C::NotGithub, C::RegistryUnclear, C::NotGithub),
    fault("redirect", C::NotGithub, C::NotGithub, C::NotGithub),
    fault("rate-limited", C::RateLimited, C::SecondaryRateLimited, C::SecondaryRateLimited),
    fault(
        "secondary-rate-limited",
        C::SecondaryRateLimited,
        C::SecondaryRateLimited,
        C::SecondaryRateLimited,
    ),
    fault("too-many-requests", C::RateLimited, C::SecondaryRateLimited, C::SecondaryRateLimited),
    fault("lockout", C::LoginLockout, C::PullDenied, C::RegistryRefusesToken),
    fault("user-agent-refused", C::UserAgentRefused, C::RegistryUnclear, C::NotGithub),
    fault("proxy-login", C::NotGithub, C::NotGithub, C::NotGithub),
    fault("portal-page", C::NotGithub, C::NotGithub, C::NotGithub),
    fault("empty-body", C::NotGithub, C::NotGithub, C::NotGithub),
    fault("half-json", C::NotGithub, C::NotGithub, C::NotGithub),
    fault("other-json", C::NotGithub, C::NotGithub, C::NotGithub),
    fault("json-array", C::NotGithub, C::NotGithub, C::NotGithub),
    fault("huge-body", C::NotGithub, C::NotGithub, C::NotGithub),
    fault("not-http", C::NotGithub, C::NotGithub, C::NotGithub),
    fault("endless-headers", C::NotGithub, C::NotGithub, C::NotGithub),
];

impl Fault {
    fn rows(&self) -> [Row; 4] {
        let of = |path: &'static str, where_: &str, expected| Row {
            wrong: format!("{} {where_}", self.name),
            reach: Reach::Injected { fault: self.name, path },
            expected,
        };
        let (blame, remedy) = about(R::GithubReachable, self.api);
        // The pull proves the account, and not of which visibility the image is.
        let unlisted =
            Finding::warns(R::ImagePull, C::VisibilityNotTold, B::Nobody, A::WaitAndRetry);
        let reachable =
            Finding::fails(R::GithubReachable, self.api, blame, remedy.unwrap_or(A::CheckNetwork));
        [
            of("/user", "at the first request", reachable),
            of("/orgs/", "at the packages", unlisted),
            of("/v2/", "at the manifest", at_the_registry(self.manifest)),
            of("/token", "at the registry's login", at_the_registry(self.login)),
        ]
    }
}

/// A registry that says no in its own words is believed: it is the one fault here that is the
/// credential's.
fn at_the_registry(cause: C) -> Finding {
    match cause {
        C::PullDenied => Finding::fails(R::ImagePull, cause, B::Account, A::GrantPackageAccess),
        C::RegistryRefusesToken => {
            Finding::fails(R::ImagePull, cause, B::Token, A::CreateClassicToken)
        }
        _ => open(R::ImagePull, cause),
    }
}

fn open(rung: R, cause: C) -> Finding {
    let (blame, remedy) = about(rung, cause);
    Finding::open(rung, cause, blame, remedy)
}

/// Who is to blame for that weather, and what to do.
fn about(rung: R, cause: C) -> (B, Option<A>) {
    let upstream = if rung == R::ImagePull { B::Registry } else { B::Github };
    match cause {
        C::GithubOutage => (upstream, Some(A::CheckGithubStatus)),
        C::RateLimited | C::SecondaryRateLimited => (upstream, Some(A::WaitAndRetry)),
        C::LoginLockout => (B::Github, Some(A::WaitAndRetry)),
        C::RegistryUnclear => (B::Registry, None),
        _ => (B::Network, Some(A::CheckNetwork)),
    }
}

/// Names that go wrong in one place only, or slowly.
fn accounts() -> Vec<Row> {
    // Their image is public, and proves nothing of the token.
    let slow = Finding::warns(R::PackagesVisibility, C::OnlyPublicSeen, B::Nobody, A::NameImage);
    [
        ("github-is-slow", "GitHub answers after three seconds", slow),
        ("registry-is-slow", "The registry answers after three seconds", slow),
        ("packages-hang", "The packages hang", open(R::PackagesList, C::TimedOut)),
        ("registry-hangs", "The registry hangs", open(R::ImagePull, C::TimedOut)),
        (
            "registry-counts-the-minute",
            "The registry counts the minute",
            open(R::ImagePull, C::SecondaryRateLimited),
        ),
        (
            "registry-talks-nonsense",
            "The registry talks nonsense",
            open(R::ImagePull, C::NotGithub),
        ),
    ]
    .map(|(name, wrong, expected)| Row {
        wrong: wrong.to_owned(),
        reach: Reach::Account(name),
        expected,
    })
    .to_vec()
}

fn unreachable() -> Vec<Row> {
    let out_of_reach =
        |cause| Finding::fails(R::GithubReachable, cause, B::Network, A::CheckNetwork);
    let hidden =
        Finding::fails(R::ImageAnonymous, C::HiddenOrAbsent, B::Account, A::CreateClassicToken);
    [
        (
            "Nobody listens at GitHub's address",
            Reach::PortClosed,
            out_of_reach(C::ConnectionFailed),
        ),
        ("GitHub's name has no address", Reach::NameUnknown, out_of_reach(C::DnsFailed)),
        ("GitHub's address speaks no TLS", Reach::PlainHttp, out_of_reach(C::TlsFailed)),
        ("GitHub dies before it answers", Reach::Killed, out_of_reach(C::ConnectionCut)),
        ("The registry denies strangers with 403", Reach::DenyAnonymous, hidden),
    ]
    .map(|(wrong, reach, expected)| Row { wrong: wrong.to_owned(), reach, expected })
    .to_vec()
}
