//! Bodies that no client should have to read to their end.

use super::pause::pause;
use axum::body::{Body, Bytes};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt};
use std::convert::Infallible;
use std::time::Duration;

const JSON: &str = "application/json; charset=utf-8";
const OPENING: &str = "{\"login\":\"";
const CLOSING: &str = "\"}";

/// Long enough for the first half of a body to leave before the connection is cut.
const BEFORE_THE_CUT: Duration = Duration::from_millis(20);

/// Between two bytes of a trickle: shorter than any time-out for reading, so that only a deadline
/// for the whole helps.
const BETWEEN_BYTES: Duration = Duration::from_millis(200);

/// Promises a body, sends a part of it, and breaks off.
pub(super) fn cut() -> Response {
    const PROMISED: [(HeaderName, &str); 2] =
        [(header::CONTENT_TYPE, JSON), (header::CONTENT_LENGTH, "4096")];
    let start = stream::once(async { Ok(OPENING) });
    let end = stream::once(async {
        pause(BEFORE_THE_CUT).await;
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))
    });
    (PROMISED, Body::from_stream(start.chain(end))).into_response()
}

pub(super) fn endless() -> Response {
    let start = stream::once(async { OPENING });
    let more = stream::repeat(PIECE);
    let body = Body::from_stream(start.chain(more).map(Ok::<_, Infallible>));
    ([(header::CONTENT_TYPE, JSON)], body).into_response()
}

/// 100 MB of valid JSON, its length told. Every piece is the same memory.
pub(super) fn huge() -> Response {
    const LENGTH: usize = 100_000_000;
    const PIECE_LENGTH: usize = 50_000;
    let inner = LENGTH - OPENING.len() - CLOSING.len();
    let piece = Bytes::from(vec![b'm'; PIECE_LENGTH]);
    let rest = piece.slice(..inner % PIECE_LENGTH);
    let start = stream::iter([Bytes::from_static(OPENING.as_bytes())]);
    let end = stream::iter([rest, Bytes::from_static(CLOSING.as_bytes())]);
    let whole = start.chain(stream::repeat(piece).take(inner / PIECE_LENGTH)).chain(end);
    let headers =
        [(header::CONTENT_TYPE, JSON.to_owned()), (header::CONTENT_LENGTH, LENGTH.to_string())];
    (headers, Body::from_stream(whole.map(Ok::<_, Infallible>))).into_response()
}

/// White space, which JSON may start with, a byte at a time.
pub(super) fn trickle() -> Response {
    let bytes = stream::repeat(" ").then(|byte| async move {
        pause(BETWEEN_BYTES).await;
        Ok::<_, Infallible>(byte)
    });
    ([(header::CONTENT_TYPE, JSON)], Body::from_stream(bytes)).into_response()
}

const PIECE: &str =
    "mona mona mona mona mona mona mona mona mona mona mona mona mona mona mona mona ";

pub(super) const UNICORN_PAGE: &str = "<!DOCTYPE html>\n<html>\n<head><title>Unicorn! &middot; GitHub</title></head>\n<body>\n\
    <p><strong>No server is currently available to service your request.</strong></p>\n\
    <p>Sorry about that. Please try refreshing and contact us if the problem persists.</p>\n</body>\n</html>\n";

pub(super) const GATEWAY_PAGE: &str = "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n\
    <center><h1>502 Bad Gateway</h1></center>\n</body>\n</html>\n";

pub(super) const EGRESS_PAGE: &str = "<!DOCTYPE html>\n<html>\n<head><title>Access denied</title></head>\n<body>\n\
    <h1>Access denied</h1>\n<p>This category of sites is blocked by the network's policy.</p>\n</body>\n</html>\n";

pub(super) const PORTAL_PAGE: &str = "<!DOCTYPE html>\n<html>\n<head><title>Welcome</title></head>\n<body>\n\
    <h1>Log in to use this network</h1>\n</body>\n</html>\n";
