//! What came back, with nothing thrown away that could tell one refusal from another.

use super::failure::Failure;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Response, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// One call's outcome.
#[derive(Clone, Debug)]
pub enum Answer<T> {
    /// Something answered.
    Replied(Reply<T>),
    /// Nothing did.
    Failed(Failure),
}

/// An HTTP answer.
#[derive(Clone, Debug)]
pub struct Reply<T> {
    /// Status and headers.
    pub seen: Seen,
    /// The body, as far as it could be read.
    pub body: Body<T>,
}

/// The body of an answer.
#[derive(Clone, Debug)]
pub enum Body<T> {
    /// A success, with what it says.
    Value(T),
    /// A refusal in GitHub's form.
    Error(GithubError),
    /// Not JSON, or not of the expected shape; its beginning, for recognising it.
    Other(String),
    /// Longer than anything GitHub would send.
    TooLong,
    /// The connection ended in the middle of it.
    Broken(Failure),
}

/// GitHub's `{message, documentation_url, status}`; every field is optional in its API description.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct GithubError {
    /// English, and not stable: match fragments of it only.
    pub message: Option<String>,
}

/// Status and the headers that matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The HTTP status.
    pub status: u16,
    /// `x-github-request-id`: only GitHub sends it.
    pub request_id: Option<String>,
    /// `x-oauth-scopes`, empty or not.
    pub scopes: Option<String>,
    /// `github-authentication-token-expiration`, in one of two forms.
    pub expiration: Option<String>,
    /// `x-ratelimit-remaining`.
    pub ratelimit_remaining: Option<u64>,
    /// `x-ratelimit-reset`, in seconds since 1970.
    pub ratelimit_reset: Option<i64>,
    /// `retry-after`, in seconds.
    pub retry_after: Option<u64>,
    /// `x-github-sso`.
    pub sso: Option<String>,
}

/// How much of a body that is not JSON is kept.
const KEPT_TEXT: usize = 512;

impl Seen {
    fn of(status: StatusCode, headers: &HeaderMap) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Self {
            status: status.as_u16(),
            request_id: text("x-github-request-id"),
            scopes: text("x-oauth-scopes"),
            expiration: text("github-authentication-token-expiration"),
            ratelimit_remaining: text("x-ratelimit-remaining").and_then(|it| it.parse().ok()),
            ratelimit_reset: text("x-ratelimit-reset").and_then(|it| it.parse().ok()),
            retry_after: text(RETRY_AFTER.as_str()).and_then(|it| it.parse().ok()),
            sso: text("x-github-sso"),
        }
    }

    /// Whether GitHub itself answered, and nothing on the way there.
    #[must_use]
    pub fn is_from_github(&self) -> bool {
        self.request_id.is_some()
    }
}

impl<T> Reply<T> {
    /// Whether GitHub's message holds this fragment, whatever its case.
    #[must_use]
    pub fn message_has(&self, fragment: &str) -> bool {
        let text = match &self.body {
            Body::Error(error) => error.message.as_deref().unwrap_or_default(),
            Body::Other(text) => text,
            Body::Value(_) | Body::TooLong | Body::Broken(_) => "",
        };
        text.to_lowercase().contains(&fragment.to_lowercase())
    }
}

/// Reads status, headers and at most `max_body` bytes.
pub(super) async fn read<T: DeserializeOwned>(mut response: Response, max_body: usize) -> Answer<T> {
    let seen = Seen::of(response.status(), response.headers());
    let mut bytes = Vec::new();
    let body = loop {
        match response.chunk().await {
            Ok(Some(chunk)) if bytes.len() + chunk.len() > max_body => break Body::TooLong,
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => break parse(response.status(), &bytes),
            Err(error) => break Body::Broken(Failure::of(&error)),
        }
    };
    Answer::Replied(Reply { seen, body })
}

fn parse<T: DeserializeOwned>(status: StatusCode, bytes: &[u8]) -> Body<T> {
    let parsed = if status.is_success() {
        serde_json::from_slice(bytes).map(Body::Value)
    } else {
        serde_json::from_slice(bytes).map(Body::Error)
    };
    parsed.unwrap_or_else(|_| {
        Body::Other(String::from_utf8_lossy(&bytes[..bytes.len().min(KEPT_TEXT)]).into_owned())
    })
}

#[cfg(test)]
impl<T> Answer<T> {
    /// An answer of GitHub's own, for tables.
    pub(crate) fn github(status: u16, body: Body<T>) -> Self {
        let seen = Seen { status, request_id: Some("TEST:1".into()), ..Seen::default() };
        Self::Replied(Reply { seen, body })
    }

    /// Changes what was seen of it.
    #[must_use]
    pub(crate) fn seen(mut self, change: impl FnOnce(&mut Seen)) -> Self {
        if let Self::Replied(reply) = &mut self {
            change(&mut reply.seen);
        }
        self
    }

    /// A refusal with that message.
    pub(crate) fn refused(status: u16, message: &str) -> Self {
        Self::github(status, Body::Error(GithubError { message: Some(message.into()) }))
    }
}
