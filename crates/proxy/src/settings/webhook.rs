//! Where webhooks are sent, and what they are signed with.

use super::Flags;
use super::addresses::is_on_this_machine;
use super::secret_file::said_or_in_file;
use crate::registries::WebhookSecret;
use anyhow::{Context, Result, anyhow, bail, ensure};
use reqwest::Url;
use secrecy::ExposeSecret;
use std::fmt;
use std::path::Path;
use zeroize::Zeroizing;

/// The receiver of webhooks. `Debug` redacts the address, whose path may be secret.
#[derive(Clone)]
pub struct WebhookSettings {
    /// Its address.
    pub url: Url,
    /// What webhooks are signed with.
    pub secret: WebhookSecret,
}

impl WebhookSettings {
    pub(super) fn from_flags(flags: &Flags, saves_registries: bool) -> Result<Option<Self>> {
        let (said, file) = (flags.webhook_url.as_ref(), flags.webhook_url_file.as_deref());
        let url = said_or_in_file("--webhook-url", said, file)?;
        let (url, path) = match (url, &flags.webhook_secret_file) {
            (None, None) => return Ok(None),
            (Some(url), Some(path)) => (url, path),
            _ => bail!(
                "--webhook-url and --webhook-secret-file belong together. Name both, or none."
            ),
        };
        ensure!(
            saves_registries,
            "--webhook-url: webhooks tell of saved registries. Say with --database-url where to \
             save them, such as sqlite:registries.db."
        );
        Ok(Some(Self { url: parse_url(url.expose_secret())?, secret: read_secret(path)? }))
    }
}

/// The messages do not repeat the address.
fn parse_url(text: &str) -> Result<Url> {
    let url = Url::parse(text).map_err(|_| {
        anyhow!("--webhook-url: not a URL. Write it like https://hooks.example.com/ghcr-connect.")
    })?;
    ensure!(
        matches!(url.scheme(), "http" | "https") && url.has_host(),
        "--webhook-url: it must start with https:// (or http:// for a receiver on this machine) \
         and name a host."
    );
    ensure!(
        url.scheme() == "https" || is_on_this_machine(&url),
        "--webhook-url: http:// would send webhooks over the network in clear text. Write \
         https://; http:// is for a receiver on this machine, like http://127.0.0.1:9000."
    );
    ensure!(
        url.username().is_empty() && url.password().is_none(),
        "--webhook-url: take the user name and password out; the receiver knows a webhook by its \
         signature."
    );
    ensure!(url.fragment().is_none(), "--webhook-url: take away everything from the `#` on.");
    Ok(url)
}

/// The message never repeats what is in the file.
fn read_secret(path: &Path) -> Result<WebhookSecret> {
    let shown = path.display();
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("--webhook-secret-file {shown}: the file cannot be read"))?;
    Zeroizing::new(text).parse().map_err(|_| {
        anyhow!(
            "--webhook-secret-file {shown}: it must hold one secret of 24 to 64 bytes in base64, \
             with or without `whsec_` before it. Make one with `openssl rand -base64 32`."
        )
    })
}

impl fmt::Debug for WebhookSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookSettings")
            .field("host", &self.url.host_str())
            .finish_non_exhaustive()
    }
}
