//! An identity provider: its description, its keys, and the tokens that it signs.

mod keys;
mod rsa;

pub(crate) use keys::{Key, encode};

use super::world::Who;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub(crate) const AUDIENCE: &str = "ghcr-connect";
/// In 2096, in seconds since 1970.
pub(crate) const FAR_AWAY: i64 = 4_000_000_000;

/// The issuer, stopped on drop.
pub(crate) struct Issuer {
    url: String,
    pub(crate) key: Key,
    says: Shared,
    task: JoinHandle<()>,
}

/// What it answers with.
pub(crate) struct Says {
    pub(crate) is_down: bool,
    pub(crate) description: Value,
    pub(crate) keys: Vec<Value>,
    /// How often its keys were read.
    pub(crate) count: u32,
}

type Shared = Arc<Mutex<Says>>;

impl Issuer {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let key = Key::p256("first");
        let says = Arc::new(Mutex::new(Says {
            is_down: false,
            description: json!({"issuer": url, "jwks_uri": format!("{url}/keys")}),
            keys: vec![key.public()],
            count: 0,
        }));
        let app = Router::new()
            .route("/.well-known/openid-configuration", get(description))
            .route("/keys", get(key_list))
            .with_state(says.clone());
        let task = tokio::spawn(async { axum::serve(listener, app).await.expect("it serves") });
        Self { url, key, says, task }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Changes what it answers with.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Says) -> T) -> T {
        change(&mut self.says.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What a good token for that organisation and role says.
    pub(crate) fn claims(&self, (tenant, role): Who) -> Value {
        json!({
            "iss": self.url,
            "aud": AUDIENCE,
            "exp": FAR_AWAY,
            "sub": format!("{role}@{tenant}.example"),
            "org": tenant,
            "role": role,
        })
    }

    pub(crate) fn sign(&self, claims: &Value) -> String {
        self.key.sign(&json!({"typ": "JWT", "alg": "ES256", "kid": self.key.id}), claims)
    }

    pub(crate) fn token(&self, who: Who) -> String {
        self.sign(&self.claims(who))
    }
}

impl Drop for Issuer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn description(State(says): State<Shared>) -> Result<Json<Value>, StatusCode> {
    answer(&says, |says| says.description.clone())
}

async fn key_list(State(says): State<Shared>) -> Result<Json<Value>, StatusCode> {
    answer(&says, |says| {
        says.count += 1;
        json!({"keys": says.keys})
    })
}

fn answer(
    says: &Shared,
    answer: impl FnOnce(&mut Says) -> Value,
) -> Result<Json<Value>, StatusCode> {
    let mut says = says.lock().unwrap_or_else(PoisonError::into_inner);
    if says.is_down { Err(StatusCode::BAD_GATEWAY) } else { Ok(Json(answer(&mut says))) }
}
