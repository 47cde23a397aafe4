//! A page of the list among 10,000 registries, beside the same rows read by a bare `SELECT`.

use crate::raw;
use crate::reports::ready;
use crate::world::{NOW, World, by, open};
use ghcr_registry_store::{Filter, RegistryId, TestResult};
use sqlx::{Connection, PgConnection, SqliteConnection};
use std::io::Write;
use std::time::{Duration, Instant};

const COUNT: usize = 10_000;
const PAGES: usize = 300;
const BARE: &str = "SELECT id, username, host, visibility, description, image, state, headline, \
    cause, packages, token_kind, token_owner, token_scopes, token_expires_at, token_set_at, \
    token_last_good_at, last_tested_at, next_test_at, version, connection_version, created_at, \
    updated_at, deleted_at FROM registries WHERE tenant = $1 AND id < $2 ORDER BY id DESC LIMIT 50";

on_both!(a_page_among_ten_thousand_is_fast);

async fn a_page_among_ten_thousand_is_fast(world: World) {
    let id = world.save("mona").await.id;
    let report = ready();
    let result = TestResult { report: &report, tested_version: 1, next_test_at: None, lease: None };
    world.tenant().record_test(id, result, by("watch", NOW)).await.unwrap();
    fill(&world, id).await;
    let store = open(&world.url, &[1]).await;
    let tenant = store.tenant("northpier".parse().unwrap());
    let search = Filter { state: None, search: Some("user-99".to_owned()) };
    let (mut pages, mut searches, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    let mut selects = Selects::open(&world.url).await;
    // Taking turns, because other work on the machine comes and goes.
    for number in 0..PAGES {
        let cursor = made_id(number * 31 % (COUNT - 51) + 51);
        let start = Instant::now();
        let page = tenant.list(&Filter::default(), Some(cursor), 50).await.unwrap();
        pages.push(start.elapsed());
        assert_eq!(page.registries.len(), 50);
        let start = Instant::now();
        assert_eq!(selects.run(&cursor.to_string()).await, 50);
        bare.push(start.elapsed());
        let start = Instant::now();
        let page = tenant.list(&search, None, 50).await.unwrap();
        searches.push(start.elapsed());
        assert_eq!(page.registries.len(), 50);
    }
    let database = if world.url.starts_with("sqlite:") { "SQLite" } else { "PostgreSQL" };
    let (page, bare, search) = (Times::of(pages), Times::of(bare), Times::of(searches));
    let ratio = page.middle.as_secs_f64() / bare.middle.as_secs_f64();
    tell(&format!(
        "{database}, 10,000 registries, 50 a page: list {page}, bare SELECT {bare}, ratio of the \
         medians {ratio:.2}; search {search}"
    ));
    // Far from any bound that a busy machine could break.
    assert!(page.middle < Duration::from_secs(1), "{page}");
}

/// Copies the registry of that id, with ids and usernames that count.
async fn fill(world: &World, id: RegistryId) {
    let columns = "host, visibility, description, image, state, packages, token_kind, \
                   token_owner, token_scopes, token_expires_at, token_set_at, \
                   token_last_good_at, last_tested_at, next_test_at, version, \
                   connection_version, created_at, updated_at, key_id, sealed_token, report";
    let mut values = Vec::new();
    for number in 1..COUNT {
        values.push(format!("('{}', 'user-{number}')", made_id(number)));
    }
    for values in values.chunks(1_000) {
        let text = format!(
            "WITH made (made_id, name) AS (VALUES {}) \
             INSERT INTO registries (tenant, id, username, search, {columns}) \
             SELECT tenant, made_id, name, LOWER(name), {columns} FROM registries, made \
             WHERE id = '{id}'",
            values.join(", ")
        );
        assert_eq!(raw::execute(&world.url, &text).await, values.len() as u64);
    }
    raw::execute(&world.url, "ANALYZE").await;
}

fn made_id(number: usize) -> RegistryId {
    format!("00000000-0000-7000-8000-{number:012}").parse().unwrap()
}

/// A connection that knows nothing of the store.
enum Selects {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Selects {
    async fn open(url: &str) -> Self {
        if url.starts_with("sqlite:") {
            Self::Sqlite(SqliteConnection::connect(url).await.unwrap())
        } else {
            Self::Postgres(PgConnection::connect(url).await.unwrap())
        }
    }

    async fn run(&mut self, before: &str) -> usize {
        match self {
            Self::Sqlite(connection) => {
                let query = sqlx::query(BARE).bind("northpier").bind(before);
                query.fetch_all(connection).await.unwrap().len()
            }
            Self::Postgres(connection) => {
                let query = sqlx::query(BARE).bind("northpier").bind(before);
                query.fetch_all(connection).await.unwrap().len()
            }
        }
    }
}

/// The median and the 99th percentile.
pub(crate) struct Times {
    pub(crate) middle: Duration,
    slow: Duration,
}

impl Times {
    pub(crate) fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self { middle: times[times.len() / 2], slow: times[times.len() * 99 / 100] }
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [middle, slow] = [self.middle, self.slow].map(|it| it.as_secs_f64() * 1000.0);
        write!(f, "{middle:.2} ms (p99 {slow:.2} ms)")
    }
}

/// Prints past the test runner, which keeps what a passing test prints to itself.
pub(crate) fn tell(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}
