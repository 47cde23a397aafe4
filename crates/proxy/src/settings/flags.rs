//! The flags and what they say about themselves.

use super::OidcFlags;
use clap::{Args, Parser, Subcommand};
use ghcr_contract::{GITHUB_WEB, Visibility};
use secrecy::SecretString;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

/// The command line; each flag is also an environment variable.
#[derive(Debug, Parser)]
#[command(name = "ghcr-proxy", version, about)]
pub struct Flags {
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
        default_value = "public,internal"
    )]
    pub support: Vec<Visibility>,

    /// Certificates to trust beside the machine's own (PEM)
    #[arg(long, env = "GHCR_CONNECT_EXTRA_ROOTS", value_name = "FILE")]
    pub extra_roots: Option<PathBuf>,

    /// How many validations a minute one client may ask for; 0: as many as it likes
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
    /// believed, with or without --behind-gateway; no network in which clients are as well, for they
    /// could name any address; more than one: a comma between
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

    /// Where registries are saved: sqlite:PATH, sqlite::memory: or postgres://…; without it none
    /// are
    #[arg(long, env = "GHCR_CONNECT_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<SecretString>,

    /// The keys that saved tokens are encrypted with, one in base64 on each line; the first
    /// encrypts, all decrypt
    #[arg(long, env = "GHCR_CONNECT_ENCRYPTION_KEY_FILE", value_name = "FILE")]
    pub encryption_key_file: Option<PathBuf>,

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

    /// How often each saved registry is tested again; 0: only when somebody asks
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

    /// The secret that webhooks are signed with (Standard Webhooks): 24 to 64 bytes in base64
    #[arg(long, env = "GHCR_CONNECT_WEBHOOK_SECRET_FILE", value_name = "FILE")]
    pub webhook_secret_file: Option<PathBuf>,

    /// Where to answer GET /metrics, to anybody who asks; keep it from everybody but those who run
    /// the service
    #[arg(long, env = "GHCR_CONNECT_ADMIN_LISTEN", value_name = "ADDRESS")]
    pub admin_listen: Option<SocketAddr>,
}

/// What to do instead of serving.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Encrypt all saved tokens again, with the first key of the key file
    RotateKeys(RotateKeysFlags),
    /// Ask the service on this machine whether it answers; ends with 1 if it does not
    Health(HealthFlags),
}

/// What `health` needs.
#[derive(Args, Debug)]
pub struct HealthFlags {
    /// Where the service listens
    #[arg(long, env = "GHCR_CONNECT_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
}

/// What `rotate-keys` needs.
#[derive(Args, Debug)]
pub struct RotateKeysFlags {
    /// Where registries are saved: sqlite:PATH or postgres://…
    #[arg(long, env = "GHCR_CONNECT_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: SecretString,

    /// The keys, one in base64 on each line: the new one first, and all those that tokens are
    /// encrypted with
    #[arg(long, env = "GHCR_CONNECT_ENCRYPTION_KEY_FILE", value_name = "FILE")]
    pub encryption_key_file: PathBuf,
}
