//! What the operator says at the start, and what of it is refused.

use crate::clock::Clock;
use anyhow::{Context, Result, bail, ensure};
use clap::Parser;
use ghcr_contract::{Mode, Persona, Policy, Visibility};
use reqwest::Url;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The command line; each flag is also an environment variable.
#[derive(Debug, Parser)]
#[command(name = "ghcr-proxy", version, about)]
pub struct Flags {
    /// Where to listen; port 0 takes a free one
    #[arg(long, env = "GHCR_CONNECT_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// The folder of the built app; without it only the API answers
    #[arg(long, env = "GHCR_CONNECT_ASSETS", value_name = "DIR")]
    pub assets: Option<PathBuf>,

    /// GitHub's REST API
    #[arg(
        long,
        env = "GHCR_CONNECT_GITHUB_API",
        value_name = "URL",
        default_value = "https://api.github.com"
    )]
    pub github_api: String,

    /// The container registry
    #[arg(long, env = "GHCR_CONNECT_REGISTRY", value_name = "URL", default_value = "https://ghcr.io")]
    pub registry: String,

    /// GitHub's web pages, for the links on the screen
    #[arg(long, env = "GHCR_CONNECT_GITHUB_WEB", value_name = "URL", default_value = "https://github.com")]
    pub github_web: String,

    /// A JSON file of names and tokens to try; turns the demo mode on
    #[arg(long, env = "GHCR_CONNECT_DEMO_PERSONAS", value_name = "FILE")]
    pub demo_personas: Option<PathBuf>,

    /// The visibilities that the scanner reads
    #[arg(
        long,
        env = "GHCR_CONNECT_SUPPORT",
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "public,internal"
    )]
    pub support: Vec<Visibility>,

    /// Certificates to trust beside the machine's own (PEM)
    #[arg(long, env = "GHCR_CONNECT_EXTRA_ROOTS", value_name = "FILE")]
    pub extra_roots: Option<PathBuf>,

    /// How many validations a minute one client may ask for; 0: as many as it likes
    #[arg(long, env = "GHCR_CONNECT_CLIENT_LIMIT", value_name = "COUNT", default_value_t = 120)]
    pub client_limit: u32,

    /// Something in front authenticates, so it may listen beyond this machine
    #[arg(long, env = "GHCR_CONNECT_BEHIND_GATEWAY")]
    pub behind_gateway: bool,
}

/// The upstreams, and GitHub's web host for links. Fixed at the start; no request can choose another.
#[derive(Clone, Debug)]
pub struct Hosts {
    /// Ends with a slash, so that relative paths join.
    pub github_api: Url,
    /// Ends with a slash.
    pub registry: Url,
    /// Without a slash at the end.
    pub github_web: String,
}

/// How long things may take.
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
}

impl Default for Limits {
    /// GitHub itself gives up after ten seconds (GitHub facts, section 3), and so does a person.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            call: Duration::from_secs(8),
            diagnosis: Duration::from_secs(10),
            request_body: Duration::from_secs(10),
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
    /// How long things may take.
    pub limits: Limits,
    /// Certificates to trust beside the machine's own.
    pub extra_roots: Option<PathBuf>,
    /// How many validations a minute one client may ask for, if that is limited.
    pub client_limit: Option<NonZeroU32>,
    /// Clients come through a gateway, which names them in `X-Forwarded-For`.
    pub is_behind_gateway: bool,
    /// The time.
    pub clock: Clock,
}

impl Settings {
    /// Whether GitHub is asked, or the sandbox that plays it.
    #[must_use]
    pub fn mode(&self) -> Mode {
        if self.personas.is_some() { Mode::Demo } else { Mode::Live }
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
        Ok(Self {
            listen: flags.listen,
            assets: flags.assets,
            hosts: Hosts {
                github_api: parse_base("--github-api", &flags.github_api)?,
                registry: parse_base("--registry", &flags.registry)?,
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
            is_behind_gateway: flags.behind_gateway,
            clock: Clock::System,
        })
    }
}

fn parse_base(flag: &str, text: &str) -> Result<Url> {
    let mut url =
        Url::parse(text).with_context(|| format!("{flag}: not a URL. Write it like https://example.com."))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        bail!("{flag}: it must start with https:// (or http:// for a simulated one) and name a host.");
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
mod tests {
    use super::*;

    fn settings(arguments: &[&str]) -> Result<Settings> {
        Flags::try_parse_from(["ghcr-proxy"].iter().chain(arguments))?.try_into()
    }

    #[track_caller]
    fn refusal(arguments: &[&str]) -> String {
        format!("{:#}", settings(arguments).expect_err("these settings should be refused"))
    }

    #[test]
    fn without_flags_it_asks_github_and_listens_on_this_machine_only() {
        let settings = settings(&[]).unwrap();
        assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(settings.hosts.github_api.as_str(), "https://api.github.com/");
        assert_eq!(settings.hosts.registry.as_str(), "https://ghcr.io/");
        assert_eq!(settings.hosts.github_web, "https://github.com");
        assert_eq!(settings.mode(), Mode::Live);
    }

    #[test]
    fn it_listens_beyond_this_machine_only_behind_a_gateway() {
        for open in ["0.0.0.0:80", "[::]:80", "192.168.1.1:80"] {
            assert!(refusal(&["--listen", open]).contains("say so with --behind-gateway"), "{open}");
            assert!(settings(&["--listen", open, "--behind-gateway"]).is_ok(), "{open}");
        }
        assert!(settings(&["--listen", "[::1]:80"]).is_ok());
    }

    #[test]
    fn a_base_url_keeps_its_path_and_gets_its_slash() {
        let settings = settings(&["--github-api", "https://git.example.com/api/v3"]).unwrap();
        assert_eq!(
            settings.hosts.github_api.join("user").unwrap().as_str(),
            "https://git.example.com/api/v3/user"
        );
    }

    #[test]
    fn a_wrong_base_url_stops_the_start_with_a_sentence() {
        for (text, sentence) in [
            (
                "nonsense",
                "--registry: not a URL. Write it like https://example.com.: relative URL without a base",
            ),
            (
                "ftp://x",
                "--registry: it must start with https:// (or http:// for a simulated one) and name a host.",
            ),
            (
                "https://me:secret@x",
                "--registry: take the user name and password out; credentials come with each request.",
            ),
            (
                "https://x/?a=b",
                "--registry: take away everything from the `?` or `#` on; only a base address is needed.",
            ),
        ] {
            assert_eq!(refusal(&["--registry", text]), sentence);
        }
    }

    #[test]
    fn a_persona_file_that_cannot_be_read_is_named_and_not_repeated() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("personas.json");
        std::fs::write(&path, "[\n{\"title\": \"canary\", \"username\": \"can ary\"}]").unwrap();
        let message = refusal(&["--demo-personas", path.to_str().unwrap()]);
        assert!(message.contains("line 2 is not what a list of personas holds"), "{message}");
        assert!(!message.contains("canary"), "{message}");
        let missing = folder.path().join("missing.json");
        assert!(refusal(&["--demo-personas", missing.to_str().unwrap()]).contains("the file cannot be read"));
    }

    #[test]
    fn a_folder_without_the_app_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_str().unwrap();
        assert!(refusal(&["--assets", path]).contains("there is no index.html in it"));
    }
}
