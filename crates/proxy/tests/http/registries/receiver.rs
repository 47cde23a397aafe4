//! A receiver of webhooks.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use base64::prelude::{BASE64_STANDARD, Engine};
use ring::hmac;
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The key that webhooks are signed with in these tests.
const KEY: [u8; 32] = [9; 32];

/// A receiver on this machine that keeps what it gets.
pub(crate) struct Receiver {
    pub(crate) url: String,
    status: Arc<AtomicU16>,
    received: UnboundedReceiver<Received>,
}

/// A webhook that arrived.
pub(crate) struct Received {
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

#[derive(Clone)]
struct Shared {
    status: Arc<AtomicU16>,
    sender: UnboundedSender<Received>,
}

impl Receiver {
    pub(crate) async fn start() -> Self {
        let (sender, received) = unbounded_channel();
        let status = Arc::new(AtomicU16::new(204));
        let router = Router::new().fallback(any(take));
        let router = router.with_state(Shared { status: status.clone(), sender });
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/hooks?of=canary", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, status, received }
    }

    /// Answers with this status from now on.
    pub(crate) fn answer_with(&self, status: u16) {
        self.status.store(status, Ordering::Relaxed);
    }

    /// The next webhook, as soon as it arrives.
    pub(crate) async fn next(&mut self) -> Received {
        self.received.recv().await.expect("the receiver runs")
    }

    /// Nothing has arrived that was not looked at.
    pub(crate) fn assert_nothing_more(&mut self) {
        assert!(self.received.try_recv().is_err(), "another webhook arrived");
    }
}

impl Received {
    /// The body, if its signature is the one of Standard Webhooks.
    #[track_caller]
    pub(crate) fn verified(&self) -> Value {
        let header = |name: &str| self.headers[name].to_str().expect("text");
        let (id, timestamp) = (header("webhook-id"), header("webhook-timestamp"));
        let key = hmac::Key::new(hmac::HMAC_SHA256, &KEY);
        let signed = format!("{id}.{timestamp}.{}", self.body);
        let signature = BASE64_STANDARD.encode(hmac::sign(&key, signed.as_bytes()));
        assert_eq!(header("webhook-signature"), format!("v1,{signature}"));
        assert!(timestamp.parse::<i64>().is_ok_and(|it| it > 1_700_000_000), "{timestamp}");
        let body: Value = serde_json::from_str(&self.body).expect("JSON");
        assert_eq!(body["id"], id);
        body
    }
}

async fn take(
    State(shared): State<Shared>,
    uri: axum::http::Uri,
    headers: HeaderMap,
    body: String,
) -> Response {
    let _ = shared.sender.send(Received { path: uri.to_string(), headers, body });
    let status = shared.status.load(Ordering::Relaxed);
    let status = StatusCode::from_u16(status).expect("a status");
    (status, [(header::LOCATION, "/elsewhere")]).into_response()
}

/// Writes the secret as `--webhook-secret-file` wants it.
pub(crate) fn write_secret(path: &Path) {
    let text = format!("whsec_{}\n", BASE64_STANDARD.encode(KEY));
    std::fs::write(path, text).expect("a secret");
}
