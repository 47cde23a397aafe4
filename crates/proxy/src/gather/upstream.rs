//! The way out: one HTTP client, with nothing in it that could carry a credential astray.

mod answer;
mod calls;
mod challenge;
mod documents;
mod failure;
pub(crate) mod limits;
mod link;
pub(crate) mod object;
mod permit;
mod resolver;
mod sent_call;

pub use answer::{Answer, Body, GithubError, RegistryError, Reply, ReplyHead};
pub(crate) use calls::{Calls, Waiting};
pub use challenge::Challenge;
pub(crate) use documents::Documents;
pub use failure::Failure;
pub use link::PageLinks;
pub(crate) use permit::CallPermit;

use crate::metrics::Metrics;
use crate::settings::{Hosts, Limits, Settings};
use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use ghcr_contract::Token;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Certificate, Client, ClientBuilder, redirect};
use resolver::NamedResolver;
use secrecy::{ExposeSecret, SecretString};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Speaks to the hosts that were set at the start.
#[derive(Debug)]
pub struct Upstream {
    /// Each has connections of its own, and so many turns.
    clients: Vec<(Client, Semaphore)>,
    hosts: Hosts,
    turns: Semaphore,
    /// One for each list that is asked for.
    list_turns: Semaphore,
    metrics: Arc<Metrics>,
}

/// How many lists are asked for at once: theirs are the long answers. What all answers may take
/// together is added up by the test in `diagnose.rs`.
pub(crate) const LISTS_AT_ONCE: usize = 400;
/// How many calls go over one connection of HTTP/2. GitHub takes no more, and a call that waits for
/// its turn within the connection would look like one that GitHub does not answer.
const STREAMS: usize = 100;
/// How long a connection waits for the next call: between two waves of a burst, but not long after
/// it.
const IDLE: Duration = Duration::from_secs(10);

impl Upstream {
    /// A client that follows no redirect, sends a User-Agent (GitHub refuses requests without), and
    /// gives up in time.
    ///
    /// # Errors
    /// When the TLS back end cannot be set up, or the extra roots cannot be read.
    pub(crate) fn new(
        hosts: &Hosts,
        limits: Limits,
        extra_roots: Option<&Path>,
        metrics: Arc<Metrics>,
    ) -> Result<Self> {
        let roots = extra_roots.map(read_roots).transpose()?.unwrap_or_default();
        let client = || client(limits, &roots);
        Ok(Self {
            clients: (0..limits.calls_at_once.div_ceil(STREAMS))
                .map(|_| Ok((client()?, Semaphore::new(STREAMS))))
                .collect::<Result<_>>()?,
            hosts: hosts.clone(),
            turns: Semaphore::new(limits.calls_at_once),
            list_turns: Semaphore::new(LISTS_AT_ONCE),
            metrics,
        })
    }

    /// The hosts that were set at the start.
    #[must_use]
    pub fn hosts(&self) -> &Hosts {
        &self.hosts
    }

    /// Leave to send one call, as soon as there is room. Whoever waits here has built nothing yet:
    /// in a burst most calls wait, and they should be small while they do.
    pub(crate) async fn permit(&self) -> CallPermit<'_> {
        let of_all = self.turns.acquire().await.ok();
        // The first that has room: its connections are warm.
        let free = self.clients.iter().find_map(|(client, turns)| {
            turns.try_acquire().ok().map(|of_client| (client, Some(of_client)))
        });
        let (client, of_client) = free.unwrap_or((&self.clients[0].0, None));
        CallPermit {
            hosts: &self.hosts,
            metrics: &self.metrics,
            client,
            _permits: [of_client, of_all, None],
        }
    }

    /// The same for a list.
    pub(crate) async fn list_permit(&self) -> CallPermit<'_> {
        let of_list = self.list_turns.acquire().await.ok();
        let mut turn = self.permit().await;
        turn._permits[2] = of_list;
        turn
    }
}

fn client(limits: Limits, roots: &[Certificate]) -> Result<Client> {
    builder(roots)
        .pool_max_idle_per_host(STREAMS)
        .pool_idle_timeout(IDLE)
        .connect_timeout(limits.connect)
        .timeout(limits.call)
        .dns_resolver(Arc::new(NamedResolver))
        .build()
        .context(
            "the HTTP client cannot be set up. If this machine has no certificates of public authorities, install the \
             package ca-certificates or name a file of them in SSL_CERT_FILE",
        )
}

/// A client for one address that the settings name, such as a receiver of webhooks.
///
/// # Errors
/// When the TLS back end cannot be set up, or the extra roots cannot be read.
pub(crate) fn client_beside_github(settings: &Settings, timeout: Duration) -> Result<Client> {
    let roots = settings.extra_roots.as_deref().map(read_roots).transpose()?;
    let client = builder(&roots.unwrap_or_default()).timeout(timeout).build();
    client.context("the HTTP client cannot be set up")
}

/// What holds for every call: it trusts these roots beside the machine's own, follows no redirect,
/// and says who asks but not from where.
fn builder(roots: &[Certificate]) -> ClientBuilder {
    // `ring` builds in a third of the time of reqwest's own choice. An error means that one is set
    // already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .tls_certs_merge(roots.to_vec())
        .user_agent(concat!("ghcr-connect/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .referer(false)
}

/// Certificates that are trusted beside the machine's own: an inspecting proxy's, an enterprise
/// server's.
pub(crate) fn read_roots(path: &Path) -> Result<Vec<Certificate>> {
    let shown = path.display();
    let pem = std::fs::read(path)
        .with_context(|| format!("--extra-roots {shown}: the file cannot be read"))?;
    let roots = Certificate::from_pem_bundle(&pem).with_context(|| {
        format!("--extra-roots {shown}: not a list of certificates in PEM form")
    })?;
    ensure!(
        !roots.is_empty(),
        "--extra-roots {shown}: there is no certificate in it. It wants PEM form."
    );
    Ok(roots)
}

/// What GitHub's REST API wants to see; the version is the one that GitHub Enterprise Server knows
/// as well (GitHub facts, section 3).
pub(crate) fn github_headers(credential: Option<&SecretString>) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(3);
    headers.insert(ACCEPT, HeaderValue::from_static("application/vnd.github+json"));
    headers.insert(
        HeaderName::from_static("x-github-api-version"),
        HeaderValue::from_static("2022-11-28"),
    );
    if let Some(value) = credential.and_then(bearer) {
        headers.insert(AUTHORIZATION, value);
    }
    headers
}

/// `Bearer …`. `None` for a text that no header can hold; such a token fails at `token.format` and
/// is never sent.
pub(crate) fn bearer(token: &SecretString) -> Option<HeaderValue> {
    sensitive(&SecretString::from(format!("Bearer {}", token.expose_secret())))
}

/// `Basic …`, as container tools log in.
pub(crate) fn basic(login: &str, token: &Token) -> Option<HeaderValue> {
    let pair = SecretString::from(format!("{login}:{}", token.expose()));
    let encoded = SecretString::from(BASE64_STANDARD.encode(pair.expose_secret()));
    sensitive(&SecretString::from(format!("Basic {}", encoded.expose_secret())))
}

/// Marked, so that no log of the HTTP libraries shows it at any level.
fn sensitive(text: &SecretString) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text.expose_secret()).ok()?;
    value.set_sensitive(true);
    Some(value)
}
