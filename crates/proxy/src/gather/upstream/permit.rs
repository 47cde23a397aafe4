//! Leave to send one call, and how it is sent.

use super::answer::{self, Answer};
use super::failure::Failure;
use super::sent_call::SentCall;
use crate::metrics::{HostKind, Metrics};
use crate::settings::Hosts;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use reqwest::header::HeaderMap;
use reqwest::{Client, Url};
use serde::de::DeserializeOwned;
use tokio::sync::SemaphorePermit;

/// Leave to send one call. A call's own time starts with it: waiting for it is not the upstream's
/// slowness.
pub(crate) struct CallPermit<'a> {
    pub(super) hosts: &'a Hosts,
    pub(super) metrics: &'a Metrics,
    pub(super) client: &'a Client,
    /// Given back when the answer is read.
    pub(super) _permits: [Option<SemaphorePermit<'a>>; 3],
}

impl<'a> CallPermit<'a> {
    /// The hosts that were set at the start.
    pub(crate) fn hosts(&self) -> &'a Hosts {
        self.hosts
    }

    /// Sends a GET and reads the answer, whatever it is, up to `max_body` bytes of JSON.
    pub(crate) fn get<T: DeserializeOwned + Send>(
        self,
        host: HostKind,
        url: Url,
        headers: HeaderMap,
        max_body: usize,
    ) -> BoxFuture<'a, Answer<T>> {
        let sending = self.client.get(url).headers(headers).send();
        async move {
            let sent = SentCall::new(self.metrics, host);
            let answer = match sending.await {
                Ok(response) => answer::read(response, sent.elapsed(), max_body).await,
                Err(error) => Answer::Failed(Failure::of(&error)),
            };
            sent.end(&answer);
            drop(self);
            answer
        }
        .boxed()
    }

    /// Sends a HEAD; a success has no body, and is `Value(())`.
    pub(crate) fn head(
        self,
        host: HostKind,
        url: Url,
        headers: HeaderMap,
    ) -> BoxFuture<'a, Answer<()>> {
        let sending = self.client.head(url).headers(headers).send();
        async move {
            let sent = SentCall::new(self.metrics, host);
            let answer = match sending.await {
                Ok(response) => answer::without_body(&response, sent.elapsed()),
                Err(error) => Answer::Failed(Failure::of(&error)),
            };
            sent.end(&answer);
            drop(self);
            answer
        }
        .boxed()
    }
}
