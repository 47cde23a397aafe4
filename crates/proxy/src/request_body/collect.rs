//! The bytes of a body: at most so many are kept, and those are wiped.

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use futures_util::TryStreamExt;
use ghcr_contract::ProblemCode;
use std::pin::pin;
use std::time::Duration;
use zeroize::{Zeroize, Zeroizing};

/// The longest body, in bytes: a token of a thousand characters fits sixteen times.
const MAX_BODY: usize = 16 * 1024;
/// Up to this length, in bytes, a body that is too long is read to its end and thrown away: most
/// clients read no answer before they have sent all, and an end before that resets the connection.
const MAX_DISCARDED: usize = 8 * 1024 * 1024;

/// Returns the body, or why there is none.
pub(super) async fn collect(
    request: Request,
    limit: Duration,
) -> Result<Zeroizing<Vec<u8>>, ProblemCode> {
    let (parts, body) = request.into_parts();
    let size = body.size_hint();
    if size.lower() > MAX_BODY as u64 && is_waiting(&parts.headers) {
        return Err(ProblemCode::BodyTooLarge);
    }
    let expected = size.upper().and_then(|it| usize::try_from(it).ok()).unwrap_or(MAX_BODY);
    // All the room at once: what grows leaves a copy behind with each step.
    let mut kept = Zeroizing::new(Vec::with_capacity(expected.min(MAX_BODY)));
    let mut length = 0;
    match tokio::time::timeout(limit, read(body, &mut kept, &mut length)).await {
        _ if length > MAX_BODY => Err(ProblemCode::BodyTooLarge),
        Ok(Ok(())) => Ok(kept),
        Ok(Err(_)) => Err(ProblemCode::MalformedJson),
        Err(_) => Err(ProblemCode::RequestTimeout),
    }
}

/// The client sends the body only when it is told to, and takes an answer instead.
fn is_waiting(headers: &HeaderMap) -> bool {
    headers
        .get(header::EXPECT)
        .is_some_and(|it| it.as_bytes().eq_ignore_ascii_case(b"100-continue"))
}

async fn read(body: Body, kept: &mut Vec<u8>, length: &mut usize) -> Result<(), axum::Error> {
    let mut chunks = pin!(body.into_data_stream());
    while let Some(chunk) = chunks.try_next().await? {
        *length += chunk.len();
        if *length <= MAX_BODY {
            kept.extend_from_slice(&chunk);
        } else {
            kept.zeroize();
        }
        if *length > MAX_DISCARDED {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use futures_util::stream;
    use std::convert::Infallible;

    /// A body of that many chunks of a kilobyte, whose length nobody was told.
    fn chunks(count: usize) -> Body {
        let chunks = (0..count).map(|_| Ok::<_, Infallible>(Bytes::from_static(&[b' '; 1024])));
        Body::from_stream(stream::iter(chunks))
    }

    async fn length_of(request: Request) -> Result<usize, ProblemCode> {
        collect(request, Duration::from_secs(1)).await.map(|body| body.len())
    }

    #[tokio::test]
    async fn a_body_is_kept_up_to_its_limit() {
        let too_large = Err(ProblemCode::BodyTooLarge);
        let told = |length: usize| Body::from(vec![b' '; length]);
        for (body, expected) in [
            (told(0), Ok(0)),
            (told(MAX_BODY), Ok(MAX_BODY)),
            (told(MAX_BODY + 1), too_large),
            (told(2_000_000), too_large),
            (chunks(16), Ok(MAX_BODY)),
            (chunks(17), too_large),
            (chunks(2_000), too_large),
            (chunks(usize::MAX), too_large),
        ] {
            assert_eq!(length_of(Request::new(body)).await, expected);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_stops_is_too_late_or_too_large_by_what_came() {
        for (count, expected) in [(1, ProblemCode::RequestTimeout), (17, ProblemCode::BodyTooLarge)]
        {
            let start = chunks(count).into_data_stream();
            let silent = futures_util::StreamExt::chain(start, stream::pending());
            let body = Body::from_stream(silent);
            assert_eq!(length_of(Request::new(body)).await, Err(expected), "{count}");
        }
    }
}
