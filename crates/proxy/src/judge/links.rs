//! Pages on GitHub's web host to which a remedy leads.

/// The form for a new classic token with the scope chosen (GitHub facts, section 8).
pub(super) fn new_token(github_web: &str) -> String {
    format!("{github_web}/settings/tokens/new?scopes=read:packages")
}

/// The list of classic tokens; scopes, expiry and single sign-on are behind each.
pub(super) fn token_list(github_web: &str) -> String {
    format!("{github_web}/settings/tokens")
}

/// The packages of an organisation.
pub(super) fn org_packages(github_web: &str, org: &str) -> String {
    format!("{github_web}/orgs/{org}/packages")
}
