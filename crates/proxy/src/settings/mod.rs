//! What the operator says at the start, and what of it is refused.

mod flags;
mod oidc;
mod saved_registries;
mod webhook;

use crate::access::{Access, parse_each};
use crate::clock::Clock;
use crate::trusted_proxies::{TrustedProxies, TrustedProxy};
use anyhow::{Context, Result, bail, ensure};
pub use flags::{Command, Flags, HealthFlags, RotateKeysFlags};
use ghcr_contract::{GITHUB_REGISTRY, GITHUB_WEB, Mode, Persona, Policy, Token};
pub(crate) use oidc::is_private;
pub use oidc::{ClaimNames, OidcFlags, OidcSettings};
use reqwest::Url;
pub use saved_registries::{Identity, IdentityHeaders, RegistrySettings};
use secrecy::{ExposeSecret, SecretString};
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::Duration;
pub use webhook::WebhookSettings;

/// The upstreams, and GitHub's web host for links. Fixed at the start; no request can choose
/// another.
#[derive(Clone, Debug)]
pub struct Hosts {
    /// Ends with a slash, so that relative paths join.
    pub github_api: Url,
    /// Ends with a slash.
    pub registry: Url,
    /// Without a slash at the end.
    pub github_web: String,
}

#[cfg(test)]
impl Hosts {
    /// GitHub's own.
    pub(crate) fn github() -> Self {
        Self {
            github_api: "https://api.github.com/".parse().unwrap(),
            registry: "https://ghcr.io/".parse().unwrap(),
            github_web: GITHUB_WEB.into(),
        }
    }
}

/// How long things may take, and how many there may be at once.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until a connection to an upstream stands, the look-up of its name included.
    pub connect: Duration,
    /// One outgoing call as a whole.
    pub call: Duration,
    /// A diagnosis as a whole; what is not known by then is answered as `unknown`.
    pub diagnosis: Duration,
    /// Until a request's body has arrived.
    pub request_body: Duration,
    /// How many diagnoses are under way at once. The others wait for a place, and their own time
    /// starts when they have one.
    pub diagnoses_at_once: usize,
    /// How many wait at the most; whoever comes then is told to come back.
    pub most_waiting: usize,
    /// How many calls to GitHub and the registry are under way at once.
    pub calls_at_once: usize,
}

impl Default for Limits {
    /// GitHub itself gives up after ten seconds (GitHub facts, section 3), and so does a person.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            call: Duration::from_secs(8),
            diagnosis: Duration::from_secs(10),
            request_body: Duration::from_secs(10),
            diagnoses_at_once: 320,
            most_waiting: 2_000,
            calls_at_once: 800,
        }
    }
}

/// All that the service needs to start, checked.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The built app.
    pub assets: Option<PathBuf>,
    /// Whom to ask.
    pub hosts: Hosts,
    /// What the host of the screen supports.
    pub policy: Policy,
    /// Names and tokens to try, in demo mode.
    pub personas: Option<Vec<Persona>>,
    /// How long things may take, and how many there may be at once.
    pub limits: Limits,
    /// Certificates to trust beside the machine's own.
    pub extra_roots: Option<PathBuf>,
    /// How many validations a minute one client may ask for, if that is limited.
    pub client_limit: Option<NonZeroU32>,
    /// How many calls an hour one token may cost its owner; `None` when nobody is limited.
    pub token_limit: Option<NonZeroU32>,
    /// The service's own token, for looking accounts up where nobody gave one.
    pub github_token: Option<Token>,
    /// How many connections may be open at once.
    pub max_connections: NonZeroU32,
    /// How long what is in flight may take once the service is told to stop.
    pub shutdown_timeout: Duration,
    /// Something in front authenticates.
    pub is_behind_gateway: bool,
    /// Whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    pub trusted_proxies: TrustedProxies,
    /// Whose pages may ask, who may frame them, and the service's own names.
    pub access: Access,
    /// Where metrics are answered, if they are.
    pub admin_listen: Option<SocketAddr>,
    /// Where registries are saved and who may see them; none if they are not saved.
    pub registries: Option<RegistrySettings>,
    /// The time.
    pub clock: Clock,
}

impl Settings {
    /// Whether GitHub is asked, or the sandbox that plays it.
    #[must_use]
    pub fn mode(&self) -> Mode {
        if self.personas.is_some() { Mode::Demo } else { Mode::Live }
    }

    /// The registry's host as container tools write it, with its port if it has one.
    ///
    /// A simulated GitHub (the demo's, or one on this machine) has the address of a machine, and
    /// plays the registry that belongs to `--github-web`: with github.com, that is `ghcr.io`.
    #[must_use]
    pub fn registry_name(&self) -> String {
        let host = self.hosts.registry.host_str().unwrap_or_default();
        let is_simulated = self.mode() == Mode::Demo || is_on_this_machine(&self.hosts.registry);
        match self.hosts.registry.port() {
            _ if is_simulated && self.hosts.github_web == GITHUB_WEB => GITHUB_REGISTRY.to_owned(),
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }
}

impl TryFrom<Flags> for Settings {
    type Error = anyhow::Error;

    fn try_from(flags: Flags) -> Result<Self> {
        ensure!(
            flags.behind_gateway || flags.listen.ip().is_loopback(),
            "--listen {} is reachable from other machines, and this service asks nobody for a password. Listen on \
             127.0.0.1, or put something that authenticates in front and say so with --behind-gateway.",
            flags.listen
        );
        if let Some(assets) = &flags.assets {
            ensure!(
                assets.join("index.html").is_file(),
                "--assets {}: there is no index.html in it. Build the app first (cargo xtask serve does).",
                assets.display()
            );
        }
        let registries = RegistrySettings::from_flags(&flags)?;
        Ok(Self {
            registries,
            admin_listen: flags.admin_listen,
            listen: flags.listen,
            assets: flags.assets,
            hosts: Hosts {
                github_api: parse_upstream("--github-api", &flags.github_api)?,
                registry: parse_upstream("--registry", &flags.registry)?,
                github_web: parse_base("--github-web", &flags.github_web)?
                    .as_str()
                    .trim_end_matches('/')
                    .to_owned(),
            },
            policy: Policy { supported: flags.support, ..Policy::default() },
            personas: flags.demo_personas.as_deref().map(read_personas).transpose()?,
            limits: Limits::default(),
            extra_roots: flags.extra_roots,
            client_limit: NonZeroU32::new(flags.client_limit),
            token_limit: NonZeroU32::new(flags.token_limit),
            github_token: flags.github_token_file.as_deref().map(read_token).transpose()?,
            max_connections: flags.max_connections,
            shutdown_timeout: Duration::from_secs(flags.shutdown_timeout),
            is_behind_gateway: flags.behind_gateway,
            trusted_proxies: parse_each::<TrustedProxy>("--trusted-proxy", &flags.trusted_proxy)?
                .into(),
            access: Access {
                origins: parse_each("--allow-origin", &flags.allow_origin)?,
                embedders: parse_each("--allow-embed", &flags.allow_embed)?,
                hosts: parse_each("--allow-host", &flags.allow_host)?,
            },
            clock: Clock::System,
        })
    }
}

/// An address that tokens are sent to.
fn parse_upstream(flag: &str, text: &str) -> Result<Url> {
    let url = parse_base(flag, text)?;
    ensure!(
        is_private(&url),
        "{flag}: http:// would send tokens over the network in clear text. Write https://; http:// is for a simulated \
         one on this machine, like http://127.0.0.1:9000."
    );
    Ok(url)
}

fn is_on_this_machine(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(host);
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
}

fn parse_base(flag: &str, text: &str) -> Result<Url> {
    let mut url = Url::parse(text)
        .with_context(|| format!("{flag}: not a URL. Write it like https://example.com."))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        bail!(
            "{flag}: it must start with https:// (or http:// for a simulated one) and name a host."
        );
    }
    ensure!(
        url.username().is_empty() && url.password().is_none(),
        "{flag}: take the user name and password out; credentials come with each request."
    );
    ensure!(
        url.query().is_none() && url.fragment().is_none(),
        "{flag}: take away everything from the `?` or `#` on; only a base address is needed."
    );
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url)
}

/// The message never repeats what is in the file.
fn read_token(path: &Path) -> Result<Token> {
    let shown = path.display();
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("--github-token-file {shown}: the file cannot be read"))?;
    let token = SecretString::from(text);
    token.expose_secret().trim().parse().map_err(|_| {
        anyhow::anyhow!("--github-token-file {shown}: it must hold one token and nothing else")
    })
}

fn read_personas(path: &Path) -> Result<Vec<Persona>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("--demo-personas {}: the file cannot be read", path.display()))?;
    // serde's message may repeat what it read, and what it read are tokens.
    serde_json::from_str(&text).map_err(|error| {
        anyhow::anyhow!(
            "--demo-personas {}: line {} is not what a list of personas holds. Write it with `ghcr-sandbox personas`.",
            path.display(),
            error.line()
        )
    })
}

#[cfg(test)]
mod tests;
