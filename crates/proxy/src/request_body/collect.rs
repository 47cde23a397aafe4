//! The bytes of a body: at most so many are kept, and those are wiped.

use axum::body::{Body, HttpBody};
use futures_util::TryStreamExt;
use ghcr_contract::ProblemCode;
use std::pin::pin;
use std::time::Duration;
use tokio::time::timeout;
use zeroize::Zeroizing;

/// The longest body, in bytes: a token of a thousand characters fits sixteen times.
const MAX_BODY: usize = 16 * 1024;

/// Returns the body, or why there is none.
pub(super) async fn collect(
    body: Body,
    limit: Duration,
) -> Result<Zeroizing<Vec<u8>>, ProblemCode> {
    let size = body.size_hint();
    if size.lower() > MAX_BODY as u64 {
        return Err(ProblemCode::BodyTooLarge);
    }
    timeout(limit, read(body, size.upper())).await.map_err(|_| ProblemCode::RequestTimeout)?
}

async fn read(body: Body, length: Option<u64>) -> Result<Zeroizing<Vec<u8>>, ProblemCode> {
    let length = length.and_then(|it| usize::try_from(it).ok()).unwrap_or(MAX_BODY);
    // All the room at once: what grows leaves a copy behind with each step.
    let mut kept = Zeroizing::new(Vec::with_capacity(length.min(MAX_BODY)));
    let mut chunks = pin!(body.into_data_stream());
    while let Some(chunk) = chunks.try_next().await.map_err(|_| ProblemCode::MalformedJson)? {
        if kept.len() + chunk.len() > MAX_BODY {
            return Err(ProblemCode::BodyTooLarge);
        }
        kept.extend_from_slice(&chunk);
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use futures_util::stream::{self, StreamExt};
    use std::convert::Infallible;

    /// A body of that many chunks of a kilobyte, whose length nobody was told.
    fn chunks(count: usize) -> Body {
        let chunks = (0..count).map(|_| Ok::<_, Infallible>(Bytes::from_static(&[b' '; 1024])));
        Body::from_stream(stream::iter(chunks))
    }

    async fn length_of(body: Body) -> Result<usize, ProblemCode> {
        collect(body, Duration::from_secs(1)).await.map(|body| body.len())
    }

    #[tokio::test]
    async fn a_body_is_kept_up_to_its_limit() {
        let too_large = Err(ProblemCode::BodyTooLarge);
        let told = |length: usize| Body::from(vec![b' '; length]);
        for (body, expected) in [
            (told(0), Ok(0)),
            (told(MAX_BODY), Ok(MAX_BODY)),
            (told(MAX_BODY + 1), too_large),
            (chunks(16), Ok(MAX_BODY)),
            (chunks(17), too_large),
            (chunks(usize::MAX), too_large),
        ] {
            assert_eq!(length_of(body).await, expected);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_does_not_end_is_too_late() {
        let silent = chunks(1).into_data_stream().chain(stream::pending());
        let length = length_of(Body::from_stream(silent)).await;
        assert_eq!(length, Err(ProblemCode::RequestTimeout));
    }

    #[tokio::test]
    async fn a_body_that_breaks_off_is_no_json() {
        let broken = chunks(1).into_data_stream().chain(stream::iter([Err(axum::Error::new(
            std::io::Error::other("the client is gone"),
        ))]));
        let length = length_of(Body::from_stream(broken)).await;
        assert_eq!(length, Err(ProblemCode::MalformedJson));
    }
}
