//! The same failure without us: lines for a shell, with `$TOKEN` in the token's place.
//!
//! Everything that is put into a line is of the contract's types or the operator's settings, and
//! quoted for a shell all the same.

use super::Inputs;
use ghcr_contract::{CheckCode, Username};
use std::borrow::Cow;

/// The lines for a rung that failed; none for those that nobody was asked about.
pub(super) fn lines(inputs: &Inputs, code: CheckCode) -> Vec<String> {
    let name = &inputs.request.username;
    match code {
        CheckCode::UsernameFormat | CheckCode::TokenFormat | CheckCode::TokenKind => Vec::new(),
        // Without the token: it is not the question, and each wrong login counts.
        CheckCode::GithubReachable => {
            vec![format!(
                "curl -sS -i {}",
                quoted(&format!("{}rate_limit", inputs.hosts.github_api))
            )]
        }
        CheckCode::TokenAccepted
        | CheckCode::TokenScope
        | CheckCode::TokenExpiry
        | CheckCode::AccountOwner => asking_github(inputs, "user"),
        CheckCode::AccountExists => asking_github(inputs, &format!("users/{name}")),
        CheckCode::OrgMembership => asking_github(inputs, &format!("user/memberships/orgs/{name}")),
        CheckCode::OrgSso
        | CheckCode::OrgPolicy
        | CheckCode::PackagesList
        | CheckCode::PackagesVisibility => {
            let kind = if inputs.is_organization() { "orgs" } else { "users" };
            asking_github(inputs, &format!("{kind}/{name}/packages?package_type=container"))
        }
        CheckCode::ImagePull => pulling(inputs, true),
        CheckCode::ImageAnonymous => pulling(inputs, false),
    }
}

fn asking_github(inputs: &Inputs, path: &str) -> Vec<String> {
    let api = &inputs.hosts.github_api;
    let authorization =
        if inputs.request.token.is_some() { "-H \"Authorization: Bearer $TOKEN\" " } else { "" };
    let mut lines = vec![format!("curl -sS -i {authorization}{}", quoted(&format!("{api}{path}")))];
    // The command knows GitHub's own API by itself; any other would need to be logged in to first.
    if api.as_str() == "https://api.github.com/" && inputs.request.token.is_some() {
        lines.push(format!("GH_TOKEN=\"$TOKEN\" gh api -i {}", quoted(&format!("/{path}"))));
    }
    lines
}

fn pulling(inputs: &Inputs, with_token: bool) -> Vec<String> {
    let registry = &inputs.hosts.registry;
    let (Some(host), Some(image)) = (registry.host_str(), &inputs.evidence.registry.image) else {
        return Vec::new();
    };
    let port = registry.port().map(|port| format!(":{port}")).unwrap_or_default();
    let host = format!("{host}{port}");
    let log_in = if with_token {
        let login = login(inputs);
        format!(
            "printf %s \"$TOKEN\" | crane auth login {} -u {} --password-stdin",
            quoted(&host),
            quoted(login.as_str())
        )
    } else {
        format!("crane auth logout {}", quoted(&host))
    };
    vec![log_in, format!("crane digest {}", quoted(&format!("{host}/{image}")))]
}

/// Of the token's owner, if what GitHub calls them could be a login.
fn login(inputs: &Inputs) -> Username {
    let owner = inputs.evidence.token_owner().and_then(|owner| owner.login.parse().ok());
    owner.unwrap_or_else(|| inputs.request.username.clone())
}

/// As one word of a shell's.
fn quoted(word: &str) -> Cow<'_, str> {
    // A word with a NUL, which no shell takes, is in none of these types.
    shlex::try_quote(word).unwrap_or_default()
}
