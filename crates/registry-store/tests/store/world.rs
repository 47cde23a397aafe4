//! A store to test with.

use crate::cluster::Cluster;
use ghcr_contract::{Token, Visibility};
use ghcr_registry_store::{Keys, NewRegistry, Registry, RegistryId, Stamp, Store, Tenant};
use std::fmt::Write;
use std::num::NonZeroU32;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// A morning in 2026.
pub(crate) const NOW: i64 = 1_790_000_000;

/// A store and where it is.
pub(crate) struct World {
    pub(crate) url: String,
    pub(crate) store: Arc<Store>,
    pub(crate) folder: TempDir,
}

impl World {
    pub(crate) async fn sqlite() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("registries.db").display());
        Self::open(url, folder).await
    }

    pub(crate) async fn postgres() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        Self::open(Cluster::shared().new_database().await, folder).await
    }

    pub(crate) async fn open(url: String, folder: TempDir) -> Self {
        let store = Arc::new(open(&url, &[1]).await);
        Self { url, store, folder }
    }

    /// The same, with a store that writes events into the outbox.
    pub(crate) fn sending(self) -> Self {
        let store = Arc::into_inner(self.store).expect("nobody else has the store");
        Self { store: Arc::new(store.with_webhooks()), ..self }
    }

    /// The same, with a store that lets each tenant have so many registries.
    pub(crate) fn with_most_registries(self, most: u32) -> Self {
        let store = Arc::into_inner(self.store).expect("nobody else has the store");
        let store = store.with_most_registries(NonZeroU32::new(most));
        Self { store: Arc::new(store), ..self }
    }

    /// Another store on the same database, as another replica has it.
    pub(crate) async fn replica(&self) -> Arc<Store> {
        Arc::new(open(&self.url, &[1]).await)
    }

    pub(crate) fn tenant(&self) -> Tenant<'_> {
        self.store.tenant("northpier".parse().expect("a tenant"))
    }

    /// Saves a registry of `northpier` with that username, and a token.
    #[track_caller]
    pub(crate) fn save(&self, username: &str) -> impl Future<Output = Registry> {
        save(self.tenant(), username)
    }
}

/// Saves a registry with that username, and a token.
pub(crate) async fn save(tenant: Tenant<'_>, username: &str) -> Registry {
    let new = registry(username);
    tenant.create(&new, None, by("mona", NOW)).await.expect("it is saved").registry
}

/// Opens a store with the keys of these numbers.
pub(crate) async fn open(url: &str, numbers: &[u8]) -> Store {
    Store::open(url, Some(keys(numbers))).await.expect("the store opens")
}

/// Each number makes a key; the first seals.
pub(crate) fn keys(numbers: &[u8]) -> Keys {
    let folder = TempDir::new().expect("a temporary folder");
    let mut text = String::from("# of the tests\n\n");
    for number in numbers {
        writeln!(text, "{}", key_line(*number)).expect("a line");
    }
    Keys::read(&key_file(folder.path(), &text)).expect("good keys")
}

/// A key of 32 equal bytes in base64, which nobody should use elsewhere.
pub(crate) fn key_line(number: u8) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode([number; 32])
}

pub(crate) fn key_file(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("key");
    std::fs::write(&path, text).expect("a key file");
    set_mode(&path, 0o600);
    path
}

pub(crate) fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("its permissions");
}

/// A registry to save.
pub(crate) fn registry(username: &str) -> NewRegistry {
    NewRegistry {
        username: username.parse().expect("a username"),
        host: "ghcr.io".parse().expect("a host"),
        visibility: Visibility::Internal,
        description: format!("Images of {username}").parse().expect("a description"),
        image: Some("northpier/lighthouse:1".parse().expect("an image")),
        token: Some(token(username)),
        next_test_at: Some(NOW),
    }
}

/// A token that belongs to that username in these tests.
pub(crate) fn token(username: &str) -> Token {
    format!("the-token-of-{username}").parse().expect("a token")
}

pub(crate) fn by(actor: &str, at: i64) -> Stamp<'_> {
    Stamp { actor, at }
}

/// Reads the token of a registry.
pub(crate) async fn token_of(tenant: &Tenant<'_>, id: RegistryId) -> Option<String> {
    let revealed = tenant.reveal_token(id).await.expect("the token opens");
    revealed.token.map(|token| token.expose().to_owned())
}
