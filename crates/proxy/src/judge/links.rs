//! Pages of GitHub's to which a remedy leads.

use ghcr_contract::{AccountKind, GITHUB_WEB, NewToken};

/// Where GitHub says whether it is well. An Enterprise Server, or a deployment with its own data
/// residency, is none of that page's.
pub(super) fn status_page(github_web: &str) -> Option<String> {
    (github_web == GITHUB_WEB).then(|| "https://www.githubstatus.com".to_owned())
}

/// The form for a new classic token, as the guide fills it in.
pub(super) fn new_token(github_web: &str) -> String {
    NewToken::default().page(github_web)
}

/// The list of classic tokens; scopes, expiry and single sign-on are behind each.
pub(crate) fn token_list(github_web: &str) -> String {
    format!("{github_web}/settings/tokens")
}

/// The packages of an organisation.
pub(super) fn org_packages(github_web: &str, org: &str) -> String {
    format!("{github_web}/orgs/{org}/packages")
}

/// The packages of an account.
pub(super) fn packages(github_web: &str, kind: AccountKind, owner: &str) -> Option<String> {
    match kind {
        AccountKind::Organization => Some(org_packages(github_web, owner)),
        AccountKind::User => Some(format!("{github_web}/{owner}?tab=packages")),
        AccountKind::Other => None,
    }
}

/// An organisation, with its people.
pub(super) fn organization(github_web: &str, org: &str) -> String {
    format!("{github_web}/{org}")
}

/// The invitation to an organisation, for whoever got one.
pub(super) fn invitation(github_web: &str, org: &str) -> String {
    format!("{github_web}/orgs/{org}/invitation")
}

/// One container package. A name may hold slashes, which must not become parts of the path.
pub(super) fn package(
    github_web: &str,
    kind: AccountKind,
    owner: &str,
    name: &str,
) -> Option<String> {
    let owners = match kind {
        AccountKind::Organization => "orgs",
        AccountKind::User => "users",
        AccountKind::Other => return None,
    };
    let name = name.replace('/', "%2F");
    Some(format!("{github_web}/{owners}/{owner}/packages/container/package/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_has_its_page_below_its_owner() {
        let page = |kind, name| package("https://github.com", kind, "mona", name);
        assert_eq!(
            page(AccountKind::Organization, "team/api").as_deref(),
            Some("https://github.com/orgs/mona/packages/container/package/team%2Fapi")
        );
        assert_eq!(
            page(AccountKind::User, "api").as_deref(),
            Some("https://github.com/users/mona/packages/container/package/api")
        );
        assert_eq!(page(AccountKind::Other, "api"), None);
    }
}
