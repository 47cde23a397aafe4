//! The flags and what they say about themselves.

use super::secret_file::said_or_in_file;
use super::{LimitFlags, OidcFlags};
use anyhow::{Context, Result};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser};
use ghcr_contract::{GITHUB_WEB, Visibility};
use secrecy::SecretString;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

/// The command line; each flag is also an environment variable.
#[derive(Debug, Parser)]
#[command(name = "ghcr-proxy", version, about)]
pub struct Flags {
    /// A file that says what neither flags nor the environment say (TOML); its keys are the flags'
    /// names with `_` for `-`
    #[arg(long, env = "GHCR_CONNECT_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// Where to listen; port 0 takes a free one
    #[arg(long, env = "GHCR_CONNECT_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// A folder of the built app, in place of the one in this binary; with neither only the API
    /// answers
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
    #[arg(
        long,
        env = "GHCR_CONNECT_REGISTRY",
        value_name = "URL",
        default_value = "https://ghcr.io"
    )]
    pub registry: String,

    /// GitHub's web pages, for the links on the screen
    #[arg(long, env = "GHCR_CONNECT_GITHUB_WEB", value_name = "URL", default_value = GITHUB_WEB)]
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
        default_value = "public,internal",
        value_parser = visibilities()
    )]
    pub support: Vec<Visibility>,

    /// Certificates to trust beside the machine's own (PEM)
    #[arg(long, env = "GHCR_CONNECT_EXTRA_ROOTS", value_name = "FILE")]
    pub extra_roots: Option<PathBuf>,

    /// How many validations a minute one client may ask for, and ten times as many registries it
    /// may save; 0: as many as it likes
    #[arg(long, env = "GHCR_CONNECT_CLIENT_LIMIT", value_name = "COUNT", default_value_t = 120)]
    pub client_limit: u32,

    /// How many calls an hour at GitHub one token may be used for, of its owner's five thousand; 0:
    /// as many as it takes
    #[arg(long, env = "GHCR_CONNECT_TOKEN_LIMIT", value_name = "COUNT", default_value_t = 2500)]
    pub token_limit: u32,

    /// A file with a token for looking accounts up where nobody gave one, and for nothing else;
    /// without it GitHub answers sixty look-ups an hour
    #[arg(long, env = "GHCR_CONNECT_GITHUB_TOKEN_FILE", value_name = "FILE")]
    pub github_token_file: Option<PathBuf>,

    /// How many connections may be open at once; one more is closed at once
    #[arg(
        long,
        env = "GHCR_CONNECT_MAX_CONNECTIONS",
        value_name = "COUNT",
        default_value = "4096"
    )]
    pub max_connections: NonZeroU32,

    /// How long what is in flight may take after SIGTERM; then the service ends
    #[arg(
        long,
        env = "GHCR_CONNECT_SHUTDOWN_TIMEOUT",
        value_name = "SECONDS",
        default_value_t = 20
    )]
    pub shutdown_timeout: u64,

    /// Something in front authenticates, so it may listen beyond this machine
    #[arg(long, env = "GHCR_CONNECT_BEHIND_GATEWAY")]
    pub behind_gateway: bool,

    /// The address or network (CIDR) of a gateway whose X-Forwarded-For and X-Forwarded-Proto are
    /// believed, with or without --behind-gateway; no network in which clients are as well, for
    /// they could name any address; more than one: a comma between
    #[arg(long, env = "GHCR_CONNECT_TRUSTED_PROXY", value_name = "CIDR", value_delimiter = ',')]
    pub trusted_proxy: Vec<String>,

    /// Pages of this origin may ask too, and load the element's files; more than one: a comma
    /// between
    #[arg(long, env = "GHCR_CONNECT_ALLOW_ORIGIN", value_name = "ORIGIN", value_delimiter = ',')]
    pub allow_origin: Vec<String>,

    /// Pages of this origin may frame the pages below /embed/; more than one: a comma between
    #[arg(long, env = "GHCR_CONNECT_ALLOW_EMBED", value_name = "ORIGIN", value_delimiter = ',')]
    pub allow_embed: Vec<String>,

    /// A name under which people reach this service, beside localhost; more than one: a comma
    /// between
    #[arg(long, env = "GHCR_CONNECT_ALLOW_HOST", value_name = "HOST", value_delimiter = ',')]
    pub allow_host: Vec<String>,

    /// Where registries are saved, and their keys
    #[command(flatten)]
    pub database: DatabaseFlags,

    /// The header in which the gateway names the person; believed from --trusted-proxy alone
    #[arg(long, env = "GHCR_CONNECT_IDENTITY_HEADER", value_name = "NAME")]
    pub identity_header: Option<String>,

    /// The header in which the gateway names the person's organisation, which sees its own saved
    /// registries alone
    #[arg(long, env = "GHCR_CONNECT_TENANT_HEADER", value_name = "NAME")]
    pub tenant_header: Option<String>,

    /// The header in which the gateway names the person's role: viewer, editor or scanner
    #[arg(long, env = "GHCR_CONNECT_ROLE_HEADER", value_name = "NAME")]
    pub role_header: Option<String>,

    /// Bearer tokens in place of these headers
    #[command(flatten)]
    pub oidc: OidcFlags,

    /// Scanners may read saved tokens; each time is kept in the registry's history
    #[arg(long, env = "GHCR_CONNECT_ALLOW_CREDENTIAL_READS")]
    pub allow_credential_reads: bool,

    /// How many registries one organisation may have saved; 0: as many as it likes
    #[arg(
        long,
        env = "GHCR_CONNECT_REGISTRY_LIMIT",
        value_name = "COUNT",
        default_value_t = 10_000
    )]
    pub registry_limit: u32,

    /// How often each saved registry is tested again; 0: once after it is saved, edited or
    /// restored, and then only when somebody asks
    #[arg(
        long,
        env = "GHCR_CONNECT_WATCH_INTERVAL",
        value_name = "SECONDS",
        default_value_t = 86_400
    )]
    pub watch_interval: u64,

    /// Where webhooks about saved registries are sent; https, or http on this machine
    #[arg(long, env = "GHCR_CONNECT_WEBHOOK_URL", value_name = "URL", hide_env_values = true)]
    pub webhook_url: Option<SecretString>,

    /// A file that holds this address, whose path may be secret
    #[arg(long, env = "GHCR_CONNECT_WEBHOOK_URL_FILE", value_name = "FILE")]
    pub webhook_url_file: Option<PathBuf>,

    /// The secret that webhooks are signed with (Standard Webhooks): 24 to 64 bytes in base64
    #[arg(long, env = "GHCR_CONNECT_WEBHOOK_SECRET_FILE", value_name = "FILE")]
    pub webhook_secret_file: Option<PathBuf>,

    /// How long things may take, and how many there may be at once
    #[command(flatten)]
    pub limits: LimitFlags,

    /// Where to answer GET /metrics, /healthz and /readyz, to anybody who asks; keep it from
    /// everybody but those who run the service
    #[arg(long, env = "GHCR_CONNECT_ADMIN_LISTEN", value_name = "ADDRESS")]
    pub admin_listen: Option<SocketAddr>,

    /// The OpenTelemetry collector to send traces to, by OTLP over HTTP; OpenTelemetry's own
    /// variables work as well
    #[arg(long, env = "GHCR_CONNECT_OTLP_ENDPOINT", value_name = "URL")]
    pub otlp_endpoint: Option<String>,
}

/// Where registries are saved, and the keys of their tokens.
#[derive(Args, Debug)]
pub struct DatabaseFlags {
    /// Where registries are saved: sqlite:PATH, sqlite::memory: or postgres://…; without it none
    /// are
    #[arg(long, env = "GHCR_CONNECT_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<SecretString>,

    /// A file that holds this address, which may have a password
    #[arg(long, env = "GHCR_CONNECT_DATABASE_URL_FILE", value_name = "FILE")]
    pub database_url_file: Option<PathBuf>,

    /// The keys that saved tokens are encrypted with, one in base64 on each line; the first
    /// encrypts, all decrypt
    #[arg(long, env = "GHCR_CONNECT_ENCRYPTION_KEY_FILE", value_name = "FILE")]
    pub encryption_key_file: Option<PathBuf>,
}

/// What `health` needs.
#[derive(Args, Debug)]
pub struct HealthFlags {
    /// A file that says what neither flags nor the environment say (TOML)
    #[arg(long, env = "GHCR_CONNECT_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// Where the service listens
    #[arg(long, env = "GHCR_CONNECT_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
}

/// What `rotate-keys` needs.
#[derive(Args, Debug)]
pub struct RotateKeysFlags {
    /// A file that says what neither flags nor the environment say (TOML)
    #[arg(long, env = "GHCR_CONNECT_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// Where registries are saved, and their keys
    #[command(flatten)]
    pub database: DatabaseFlags,
}

impl RotateKeysFlags {
    /// The address of the database, and the file of the keys.
    ///
    /// # Errors
    /// When one of them is not said.
    pub(crate) fn required(&self) -> Result<(SecretString, &Path)> {
        let (said, file) =
            (self.database.database_url.as_ref(), self.database.database_url_file.as_deref());
        let url = said_or_in_file("--database-url", said, file)?;
        let url = url.context(
            "say where registries are saved, with --database-url or --database-url-file, such as \
             --database-url sqlite:registries.db",
        )?;
        let keys = self.database.encryption_key_file.as_deref();
        Ok((url, keys.context("say where the keys are, with --encryption-key-file")?))
    }
}

fn visibilities() -> impl TypedValueParser<Value = Visibility> {
    let names = Visibility::ALL.iter().map(|visibility| visibility.as_str());
    PossibleValuesParser::new(names).try_map(|name| name.parse())
}
