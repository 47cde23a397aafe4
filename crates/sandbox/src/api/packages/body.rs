//! A package as the API shows it. Written without a tree in between: a page has up to a hundred.

use crate::world::{Account, Package, count_manifests};
use ghcr_contract::AccountKind;
use serde::Serialize;
use serde_json::{Value, json};

/// The fields of GitHub's "package". Its description knows `private` and `public` only, though the
/// filter knows `internal` as well; here that is said as it is (GitHub facts, section 4).
#[derive(Serialize)]
pub(super) struct PackageBody<'a> {
    id: u64,
    name: &'a str,
    package_type: &'static str,
    owner: &'a Value,
    version_count: usize,
    visibility: &'static str,
    url: String,
    created_at: &'a str,
    updated_at: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    repository: Option<Value>,
    html_url: String,
}

impl<'a> PackageBody<'a> {
    /// `owner` is the account's own body, made once for all packages of it.
    pub(super) fn of(package: &'a Package, account: &Account, owner: &'a Value) -> Self {
        Self {
            id: package.id(),
            name: package.name(),
            package_type: "container",
            owner,
            version_count: count_manifests(package),
            visibility: package.visibility().as_str(),
            url: api_url(package, account),
            created_at: package.created_at(),
            updated_at: package.updated_at(),
            repository: package.repository().map(|name| repository(package, name, owner)),
            html_url: html_url(package, account),
        }
    }
}

pub(super) fn api_url(package: &Package, account: &Account) -> String {
    format!(
        "https://api.github.com/{}/{}/packages/container/{}",
        folder_of(account),
        account.login(),
        in_one_part(package.name())
    )
}

pub(super) fn html_url(package: &Package, account: &Account) -> String {
    format!(
        "https://github.com/{}/{}/packages/container/package/{}",
        folder_of(account),
        account.login(),
        in_one_part(package.name())
    )
}

fn folder_of(account: &Account) -> &'static str {
    if account.kind() == AccountKind::Organization { "orgs" } else { "users" }
}

/// The only character in a package's name that needs it.
fn in_one_part(name: &str) -> String {
    name.replace('/', "%2F")
}

/// The fields of GitHub's "minimal-repository" that tell which one it is.
fn repository(package: &Package, name: &str, owner: &Value) -> Value {
    let full_name = format!("{}/{name}", package.owner());
    json!({
        "id": 700_000_000 + package.id(),
        "node_id": format!("R_sandbox{}", package.id()),
        "name": name,
        "full_name": full_name,
        "private": package.visibility() != ghcr_contract::Visibility::Public,
        "owner": owner,
        "html_url": format!("https://github.com/{full_name}"),
        "description": null,
        "fork": false,
        "url": format!("https://api.github.com/repos/{full_name}"),
    })
}
