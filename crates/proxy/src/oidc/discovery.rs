//! Reads the issuer's keys (OpenID Connect Discovery 1.0, section 4).

use super::keys::Keys;
use crate::gather::upstream::{Answer, Body, Documents};
use crate::settings::{OidcSettings, is_private};
use reqwest::Url;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Where the issuer's description is, and what asks for it.
#[derive(Debug)]
pub(super) struct Discovery {
    issuer: String,
    url: Url,
    documents: Documents,
}

/// What is needed of the issuer's description.
#[derive(Debug, Deserialize)]
struct Description {
    issuer: String,
    jwks_uri: String,
}

/// The keys could not be read. The log says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotRead;

impl Discovery {
    pub(super) fn new(settings: &OidcSettings, documents: Documents) -> Self {
        Self { issuer: settings.issuer.clone(), url: settings.discovery.clone(), documents }
    }

    /// The issuer's keys as they are now.
    pub(super) async fn read_keys(&self) -> Result<Keys, NotRead> {
        let description: Description = self.read("description", self.url.clone()).await?;
        // Section 4.3: another issuer's description could name another issuer's keys.
        if description.issuer != self.issuer {
            return self.fail("its description has another `issuer` than --oidc-issuer says");
        }
        let Some(url) = Url::parse(&description.jwks_uri).ok().filter(is_private) else {
            return self.fail("its `jwks_uri` is no address with https://");
        };
        let keys = Keys::read(self.read("list of keys", url).await?);
        if keys.is_empty() {
            return self.fail("its list of keys has none that this service can use");
        }
        tracing::info!(issuer = self.issuer, "the issuer's keys were read");
        Ok(keys)
    }

    async fn read<T: DeserializeOwned>(&self, what: &str, url: Url) -> Result<T, NotRead> {
        let (status, failure) = match self.documents.get(url).await {
            Answer::Replied(reply) => match reply.body {
                Body::Value(value) => return Ok(value),
                Body::Broken(failure) => (Some(reply.head.status), Some(failure)),
                Body::Error(_) | Body::Other(_) | Body::TooLong => (Some(reply.head.status), None),
            },
            Answer::Failed(failure) => (None, Some(failure)),
        };
        tracing::warn!(issuer = self.issuer, status, ?failure, "the issuer's {what} is not read");
        Err(NotRead)
    }

    fn fail(&self, reason: &str) -> Result<Keys, NotRead> {
        tracing::warn!(issuer = self.issuer, "the issuer's keys are not used: {reason}");
        Err(NotRead)
    }
}
