//! The id of a request: in the log, in the answer's `x-request-id`, and in problem documents.
//!
//! It stands in the request's own header from here on, so that every handler finds it there.
//! `tower_http::request_id` does not fit: it takes an id from anybody, and whoever may write ids
//! into the log can make two requests look like one.

use crate::admission::trusted_proxies::TrustedProxies;
use crate::problem::set_request_id;
use crate::traces::TRACEPARENT;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use ring::rand::{SystemRandom, generate};
use std::net::SocketAddr;

pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest id that is taken from a proxy, in characters.
const LONGEST: usize = 128;

/// Gives the request its id: the one that a trusted proxy sends, or a new one. Whose trace it is a
/// part of is believed from a trusted proxy as well, and from nobody else.
pub(crate) fn identify(request: &mut Request, proxies: &TrustedProxies) {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
    let is_trusted = peer.is_some_and(|peer| proxies.trusts(peer.to_canonical()));
    let headers = request.headers_mut();
    if !is_trusted {
        headers.remove(TRACEPARENT);
    }
    if !is_trusted || id_in(headers).is_none() {
        headers.insert(REQUEST_ID, new_id());
    }
}

/// The request's id.
pub(crate) fn id_in(headers: &HeaderMap) -> Option<&str> {
    super::callers::the_only(headers, &REQUEST_ID).filter(|id| is_id(id))
}

/// Writes the request's id into its answer.
pub(super) fn write_into(response: &mut Response, id: HeaderValue) {
    if let Ok(text) = id.to_str() {
        set_request_id(response, text);
    }
    response.headers_mut().insert(REQUEST_ID, id);
}

/// Returns true for what can stand in a log and a query without quotes.
fn is_id(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:/+=".contains(&byte))
}

/// 128 random bits in hexadecimal.
fn new_id() -> HeaderValue {
    let random = generate::<[u8; 16]>(&SystemRandom::new());
    let bits = random.map_or(0, |random| u128::from_be_bytes(random.expose()));
    // Hexadecimal digits are always fit for a header.
    HeaderValue::try_from(format!("{bits:032x}")).unwrap_or(HeaderValue::from_static("0"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn id_of(peer: [u8; 4], sent: &[&str]) -> String {
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((peer, 1))));
        for id in sent {
            request.headers_mut().append(REQUEST_ID, HeaderValue::from_str(id).unwrap());
        }
        identify(&mut request, &vec!["10.0.0.1".parse().unwrap()].into());
        id_in(request.headers()).expect("every request has an id").to_owned()
    }

    #[test]
    fn a_trusted_proxy_names_the_request_and_nobody_else_does() {
        let gateway = [10, 0, 0, 1];
        assert_eq!(id_of(gateway, &["01J-a_b.c:/+="]), "01J-a_b.c:/+=");
        let long = "x".repeat(LONGEST + 1);
        for sent in [&[][..], &[""], &["two words"], &["\"quoted\""], &["a", "a"], &[&long]] {
            let made = id_of(gateway, sent);
            assert_eq!(made.len(), 32, "{sent:?}");
            assert!(made.bytes().all(|byte| byte.is_ascii_hexdigit()), "{made}");
        }
        assert_ne!(id_of([192, 0, 2, 1], &["chosen"]), "chosen");
    }

    #[test]
    fn ids_differ() {
        assert_ne!(id_of([127, 0, 0, 1], &[]), id_of([127, 0, 0, 1], &[]));
    }
}
