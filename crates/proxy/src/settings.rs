//! What the operator says at the start, and what of it is refused.

mod addresses;
mod check;
mod command_line;
mod file;
mod flags;
mod limits;
mod oidc;
mod problems;
mod read;
mod saved_registries;
mod secret_file;
mod webhook;

use crate::admission::trusted_proxies::{TrustedProxies, TrustedProxy};
use crate::clock::Clock;
use crate::middleware::access::{Access, parse_each};
pub(crate) use addresses::is_private;
use addresses::{is_on_this_machine, parse_base, parse_upstream};
use anyhow::{Context, Result, ensure};
pub use command_line::{NoTask, Task};
pub use flags::{DatabaseFlags, Flags, HealthFlags, RotateKeysFlags};
use ghcr_contract::{Config, GITHUB_REGISTRY, GITHUB_WEB, Mode, Persona, Policy, Token};
pub use limits::{LimitFlags, Limits};
pub use oidc::{ClaimNames, OidcFlags, OidcSettings};
pub use problems::ConfigError;
pub(crate) use problems::Problems;
pub use read::read_command_line;
use reqwest::Url;
pub use saved_registries::{Identity, IdentityHeaders, RegistrySettings};
use secrecy::ExposeSecret;
use std::fmt::Display;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::str::FromStr;
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
    /// The collector of traces; ends with a slash.
    pub otlp_endpoint: Option<Url>,
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

    /// What the screen is told before anything is typed.
    #[must_use]
    pub(crate) fn config(&self) -> Config {
        Config {
            mode: self.mode(),
            policy: self.policy.clone(),
            github_web: self.hosts.github_web.clone(),
            registry: self.registry_name(),
            personas: self.personas.clone().unwrap_or_default(),
            registries: self.registries.is_some(),
        }
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

    /// # Errors
    /// A [`ConfigError`] of every problem.
    fn try_from(flags: Flags) -> Result<Self> {
        let mut problems = Problems::default();
        problems.note(err_if_open(&flags));
        let registries = RegistrySettings::from_flags(&flags, &mut problems);
        let hosts = Hosts::from_flags(&flags, &mut problems);
        let assets = problems.note(flags.assets.map(with_app).transpose()).flatten();
        let personas = flags.demo_personas.as_deref().map(read_personas).transpose();
        let personas = problems.note(personas).flatten();
        let limits = Limits::from_flags(&flags.limits, &mut problems);
        let github_token = flags.github_token_file.as_deref().map(read_token).transpose();
        let github_token = problems.note(github_token).flatten();
        let proxies: Vec<TrustedProxy> =
            note_each(&mut problems, "--trusted-proxy", &flags.trusted_proxy);
        let access = Access {
            origins: note_each(&mut problems, "--allow-origin", &flags.allow_origin),
            embedders: note_each(&mut problems, "--allow-embed", &flags.allow_embed),
            hosts: note_each(&mut problems, "--allow-host", &flags.allow_host),
        };
        let otlp_endpoint = flags.otlp_endpoint.as_deref();
        let otlp_endpoint = otlp_endpoint.map(|text| parse_base("--otlp-endpoint", text));
        let otlp_endpoint = problems.note(otlp_endpoint.transpose()).flatten();
        problems.err_if_any()?;
        let hosts = hosts.context("the hosts have no problem")?;
        Ok(Self {
            registries,
            admin_listen: flags.admin_listen,
            otlp_endpoint,
            listen: flags.listen,
            assets,
            hosts,
            policy: Policy { supported: flags.support, ..Policy::default() },
            personas,
            limits,
            extra_roots: flags.extra_roots,
            client_limit: NonZeroU32::new(flags.client_limit),
            token_limit: NonZeroU32::new(flags.token_limit),
            github_token,
            max_connections: flags.max_connections,
            shutdown_timeout: Duration::from_secs(flags.shutdown_timeout),
            is_behind_gateway: flags.behind_gateway,
            trusted_proxies: proxies.into(),
            access,
            clock: Clock::System,
        })
    }
}

impl Hosts {
    /// None if there are problems.
    fn from_flags(flags: &Flags, problems: &mut Problems) -> Option<Self> {
        let github_api = problems.note(parse_upstream("--github-api", &flags.github_api));
        let registry = problems.note(parse_upstream("--registry", &flags.registry));
        let github_web = problems.note(parse_base("--github-web", &flags.github_web));
        Some(Self {
            github_api: github_api?,
            registry: registry?,
            github_web: github_web?.as_str().trim_end_matches('/').to_owned(),
        })
    }
}

fn err_if_open(flags: &Flags) -> Result<()> {
    ensure!(
        flags.behind_gateway || flags.listen.ip().is_loopback(),
        "--listen {} is reachable from other machines, and this service asks nobody for a password. Listen on \
         127.0.0.1, or put something that authenticates in front and say so with --behind-gateway.",
        flags.listen
    );
    Ok(())
}

fn with_app(folder: PathBuf) -> Result<PathBuf> {
    ensure!(
        folder.join("index.html").is_file(),
        "--assets {}: there is no index.html in it. Build the app first (cargo xtask serve does).",
        folder.display()
    );
    Ok(folder)
}

fn note_each<T: FromStr<Err: Display>>(
    problems: &mut Problems,
    flag: &str,
    texts: &[String],
) -> Vec<T> {
    let each = texts.iter().map(|text| parse_each(flag, std::slice::from_ref(text)));
    each.filter_map(|parsed| problems.note(parsed)).flatten().collect()
}

/// The message never repeats what is in the file.
fn read_token(path: &Path) -> Result<Token> {
    let text = secret_file::read("--github-token-file", path)?;
    text.expose_secret().parse().map_err(|_| {
        let shown = path.display();
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
