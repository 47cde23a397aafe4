//! Public documents of a host that is neither GitHub nor the registry, such as an identity
//! provider.

use super::limits::MAX_ONE;
use super::{Answer, Failure, answer, client, read_roots};
use crate::settings::Limits;
use anyhow::Result;
use reqwest::{Client, Url};
use serde::de::DeserializeOwned;
use std::path::Path;
use tokio::time::Instant;

/// Reads JSON without a credential. It has the same client settings as calls to GitHub (TLS,
/// timeouts, no redirects), and takes none of their turns.
#[derive(Debug)]
pub(crate) struct Documents(Client);

impl Documents {
    /// # Errors
    /// When the TLS back end cannot be set up, or the extra roots cannot be read.
    pub(crate) fn new(limits: Limits, extra_roots: Option<&Path>) -> Result<Self> {
        let roots = extra_roots.map(read_roots).transpose()?.unwrap_or_default();
        client(limits, &roots).map(Self)
    }

    /// The document at this address, of at most 64 KiB.
    pub(crate) async fn get<T: DeserializeOwned>(&self, url: Url) -> Answer<T> {
        let sent = Instant::now();
        match self.0.get(url).send().await {
            Ok(response) => answer::read(response, sent.elapsed(), MAX_ONE).await,
            Err(error) => Answer::Failed(Failure::of(&error)),
        }
    }
}
