//! What is left of a request's body when its answer is ready.
//!
//! Most clients read no answer before they have sent the whole body. A connection that ends before
//! that is reset, and the answer is lost with it, whether it is too large a body or a wrong path
//! that was refused.

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use hyper::body::{Frame, SizeHint};
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use tokio::time::{Instant, timeout_at};

/// How much of a body is thrown away, in bytes.
const MAX_DISCARDED: u64 = 8 * 1024 * 1024;

/// A body that its handler reads, and of which the rest can be taken afterwards.
struct Shared<B>(Arc<Mutex<Inner<B>>>);

struct Inner<B> {
    body: B,
    /// The handler has begun to read, so a client that waited to be told to send was told.
    is_begun: bool,
}

/// The rest of a body, if there is one.
pub(crate) struct Unread<B> {
    shared: Option<Shared<B>>,
    is_awaited: bool,
}

/// Makes a request for the router, and keeps hold of what will not be read of its body.
pub(crate) fn keep_hold<B>(request: Request<B>) -> (Request, Unread<B>)
where
    B: HttpBody<Data = Bytes, Error: std::error::Error + Send + Sync> + Send + Unpin + 'static,
{
    let is_awaited = waits_to_send(request.headers());
    let (parts, body) = request.into_parts();
    if body.is_end_stream() {
        let unread = Unread { shared: None, is_awaited };
        return (Request::from_parts(parts, Body::empty()), unread);
    }
    let shared = Arc::new(Mutex::new(Inner { body, is_begun: false }));
    let unread = Unread { shared: Some(Shared(shared.clone())), is_awaited };
    (Request::from_parts(parts, Body::new(Shared(shared))), unread)
}

/// Returns true if the client sends the body only when it is told to, and takes an answer instead.
fn waits_to_send(headers: &HeaderMap) -> bool {
    headers
        .get(header::EXPECT)
        .is_some_and(|it| it.as_bytes().eq_ignore_ascii_case(b"100-continue"))
}

impl<B: HttpBody<Data = Bytes> + Unpin> Unread<B> {
    /// Reads what is left and throws it away: as far as it may, and until then. It ends at once if
    /// nothing is left, if nobody sends it, or if it is too much to be read to its end.
    pub(crate) async fn discard(self, until: Instant) {
        let Some(mut shared) = self.shared else { return };
        let is_pointless = {
            let inner = shared.lock();
            (self.is_awaited && !inner.is_begun) || inner.body.size_hint().lower() > MAX_DISCARDED
        };
        if is_pointless {
            return;
        }
        let reading = async {
            let mut length = 0;
            while let Some(Ok(frame)) = poll_fn(|cx| Pin::new(&mut shared).poll_frame(cx)).await {
                length += frame.data_ref().map_or(0, Bytes::len) as u64;
                if length > MAX_DISCARDED {
                    break;
                }
            }
        };
        // Late or not, the answer goes out.
        let _ = timeout_at(until, reading).await;
    }
}

impl<B> Shared<B> {
    fn lock(&self) -> MutexGuard<'_, Inner<B>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<B: HttpBody + Unpin> HttpBody for Shared<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        let mut inner = self.lock();
        inner.is_begun = true;
        Pin::new(&mut inner.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.lock().body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.lock().body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::stream::{self, StreamExt};
    use std::convert::Infallible;
    use std::time::Duration;

    /// A body that counts what is read of it: a kilobyte each time, so often, and then silence.
    fn counted(count: usize) -> (Body, Arc<Mutex<usize>>) {
        let read = Arc::new(Mutex::new(0));
        let counter = read.clone();
        let chunks = stream::iter(0..count).map(move |_| {
            *counter.lock().unwrap() += 1;
            Ok::<_, Infallible>(Bytes::from_static(&[b' '; 1024]))
        });
        (Body::from_stream(chunks.chain(stream::pending())), read)
    }

    #[tokio::test(start_paused = true)]
    async fn as_much_is_thrown_away_as_helps() {
        for (expect, of_body, discarded) in [
            (None, 10, 10),
            (None, usize::MAX, 8 * 1024 + 1),
            (Some("100-Continue"), 10, 0),
            (Some("something-else"), 10, 10),
        ] {
            let (body, read) = counted(of_body);
            let mut request = Request::new(body);
            if let Some(expect) = expect {
                request.headers_mut().insert(header::EXPECT, expect.parse().unwrap());
            }
            let (_request, unread) = keep_hold(request);
            unread.discard(Instant::now() + Duration::from_secs(1)).await;
            assert_eq!(*read.lock().unwrap(), discarded, "{expect:?} {of_body}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_the_handler_has_read_is_not_waited_for() {
        let begin = Instant::now();
        let (request, unread) = keep_hold(Request::new(Body::from("read")));
        let read = axum::body::to_bytes(request.into_body(), 100).await.unwrap();
        assert_eq!(read, "read");
        unread.discard(begin + Duration::from_secs(1)).await;
        let (_request, nothing) = keep_hold(Request::new(Body::empty()));
        nothing.discard(begin + Duration::from_secs(1)).await;
        let (_request, too_much) =
            keep_hold(Request::new(Body::from(vec![0; 8 * 1024 * 1024 + 1])));
        too_much.discard(begin + Duration::from_secs(1)).await;
        assert_eq!(begin.elapsed(), Duration::ZERO);
    }
}
