//! One request: its headers, its timeout, and why it failed.

use super::error::ApiError;
use gloo_net::http::{RequestBuilder, Response};
use leptos::web_sys::js_sys::{Array, Function, Promise};
use secrecy::{ExposeSecret, SecretString};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestRedirect};

/// How long the browser waits. The proxy's own limits are far below, so that its answer, which says
/// whose fault it is, comes first.
const TIMEOUT_MS: u32 = 30_000;

/// Where the proxy is, and which headers the host page adds.
#[derive(Clone, Debug, Default)]
pub struct Endpoint {
    /// The base address, ending with a slash; empty for the page's own folder.
    pub address: String,
    /// `(signal) => Promise<[name, value][]>`: the host page's headers for one request.
    pub headers: Option<Function>,
}

/// The signals that end one request.
pub(super) struct Call {
    cancel: Option<AbortSignal>,
    timeout: AbortSignal,
    either: AbortSignal,
}

impl Call {
    pub(super) fn new(cancel: Option<AbortSignal>) -> Self {
        let timeout = AbortSignal::timeout_with_u32(TIMEOUT_MS);
        let signals: Array = std::iter::once(&timeout).chain(&cancel).collect();
        Self { cancel, timeout, either: AbortSignal::any(&signals) }
    }

    /// Sends a request. A redirect of one with a body is an error: a token goes to the address it
    /// was meant for and no further, and the login page behind a redirect has saved nothing.
    pub(super) async fn send(
        &self,
        endpoint: &Endpoint,
        request: RequestBuilder,
        body: Option<&SecretString>,
    ) -> Result<Response, ApiError> {
        let unreachable = |_| self.reason(ApiError::Unreachable);
        let Some(body) = body else {
            return self.prepare(endpoint, request).await?.send().await.map_err(unreachable);
        };
        let request = request.redirect(RequestRedirect::Error);
        let request = request.header("content-type", "application/json");
        let request = self.prepare(endpoint, request).await?;
        let request = request.body(body.expose_secret()).map_err(unreachable)?;
        request.send().await.map_err(unreachable)
    }

    async fn prepare(
        &self,
        endpoint: &Endpoint,
        mut request: RequestBuilder,
    ) -> Result<RequestBuilder, ApiError> {
        if let Some(headers) = &endpoint.headers {
            let headers =
                self.ask_host(headers).await.map_err(|_| self.reason(ApiError::Unsigned))?;
            for pair in headers.iter().map(JsCast::unchecked_into::<Array>) {
                if let (Some(name), Some(value)) =
                    (pair.get(0).as_string(), pair.get(1).as_string())
                {
                    request = request.header(&name, &value);
                }
            }
        }
        Ok(request.abort_signal(Some(&self.either)))
    }

    async fn ask_host(&self, headers: &Function) -> Result<Array, JsValue> {
        let promise: Promise = headers.call1(&JsValue::NULL, &self.either)?.unchecked_into();
        JsFuture::from(promise).await.map(JsCast::unchecked_into)
    }

    /// Why the request failed. The browser gives no reason, but the signals tell a cancellation and
    /// a timeout.
    pub(super) fn reason(&self, otherwise: ApiError) -> ApiError {
        match &self.cancel {
            Some(cancel) if cancel.aborted() => ApiError::Cancelled,
            _ if self.timeout.aborted() => ApiError::TimedOut,
            _ => otherwise,
        }
    }
}
