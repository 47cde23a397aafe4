//! Finds an image in a command, a deployment manifest or a link.

use super::{Address, the_only, words};
use ghcr_contract::{GithubHosts, ImageReference};

/// Returns the image of `hosts` that a pasted text names. A word of the text must be one of these,
/// with the hosts of github.com standing for those of `hosts`:
///
/// * `ghcr.io/OWNER/NAME[:TAG][@DIGEST]`, also after a key or a scheme, as in `image:…`,
///   `https://…` or `docker://…`;
/// * the registry's address of a manifest or of the tags:
///   `ghcr.io/v2/OWNER/NAME/manifests/REFERENCE`, `ghcr.io/v2/OWNER/NAME/tags/list`;
/// * a package's page: `https://github.com/orgs/ORG/packages/container/package/NAME`, the same with
///   `users/USER`, or `https://github.com/OWNER/REPO/pkgs/container/NAME`. `%2F` in the name is a
///   slash. The page of a version has the tag as `?tag=`.
///
/// The owner becomes lower-case, as in [`ImageReference`]. Returns `None` for other registries, if
/// the text names two different images, and if the text is an image itself. An image of the owner
/// `v2` counts as an address of the registry.
///
/// Sources: GitHub facts, sections 5 and 7. The addresses of pages are those of `html_url` in
/// GitHub's API, and those in public READMEs.
///
/// ```
/// use ghcr_contract::GithubHosts;
/// use ghcr_pasted::image_in_paste;
/// let hosts = GithubHosts::default();
/// let page = "https://github.com/Acme/shop/pkgs/container/shop%2Fapi/42?tag=1.2";
/// assert_eq!(image_in_paste(page, &hosts), "acme/shop/api:1.2".parse().ok());
/// assert_eq!(image_in_paste("ghcr.io/acme/shop", &hosts), None);
/// ```
#[must_use]
pub fn image_in_paste(text: &str, hosts: &GithubHosts) -> Option<ImageReference> {
    let registry = hosts.registry.as_str();
    let itself = ImageReference::parse_of_registry(text, registry);
    if itself.is_ok_and(|image| image.owner() != "v2") {
        return None;
    }
    let in_word = |word| on_registry(word, registry).or_else(|| on_package_page(word, hosts));
    the_only(words(text).filter_map(in_word))
}

/// Parses `REGISTRY/…` at the start of the word or after a scheme, `KEY=`, `KEY:` or `USER@`.
fn on_registry(word: &str, registry: &str) -> Option<ImageReference> {
    let start = format!("{}/", registry.to_ascii_lowercase());
    let at = word.to_ascii_lowercase().find(&start)?;
    let before = word.get(..at)?;
    if !before.is_empty() && !before.ends_with(['=', ':', '@']) && !before.ends_with("://") {
        return None;
    }
    let rest = word.get(at + start.len()..)?;
    let is_of_image =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | ':' | '@' | '+');
    let image = rest.split(|c| !is_of_image(c)).next()?.trim_end_matches(['.', ':', '/', '@']);
    match image.strip_prefix("v2/") {
        Some(path) => on_registry_api(path),
        None => without_host(image),
    }
}

/// Parses `OWNER/NAME/manifests/REFERENCE` or `OWNER/NAME/tags/list` (OCI distribution
/// specification 1.1, "Endpoints").
fn on_registry_api(path: &str) -> Option<ImageReference> {
    match path.rsplit_once("/manifests/") {
        Some((name, digest)) if digest.contains(':') => without_host(&format!("{name}@{digest}")),
        Some((name, tag)) => without_host(&format!("{name}:{tag}")),
        None => without_host(path.strip_suffix("/tags/list")?),
    }
}

/// Parses a reference that has no host in front any more.
fn without_host(image: &str) -> Option<ImageReference> {
    ImageReference::parse_of_registry(image, "").ok()
}

/// Parses the address of a package's page.
fn on_package_page(word: &str, hosts: &GithubHosts) -> Option<ImageReference> {
    let address = Address::of(word).filter(|address| hosts.is_web(address.host))?;
    let parts: Vec<&str> = address.parts().collect();
    let (owner, rest) = match parts.as_slice() {
        ["orgs" | "users", owner, "packages", "container", rest @ ..] => (owner, rest),
        [owner, _, "pkgs", "container", rest @ ..] => (owner, rest),
        _ => return None,
    };
    // The addresses of a version and of the settings have no "package".
    let (["package", name, ..] | [name, ..]) = rest else { return None };
    let name = name.replace("%2F", "/").replace("%2f", "/");
    let tag = address
        .query
        .split('&')
        .find_map(|pair| pair.strip_prefix("tag="))
        .filter(|tag| !tag.is_empty());
    let colon = if tag.is_some() { ":" } else { "" };
    without_host(&format!("{owner}/{name}{colon}{}", tag.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{octo, server};

    const DIGEST: &str = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    fn found(text: &str) -> Option<String> {
        image_in_paste(text, &GithubHosts::default()).map(String::from)
    }

    #[test]
    fn a_command_or_a_file_names_its_image() {
        let with_digest = format!("acme/app:1@{DIGEST}");
        let table = [
            ("docker pull ghcr.io/acme/app:1.2", "acme/app:1.2"),
            ("docker run --rm -p 80:80 GHCR.IO/Acme/team/app", "acme/team/app"),
            ("FROM ghcr.io/acme/app:1.2 AS build", "acme/app:1.2"),
            ("FROM rust:1.95\nCOPY --from=ghcr.io/acme/app:1.2 /a /b", "acme/app:1.2"),
            ("    image: ghcr.io/acme/app:1.2", "acme/app:1.2"),
            ("image:ghcr.io/acme/app", "acme/app"),
            ("{\"image\":\"ghcr.io/acme/app:1.2\",\"tag\":\"x\"}", "acme/app:1.2"),
            ("skopeo inspect docker://ghcr.io/acme/app", "acme/app"),
            ("see `ghcr.io/acme/app`.", "acme/app"),
            ("ghcr.io/acme/app and again ghcr.io/Acme/app", "acme/app"),
            (&format!("docker pull ghcr.io/{with_digest}"), &with_digest),
        ];
        for (text, image) in table {
            assert_eq!(found(text).as_deref(), Some(image), "{text:?}");
        }
    }

    #[test]
    fn an_address_of_the_registry_names_its_image() {
        let by_digest = format!("acme/app@{DIGEST}");
        let table = [
            ("https://ghcr.io/acme/app:1.2", "acme/app:1.2"),
            ("https://ghcr.io/acme/app/?x=y", "acme/app"),
            ("ghcr.io/v2/acme/app/manifests/1.2", "acme/app:1.2"),
            (&format!("https://ghcr.io/v2/acme/app/manifests/{DIGEST}"), &by_digest),
            ("https://ghcr.io/v2/acme/team/app/tags/list?n=1", "acme/team/app"),
            (
                "Error response from daemon: Head \"https://ghcr.io/v2/acme/app/manifests/latest\": denied: denied",
                "acme/app:latest",
            ),
        ];
        for (text, image) in table {
            assert_eq!(found(text).as_deref(), Some(image), "{text:?}");
        }
    }

    #[test]
    fn a_package_page_names_its_image() {
        let table = [
            ("https://github.com/users/Mona/packages/container/package/app", "mona/app"),
            ("github.com/orgs/acme/packages/container/package/team%2fapp", "acme/team/app"),
            (
                "https://github.com/orgs/acme/packages/container/app/164109015?tag=latest",
                "acme/app:latest",
            ),
            ("https://github.com/orgs/acme/packages/container/app/settings", "acme/app"),
            ("https://github.com/Acme/Shop/pkgs/container/shop", "acme/shop"),
            (
                "https://github.com/acme/shop/pkgs/container/shop%2Fapi/1?x=y&tag=1.2#z",
                "acme/shop/api:1.2",
            ),
            ("https://github.com/acme/shop/pkgs/container/shop?tag=", "acme/shop"),
            ("[shop](https://github.com/acme/shop/pkgs/container/shop)", "acme/shop"),
        ];
        for (text, image) in table {
            assert_eq!(found(text).as_deref(), Some(image), "{text:?}");
        }
    }

    #[test]
    fn another_githubs_hosts_take_the_place_of_the_usual_ones() {
        let table = [
            (octo(), "docker pull containers.octo.ghe.com/Acme/app:1.2", "acme/app:1.2"),
            (octo(), "image:Containers.octo.ghe.com/acme/app", "acme/app"),
            (octo(), "https://containers.octo.ghe.com/v2/acme/app/tags/list", "acme/app"),
            (octo(), "https://octo.ghe.com/acme/shop/pkgs/container/shop?tag=1", "acme/shop:1"),
            (server(), "docker pull containers.git.example.com:8443/acme/app:1.2", "acme/app:1.2"),
            (server(), "--image=containers.git.example.com:8443/acme/app", "acme/app"),
            (
                server(),
                "https://containers.git.example.com:8443/v2/acme/app/manifests/1.2",
                "acme/app:1.2",
            ),
            (server(), "https://git.example.com/orgs/acme/packages/container/app", "acme/app"),
        ];
        for (hosts, text, image) in table {
            let found = image_in_paste(text, &hosts).map(String::from);
            assert_eq!(found.as_deref(), Some(image), "{text:?}");
        }
    }

    #[test]
    fn images_of_another_github_are_not_found() {
        let table = [
            (octo(), "docker pull ghcr.io/acme/app"),
            (octo(), "docker pull containers.octo.ghe.com/ghcr.io/acme/app"),
            (octo(), "docker pull x.containers.octo.ghe.com/acme/app"),
            (octo(), "https://github.com/acme/shop/pkgs/container/shop"),
            (octo(), "https://acme.ghe.com/acme/shop/pkgs/container/shop"),
            (server(), "docker pull containers.git.example.com/acme/app"),
            (server(), "docker pull containers.git.example.com:9443/acme/app"),
            (GithubHosts::default(), "docker pull containers.octo.ghe.com/acme/app"),
            (GithubHosts::default(), "https://acme.ghe.com/acme/shop/pkgs/container/shop"),
        ];
        for (hosts, text) in table {
            assert_eq!(image_in_paste(text, &hosts), None, "{text:?}");
        }
    }

    #[test]
    fn an_image_itself_or_a_text_without_one_gives_none() {
        let table = [
            "",
            "acme/app",
            " ghcr.io/acme/app:1.2 ",
            "ghcr.io/v2/app",
            "docker pull acme/app",
            "docker pull quay.io/acme/app",
            "docker login ghcr.io -u mona",
            "https://ghcr.io/v2/",
            "https://ghcr.io/token?scope=repository:acme/app:pull",
            "https://ghcr.io/v2/acme/app/blobs/sha256:0",
            "https://x.ghcr.io/acme/app",
            "https://example.com/ghcr.io/acme/app",
            "docker pull ghcr.io/acme/App",
            "docker pull ghcr.io/ghcr.io/ghcr.io/app",
            "ghcr.io/acme/app ghcr.io/acme/other",
            "https://github.com/acme/app",
            "https://github.com/orgs/acme/packages?repo_name=app",
            "https://github.com/orgs/acme/packages/npm/package/app",
            "https://gitlab.com/acme/shop/pkgs/container/shop",
        ];
        for text in table {
            assert_eq!(found(text), None, "{text:?}");
        }
    }
}
