//! Services on one database, with clocks that stand still, and the sandbox that plays GitHub.

use super::SavedRegistries;
use super::state::Registries;
use crate::clock::Clock;
use crate::readiness::Readiness;
use crate::settings::{Flags, Settings};
use crate::state::AppState;
use clap::Parser;
use cluster::Cluster;
use ghcr_contract::{TokenKind, Visibility};
use ghcr_registry_store::{NewRegistry, Registry, RegistryId, Stamp, Store, Tenant};
use ghcr_sandbox::Sandbox;
use ghcr_sandbox::world::{IssuedToken, Recipe};
use std::os::unix::fs::PermissionsExt;
use tempfile::TempDir;

#[path = "../../../registry-store/tests/store/cluster.rs"]
#[expect(dead_code, reason = "the store's own tests kill and dump it, too")]
mod cluster;

pub(super) const NOW: i64 = 1_790_000_000;
pub(super) const GOOD: Recipe = Recipe::new(TokenKind::Classic, "CanaryWatchedRegistry1");
pub(super) const UNKNOWN: Recipe = Recipe::new(TokenKind::Classic, "CanaryWatchedRegistry2");

pub(super) struct World {
    pub(super) github: Sandbox,
    folder: TempDir,
    database: String,
}

impl World {
    pub(super) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("registries.db").display());
        Self::new(folder, database).await
    }

    pub(super) async fn postgres() -> Self {
        Self::new(tempfile::tempdir().unwrap(), Cluster::shared().new_database().await).await
    }

    async fn new(folder: TempDir, database: String) -> Self {
        let github = Sandbox::start().await;
        let token = IssuedToken::new(TokenKind::Classic, "priya-raman");
        let token = token.with_scopes(&["read:packages"]);
        github.change_world(|world| world.issue(&GOOD, token));
        let key = folder.path().join("key");
        std::fs::write(&key, format!("{}=\n", "A".repeat(43))).unwrap();
        std::fs::set_permissions(&key, PermissionsExt::from_mode(0o600)).unwrap();
        Self { github, folder, database }
    }

    /// A service on the database, whose clock stands at that time.
    pub(super) async fn replica(&self, now: i64, interval: &str) -> Registries {
        let (url, key) = (self.github.url(), self.folder.path().join("key"));
        let flags = Flags::parse_from([
            "ghcr-proxy",
            "--github-api",
            url,
            "--registry",
            url,
            "--token-limit",
            "0",
            "--database-url",
            &self.database,
            "--encryption-key-file",
            key.to_str().unwrap(),
            "--watch-interval",
            interval,
        ]);
        let mut settings = Settings::try_from(flags).unwrap();
        settings.clock = Clock::Stopped(now);
        let saved = SavedRegistries::open(&settings).await.unwrap().unwrap();
        let state =
            AppState::new(&settings, Readiness::default(), Some(saved.shared_limits())).unwrap();
        Registries::new(state, saved)
    }
}

pub(super) fn tenant(store: &Store) -> Tenant<'_> {
    store.tenant("northpier".parse().unwrap())
}

/// Saves a registry that is due.
pub(super) async fn save(registries: &Registries, token: Option<&Recipe>) -> RegistryId {
    let stamp = Stamp { actor: "mona", at: NOW };
    let creating = tenant(&registries.saved.store);
    creating.create(&new_registry(token), None, stamp).await.unwrap().registry.id
}

/// A registry that is due.
pub(super) fn new_registry(token: Option<&Recipe>) -> NewRegistry {
    NewRegistry {
        username: "northpier-labs".parse().unwrap(),
        host: "ghcr.io".parse().unwrap(),
        visibility: Visibility::Internal,
        description: "Production".parse().unwrap(),
        image: None,
        token: token.map(|it| it.text().parse().unwrap()),
        next_test_at: Some(NOW),
    }
}

pub(super) async fn read(registries: &Registries, id: RegistryId) -> Registry {
    tenant(&registries.saved.store).get(id).await.unwrap()
}
