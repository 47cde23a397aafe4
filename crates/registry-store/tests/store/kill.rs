//! What was acknowledged survives `kill -9` in the middle of 1,000 writes.

use crate::cluster::Cluster;
use crate::world::{open, save, token_of};
use ghcr_registry_store::{RegistryId, Store};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use tempfile::TempDir;

const WRITES: usize = 1_000;
/// After so many acknowledged writes comes the kill, in one round after the other.
const BEFORE_KILL: [usize; 3] = [100, 400, 700];
/// So that some writes are under way at the kill.
const WRITERS: usize = 4;

#[tokio::test]
async fn sqlite_loses_no_acknowledged_write() {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}", folder.path().join("registries.db").display());
    for count in BEFORE_KILL {
        let mut writer = start_writer(&url);
        let acknowledged = read_until(&mut writer, count, |writer| writer.kill().unwrap());
        assert_all_there(&open(&url, &[1]).await, &acknowledged, "SQLite").await;
    }
}

#[tokio::test]
async fn postgres_loses_no_acknowledged_write() {
    let mut cluster = Cluster::of_its_own();
    let url = cluster.new_database().await;
    // A store that is open meanwhile loses its connections, and makes new ones.
    let store = open(&url, &[1]).await;
    for count in BEFORE_KILL {
        let mut writer = start_writer(&url);
        let acknowledged = read_until(&mut writer, count, |_| cluster.kill_outright());
        if count == BEFORE_KILL[0] {
            let tenant = store.tenant("northpier".parse().unwrap());
            let error = tenant.get(acknowledged[0]).await.unwrap_err();
            assert!(error.is_temporary(), "{error:?}");
        }
        cluster.start();
        assert_all_there(&store, &acknowledged, "PostgreSQL").await;
    }
}

/// This very program as a process of its own, with the test below only.
fn start_writer(url: &str) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "kill::writes_until_it_is_killed", "--nocapture"]);
    command.env("GHCR_CONNECT_STORE_URL", url).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Returns the ids that the writer has printed, those in the pipe at the kill included.
fn read_until(writer: &mut Child, count: usize, kill: impl FnOnce(&mut Child)) -> Vec<RegistryId> {
    let mut kill = Some(kill);
    let mut ids = Vec::new();
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    for line in lines {
        // The last line may be cut.
        let Some(id) = line.unwrap().strip_prefix("saved ").and_then(|id| id.parse().ok()) else {
            continue;
        };
        ids.push(id);
        if ids.len() == count {
            kill.take().unwrap()(writer);
        }
    }
    writer.wait().unwrap();
    ids
}

async fn assert_all_there(store: &Store, acknowledged: &[RegistryId], database: &str) {
    assert!(acknowledged.len() < WRITES, "the kill came too late");
    let tenant = store.tenant("northpier".parse().unwrap());
    let mut lost = 0;
    for id in acknowledged {
        match tenant.get(*id).await {
            Ok(registry) => {
                let token = token_of(&tenant, *id).await.unwrap();
                assert_eq!(token, format!("the-token-of-{}", registry.username));
            }
            Err(_) => lost += 1,
        }
    }
    let count = acknowledged.len();
    crate::load::tell(&format!(
        "{database}: kill -9 after {count} acknowledged writes: {lost} lost"
    ));
    assert_eq!(lost, 0);
    // And it goes on.
    save(tenant, "afterwards").await;
}

#[tokio::test]
#[ignore = "the process that the tests above start and kill"]
async fn writes_until_it_is_killed() {
    let url = std::env::var("GHCR_CONNECT_STORE_URL").expect("started by a test above");
    let store = Arc::new(open(&url, &[1]).await);
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        let store = store.clone();
        writers.spawn(async move {
            for number in 0..WRITES / WRITERS {
                let tenant = store.tenant("northpier".parse().unwrap());
                let registry = save(tenant, &format!("user-{writer}-{number}")).await;
                let line = format!("saved {}\n", registry.id);
                std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
            }
        });
    }
    writers.join_all().await;
}
