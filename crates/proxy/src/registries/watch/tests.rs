//! Re-tests over the sandbox, with times that are handed in: nothing waits.

use super::super::{Registries, SavedRegistries};
use super::ACTOR;
use super::retest::Retests;
use crate::background::{Background, Stop};
use crate::clock::Clock;
use crate::routes::health::Readiness;
use crate::service::AppState;
use crate::settings::{Flags, Settings};
use clap::Parser;
use cluster::Cluster;
use ghcr_contract::{TokenKind, Visibility};
use ghcr_registry_store::{
    HistoryKind, NewRegistry, Registry, RegistryId, Stamp, State, Store, Tenant,
};
use ghcr_sandbox::world::{IssuedToken, Recipe};
use ghcr_sandbox::{Fault, Sandbox};
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use tempfile::TempDir;

#[path = "../../../../registry-store/tests/store/cluster.rs"]
#[expect(dead_code, reason = "the store's own tests kill and dump it, too")]
mod cluster;

const NOW: i64 = 1_790_000_000;
const GOOD: Recipe = Recipe::new(TokenKind::Classic, "CanaryWatchedRegistry1");
const UNKNOWN: Recipe = Recipe::new(TokenKind::Classic, "CanaryWatchedRegistry2");

struct World {
    github: Sandbox,
    folder: TempDir,
    database: String,
}

impl World {
    async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("registries.db").display());
        Self::new(folder, database).await
    }

    async fn postgres() -> Self {
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
    async fn replica(&self, now: i64, interval: &str) -> Registries {
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
        let state = AppState::new(&settings, Readiness::default(), true).unwrap();
        Registries::new(state, saved)
    }
}

fn tenant(store: &Store) -> Tenant<'_> {
    store.tenant("northpier".parse().unwrap())
}

/// Saves a registry that is due.
async fn save(registries: &Registries, token: Option<&Recipe>) -> RegistryId {
    let new = NewRegistry {
        username: "northpier-labs".parse().unwrap(),
        host: "ghcr.io".parse().unwrap(),
        visibility: Visibility::Internal,
        description: "Production".parse().unwrap(),
        image: None,
        token: token.map(|it| it.text().parse().unwrap()),
        next_test_at: Some(NOW),
    };
    let stamp = Stamp { actor: "mona", at: NOW };
    tenant(&registries.saved.store).create(&new, None, stamp).await.unwrap().registry.id
}

async fn read(registries: &Registries, id: RegistryId) -> Registry {
    tenant(&registries.saved.store).get(id).await.unwrap()
}

/// Takes a turn and tests all that it has room for. Returns how many that were.
async fn turn(retests: &Arc<Retests>, now: i64) -> usize {
    let claims = retests.take_turn(now).await.unwrap();
    let (count, stop) = (claims.len(), Stop::never());
    for claim in claims {
        retests.clone().test(claim, stop.clone()).await;
    }
    count
}

/// How often each registry was tested, by the history.
async fn times_tested(registries: &Registries, ids: &[RegistryId]) -> Vec<usize> {
    let mut times = Vec::new();
    for id in ids {
        let history = tenant(&registries.saved.store).history(*id, None, 200).await.unwrap();
        let tests = history.entries.iter().filter(|it| it.kind == HistoryKind::Tested);
        times.push(tests.inspect(|it| assert_eq!(it.actor, ACTOR)).count());
    }
    times
}

async fn two_replicas_test_none_twice(world: World) {
    const COUNT: usize = 200;
    // In 800 seconds: 4 tests in each turn of 11 seconds, which ends long before the second round.
    let (one, other) = (world.replica(NOW, "800").await, world.replica(NOW, "800").await);
    let mut ids = Vec::new();
    for _ in 0..COUNT {
        ids.push(save(&one, None).await);
    }
    let (mine, theirs) = (Arc::new(Retests::new(one.clone())), Arc::new(Retests::new(other)));
    let (mut of_mine, mut of_theirs) = (0, 0);
    for now in (NOW..NOW + 799).step_by(5) {
        let (a, b) = tokio::join!(turn(&mine, now), turn(&theirs, now));
        (of_mine, of_theirs) = (of_mine + a, of_theirs + b);
    }
    assert_eq!(times_tested(&one, &ids).await, vec![1; COUNT]);
    assert_eq!(of_mine + of_theirs, COUNT);
    assert!(of_mine > 0 && of_theirs > 0, "{of_mine} and {of_theirs}: both take turns");
}

#[tokio::test]
async fn two_replicas_on_one_sqlite_file_test_none_twice() {
    two_replicas_test_none_twice(World::sqlite().await).await;
}

#[tokio::test]
async fn two_replicas_on_one_postgresql_database_test_none_twice() {
    two_replicas_test_none_twice(World::postgres().await).await;
}

#[tokio::test]
async fn what_is_due_is_tested_and_its_new_state_is_kept() {
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "86400").await;
    let (good, unknown) =
        (save(&registries, Some(&GOOD)).await, save(&registries, Some(&UNKNOWN)).await);
    let retests = Arc::new(Retests::new(registries.clone()));
    assert_eq!(turn(&retests, NOW).await, 1);
    assert_eq!(turn(&retests, NOW + 59).await, 0, "the turn has not ended");
    assert_eq!(turn(&retests, NOW + 60).await, 1);
    let good = read(&registries, good).await;
    assert_eq!((good.status.state, good.last_tested_at), (State::Ready, Some(NOW)));
    assert_eq!(good.next_test_at, Some(NOW + 86_400));
    assert_eq!(good.token.unwrap().owner.as_deref(), Some("priya-raman"));
    let refused = read(&registries, unknown).await;
    assert!(refused.status.is_refusal());
    assert_eq!(refused.next_test_at, None);
}

#[tokio::test]
async fn a_refused_token_is_asked_once_however_much_time_passes() {
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "3600").await;
    let id = save(&registries, Some(&UNKNOWN)).await;
    for day in 0..30 {
        // Each day by a service that has been started anew, so that it remembers nothing.
        let registries = world.replica(NOW + day * 86_400, "3600").await;
        turn(&Arc::new(Retests::new(registries)), NOW + day * 86_400).await;
    }
    assert_eq!(world.github.authenticated_count(), 1);
    assert_eq!(times_tested(&registries, &[id]).await, [1]);
}

#[tokio::test]
async fn while_github_is_away_tests_back_off_and_the_state_says_so() {
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "86400").await;
    let id = save(&registries, Some(&GOOD)).await;
    world.github.set_fault(Fault::Unicorn);
    let (mut now, mut waits) = (NOW, Vec::new());
    for _ in 0..4 {
        let registries = world.replica(now, "86400").await;
        assert_eq!(turn(&Arc::new(Retests::new(registries.clone())), now).await, 1);
        let tested = read(&registries, id).await;
        assert_eq!(tested.status.state, State::Inconclusive);
        let next = tested.next_test_at.unwrap();
        waits.push((next - now) / 60);
        now = next;
    }
    assert_eq!(waits, [5, 10, 20, 40]);
}

#[tokio::test]
async fn a_test_that_is_given_up_is_due_again_at_once() {
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "86400").await;
    save(&registries, Some(&GOOD)).await;
    world.github.set_fault(Fault::Hang);
    let background = Background::start(Some(registries.clone()), None);
    world.github.wait_for_requests(1).await;
    background.end().await;
    assert!(registries.saved.store.has_due(NOW).await.unwrap(), "its lease was released");
}

#[tokio::test]
async fn a_token_for_another_host_is_sent_nowhere() {
    let world = World::sqlite().await;
    let registries = world.replica(NOW, "86400").await;
    let new = NewRegistry {
        username: "northpier-labs".parse().unwrap(),
        host: "elsewhere.example".parse().unwrap(),
        visibility: Visibility::Internal,
        description: "".parse().unwrap(),
        image: None,
        token: Some(GOOD.text().parse().unwrap()),
        next_test_at: Some(NOW),
    };
    let stamp = Stamp { actor: "mona", at: NOW };
    let created = tenant(&registries.saved.store).create(&new, None, stamp).await.unwrap();
    assert_eq!(turn(&Arc::new(Retests::new(registries.clone())), NOW).await, 1);
    assert!(world.github.requests().is_empty());
    let later = read(&registries, created.registry.id).await;
    assert_eq!((later.next_test_at, later.last_tested_at), (Some(NOW + 86_400), None));
}
