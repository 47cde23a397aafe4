//! One attempt to deliver a webhook.

use crate::gather::upstream::client_beside_github;
use crate::settings::{Settings, WebhookSettings};
use anyhow::Result;
use reqwest::Client;
use reqwest::header::CONTENT_TYPE;
use std::fmt;
use std::time::Duration;

/// How long the receiver may take to answer.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Sends to the one address that was set at the start.
pub(crate) struct Sender {
    client: Client,
    to: WebhookSettings,
}

/// Why an attempt failed. It does not repeat what the receiver answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// Another status than 2xx.
    Status(u16),
    /// No answer in time.
    Timeout,
    /// No connection, or it broke.
    Unreachable,
}

impl Sender {
    /// None if the settings name no receiver.
    ///
    /// # Errors
    /// When the HTTP client cannot be built, or the extra roots cannot be read.
    pub(crate) fn new(settings: &Settings) -> Result<Option<Self>> {
        let to = settings.registries.as_ref().and_then(|it| it.webhook.clone());
        let Some(to) = to else { return Ok(None) };
        let client = client_beside_github(settings, TIMEOUT)?;
        Ok(Some(Self { client, to }))
    }

    /// Sends it once. Only the status of the answer is read.
    pub(super) async fn send(&self, id: &str, body: String, now: i64) -> Result<(), Failure> {
        let signature = self.to.secret.sign(id, now, &body);
        let sending = self
            .client
            .post(self.to.url.clone())
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", now.to_string())
            .header("webhook-signature", signature)
            .body(body);
        // An error of reqwest's may repeat the address, which may be secret.
        let answer = sending.send().await.map_err(|error| match error.is_timeout() {
            true => Failure::Timeout,
            false => Failure::Unreachable,
        })?;
        let status = answer.status();
        if status.is_success() { Ok(()) } else { Err(Failure::Status(status.as_u16())) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "status {status}"),
            Self::Timeout => f.write_str("timeout"),
            Self::Unreachable => f.write_str("unreachable"),
        }
    }
}
