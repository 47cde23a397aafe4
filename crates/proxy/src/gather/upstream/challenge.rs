//! Where a registry wants its tokens fetched: the `WWW-Authenticate` header (distribution's token
//! authentication specification; GitHub facts, section 5).

use reqwest::Url;

/// `Bearer realm="…",service="…"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// Where to ask.
    pub realm: Url,
    /// For whom, as the registry calls itself.
    pub service: Option<String>,
}

impl Challenge {
    /// Reads the header; `None` when it is no bearer challenge.
    #[must_use]
    pub fn parse(header: &str) -> Option<Self> {
        let (scheme, parameters) = header.trim().split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return None;
        }
        let parameters = read_parameters(parameters);
        let find = |name: &str| parameters.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        let realm = find("realm").and_then(|(_, value)| Url::parse(value).ok())?;
        Some(Self { realm, service: find("service").map(|(_, value)| value.clone()) })
    }

    /// Whether the realm stands on the registry's own origin. Credentials go nowhere else: a
    /// registry that points elsewhere could have them sent to anybody.
    #[must_use]
    pub fn is_of(&self, registry: &Url) -> bool {
        self.realm.origin() == registry.origin()
    }
}

/// `name="value"` or `name=value`, with commas between; a comma inside quotes belongs to the value.
fn read_parameters(text: &str) -> Vec<(String, String)> {
    let mut parameters = Vec::new();
    let mut rest = text.trim();
    while let Some((name, after)) = rest.split_once('=') {
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_at(after.find(',').unwrap_or(after.len())),
        };
        parameters.push((name.trim().to_owned(), value.trim().to_owned()));
        rest = after.trim_start_matches([',', ' ']);
    }
    parameters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ghcrs_challenge_is_read() {
        let header = r#"Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:o/i:pull,push""#;
        let challenge = Challenge::parse(header).unwrap();
        assert_eq!(challenge.realm.as_str(), "https://ghcr.io/token");
        assert_eq!(challenge.service.as_deref(), Some("ghcr.io"));
        assert!(challenge.is_of(&"https://ghcr.io/".parse().unwrap()));
    }

    #[test]
    fn spaces_case_and_bare_values_are_allowed() {
        let challenge = Challenge::parse("bearer Realm=https://r.example/t, service = x").unwrap();
        assert_eq!(
            (challenge.realm.as_str(), challenge.service.as_deref()),
            ("https://r.example/t", Some("x"))
        );
    }

    #[test]
    fn what_is_no_bearer_challenge_is_none() {
        for header in [
            "",
            "Basic realm=\"x\"",
            "Bearer",
            "Bearer service=\"x\"",
            "Bearer realm=\"not a url\"",
        ] {
            assert_eq!(Challenge::parse(header), None, "{header}");
        }
    }

    #[test]
    fn credentials_go_to_the_registrys_own_origin_only() {
        let registry = "https://ghcr.io/".parse().unwrap();
        for foreign in
            ["https://evil.example/token", "http://ghcr.io/token", "https://ghcr.io:8443/token"]
        {
            let challenge = Challenge::parse(&format!("Bearer realm=\"{foreign}\"")).unwrap();
            assert!(!challenge.is_of(&registry), "{foreign}");
        }
    }
}
