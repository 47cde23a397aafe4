//! The hosts of one GitHub: those that links and image references name.

use crate::config::{GITHUB_REGISTRY, GITHUB_WEB};

/// The web address and the registry of a GitHub: github.com, an enterprise with data residency
/// (`SUBDOMAIN.ghe.com`, `containers.SUBDOMAIN.ghe.com`) or an Enterprise Server.
///
/// Neither follows from the other (GitHub facts, section 6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GithubHosts {
    /// The web address, without a slash at the end: `https://github.com`.
    pub web: String,
    /// The registry's host as container tools write it, with its port if it has one: `ghcr.io`.
    pub registry: String,
}

impl GithubHosts {
    /// Returns true if `host`, which has no port, is the web host, with or without `www.`.
    #[must_use]
    pub fn is_web(&self, host: &str) -> bool {
        let own = self.web.split_once("://").map_or(self.web.as_str(), |(_, rest)| rest);
        let own = own.split(['/', ':']).next().unwrap_or_default();
        let without_www = match host.split_at_checked(4) {
            Some((www, rest)) if www.eq_ignore_ascii_case("www.") => rest,
            _ => host,
        };
        host.eq_ignore_ascii_case(own) || without_www.eq_ignore_ascii_case(own)
    }

    /// Returns true if `host`, with its port if it has one, is the registry's.
    #[must_use]
    pub fn is_registry(&self, host: &str) -> bool {
        host.eq_ignore_ascii_case(&self.registry)
    }
}

impl Default for GithubHosts {
    /// github.com and its registry.
    fn default() -> Self {
        Self { web: GITHUB_WEB.to_owned(), registry: GITHUB_REGISTRY.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An enterprise with data residency.
    fn octo() -> GithubHosts {
        GithubHosts {
            web: "https://octo.ghe.com".into(),
            registry: "containers.octo.ghe.com".into(),
        }
    }

    #[test]
    fn a_host_is_compared_without_case() {
        for (hosts, host) in [
            (GithubHosts::default(), "GitHub.com"),
            (GithubHosts::default(), "WWW.github.com"),
            (octo(), "octo.ghe.com"),
            (
                GithubHosts { web: "http://git.example.com:8080".into(), ..octo() },
                "git.example.com",
            ),
            (GithubHosts { web: "https://www.example.com".into(), ..octo() }, "www.example.com"),
        ] {
            assert!(hosts.is_web(host), "{hosts:?}: {host}");
        }
        assert!(octo().is_registry("Containers.Octo.ghe.com"));
    }

    #[test]
    fn the_hosts_of_another_github_are_not_its_own() {
        for host in ["github.com", "acme.ghe.com", "ghe.com", "x.octo.ghe.com", "www.", ""] {
            assert!(!octo().is_web(host), "{host}");
        }
        for host in ["ghcr.io", "octo.ghe.com", "containers.octo.ghe.com:443", ""] {
            assert!(!octo().is_registry(host), "{host}");
        }
    }
}
