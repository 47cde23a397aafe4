//! A login inside of a link, a mention or an image.

use super::{Address, is_separator, the_only, words};
use crate::image::ImageReference;
use crate::kind::TokenKind;
use crate::username::Username;

/// The folders of GitHub's pages, and of the registry's addresses, in which the login comes second.
const FOLDERS: [&str; 5] = ["orgs", "users", "organizations", "sponsors", "v2"];

/// GitHub's own pages, which are nobody's login: the ones that people may have open. The whole list has some three
/// hundred (npm `github-reserved-names`).
const PAGES: &str = "about account apps blog codespaces collections contact copilot customer-stories dashboard \
                     discussions enterprise enterprises events explore features gist home issues join login logout \
                     marketplace mobile new nonprofit notifications open-source packages pricing projects pulls readme \
                     resources search security sessions settings signin signup site solutions stars team topics trending \
                     watching";

/// The account that a pasted text speaks of, where it is not a login as it stands: `@OWNER`, or in one of its words
///
/// * `https://github.com/OWNER`, also with anything behind it, also on `SUBDOMAIN.ghe.com`, also without the scheme;
/// * `https://github.com/orgs/ORG/packages`, `https://github.com/users/USER/packages/container/package/NAME`;
/// * `git@github.com:OWNER/REPO.git`;
/// * `ghcr.io/OWNER/IMAGE:TAG`, `https://ghcr.io/v2/OWNER/IMAGE/manifests/TAG`, or the text is `OWNER/IMAGE`.
///
/// `None` for GitHub's own pages (`https://github.com/settings/tokens`), for other hosts, where two names differ, and for
/// what begins like a token.
///
/// ```
/// use ghcr_contract::username_in_paste;
/// assert_eq!(username_in_paste("https://github.com/orgs/acme/packages"), "acme".parse().ok());
/// assert_eq!(username_in_paste("acme"), None);
/// ```
#[must_use]
pub fn username_in_paste(text: &str) -> Option<Username> {
    if text.parse::<Username>().is_ok() {
        return None;
    }
    let bare = text.trim_matches(is_separator);
    login(bare.strip_prefix('@').unwrap_or(bare))
        .or_else(|| the_only(words(text).flat_map(|word| word.split('=')).filter_map(owner_in_address)))
        .or_else(|| owner_of_image(bare))
}

fn owner_in_address(word: &str) -> Option<Username> {
    let address = Address::of(word)?;
    if !address.is_on_github() && !address.host.eq_ignore_ascii_case("ghcr.io") {
        return None;
    }
    let mut parts = address.parts();
    let first = parts.next()?;
    if FOLDERS.iter().any(|folder| first.eq_ignore_ascii_case(folder)) {
        return login(parts.next()?);
    }
    login(first).filter(|_| !is_page(first))
}

/// `OWNER/IMAGE`, which is how the page itself writes an image.
fn owner_of_image(text: &str) -> Option<Username> {
    let image: ImageReference = text.parse().ok()?;
    login(image.owner()).filter(|owner| !is_page(owner.as_str()))
}

fn is_page(name: &str) -> bool {
    PAGES.split(' ').any(|page| name.eq_ignore_ascii_case(page))
}

fn login(text: &str) -> Option<Username> {
    let login: Username = text.parse().ok()?;
    (TokenKind::of(login.as_str()) == TokenKind::Unknown).then_some(login)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        username_in_paste(text).map(String::from)
    }

    #[test]
    fn a_link_says_whose_it_is() {
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
            ("https://acme.ghe.com/mona-cat_octo", "mona-cat_octo"),
            ("https://acme.ghe.com:443/orgs/acme", "acme"),
            ("git@github.com:acme/app.git", "acme"),
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
    fn a_mention_and_an_image_say_whose_they_are() {
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
    fn what_is_a_login_already_or_names_nobody_gives_nothing() {
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
