//! The only file that sends. It speaks to the proxy, and to nobody else.

use crate::json::{self, FromJson};
use crate::lines::Lines;
use ghcr_contract::{Check, Config, Event, Problem, Report, ValidateRequest};
use leptos::prelude::window;
use leptos::web_sys::js_sys::{Array, Function, Promise, Uint8Array};
use secrecy::{ExposeSecret, SecretString};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Headers, ReadableStreamDefaultReader, ReadableStreamReadResult};
use web_sys::{RequestInit, RequestRedirect, Response};

/// How long the browser waits for the proxy. The proxy's own limits are far below, so that its answer, which says
/// whose fault it is, comes first.
const PATIENCE_MS: u32 = 30_000;

const JSON: &str = "application/json";
const NDJSON: &str = "application/x-ndjson";
const PROBLEM: &str = "application/problem+json";

/// Why there is no answer that can be used. None of these says anything about the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiFailure {
    /// The proxy cannot be reached.
    Unreachable,
    /// The proxy did not answer in time.
    TimedOut,
    /// The call was given up on purpose.
    Cancelled,
    /// Something answered, with this status, that does not speak as the proxy does: a gateway, a login page.
    NotTheProxy {
        /// The HTTP status.
        status: u16,
    },
    /// The proxy's answer has a part that this version does not know.
    Unreadable,
    /// The proxy began to report, and the answer ended before the report did.
    BrokenOff,
    /// The proxy says why it made no report.
    Problem(Problem),
    /// The page around the screen could not say who is asking.
    Unsigned,
    /// The address that configurations are saved at did not take this one.
    NotTaken {
        /// The HTTP status.
        status: u16,
    },
}

impl ApiFailure {
    /// Its name for the page around the screen.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed_out",
            Self::Cancelled => "cancelled",
            Self::NotTheProxy { .. } => "not_the_proxy",
            Self::Unreadable => "unreadable",
            Self::BrokenOff => "broken_off",
            Self::Problem(_) => "problem",
            Self::Unsigned => "auth_headers",
            Self::NotTaken { .. } => "save_failed",
        }
    }
}

/// Where the proxy is, and how what is asked gets there.
#[derive(Clone, Debug, Default)]
pub struct Endpoint {
    /// Ends with a slash; nothing is the page's own folder.
    pub address: String,
    /// Sends in the browser's stead, for a page that adds headers of its own. It rejects with `null` where it cannot have them.
    pub fetch: Option<Function>,
}

impl Endpoint {
    fn send(&self, address: &str, init: &RequestInit) -> Result<Promise, JsValue> {
        match &self.fetch {
            Some(fetch) => fetch.call2(&JsValue::NULL, &address.into(), init).map(JsCast::unchecked_into),
            None => Ok(window().fetch_with_str_and_init(address, init)),
        }
    }
}

/// Ends a call when it is cancelled or dropped.
#[derive(Debug)]
pub struct Leash(Option<AbortController>);

impl Leash {
    /// A leash for one call.
    #[must_use]
    pub fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// What the call listens to.
    #[must_use]
    pub fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Default for Leash {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// What the screen has to know before anything is typed.
///
/// # Errors
/// When the proxy does not answer, or with something else.
pub async fn fetch_config(endpoint: &Endpoint, cancel: Option<AbortSignal>) -> Result<Config, ApiFailure> {
    let call = Call::new(cancel);
    let response = call.send(endpoint, &format!("{}api/v1/config", endpoint.address), JSON, None).await?;
    call.read(&response).await?.read()
}

/// Asks for the diagnosis. Each check is handed on as soon as it is decided, as far as the proxy and whatever stands
/// in between let single lines through; the report holds them all in any case. `hear` is told what the proxy says, word
/// for word and before it is understood.
///
/// # Errors
/// When there is no report: the network, a gateway, or a problem that the proxy names.
pub async fn validate(
    endpoint: &Endpoint,
    request: &ValidateRequest,
    cancel: Option<AbortSignal>,
    on_check: impl Fn(Check),
    hear: impl Fn(&[u8]),
) -> Result<Report, ApiFailure> {
    let body = json::write_request(request);
    let call = Call::new(cancel);
    let address = format!("{}api/v1/ghcr/validate", endpoint.address);
    let response = call.send(endpoint, &address, NDJSON, Some(&body)).await?;
    if response.status() == 200 && media_type(&response) == NDJSON {
        call.follow(&response, on_check, hear).await
    } else {
        let answer = call.read(&response).await?;
        hear(answer.text.as_bytes());
        answer.read()
    }
}

/// Hands a configuration to the address at which the host saves it, which is the host's own.
///
/// # Errors
/// When it was not taken.
pub async fn save(
    endpoint: &Endpoint,
    address: &str,
    body: &SecretString,
    cancel: Option<AbortSignal>,
) -> Result<(), ApiFailure> {
    let response = Call::new(cancel).send(endpoint, address, JSON, Some(body)).await?;
    if response.ok() { Ok(()) } else { Err(ApiFailure::NotTaken { status: response.status() }) }
}

/// One call, its patience, and what can end it early.
struct Call {
    cancel: Option<AbortSignal>,
    patience: AbortSignal,
}

impl Call {
    fn new(cancel: Option<AbortSignal>) -> Self {
        Self { cancel, patience: AbortSignal::timeout_with_u32(PATIENCE_MS) }
    }

    /// Asks for what is at the address; with a body, posts it.
    async fn send(
        &self,
        endpoint: &Endpoint,
        address: &str,
        accept: &str,
        body: Option<&SecretString>,
    ) -> Result<Response, ApiFailure> {
        let unreachable = |error: JsValue| {
            self.why(if error.is_null() { ApiFailure::Unsigned } else { ApiFailure::Unreachable })
        };
        let headers = Headers::new().map_err(unreachable)?;
        let init = RequestInit::new();
        headers.set("accept", accept).map_err(unreachable)?;
        if let Some(body) = body {
            headers.set("content-type", JSON).map_err(unreachable)?;
            init.set_method("POST");
            // A token is sent where it was meant to go and no further, and the login page behind a redirect has saved nothing.
            init.set_redirect(RequestRedirect::Error);
            init.set_body(&JsValue::from_str(body.expose_secret()));
        }
        init.set_headers(&headers);
        init.set_signal(Some(&self.either()));
        let response = endpoint.send(address, &init).map_err(unreachable)?;
        JsFuture::from(response).await.map(JsCast::unchecked_into).map_err(unreachable)
    }

    /// The whole answer.
    async fn read(&self, response: &Response) -> Result<Answer, ApiFailure> {
        Ok(Answer {
            text: self.text_of(response).await.ok_or_else(|| self.why(ApiFailure::BrokenOff))?,
            status: response.status(),
            media_type: media_type(response),
        })
    }

    async fn text_of(&self, response: &Response) -> Option<String> {
        JsFuture::from(response.text().ok()?).await.ok()?.as_string()
    }

    /// The answer line by line, up to the one that ends it.
    async fn follow(
        &self,
        response: &Response,
        on_check: impl Fn(Check),
        hear: impl Fn(&[u8]),
    ) -> Result<Report, ApiFailure> {
        let take = |line: &[u8]| {
            hear(line);
            json::read_event(line).map(|event| outcome(event, &on_check))
        };
        let broken = |_: JsValue| self.why(ApiFailure::BrokenOff);
        let body = response.body().ok_or(ApiFailure::BrokenOff)?;
        let reader = ReadableStreamDefaultReader::new(&body).map_err(broken)?;
        let mut lines = Lines::default();
        loop {
            let piece: ReadableStreamReadResult = reader.read().await.map_err(broken)?.unchecked_into();
            if piece.get_done() == Some(true) {
                break;
            }
            for line in lines.push(&Uint8Array::from(piece.get_value()).to_vec()) {
                if let Some(end) = take(&line).ok_or(ApiFailure::Unreadable)? {
                    return end;
                }
            }
        }
        let last = lines.rest().and_then(|line| take(&line));
        last.flatten().unwrap_or(Err(ApiFailure::BrokenOff))
    }

    fn either(&self) -> AbortSignal {
        let signals: Array = std::iter::once(&self.patience).chain(&self.cancel).collect();
        AbortSignal::any(&signals)
    }

    /// The browser gives no reason for a failed call, but the signals tell the two that are ours.
    fn why(&self, otherwise: ApiFailure) -> ApiFailure {
        match &self.cancel {
            Some(cancel) if cancel.aborted() => ApiFailure::Cancelled,
            _ if self.patience.aborted() => ApiFailure::TimedOut,
            _ => otherwise,
        }
    }
}

/// What the event ends with; a check only goes on.
fn outcome(event: Event, on_check: &impl Fn(Check)) -> Option<Result<Report, ApiFailure>> {
    match event {
        Event::Check(check) => {
            on_check(*check);
            None
        }
        Event::Report(report) => Some(Ok(report)),
        Event::Problem(problem) => Some(Err(ApiFailure::Problem(problem))),
    }
}

/// Without its parameters.
fn media_type(response: &Response) -> String {
    let header = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    header.split(';').next().unwrap_or_default().trim().to_owned()
}

/// What came back, from whoever it was.
struct Answer {
    status: u16,
    media_type: String,
    text: String,
}

impl Answer {
    /// Tells the proxy's answer, its problem, and somebody else's page apart.
    fn read<T: FromJson>(&self) -> Result<T, ApiFailure> {
        let stranger = ApiFailure::NotTheProxy { status: self.status };
        match self.media_type.as_str() {
            PROBLEM => Err(json::read(&self.text).map_or(stranger, ApiFailure::Problem)),
            JSON if self.status == 200 => json::read(&self.text).ok_or(ApiFailure::Unreadable),
            _ => Err(stranger),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::{ProblemCode, Verdict};

    fn read(status: u16, media_type: &str, text: &str) -> Result<Report, ApiFailure> {
        let answer = Answer { status, media_type: media_type.into(), text: text.into() };
        answer.read()
    }

    #[test]
    fn a_report_is_read() {
        let text = r#"{"verdict":"ready","headline":null,"checks":[],"elapsed_ms":3,"upstream_calls":1}"#;
        let report = read(200, "application/json", text).expect("a report");
        assert_eq!(report.verdict, Verdict::Ready);
    }

    #[test]
    fn a_problem_is_told_from_a_strangers_page() {
        let problem = Problem::new(ProblemCode::InvalidFields);
        let text = serde_json::to_string(&problem).expect("a problem is JSON");
        assert_eq!(read(422, "application/problem+json", &text), Err(ApiFailure::Problem(problem)));
        let table = [
            (502, "text/html", "<h1>Bad gateway</h1>"),
            (200, "text/html", "<title>Sign in</title>"),
            (200, "", ""),
            (500, "application/problem+json", r#"{"title":"another service's"}"#),
            (401, "application/json", r#"{"error":"login required"}"#),
        ];
        for (status, media_type, text) in table {
            assert_eq!(read(status, media_type, text), Err(ApiFailure::NotTheProxy { status }), "{text}");
        }
    }

    #[test]
    fn a_report_of_another_version_is_unreadable() {
        let text = r#"{"verdict":"splendid","headline":null,"checks":[],"elapsed_ms":3,"upstream_calls":1}"#;
        assert_eq!(read(200, "application/json", text), Err(ApiFailure::Unreadable));
    }
}
