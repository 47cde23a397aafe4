//! Finds a login in a link, a mention or an image.

use super::{Address, is_separator, the_only, words};
use ghcr_contract::{GithubHosts, ImageReference, TokenKind, Username};

/// First path segments, of GitHub's and the registry's addresses, that precede the login.
const FOLDERS: [&str; 5] = ["orgs", "users", "organizations", "sponsors", "v2"];

/// Names of GitHub's own pages, which are no logins: those that people may have open. The npm
/// package `github-reserved-names` has the whole list.
const PAGES: &str = "about account apps blog codespaces collections contact copilot \
    customer-stories dashboard discussions enterprise enterprises events explore features gist \
    home issues join login logout marketplace mobile new nonprofit notifications open-source \
    packages pricing projects pulls readme resources search security sessions settings signin \
    signup site solutions stars team topics trending watching";

/// Returns the account of `hosts` that a pasted text names. The text must be `@OWNER` or
/// `OWNER/IMAGE`, or one of its words must be one of these, with the hosts of github.com standing
/// for those of `hosts`:
///
/// * `https://github.com/OWNER`, also with a longer path or without the scheme;
/// * `https://github.com/orgs/ORG/packages`,
///   `https://github.com/users/USER/packages/container/package/NAME`;
/// * `git@github.com:OWNER/REPO.git`;
/// * `ghcr.io/OWNER/IMAGE:TAG`, `https://ghcr.io/v2/OWNER/IMAGE/manifests/TAG`.
///
/// Returns `None` for GitHub's own pages (`https://github.com/settings/tokens`), for other hosts,
/// for what starts like a token, if the text names two different accounts, and if the text is a
/// login itself.
///
/// ```
/// use ghcr_contract::GithubHosts;
/// use ghcr_pasted::username_in_paste;
/// let hosts = GithubHosts::default();
/// let page = "https://github.com/orgs/acme/packages";
/// assert_eq!(username_in_paste(page, &hosts), "acme".parse().ok());
/// assert_eq!(username_in_paste("acme", &hosts), None);
/// ```
#[must_use]
pub fn username_in_paste(text: &str, hosts: &GithubHosts) -> Option<Username> {
    if text.parse::<Username>().is_ok() {
        return None;
    }
    let bare = text.trim_matches(is_separator);
    let pieces = || words(text).flat_map(|word| word.split('='));
    login(bare.strip_prefix('@').unwrap_or(bare))
        .or_else(|| the_only(pieces().filter_map(|piece| owner_in_address(piece, hosts))))
        .or_else(|| owner_of_image(bare, &hosts.registry))
}

/// Returns the account in the address of a page on GitHub or of an image.
fn owner_in_address(word: &str, hosts: &GithubHosts) -> Option<Username> {
    let address = Address::of(word)?;
    if !hosts.is_web(address.host) && !address.is_of_registry(hosts) {
        return None;
    }
    let mut parts = address.parts();
    let first = parts.next()?;
    if FOLDERS.iter().any(|folder| first.eq_ignore_ascii_case(folder)) {
        return login(parts.next()?);
    }
    login(first).filter(|_| !is_page(first))
}

/// Parses `OWNER/IMAGE`, as the screen writes an image.
fn owner_of_image(text: &str, registry: &str) -> Option<Username> {
    let image = ImageReference::parse_of_registry(text, registry).ok()?;
    login(image.owner()).filter(|owner| !is_page(owner.as_str()))
}

/// Returns true if `name` is one of GitHub's own pages.
fn is_page(name: &str) -> bool {
    PAGES.split(' ').any(|page| name.eq_ignore_ascii_case(page))
}

/// Parses `text` as a login. Returns `None` for the beginning of a token.
fn login(text: &str) -> Option<Username> {
    let login: Username = text.parse().ok()?;
    (TokenKind::of(login.as_str()) == TokenKind::Unknown).then_some(login)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{octo, server};

    fn found(text: &str) -> Option<String> {
        username_in_paste(text, &GithubHosts::default()).map(String::from)
    }

    #[test]
    fn a_link_names_its_account() {
        let table = [
            ("https://github.com/acme", "acme"),
            ("  HTTPS://GitHub.com/Acme/\n", "Acme"),
            ("http://www.github.com/acme", "acme"),
            ("github.com/acme/app", "acme"),
            ("https://github.com/acme/app/tree/main#readme", "acme"),
            ("https://github.com/acme?tab=packages", "acme"),
            ("https://github.com/orgs/acme/packages", "acme"),
            ("https://github.com/orgs/community/discussions/1", "community"),
            ("https://github.com/organizations/acme/settings/profile", "acme"),
            ("https://github.com/users/mona/packages/container/package/x", "mona"),
            ("https://github.com/sponsors/mona", "mona"),
            ("https://github.com:443/orgs/acme", "acme"),
            ("github.com:443/acme/app", "acme"),
            ("git@github.com:acme/app.git", "acme"),
            ("git@github.com:123/app.git", "123"),
            ("git clone ssh://git@github.com/acme/app.git", "acme"),
            ("<https://github.com/acme>", "acme"),
            ("[app](https://github.com/acme/app).", "acme"),
            ("https://mona:secret@github.com/acme/app", "acme"),
        ];
        for (text, login) in table {
            assert_eq!(found(text).as_deref(), Some(login), "{text:?}");
        }
    }

    #[test]
    fn a_mention_and_an_image_name_their_account() {
        let table = [
            ("@acme", "acme"),
            ("\"@acme\"", "acme"),
            ("'acme'", "acme"),
            ("ghcr.io/Acme/app:1.2", "Acme"),
            ("ghcr.io/acme", "acme"),
            ("https://ghcr.io/v2/acme/app/manifests/latest", "acme"),
            ("docker pull ghcr.io/acme/app:1.2", "acme"),
            ("--image=ghcr.io/acme/app@sha256:0", "acme"),
            ("acme/app:1.2", "acme"),
        ];
        for (text, login) in table {
            assert_eq!(found(text).as_deref(), Some(login), "{text:?}");
        }
    }

    #[test]
    fn another_githubs_hosts_take_the_place_of_the_usual_ones() {
        let table = [
            (octo(), "https://octo.ghe.com/mona-cat_octo", Some("mona-cat_octo")),
            (octo(), "https://Octo.ghe.com/orgs/acme/packages", Some("acme")),
            (octo(), "docker pull containers.octo.ghe.com/acme/app:1.2", Some("acme")),
            (octo(), "https://containers.octo.ghe.com/v2/acme/app/tags/list", Some("acme")),
            (octo(), "acme/app:1.2", Some("acme")),
            (server(), "https://git.example.com/acme", Some("acme")),
            (server(), "git@git.example.com:acme/app.git", Some("acme")),
            (server(), "containers.git.example.com:8443/acme/app:1.2", Some("acme")),
            (
                server(),
                "https://containers.git.example.com:8443/v2/acme/app/tags/list",
                Some("acme"),
            ),
            (octo(), "https://github.com/acme", None),
            (octo(), "https://acme.ghe.com/acme", None),
            (octo(), "ghcr.io/acme/app", None),
            (server(), "https://github.com/acme", None),
            (server(), "containers.git.example.com:9443/acme/app", None),
            (server(), "containers.git.example.com/acme/app", None),
        ];
        for (hosts, text, login) in table {
            let found = username_in_paste(text, &hosts).map(String::from);
            assert_eq!(found.as_deref(), login, "{text:?}");
        }
    }

    #[test]
    fn a_login_itself_or_a_text_without_one_gives_none() {
        let token = format!("ghp_{}", "x".repeat(20));
        let table = [
            "",
            " acme ",
            "settings",
            "my org",
            "mona@example.com",
            "https://github.com",
            "https://github.com/",
            "https://github.com/settings/tokens",
            "https://github.com/Marketplace?type=actions",
            "https://github.com/orgs",
            "settings/tokens",
            "https://gitlab.com/acme",
            "https://docs.github.com/en/packages",
            "https://api.acme.ghe.com/acme",
            "https://ghe.com/acme",
            "https://acme.ghe.com/acme",
            "https://example.com/github.com/acme",
            "quay.io/acme/app",
            "https://github.com/acme https://github.com/other",
            "https://github.com/my.org",
            &format!("@{token}"),
            &format!("https://{token}@github.com/"),
            &format!("https://github.com/{token}"),
        ];
        for text in table {
            assert_eq!(found(text), None, "{text:?}");
        }
    }
}
