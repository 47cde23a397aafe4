//! Bearer tokens of an identity provider (OpenID Connect).

use super::addresses::{is_private, parse_base};
use anyhow::{Result, bail, ensure};
use reqwest::Url;

/// The flags about bearer tokens.
#[derive(Debug, clap::Args)]
pub struct OidcFlags {
    /// The identity provider whose bearer tokens say who asks, as it writes itself in `iss`; its
    /// keys are read from its /.well-known/openid-configuration
    #[arg(long, env = "GHCR_CONNECT_OIDC_ISSUER", value_name = "URL")]
    pub oidc_issuer: Option<String>,

    /// The name of this service at the identity provider, which must be in `aud`
    #[arg(long, env = "GHCR_CONNECT_OIDC_AUDIENCE", value_name = "NAME")]
    pub oidc_audience: Option<String>,

    /// The claim that names the person's organisation [default: org]
    #[arg(long, env = "GHCR_CONNECT_OIDC_TENANT_CLAIM", value_name = "NAME")]
    pub oidc_tenant_claim: Option<String>,

    /// The claim that names the person's role or roles: viewer, editor, scanner [default: role]
    #[arg(long, env = "GHCR_CONNECT_OIDC_ROLE_CLAIM", value_name = "NAME")]
    pub oidc_role_claim: Option<String>,

    /// The claim that names the person, for the history [default: sub]
    #[arg(long, env = "GHCR_CONNECT_OIDC_ACTOR_CLAIM", value_name = "NAME")]
    pub oidc_actor_claim: Option<String>,
}

/// Whose bearer tokens are taken, and what they say of a caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OidcSettings {
    /// The issuer exactly as in `iss`.
    pub issuer: String,
    /// The address of the issuer's description (OpenID Connect Discovery 1.0, section 4).
    pub discovery: Url,
    /// Must be in `aud`.
    pub audience: String,
    /// The claims that name a caller.
    pub claims: ClaimNames,
}

/// The names of the claims that name a caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimNames {
    /// Names the person, for the history.
    pub actor: String,
    /// Names the organisation.
    pub tenant: String,
    /// Names the role or roles.
    pub role: String,
}

impl OidcFlags {
    /// Returns true if any of them is given.
    pub(super) fn is_said(&self) -> bool {
        self.oidc_issuer.is_some() || self.oidc_audience.is_some() || self.names_claim()
    }

    fn names_claim(&self) -> bool {
        let claims = [&self.oidc_tenant_claim, &self.oidc_role_claim, &self.oidc_actor_claim];
        claims.iter().any(|claim| claim.is_some())
    }
}

impl OidcSettings {
    pub(super) fn from_flags(flags: &OidcFlags) -> Result<Option<Self>> {
        let (issuer, audience) = match (&flags.oidc_issuer, &flags.oidc_audience) {
            (None, None) => {
                ensure!(
                    !flags.names_claim(),
                    "--oidc-tenant-claim, --oidc-role-claim and --oidc-actor-claim are about \
                     bearer tokens. Say whose with --oidc-issuer and --oidc-audience."
                );
                return Ok(None);
            }
            (Some(issuer), Some(audience)) => (issuer.trim(), audience.trim()),
            _ => bail!("--oidc-issuer and --oidc-audience belong together. Name both, or neither."),
        };
        ensure!(
            !audience.is_empty(),
            "--oidc-audience: it is empty. Write the name that this service has at the issuer."
        );
        Ok(Some(Self {
            discovery: parse_discovery(issuer)?,
            issuer: issuer.to_owned(),
            audience: audience.to_owned(),
            claims: ClaimNames::from_flags(flags)?,
        }))
    }
}

impl ClaimNames {
    fn from_flags(flags: &OidcFlags) -> Result<Self> {
        let claims = Self {
            actor: parse_claim("--oidc-actor-claim", flags.oidc_actor_claim.as_deref(), "sub")?,
            tenant: parse_claim("--oidc-tenant-claim", flags.oidc_tenant_claim.as_deref(), "org")?,
            role: parse_claim("--oidc-role-claim", flags.oidc_role_claim.as_deref(), "role")?,
        };
        ensure!(
            claims.actor != claims.tenant
                && claims.actor != claims.role
                && claims.tenant != claims.role,
            "--oidc-tenant-claim, --oidc-role-claim and --oidc-actor-claim name the same claim. \
             Name three."
        );
        Ok(claims)
    }
}

fn parse_claim(flag: &str, said: Option<&str>, usual: &str) -> Result<String> {
    let name = said.unwrap_or(usual).trim();
    ensure!(!name.is_empty(), "{flag}: it is empty. Write the claim's name, or leave it out.");
    Ok(name.to_owned())
}

/// The address of the description of the issuer with this name.
fn parse_discovery(issuer: &str) -> Result<Url> {
    // It ends with a slash.
    let mut url = parse_base("--oidc-issuer", issuer)?;
    ensure!(
        is_private(&url),
        "--oidc-issuer: with http:// anybody on the way could send keys of their own. Write \
         https://; http:// is for one on this machine, like http://127.0.0.1:9000."
    );
    url.set_path(&format!("{}.well-known/openid-configuration", url.path()));
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Identity;
    use crate::settings::tests::{refusal, settings};

    const BOTH: [&str; 4] =
        ["--oidc-issuer", "https://login.example.com", "--oidc-audience", "ghcr-connect"];

    fn oidc(more: &[&str]) -> OidcSettings {
        let memory = ["--database-url", "sqlite::memory:"];
        let settings = settings(&[&memory[..], more].concat()).unwrap();
        match settings.registries.unwrap().identity {
            Identity::Oidc(oidc) => *oidc,
            other @ (Identity::Local | Identity::Headers(_)) => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_description_is_below_the_issuer() {
        for (issuer, description) in [
            (
                "https://login.example.com",
                "https://login.example.com/.well-known/openid-configuration",
            ),
            (
                "https://login.example.com/",
                "https://login.example.com/.well-known/openid-configuration",
            ),
            (
                "https://login.example.com/realms/a",
                "https://login.example.com/realms/a/.well-known/openid-configuration",
            ),
            ("http://127.0.0.1:9", "http://127.0.0.1:9/.well-known/openid-configuration"),
            ("http://localhost:9/a/", "http://localhost:9/a/.well-known/openid-configuration"),
        ] {
            let oidc = oidc(&["--oidc-issuer", issuer, "--oidc-audience", "ghcr-connect"]);
            assert_eq!(oidc.discovery.as_str(), description);
            assert_eq!(oidc.issuer, issuer, "`iss` is compared letter by letter");
        }
    }

    #[test]
    fn claims_have_usual_names_and_may_have_others() {
        let names = |actor: &str, tenant: &str, role: &str| ClaimNames {
            actor: actor.into(),
            tenant: tenant.into(),
            role: role.into(),
        };
        assert_eq!(oidc(&BOTH).claims, names("sub", "org", "role"));
        let others = [
            "--oidc-actor-claim",
            "preferred_username",
            "--oidc-tenant-claim",
            "https://example.com/org",
            "--oidc-role-claim",
            "roles",
        ];
        let expected = names("preferred_username", "https://example.com/org", "roles");
        assert_eq!(oidc(&[&BOTH[..], &others].concat()).claims, expected);
    }

    #[test]
    fn what_would_let_anybody_in_is_refused_with_a_sentence() {
        const CLEAR_TEXT: &str = "--oidc-issuer: with http:// anybody on the way could send keys \
                                  of their own. Write https://; http:// is for one on this \
                                  machine, like http://127.0.0.1:9000.";
        const NO_PAIR: &str =
            "--oidc-issuer and --oidc-audience belong together. Name both, or neither.";
        const NO_ISSUER: &str = "--oidc-tenant-claim, --oidc-role-claim and --oidc-actor-claim \
                                 are about bearer tokens. Say whose with --oidc-issuer and \
                                 --oidc-audience.";
        const SAME: &str = "--oidc-tenant-claim, --oidc-role-claim and --oidc-actor-claim name \
                            the same claim. Name three.";
        const TWO_WAYS: &str = "--oidc-issuer and --identity-header are two ways to know who \
                                asks. Choose one of them.";
        for (flags, sentence) in [
            (vec!["--oidc-issuer", "http://login.example.com", BOTH[2], BOTH[3]], CLEAR_TEXT),
            (
                vec!["--oidc-issuer", "login", BOTH[2], BOTH[3]],
                "--oidc-issuer: not a URL. Write it like https://example.com.: relative URL \
                 without a base",
            ),
            (
                vec!["--oidc-issuer", "https://x/?a=b", BOTH[2], BOTH[3]],
                "--oidc-issuer: take away everything from the `?` or `#` on; only a base address \
                 is needed.",
            ),
            (BOTH[..2].to_vec(), NO_PAIR),
            (BOTH[2..].to_vec(), NO_PAIR),
            (vec![BOTH[2], BOTH[3], "--oidc-role-claim", "roles"], NO_PAIR),
            (vec!["--oidc-role-claim", "roles"], NO_ISSUER),
            (
                vec![BOTH[0], BOTH[1], "--oidc-audience", " "],
                "--oidc-audience: it is empty. Write the name that this service has at the issuer.",
            ),
            (
                [&BOTH[..], &["--oidc-role-claim", ""]].concat(),
                "--oidc-role-claim: it is empty. Write the claim's name, or leave it out.",
            ),
            ([&BOTH[..], &["--oidc-role-claim", "org"]].concat(), SAME),
            ([&BOTH[..], &["--oidc-actor-claim", "role"]].concat(), SAME),
            ([&BOTH[..], &["--identity-header", "X-User"]].concat(), TWO_WAYS),
            ([&BOTH[..], &["--role-header", "X-Role"]].concat(), TWO_WAYS),
            (vec!["--oidc-role-claim", "roles", "--tenant-header", "X-Org"], TWO_WAYS),
            (
                BOTH.to_vec(),
                "--encryption-key-file, --allow-credential-reads, and the headers or the issuer \
                 that say who asks, are about saved registries. Say with --database-url where to \
                 save them, such as sqlite:registries.db.",
            ),
            (
                vec!["--database-url", "sqlite::memory:", "--behind-gateway"],
                "--database-url: behind a gateway the list must know who asks. Name the headers \
                 in which the gateway says it with --identity-header, --tenant-header and \
                 --role-header, or the issuer of bearer tokens with --oidc-issuer and \
                 --oidc-audience.",
            ),
        ] {
            assert_eq!(refusal(&flags), sentence, "{flags:?}");
        }
    }
}
