//! Accounts whose name is a fault: whatever names one goes wrong in its way, so that a person can
//! type a fault.

use super::Fault;
use axum::http::Uri;
use std::time::Duration;

/// What happens to a request that names such an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    Fails(Fault),
    /// Held back for that long, and then answered well.
    Delay(Duration),
}

/// Where it happens. Elsewhere the account is an organisation like any other, with one public
/// package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Affected {
    Everything,
    Packages,
    Registry,
}

/// The longest that somebody in the demo should wait for an answer that comes.
const SLOW: Duration = Duration::from_secs(3);

const ACCOUNTS: [(&str, Affected, Effect); 21] = {
    use Affected::{Everything, Packages, Registry};
    use Effect::{Delay, Fails};
    [
        ("github-is-down", Everything, Fails(Fault::ServerError)),
        ("github-shows-a-unicorn", Everything, Fails(Fault::Unicorn)),
        ("github-is-slow", Everything, Delay(SLOW)),
        ("github-hangs", Everything, Fails(Fault::Hang)),
        ("github-hangs-up", Everything, Fails(Fault::Disconnect)),
        ("github-breaks-off", Everything, Fails(Fault::Cut)),
        ("github-talks-nonsense", Everything, Fails(Fault::Garbage)),
        ("github-never-ends", Everything, Fails(Fault::EndlessBody)),
        ("github-counts-the-hour", Everything, Fails(Fault::RateLimited)),
        ("github-counts-the-minute", Everything, Fails(Fault::SecondaryRateLimited)),
        ("github-wants-a-user-agent", Everything, Fails(Fault::UserAgentRefused)),
        ("proxy-blocks-github", Everything, Fails(Fault::HtmlPage)),
        ("proxy-wants-a-login", Everything, Fails(Fault::ProxyLogin)),
        ("portal-wants-a-login", Everything, Fails(Fault::Redirect)),
        ("packages-are-down", Packages, Fails(Fault::ServerError)),
        ("packages-hang", Packages, Fails(Fault::Hang)),
        ("registry-is-down", Registry, Fails(Fault::ServerError)),
        ("registry-is-slow", Registry, Delay(SLOW)),
        ("registry-hangs", Registry, Fails(Fault::Hang)),
        ("registry-counts-the-minute", Registry, Fails(Fault::SecondaryRateLimited)),
        ("registry-talks-nonsense", Registry, Fails(Fault::Garbage)),
    ]
};

/// The login of every such account.
pub(crate) fn accounts() -> impl Iterator<Item = &'static str> {
    ACCOUNTS.iter().map(|(login, ..)| *login)
}

/// The logins of those that are wrong wherever they are asked for, and that are answered badly at
/// once or never.
#[cfg(test)]
pub(crate) fn accounts_out_of_reach() -> impl Iterator<Item = &'static str> {
    let is_so = |(_, affected, effect): &&(&str, Affected, Effect)| {
        *affected == Affected::Everything && matches!(effect, Effect::Fails(_))
    };
    ACCOUNTS.iter().filter(is_so).map(|(login, ..)| *login)
}

/// What happens to a request for this address: the first part of the path that is such an account's
/// name decides, or the name in the scope of a login at the registry.
pub(crate) fn effect_on(uri: &Uri) -> Option<Effect> {
    let path = uri.path();
    let in_scope = uri.query().filter(|_| path == "/token").and_then(owner_in_scope);
    let mut parts = path.split('/').chain(in_scope);
    let (_, affected, effect) = parts
        .find_map(|part| ACCOUNTS.iter().find(|(login, ..)| part.eq_ignore_ascii_case(login)))?;
    let is_registry = is_registry(path);
    let is_affected = match affected {
        Affected::Everything => true,
        Affected::Packages => !is_registry && path.split('/').any(|part| part == "packages"),
        Affected::Registry => is_registry,
    };
    is_affected.then_some(*effect)
}

/// Whether the registry answers there, and not the API.
pub(crate) fn is_registry(path: &str) -> bool {
    path == "/token" || path.starts_with("/v2/")
}

/// `…scope=repository:OWNER/NAME:pull…`, the separators percent-encoded or not.
fn owner_in_scope(query: &str) -> Option<&str> {
    let (_, scope) = query.split_once("scope=repository")?;
    let scope = [":", "%3A", "%3a"].iter().find_map(|colon| scope.strip_prefix(colon))?;
    scope.split(['/', '%', '&', ':']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_names_such_an_account_goes_wrong_where_it_is_affected() {
        let down = Some(Effect::Fails(Fault::ServerError));
        let table = [
            ("/users/github-is-down", down),
            ("/orgs/GitHub-Is-Down/packages?package_type=container", down),
            ("/v2/github-is-down/barometer/manifests/latest", down),
            ("/token?service=ghcr.io&scope=repository:github-is-down/barometer:pull", down),
            ("/token?scope=repository%3Agithub-is-down%2Fbarometer%3Apull", down),
            ("/users/github-is-slow", Some(Effect::Delay(SLOW))),
            ("/users/registry-is-down", None),
            ("/v2/registry-is-down/barometer/manifests/latest", down),
            ("/users/packages-are-down", None),
            ("/orgs/packages-are-down/packages", down),
            ("/v2/packages-are-down/barometer/manifests/latest", None),
            ("/users/quillworks?x=github-is-down", None),
            ("/user", None),
        ];
        for (address, expected) in table {
            assert_eq!(effect_on(&address.parse().unwrap()), expected, "{address}");
        }
    }

    #[test]
    fn every_name_can_be_a_login_and_an_owner_of_images() {
        for login in accounts() {
            assert_eq!(login.parse::<ghcr_contract::Username>().unwrap().oddity(), None, "{login}");
            assert!(format!("{login}/barometer").parse::<ghcr_contract::ImageReference>().is_ok());
        }
    }
}
