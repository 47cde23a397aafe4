//! GitHub's refusals, word for word where the words are known: `{message, documentation_url,
//! status}`, the status as a string (GitHub facts, section 3).

use super::headers::SSO;
use crate::http::{json, put};
use crate::world::{Barrier, SignOnForm};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

const DOCS: &str = "https://docs.github.com/rest";
const DOCS_OF_LIMITS: &str =
    "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api";
const DOCS_OF_VERSIONS: &str = "https://docs.github.com/rest/about-the-rest-api/api-versions";

const DOCS_OF_SIGN_ON: &str = "https://docs.github.com/articles/authenticating-to-a-github-organization-with-saml-single-sign-on/";

/// A refusal on its way out of a handler: boxed, as it is large and rare.
pub(crate) struct Refused(Box<Response>);

impl From<Response> for Refused {
    fn from(response: Response) -> Self {
        Self(Box::new(response))
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        *self.0
    }
}

fn refuse(status: StatusCode, message: &str, documentation_url: &str) -> Response {
    let body = json!({
        "message": message,
        "documentation_url": documentation_url,
        "status": status.as_str(),
    });
    json::answer(status, &body)
}

/// A token that is malformed, unknown, revoked or expired: all the same to GitHub.
pub(crate) fn bad_credentials() -> Response {
    refuse(StatusCode::UNAUTHORIZED, "Bad credentials", DOCS)
}

/// No token where one is needed.
pub(crate) fn requires_authentication(documentation_url: &str) -> Response {
    refuse(StatusCode::UNAUTHORIZED, "Requires authentication", documentation_url)
}

/// An App's installation asks for something that only people have.
pub(crate) fn not_for_integrations(documentation_url: &str) -> Response {
    refuse(StatusCode::FORBIDDEN, "Resource not accessible by integration", documentation_url)
}

/// A fine-grained token asks for something that is not open to its kind.
pub(crate) fn not_for_fine_grained(documentation_url: &str) -> Response {
    refuse(
        StatusCode::FORBIDDEN,
        "Resource not accessible by personal access token",
        documentation_url,
    )
}

/// A scope is missing; `needs` ends the sentence "You need at least …".
pub(crate) fn scope_missing(needs: &str, documentation_url: &str) -> Response {
    refuse(StatusCode::FORBIDDEN, &format!("You need at least {needs}."), documentation_url)
}

/// A parameter that is missing or wrong, or a token of a kind that may not list packages.
pub(crate) fn invalid_argument(documentation_url: &str) -> Response {
    refuse(StatusCode::BAD_REQUEST, "Invalid argument.", documentation_url)
}

/// A package that does not exist, or that this caller may not see.
pub(crate) fn package_not_found(documentation_url: &str) -> Response {
    refuse(StatusCode::NOT_FOUND, "Package not found.", documentation_url)
}

/// An organisation does not let the token in. `request` goes into the link for authorising it,
/// which is good for an hour and for one user (GitHub facts, section 2).
pub(crate) fn barred(barrier: &Barrier, request: &str) -> Response {
    match barrier {
        Barrier::SignOn { form: SignOnForm::Hidden, .. } => not_found(DOCS),
        Barrier::SignOn { org, .. } => {
            let mut response = refuse(StatusCode::FORBIDDEN, barrier.message(), DOCS_OF_SIGN_ON);
            let request = request.replace(':', "");
            let link =
                format!("https://github.com/orgs/{org}/sso?authorization_request=A{request}");
            put(response.headers_mut(), SSO, &format!("required; url={link}"));
            response
        }
        Barrier::Rule(message) => refuse(StatusCode::FORBIDDEN, message, DOCS),
    }
}

pub(crate) fn not_found(documentation_url: &str) -> Response {
    refuse(StatusCode::NOT_FOUND, "Not Found", documentation_url)
}

/// The documentation gives the status and "not supported"; GitHub's exact words are not known.
pub(crate) fn version_not_supported() -> Response {
    let message = "The requested version of the API is not supported.";
    refuse(StatusCode::BAD_REQUEST, message, DOCS_OF_VERSIONS)
}

pub(crate) fn locked_out() -> Response {
    let message = "Maximum number of login attempts exceeded. Please try again later.";
    refuse(StatusCode::FORBIDDEN, message, DOCS)
}

pub(crate) fn rate_limited() -> Response {
    let message = "API rate limit exceeded. Check out the documentation for more details.";
    refuse(StatusCode::FORBIDDEN, message, DOCS_OF_LIMITS)
}

pub(crate) fn secondary_rate_limited() -> Response {
    let message =
        "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
    let mut response = refuse(StatusCode::FORBIDDEN, message, DOCS_OF_LIMITS);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    response
}

pub(crate) fn unavailable() -> Response {
    let message = "No server is currently available to service your request. Sorry about that.";
    refuse(StatusCode::SERVICE_UNAVAILABLE, message, DOCS)
}

/// The edge's own answer: plain text that is called HTML, and none of the API's headers.
pub(crate) fn user_agent_required() -> Response {
    const SENTENCE: &str = "\r\nRequest forbidden by administrative rules. Please make sure your request has a \
            User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required). \
            Check https://developer.github.com for other possible causes.\r\n";
    (StatusCode::FORBIDDEN, [(header::CONTENT_TYPE, "text/html")], SENTENCE).into_response()
}
