//! The open connections: how many there may be, how each is answered, and how all come to an end.

use crate::metrics::{Limit, Metrics};
use crate::middleware::unread_body::keep_hold;
use crate::settings::Settings;
use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use axum::serve::Listener;
use futures_util::FutureExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::Instant;
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

/// How long a client may take to say what it wants, from the connection or the answer before on;
/// and how long it may read nothing of an answer.
const SILENCE: Duration = Duration::from_secs(30);
/// The longest head of a request, in bytes; a browser's is a tenth of that.
const MAX_HEAD: usize = 16 * 1024;
/// How often the log says that connections are refused.
const LOG_EVERY: Duration = Duration::from_secs(10);

/// Accepts connections and answers them.
///
/// `axum::serve` would do, but it first finds out which HTTP a client speaks, and what it reads for
/// that makes each buffer twice as large; and it lets a client be silent for as long as it likes.
pub(crate) struct Connections {
    listener: TcpListener,
    app: Router,
    max: NonZeroU32,
    /// How long a request's body may take.
    body_limit: Duration,
    /// One for each connection that may still be opened.
    places: Arc<Semaphore>,
    refused: u64,
    logged: Option<Instant>,
    metrics: Arc<Metrics>,
}

impl Connections {
    pub(crate) fn new(
        listener: TcpListener,
        app: Router,
        settings: &Settings,
        metrics: Arc<Metrics>,
    ) -> Self {
        let max = settings.max_connections;
        let body_limit = settings.limits.request_body;
        let places = Arc::new(Semaphore::new(max.get() as usize));
        Self { listener, app, max, body_limit, places, refused: 0, logged: None, metrics }
    }

    /// Returns a count of the open connections.
    pub(crate) fn count(&self) -> impl Fn() -> usize + use<> {
        let (max, places) = (self.max.get() as usize, self.places.clone());
        move || max - places.available_permits()
    }

    /// Answers every connection until `stop` is ready, and returns those that are still open.
    pub(crate) async fn answer_until(
        &mut self,
        stop: impl Future<Output = ()>,
    ) -> GracefulShutdown {
        let open = GracefulShutdown::new();
        self.accept_until(stop, &http1(), &open).await;
        open
    }

    /// Ends the open connections, each after the answer to what it has asked.
    ///
    /// Until then new connections are answered, too, but once only: the probe of a load balancer
    /// gets to know that the service is not ready, and what the load balancer still sends is not
    /// lost.
    pub(crate) async fn drain(mut self, open: GracefulShutdown) {
        let late = GracefulShutdown::new();
        self.accept_until(open.shutdown(), http1().keep_alive(false), &late).await;
        drop(self.listener);
        late.shutdown().await;
    }

    async fn accept_until(
        &mut self,
        end: impl Future<Output = ()>,
        http: &http1::Builder,
        open: &GracefulShutdown,
    ) {
        let mut end = pin!(end);
        loop {
            // This `accept` is axum's: it knows which errors pass.
            let (stream, client) = tokio::select! {
                accepted = Listener::accept(&mut self.listener) => accepted,
                () = &mut end => break,
            };
            let Ok(place) = self.places.clone().try_acquire_owned() else {
                drop(stream);
                self.log_refusal();
                continue;
            };
            let service = answer(self.app.clone(), client, self.body_limit);
            // A client that does not read its answers does not keep its connection for that.
            let mut stream = TimeoutStream::new(stream);
            stream.set_write_timeout(Some(SILENCE));
            let connection = http.serve_connection(TokioIo::new(Box::pin(stream)), service);
            tokio::spawn(open.watch(connection).map(move |ended| {
                drop(place);
                if let Err(error) = ended {
                    tracing::debug!(%error, "a connection ended badly");
                }
            }));
        }
    }

    /// Not once for each: whoever opens too many would fill the log with them as well.
    fn log_refusal(&mut self) {
        self.refused += 1;
        self.metrics.count_refusal(Limit::Connections);
        if self.logged.is_none_or(|logged| logged.elapsed() >= LOG_EVERY) {
            self.logged = Some(Instant::now());
            let Self { max, refused, .. } = self;
            tracing::warn!(
                max,
                refused,
                "refused: as many connections are open as --max-connections allows"
            );
        }
    }
}

fn http1() -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(SILENCE).max_buf_size(MAX_HEAD);
    builder
}

/// The router as hyper wants it, with the client's address beside each request. The answer waits
/// for the end of the request's body.
fn answer(
    app: Router,
    client: SocketAddr,
    body_limit: Duration,
) -> impl Service<Request<Incoming>, Response = Response, Error = Infallible, Future: Send> {
    service_fn(move |request: Request<Incoming>| {
        let until = Instant::now() + body_limit;
        let (mut request, unread) = keep_hold(request);
        request.extensions_mut().insert(ConnectInfo(client));
        // Not `async` as a whole: that would keep the router's future beside the answer.
        app.clone().oneshot(request).then(move |response| async move {
            unread.discard(until).await;
            response
        })
    })
}
