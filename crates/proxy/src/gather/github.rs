//! The calls to GitHub's REST API, one function each. The credential is an argument of each call.

use crate::gather::evidence::{Account, Membership, PER_PAGE, Page, Versions};
use crate::gather::upstream::limits::{MAX_ONE, MAX_PAGE};
use crate::gather::upstream::{Answer, CallPermit, Calls, github_headers};
use crate::metrics::HostKind;
use ghcr_contract::{Token, Username, Visibility};
use reqwest::Url;
use secrecy::SecretString;

/// Whose packages are listed, which decides the address.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Namespace<'a> {
    /// `/orgs/{name}`
    Organization(&'a Username),
    /// `/users/{name}`
    User(&'a Username),
    /// `/user`: the token's own, private ones included.
    Own,
}

impl Namespace<'_> {
    fn path(self) -> String {
        match self {
            Self::Organization(name) => format!("orgs/{name}"),
            Self::User(name) => format!("users/{name}"),
            Self::Own => "user".to_owned(),
        }
    }
}

/// `GET /user`: the owner of the token; scopes and expiry stand in the headers. Whoever asks has
/// waited for the turn: see `attempts/`.
pub(crate) async fn token_user(turn: CallPermit<'_>, token: &Token) -> Answer<Account> {
    let url = address(&turn.hosts().github_api, "user", "");
    let credential = SecretString::from(token.expose());
    turn.get(HostKind::Api, url, github_headers(Some(&credential)), MAX_ONE).await
}

/// `GET /users/{name}`: a user or an organisation of that name. A [`Username`] needs no escaping in
/// a path.
pub(crate) async fn account(
    calls: &Calls<'_>,
    name: &Username,
    token: Option<&Token>,
) -> Answer<Account> {
    get(calls, &format!("users/{name}"), "", token, MAX_ONE).await
}

/// `GET /user/memberships/orgs/{org}`: the token owner's place in that organisation.
pub(crate) async fn membership(
    calls: &Calls<'_>,
    org: &Username,
    token: &Token,
) -> Answer<Membership> {
    get(calls, &format!("user/memberships/orgs/{org}"), "", Some(token), MAX_ONE).await
}

/// A page of the container packages of that visibility, counted from 1.
pub(crate) async fn packages_page(
    calls: &Calls<'_>,
    namespace: Namespace<'_>,
    visibility: Visibility,
    token: &Token,
    page: u32,
) -> Answer<Page> {
    let path = format!("{}/packages", namespace.path());
    let query =
        format!("package_type=container&visibility={visibility}&per_page={PER_PAGE}&page={page}");
    get(calls, &path, &query, Some(token), MAX_PAGE).await
}

/// The newest version of a package, whose name is the digest of its manifest.
pub(crate) async fn newest_version(
    calls: &Calls<'_>,
    namespace: Namespace<'_>,
    package: &str,
    token: &Token,
) -> Answer<Versions> {
    // A name may hold slashes, which must not become parts of the path (GitHub facts, section 4).
    let path =
        format!("{}/packages/container/{}/versions", namespace.path(), package.replace('/', "%2F"));
    // The versions of another user's package come without pages, says GitHub's description of its
    // API.
    let query = if matches!(namespace, Namespace::User(_)) { "" } else { "per_page=1" };
    get(calls, &path, query, Some(token), MAX_PAGE).await
}

async fn get<T: serde::de::DeserializeOwned + Send>(
    calls: &Calls<'_>,
    path: &str,
    query: &str,
    token: Option<&Token>,
    max_body: usize,
) -> Answer<T> {
    let is_list = max_body > MAX_ONE;
    let turn = if is_list { calls.list_permit().await } else { calls.permit().await };
    let credential = token.map(|token| SecretString::from(token.expose()));
    let url = address(&calls.hosts().github_api, path, query);
    turn.get(HostKind::Api, url, github_headers(credential.as_ref()), max_body).await
}

/// Joined by hand: `Url::join` would let a path choose another host.
fn address(base: &Url, path: &str, query: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}{path}", base.path()));
    url.set_query(Some(query).filter(|query| !query.is_empty()));
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_on_the_host_that_was_set() {
        let base: Url = "https://git.example.com/api/v3/".parse().unwrap();
        let table = [
            ("user", "", "https://git.example.com/api/v3/user"),
            ("users//evil.example", "", "https://git.example.com/api/v3/users//evil.example"),
            (
                "orgs/o/packages/container/a%2Fb/versions",
                "per_page=1",
                "https://git.example.com/api/v3/orgs/o/packages/container/a%2Fb/versions?per_page=1",
            ),
        ];
        for (path, query, expected) in table {
            assert_eq!(address(&base, path, query).as_str(), expected);
        }
    }
}
