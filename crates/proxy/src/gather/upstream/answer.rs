//! What came back, with nothing thrown away that could tell one refusal from another.

use super::failure::Failure;
use super::limits::{KEPT_TEXT, MAX_HEADER, MAX_REFUSAL, MOST_ERRORS, STEP};
use super::link::PageLinks;
use super::object::{first, objects_only};
use reqwest::header::{CONTENT_TYPE, LINK, RETRY_AFTER, WWW_AUTHENTICATE};
use reqwest::{Response, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// One call's outcome.
#[expect(clippy::large_enum_variant, reason = "a reply is the rule, and there are a dozen of them")]
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
    pub head: ReplyHead,
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

/// GitHub's `{message, documentation_url, status}`, where every field is optional in its API
/// description; or a registry's `{errors: [{code, message}]}` (OCI distribution specification,
/// "Error Codes").
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(remote = "Self")]
pub struct GithubError {
    /// English, and not stable: match fragments of it only.
    pub message: Option<String>,
    /// Where it is explained.
    pub documentation_url: Option<String>,
    /// What a registry says instead.
    #[serde(default, deserialize_with = "first::<MOST_ERRORS, _, _>")]
    pub errors: Vec<RegistryError>,
}

/// One entry of a registry's refusal.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(remote = "Self")]
pub struct RegistryError {
    /// `DENIED`, `MANIFEST_UNKNOWN`, …
    #[serde(default)]
    pub code: String,
    /// English, and not stable.
    #[serde(default)]
    pub message: String,
}

objects_only!(GithubError, RegistryError);

/// Status and the headers that matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplyHead {
    /// From sending the request to the headers of the answer.
    pub took: Duration,
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
    /// `www-authenticate`: where a registry wants its tokens fetched.
    pub challenge: Option<String>,
    /// `link`: which other pages there are.
    pub pages: Option<PageLinks>,
    /// `docker-content-digest`.
    pub digest: Option<String>,
}

impl ReplyHead {
    fn of(response: &Response, took: Duration) -> Self {
        let headers = response.headers();
        let text = |name: &str| {
            let value = headers.get(name).filter(|value| value.len() <= MAX_HEADER)?;
            value.to_str().ok().map(str::to_owned)
        };
        Self {
            took,
            status: response.status().as_u16(),
            request_id: text("x-github-request-id"),
            scopes: text("x-oauth-scopes"),
            expiration: text("github-authentication-token-expiration"),
            ratelimit_remaining: text("x-ratelimit-remaining").and_then(|it| it.parse().ok()),
            ratelimit_reset: text("x-ratelimit-reset").and_then(|it| it.parse().ok()),
            retry_after: text(RETRY_AFTER.as_str()).and_then(|it| it.parse().ok()),
            sso: text("x-github-sso"),
            challenge: text(WWW_AUTHENTICATE.as_str()),
            pages: text(LINK.as_str()).as_deref().map(PageLinks::parse),
            digest: text("docker-content-digest"),
        }
    }
}

impl GithubError {
    /// GitHub's own texts are short; whoever sends long ones is not given the memory for them.
    fn shortened(mut self) -> Self {
        let shorten = |text: &mut String| {
            text.truncate(text.floor_char_boundary(KEPT_TEXT));
            text.shrink_to_fit();
        };
        self.message.iter_mut().for_each(shorten);
        self.documentation_url.iter_mut().for_each(shorten);
        for error in &mut self.errors {
            shorten(&mut error.code);
            shorten(&mut error.message);
        }
        self
    }
}

impl<T> Answer<T> {
    /// The HTTP answer, whatever it says.
    #[must_use]
    pub fn reply(&self) -> Option<&Reply<T>> {
        match self {
            Self::Replied(reply) => Some(reply),
            Self::Failed(_) => None,
        }
    }

    /// What a success says.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match &self.reply()?.body {
            Body::Value(value) => Some(value),
            Body::Error(_) | Body::Other(_) | Body::TooLong | Body::Broken(_) => None,
        }
    }
}

impl<T> Reply<T> {
    /// Whether GitHub itself answered, and nothing on the way there: by its header; or, where that
    /// was taken off, by the page of its documentation, which its refusals name.
    #[must_use]
    pub fn is_from_github(&self) -> bool {
        let names_page = |error: &GithubError| error.documentation_url.is_some();
        self.head.request_id.is_some()
            || matches!(&self.body, Body::Error(error) if names_page(error))
    }

    /// Returns true for the statuses with which a registry refuses a pull.
    #[must_use]
    pub fn refuses_pull(&self) -> bool {
        matches!(self.head.status, 401 | 403 | 404)
    }

    /// Returns true if the answer shows that a registry sent it: by GitHub's name for the request,
    /// or by a registry's list of errors (OCI distribution specification, "Error Codes").
    #[must_use]
    pub fn is_from_registry(&self) -> bool {
        let has_errors = matches!(&self.body, Body::Error(error) if !error.errors.is_empty());
        has_errors || self.is_from_github()
    }

    /// Whether GitHub's message holds this fragment, whatever its case.
    #[must_use]
    pub fn message_has(&self, fragment: &str) -> bool {
        let fragment = fragment.to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&fragment);
        match &self.body {
            Body::Error(error) => {
                has(error.message.as_deref().unwrap_or_default())
                    || error.errors.iter().any(|it| has(&it.code) || has(&it.message))
            }
            Body::Other(text) => has(text),
            Body::Value(_) | Body::TooLong | Body::Broken(_) => false,
        }
    }
}

/// Reads status, headers and at most `max_body` bytes.
pub(super) async fn read<T: DeserializeOwned>(
    mut response: Response,
    took: Duration,
    max_body: usize,
) -> Answer<T> {
    let head = ReplyHead::of(&response, took);
    let is_success = response.status().is_success();
    let max_body = if is_success { max_body } else { max_body.min(MAX_REFUSAL) };
    let mut bytes = Vec::new();
    let body = loop {
        match response.chunk().await {
            Ok(Some(chunk)) if bytes.len() + chunk.len() > max_body => break Body::TooLong,
            Ok(Some(chunk)) => append(&mut bytes, &chunk),
            Ok(None) => break parse(response.status(), &bytes),
            Err(error) => break Body::Broken(Failure::of(&error)),
        }
    };
    Answer::Replied(Reply { head, body })
}

/// A long answer grows by steps, and not by its own length: that would be room for two.
fn append(bytes: &mut Vec<u8>, chunk: &[u8]) {
    if bytes.len() >= STEP && bytes.capacity() - bytes.len() < chunk.len() {
        bytes.reserve_exact(chunk.len().max(STEP));
    }
    bytes.extend_from_slice(chunk);
}

/// The answer to a HEAD of a manifest. A mere 200 proves nothing: a portal's login page has one
/// too. What a registry found is known by its digest or its type (OCI distribution specification,
/// "Pulling manifests").
pub(super) fn without_body(response: &Response, took: Duration) -> Answer<()> {
    let head = ReplyHead::of(response, took);
    let media_type = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let is_manifest = head.digest.is_some()
        || media_type.contains("manifest")
        || media_type.contains("image.index");
    let body = match (response.status().is_success(), is_manifest) {
        (true, true) => Body::Value(()),
        (true, false) => Body::Other(String::new()),
        (false, _) => Body::Error(GithubError::default()),
    };
    Answer::Replied(Reply { head, body })
}

fn parse<T: DeserializeOwned>(status: StatusCode, bytes: &[u8]) -> Body<T> {
    let parsed = if status.is_success() {
        serde_json::from_slice(bytes).map(Body::Value)
    } else {
        serde_json::from_slice(bytes).map(|error: GithubError| Body::Error(error.shortened()))
    };
    parsed.unwrap_or_else(|_| {
        Body::Other(String::from_utf8_lossy(&bytes[..bytes.len().min(KEPT_TEXT)]).into_owned())
    })
}

#[cfg(test)]
impl<T> Answer<T> {
    /// An answer of GitHub's own, for tables.
    pub(crate) fn github(status: u16, body: Body<T>) -> Self {
        let head = ReplyHead { status, request_id: Some("TEST:1".into()), ..ReplyHead::default() };
        Self::Replied(Reply { head, body })
    }

    /// Changes what was seen of it.
    #[must_use]
    pub(crate) fn head(mut self, change: impl FnOnce(&mut ReplyHead)) -> Self {
        if let Self::Replied(reply) = &mut self {
            change(&mut reply.head);
        }
        self
    }

    /// A refusal with that message.
    pub(crate) fn refused(status: u16, message: &str) -> Self {
        Self::github(
            status,
            Body::Error(GithubError { message: Some(message.into()), ..GithubError::default() }),
        )
    }
}
