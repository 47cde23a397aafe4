//! The service with a store, which knows who asks by a gateway or an issuer.

use super::issuer::{AUDIENCE, Issuer};
use super::raw;
use super::receiver::write_secret;
use crate::support::{Proxy, body_of, client};
use ghcr_contract::TokenKind;
use ghcr_sandbox::Sandbox;
use ghcr_sandbox::world::{IssuedToken, Recipe};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub(crate) const REGISTRIES: &str = "/api/v1/registries";

/// An organisation and a role.
pub(crate) type Who = (&'static str, &'static str);

pub(crate) const VIEWER: Who = ("northpier", "viewer");
pub(crate) const EDITOR: Who = ("northpier", "editor");
pub(crate) const SCANNER: Who = ("northpier", "scanner");

/// Tokens that no other test uses. Both are good, and the second may do more than it needs.
pub(crate) const GOOD: Recipe = Recipe::new(TokenKind::Classic, "CanarySavedRegistry1");
pub(crate) const TOO_MANY_SCOPES: Recipe = Recipe::new(TokenKind::Classic, "CanarySavedRegistry2");
pub(crate) const ALSO_GOOD: Recipe = Recipe::new(TokenKind::Classic, "CanarySavedRegistry3");
pub(crate) const UNKNOWN: Recipe = Recipe::new(TokenKind::Classic, "CanarySavedRegistry4");

/// No replica gets a turn at testing.
const HOLD_TESTS: &str = "CREATE TRIGGER hold_tests BEFORE INSERT ON turns \
    WHEN NEW.name = 'tests' BEGIN SELECT RAISE(IGNORE); END";

pub(crate) struct World {
    pub(crate) github: Sandbox,
    pub(crate) proxy: Proxy,
    pub(crate) folder: TempDir,
    /// Says who asks by bearer tokens; without it a gateway does by headers.
    pub(crate) issuer: Option<Issuer>,
}

impl World {
    /// Behind a gateway.
    pub(crate) async fn start() -> Self {
        Self::known_by(None).await
    }

    /// With bearer tokens.
    pub(crate) async fn with_issuer() -> Self {
        Self::known_by(Some(Issuer::start().await)).await
    }

    /// One of each kind.
    pub(crate) async fn of_each_kind() -> [Self; 2] {
        [Self::start().await, Self::with_issuer().await]
    }

    async fn known_by(issuer: Option<Issuer>) -> Self {
        let github = Sandbox::start().await;
        for (recipe, scopes) in [
            (GOOD, &["read:packages"] as &[&str]),
            (ALSO_GOOD, &["read:packages"]),
            (TOO_MANY_SCOPES, &["repo", "read:packages"]),
        ] {
            let token = IssuedToken::new(TokenKind::Classic, "priya-raman").with_scopes(scopes);
            github.change_world(|world| world.issue(&recipe, token));
        }
        let folder = tempfile::tempdir().expect("a folder");
        let key = folder.path().join("key");
        write_key(&key, 1);
        let proxy = start_proxy(&github, folder.path(), issuer.as_ref(), &[]);
        let world = Self { github, proxy, folder, issuer };
        world.execute(HOLD_TESTS).await;
        world
    }

    /// The same, with webhooks.
    pub(crate) async fn start_sending(url: &str) -> Self {
        let mut world = Self::start().await;
        write_secret(&world.folder.path().join("webhook-secret"));
        world.restart(&["--webhook-url", url]);
        world
    }

    /// Has the service test what is due by itself. It does not before this: what is saved is due at
    /// once, and most tests count what GitHub is asked.
    pub(crate) async fn let_watch(&self) {
        self.execute("DROP TRIGGER hold_tests").await;
    }

    /// Stops the service and starts it again on the same file. Returns what it has logged.
    pub(crate) fn restart(&mut self, more: &[&str]) -> String {
        let next = start_proxy(&self.github, self.folder.path(), self.issuer.as_ref(), more);
        std::mem::replace(&mut self.proxy, next).stop()
    }

    pub(crate) fn ask(&self, who: Who, method: Method, path: &str) -> RequestBuilder {
        let (tenant, role) = who;
        let asking = client().request(method, self.proxy.url(path));
        if let Some(issuer) = &self.issuer {
            return asking.bearer_auth(issuer.token(who));
        }
        asking
            .header("x-user", format!("{role}@{tenant}.example"))
            .header("x-org", tenant)
            .header("x-role", role)
    }

    pub(crate) async fn send(&self, who: Who, method: Method, path: &str) -> Response {
        self.ask(who, method, path).send().await.expect("an answer")
    }

    #[track_caller]
    pub(crate) fn get(&self, who: Who, path: &str) -> impl Future<Output = Value> {
        let asking = self.ask(who, Method::GET, path).send();
        async { body_of(asking.await.expect("an answer"), StatusCode::OK).await }
    }

    /// Saves a registry of that organisation with this token and returns it.
    pub(crate) async fn save(&self, tenant: &'static str, token: Option<&Recipe>) -> Value {
        let saving = self.ask((tenant, "editor"), Method::POST, REGISTRIES);
        let answer = saving.json(&registry(token)).send().await.expect("an answer");
        body_of(answer, StatusCode::CREATED).await
    }

    /// Tests it and returns the report.
    pub(crate) async fn test(&self, id: &str) -> Value {
        let answer = self.send(EDITOR, Method::POST, &at(id, "/validate")).await;
        body_of(answer, StatusCode::OK).await
    }

    /// Changes it as of that version.
    pub(crate) async fn change(&self, id: &str, version: u32, patch: &Value) -> Response {
        let changing = self.ask(EDITOR, Method::PATCH, &at(id, "")).json(patch);
        let changing = changing.header("if-match", format!("\"{version}\""));
        changing.send().await.expect("an answer")
    }

    /// Replaces its token as of that version, and returns what became of it.
    pub(crate) async fn rotate(&self, id: &str, version: u32, token: &Recipe) -> Value {
        let putting = self.ask(EDITOR, Method::PUT, &at(id, "/token"));
        let putting = putting.header("if-match", format!("\"{version}\""));
        let answer = putting.json(&json!({"token": token.text()})).send().await;
        body_of(answer.expect("an answer"), StatusCode::OK).await
    }

    /// Runs a statement in the database, as somebody does who can write to it.
    pub(crate) async fn execute(&self, statement: &str) -> u64 {
        raw::execute(&database(self.folder.path()), statement).await
    }

    /// What happened to it, the oldest first.
    pub(crate) async fn events(&self, id: &str) -> Vec<String> {
        let history = self.get(VIEWER, &at(id, "/history")).await;
        let entries = history["entries"].as_array().expect("entries").iter().rev();
        entries.map(|entry| entry["kind"].as_str().expect("a kind").to_owned()).collect()
    }
}

/// What the screen posts.
pub(crate) fn registry(token: Option<&Recipe>) -> Value {
    json!({
        "username": "northpier-labs",
        "token": token.map(Recipe::text),
        "description": "Production",
        "image": null,
        "visibility": "internal",
    })
}

pub(crate) fn at(id: &str, path: &str) -> String {
    format!("{REGISTRIES}/{id}{path}")
}

pub(crate) fn id_of(registry: &Value) -> &str {
    registry["id"].as_str().expect("an id")
}

/// Writes a key file as `openssl rand -base64 32` would, with one byte again and again.
pub(crate) fn write_key(path: &Path, byte: u8) {
    use base64::Engine;
    use std::os::unix::fs::PermissionsExt;
    let key = base64::engine::general_purpose::STANDARD.encode([byte; 32]);
    std::fs::write(path, key).expect("a key file");
    let mode = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(path, mode).expect("its mode");
}

pub(crate) fn database(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("registries.db").display())
}

fn start_proxy(github: &Sandbox, folder: &Path, issuer: Option<&Issuer>, more: &[&str]) -> Proxy {
    let (url, database) = (github.url(), database(folder));
    let key: PathBuf = folder.join("key");
    let secret = folder.join("webhook-secret");
    let mut more = more.to_vec();
    if more.contains(&"--webhook-url") {
        more.extend(["--webhook-secret-file", secret.to_str().expect("a path")]);
    }
    let flags = [
        "--github-api",
        url,
        "--registry",
        url,
        "--behind-gateway",
        "--trusted-proxy",
        "127.0.0.1",
        "--allow-credential-reads",
        "--database-url",
        &database,
        "--encryption-key-file",
        key.to_str().expect("a path"),
    ];
    let headers =
        ["--identity-header", "X-User", "--tenant-header", "X-Org", "--role-header", "X-Role"];
    let identity = match issuer {
        Some(issuer) => vec!["--oidc-issuer", issuer.url(), "--oidc-audience", AUDIENCE],
        None => headers.to_vec(),
    };
    Proxy::start(&[&flags[..], &identity, &more].concat())
}
