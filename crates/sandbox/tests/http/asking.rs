//! A client that sends what it is told and nothing else.

use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde_json::Value;
use std::sync::OnceLock;

pub(crate) const AGENT: &str = "sandbox-test";

/// A client without a User-Agent, a proxy or a liking for redirects. Made once, as that reads all
/// root certificates; without a pool, so that no connection outlives the runtime of the test that
/// opened it.
pub(crate) fn bare_client() -> &'static Client {
    static CLIENT: OnceLock<Client> = OnceLock::new();
    CLIENT.get_or_init(|| {
        rustls::crypto::ring::default_provider().install_default().ok();
        let client =
            Client::builder().no_proxy().redirect(Policy::none()).pool_max_idle_per_host(0);
        client.build().unwrap()
    })
}

/// `GET` with a User-Agent, as every good request has one.
pub(crate) fn get(url: &str, path: &str) -> RequestBuilder {
    bare_client().get(format!("{url}{path}")).header("user-agent", AGENT)
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    headers: reqwest::header::HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) async fn to(request: RequestBuilder) -> Self {
        Self::of(request.send().await.unwrap()).await
    }

    async fn of(response: Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        Self { status, headers, text: response.text().await.unwrap() }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    #[track_caller]
    pub(crate) fn number(&self, name: &str) -> i64 {
        let text = self.header(name).unwrap_or_else(|| panic!("no {name} in {self:?}"));
        text.parse().unwrap()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// GitHub's refusals have a message, an address and the status as a string.
    #[track_caller]
    pub(crate) fn assert_refused(&self, status: u16, message: &str) {
        assert_eq!(self.status, status, "{self:?}");
        let body = self.json();
        assert_eq!(body["status"], status.to_string(), "{self:?}");
        assert!(
            body["documentation_url"].as_str().unwrap().starts_with("https://docs.github.com/"),
            "{self:?}"
        );
        assert!(body["message"].as_str().unwrap().contains(message), "{self:?}");
    }

    /// Whether the answer comes from the API itself, and not from something before it.
    pub(crate) fn is_stamped(&self) -> bool {
        self.header("x-github-request-id").is_some()
    }
}
