//! Where registries are saved, and who may see them.

use super::secret_file::said_or_in_file;
use super::{Flags, OidcSettings, Problems, WebhookSettings};
use anyhow::{Result, anyhow, bail, ensure};
use axum::http::HeaderName;
use secrecy::SecretString;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

/// Where registries are saved and who may see them. `Debug` redacts the database's address, which
/// may hold a password.
#[derive(Clone, Debug)]
pub struct RegistrySettings {
    /// `sqlite:PATH`, `sqlite::memory:` or `postgres://…`.
    pub database_url: SecretString,
    /// The keys of the saved tokens.
    pub encryption_key_file: Option<PathBuf>,
    /// How callers are known.
    pub identity: Identity,
    /// Whether scanners may read saved tokens.
    pub allow_credential_reads: bool,
    /// How many registries an organisation may have; none if as many as it likes.
    pub registry_limit: Option<NonZeroU32>,
    /// How often each registry is tested again; none if each is tested only once after it was
    /// saved, edited or restored.
    pub watch_interval: Option<Duration>,
    /// Who is told of changes, if somebody is.
    pub webhook: Option<WebhookSettings>,
}

/// How the callers of the list are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identity {
    /// One user: whoever asks from this machine.
    Local,
    /// As a trusted proxy says in these headers.
    Headers(IdentityHeaders),
    /// As a bearer token says.
    Oidc(Box<OidcSettings>),
}

/// The headers in which a gateway says who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityHeaders {
    /// Names the person, for the history.
    pub actor: HeaderName,
    /// Names the organisation.
    pub tenant: HeaderName,
    /// Names the role.
    pub role: HeaderName,
}

impl RegistrySettings {
    /// None if nothing is saved, or if there are problems.
    pub(super) fn from_flags(flags: &Flags, problems: &mut Problems) -> Option<Self> {
        let identity = problems.note(Identity::from_flags(flags));
        let url = said_or_in_file(
            "--database-url",
            flags.database.database_url.as_ref(),
            flags.database.database_url_file.as_deref(),
        );
        let database_url = problems.note(url)?;
        let webhook = WebhookSettings::from_flags(flags, database_url.is_some());
        let webhook = problems.note(webhook).flatten();
        let identity = identity?;
        problems.note(Self::err_if_alone(flags, &identity, database_url.is_some()))?;
        Some(Self {
            database_url: database_url?,
            encryption_key_file: flags.database.encryption_key_file.clone(),
            identity,
            allow_credential_reads: flags.allow_credential_reads,
            registry_limit: NonZeroU32::new(flags.registry_limit),
            watch_interval: match flags.watch_interval {
                0 => None,
                seconds => Some(Duration::from_secs(seconds)),
            },
            webhook,
        })
    }

    /// # Errors
    /// When there is a database and nobody who may ask, or somebody and no database.
    fn err_if_alone(flags: &Flags, identity: &Identity, saves: bool) -> Result<()> {
        let is_said = flags.database.encryption_key_file.is_some()
            || flags.allow_credential_reads
            || *identity != Identity::Local;
        ensure!(
            saves || !is_said,
            "--encryption-key-file, --allow-credential-reads, and the headers or the issuer \
             that say who asks, are about saved registries. Say with --database-url where to \
             save them, such as sqlite:registries.db."
        );
        ensure!(
            !saves || *identity != Identity::Local || !flags.behind_gateway,
            "--database-url: behind a gateway the list must know who asks. Name the headers in \
             which the gateway says it with --identity-header, --tenant-header and --role-header, \
             or the issuer of bearer tokens with --oidc-issuer and --oidc-audience."
        );
        Ok(())
    }
}

impl Identity {
    fn from_flags(flags: &Flags) -> Result<Self> {
        let headers = [&flags.identity_header, &flags.tenant_header, &flags.role_header];
        ensure!(
            !flags.oidc.is_said() || headers.iter().all(|header| header.is_none()),
            "--oidc-issuer and --identity-header are two ways to know who asks. Choose one of them."
        );
        if let Some(oidc) = OidcSettings::from_flags(&flags.oidc)? {
            return Ok(Self::Oidc(Box::new(oidc)));
        }
        let (actor, tenant, role) = match (
            &flags.identity_header,
            &flags.tenant_header,
            &flags.role_header,
        ) {
            (None, None, None) => return Ok(Self::Local),
            (Some(actor), Some(tenant), Some(role)) => (actor, tenant, role),
            _ => bail!(
                "--identity-header, --tenant-header and --role-header belong together. Name all \
                 three, or none."
            ),
        };
        ensure!(
            flags.trusted_proxy.iter().any(|it| !it.trim().is_empty()),
            "--identity-header: anybody can write that header. Name the gateway's address with \
             --trusted-proxy; it is believed from there alone."
        );
        let headers = IdentityHeaders {
            actor: parse_name("--identity-header", actor)?,
            tenant: parse_name("--tenant-header", tenant)?,
            role: parse_name("--role-header", role)?,
        };
        ensure!(
            headers.actor != headers.tenant
                && headers.actor != headers.role
                && headers.tenant != headers.role,
            "--identity-header, --tenant-header and --role-header name the same header. Name three."
        );
        Ok(Self::Headers(headers))
    }
}

fn parse_name(flag: &str, text: &str) -> Result<HeaderName> {
    let name = text.trim().parse();
    name.map_err(|_| anyhow!("{flag}: not the name of a header. Write it like X-Forwarded-User."))
}
