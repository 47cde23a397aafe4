//! The only place that sends. It speaks to the proxy, and to the host's `save-endpoint`.

mod abort;
mod error;
mod events;
pub mod registries;
mod request;

pub use abort::AbortGuard;
pub use error::ApiError;
pub use request::Endpoint;

use events::{lines_of, read_events};
use ghcr_contract::{Config, Event, Problem, Registry, ValidateRequest};
use gloo_net::http::{Method, RequestBuilder, Response};
use request::Call;
use secrecy::SecretString;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::AbortSignal;

const JSON: &str = "application/json";
const NDJSON: &str = "application/x-ndjson";
const PROBLEM: &str = "application/problem+json";

/// Fetches what the screen has to know before anything is typed.
///
/// # Errors
/// When the proxy does not answer, or with something else.
pub async fn fetch_config(
    endpoint: &Endpoint,
    cancel: Option<AbortSignal>,
) -> Result<Config, ApiError> {
    let call = Call::new(cancel);
    let address = format!("{}api/v1/config", endpoint.address);
    let request = RequestBuilder::new(&address).header("accept", JSON);
    let response = call.send(endpoint, request, None).await?;
    read_answer(&call, response).await.and_then(|answer| answer.read())
}

/// What a test is about.
#[derive(Clone, Debug)]
pub enum Subject {
    /// What somebody has typed.
    Typed(Box<ValidateRequest>),
    /// A saved registry, by its id.
    Saved(String),
}

/// Asks for the diagnosis. `on_event` gets each event as soon as it arrives, with the text it was
/// read from; the last one is the report, or the problem that the proxy names.
///
/// # Errors
/// When there is neither: the network, a gateway, or a cancellation.
pub async fn validate(
    endpoint: &Endpoint,
    subject: &Subject,
    cancel: Option<AbortSignal>,
    on_event: impl Fn(&str, Event),
) -> Result<(), ApiError> {
    let call = Call::new(cancel);
    let (path, body) = match subject {
        Subject::Typed(request) => ("api/v1/ghcr/validate".to_owned(), Some(to_json(request))),
        Subject::Saved(id) => (format!("api/v1/registries/{id}/validate"), None),
    };
    let address = format!("{}{path}", endpoint.address);
    let request = RequestBuilder::new(&address).method(Method::POST).header("accept", NDJSON);
    let response = call.send(endpoint, request, body.as_ref()).await?;
    if response.status() == 200 && media_type(&response) == NDJSON {
        let body = response.body().ok_or(ApiError::BrokenOff)?;
        return read_events(lines_of(body), on_event).await.map_err(|error| call.reason(error));
    }
    let answer = read_answer(&call, response).await?;
    match answer.read().map(Event::Report) {
        Ok(report) => on_event(&answer.text, report),
        Err(ApiError::Problem(problem)) => on_event(&answer.text, Event::Problem(problem)),
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Posts a registry to the host's `save-endpoint`. `body` is what [`registry_json`] makes of it.
///
/// # Errors
/// When it was not taken.
pub async fn save(
    endpoint: &Endpoint,
    address: &str,
    body: &SecretString,
    cancel: Option<AbortSignal>,
) -> Result<(), ApiError> {
    let request = RequestBuilder::new(address).method(Method::POST).header("accept", JSON);
    let response = Call::new(cancel).send(endpoint, request, Some(body)).await?;
    if response.ok() { Ok(()) } else { Err(ApiError::NotTaken { status: response.status() }) }
}

/// The registry as JSON. It holds the token in the clear.
pub fn registry_json(registry: &Registry) -> SecretString {
    to_json(registry)
}

fn to_json(message: &impl Serialize) -> SecretString {
    // Large enough that no half-written copy of the token stays behind in memory.
    let mut body = Vec::with_capacity(2048);
    // The contract's messages have text keys and no `Serialize` that fails, and JSON is UTF-8.
    let _ = serde_json::to_writer(&mut body, message);
    String::from_utf8(body).unwrap_or_default().into()
}

/// The content type without its parameters.
fn media_type(response: &Response) -> String {
    let header = response.headers().get("content-type").unwrap_or_default();
    header.split(';').next().unwrap_or_default().trim().to_owned()
}

async fn read_answer(call: &Call, response: Response) -> Result<Answer, ApiError> {
    let text = response.text().await.map_err(|_| call.reason(ApiError::BrokenOff))?;
    Ok(Answer { status: response.status(), media_type: media_type(&response), text })
}

/// A whole answer, from whoever it came.
struct Answer {
    status: u16,
    media_type: String,
    text: String,
}

impl Answer {
    /// Tells the proxy's answer, its problem document and anything else apart.
    fn read<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        let stranger = ApiError::NotTheProxy { status: self.status };
        match self.media_type.as_str() {
            PROBLEM => {
                Err(serde_json::from_str::<Problem>(&self.text).map_or(stranger, ApiError::Problem))
            }
            JSON if matches!(self.status, 200 | 201) => {
                serde_json::from_str(&self.text).map_err(|_| ApiError::Unreadable)
            }
            _ => Err(stranger),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::{ProblemCode, Report, Verdict};

    fn read(status: u16, media_type: &str, text: &str) -> Result<Report, ApiError> {
        let answer = Answer { status, media_type: media_type.into(), text: text.into() };
        answer.read()
    }

    #[test]
    fn a_report_is_read() {
        let text =
            r#"{"verdict":"ready","headline":null,"checks":[],"elapsed_ms":3,"upstream_calls":1}"#;
        let report = read(200, "application/json", text).expect("a report");
        assert_eq!(report.verdict, Verdict::Ready);
    }

    #[test]
    fn a_problem_is_told_from_a_strangers_page() {
        let problem = Problem::new(ProblemCode::InvalidFields);
        let text = serde_json::to_string(&problem).expect("a problem is JSON");
        assert_eq!(read(422, "application/problem+json", &text), Err(ApiError::Problem(problem)));
        let table = [
            (502, "text/html", "<h1>Bad gateway</h1>"),
            (200, "text/html", "<title>Sign in</title>"),
            (200, "", ""),
            (500, "application/problem+json", r#"{"title":"another service's"}"#),
            (401, "application/json", r#"{"error":"login required"}"#),
        ];
        for (status, media_type, text) in table {
            assert_eq!(
                read(status, media_type, text),
                Err(ApiError::NotTheProxy { status }),
                "{text}"
            );
        }
    }

    #[test]
    fn a_report_of_another_version_is_unreadable() {
        let text = r#"{"verdict":"splendid","headline":null,"checks":[],"elapsed_ms":3,"upstream_calls":1}"#;
        assert_eq!(read(200, "application/json", text), Err(ApiError::Unreadable));
    }
}
