//! Two services on one PostgreSQL: what one process allows, both together allow.

use crate::registries::world::write_key;
use crate::support::{Proxy, client};
use cluster::Cluster;
use futures_util::future::join_all;
use futures_util::{StreamExt, stream};
use ghcr_contract::token_checksum;
use ghcr_sandbox::Sandbox;
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::ops::Range;
use std::time::{Duration, Instant};
use tempfile::TempDir;

#[path = "../../../registry-store/tests/store/cluster.rs"]
#[expect(dead_code, reason = "the store's own tests dump it, too")]
mod cluster;

const CLIENT: &str = "192.0.2.1";

struct Replicas {
    github: Sandbox,
    proxies: [Proxy; 2],
    _folder: TempDir,
}

impl Replicas {
    async fn start(database: &str, more: &[&str]) -> Self {
        let github = Sandbox::start().await;
        let folder = tempfile::tempdir().expect("a folder");
        let key = folder.path().join("key");
        write_key(&key, 1);
        let (url, key) = (github.url(), key.to_str().expect("a path"));
        let flags = ["--github-api", url, "--registry", url, "--trusted-proxy", "127.0.0.1"];
        let store = ["--database-url", database, "--encryption-key-file", key];
        let flags = [&flags[..], &store, &["--watch-interval", "0"], more].concat();
        let proxies = [Proxy::start(&flags), Proxy::start(&flags)];
        Self { github, proxies, _folder: folder }
    }

    async fn on_one_database(more: &[&str]) -> Self {
        Self::start(&Cluster::shared().new_database().await, more).await
    }

    /// Tests a token through one of the two, for that client.
    async fn ask(&self, replica: usize, address: &str, token: Option<&str>) -> (StatusCode, Value) {
        let asking = client().post(self.proxies[replica % 2].url("/api/v1/ghcr/validate"));
        let asking = asking.header("x-forwarded-for", address);
        let body = json!({"username": "northpier-labs", "token": token});
        let answer = asking.json(&body).send().await.expect("an answer");
        (answer.status(), answer.json().await.expect("JSON"))
    }

    /// Twelve at once with one token, every second one through the other service.
    async fn ask_twelve_times(&self, token: &str) -> Vec<(StatusCode, Value)> {
        let asking = (0..12).map(|number| self.ask(number, CLIENT, Some(token)));
        join_all(asking).await
    }

    /// Many wrong tokens, so many of each client. Returns how many were tested.
    async fn ask_with_wrong_tokens(&self, numbers: Range<usize>, of_client: usize) -> usize {
        let asking = numbers.map(async |number| {
            let address = format!("192.0.2.{}", number / of_client);
            self.ask(number, &address, Some(&wrong_token(number))).await
        });
        let answers: Vec<_> = stream::iter(asking).buffer_unordered(24).collect().await;
        for (status, problem) in answers.iter().filter(|(status, _)| *status != StatusCode::OK) {
            let seen = (*status, problem["code"].as_str());
            assert_eq!(seen, (StatusCode::TOO_MANY_REQUESTS, Some("too_many_refusals")));
        }
        answers.iter().filter(|(status, _)| *status == StatusCode::OK).count()
    }

    fn logins(&self) -> usize {
        self.github.count_of("/user")
    }
}

/// A token of the right form that GitHub does not know.
fn wrong_token(number: usize) -> String {
    let body = format!("Wrong{number:025}");
    format!("ghp_{body}{}", token_checksum(&body))
}

/// Every answer says that GitHub refuses the token.
#[track_caller]
fn assert_refused(answers: &[(StatusCode, Value)]) {
    for (status, report) in answers {
        assert_eq!(*status, StatusCode::OK, "{report:#}");
        assert_eq!(report["headline"], "token.accepted", "{report:#}");
        let outcomes = |report: &Value| -> Vec<_> {
            let checks = report["checks"].as_array().expect("checks");
            checks.iter().map(|it| [it["code"].clone(), it["outcome"].clone()]).collect()
        };
        assert_eq!(outcomes(report), outcomes(&answers[0].1));
    }
}

#[tokio::test]
async fn twelve_wrong_logins_at_once_through_both_cost_one_at_github() {
    let replicas = Replicas::on_one_database(&[]).await;
    replicas.github.set_latency(Duration::from_millis(300));
    let answers = replicas.ask_twelve_times(&wrong_token(0)).await;
    assert_refused(&answers);
    assert_eq!(replicas.logins(), 1);
    for log in replicas.proxies.map(Proxy::stop) {
        assert!(!log.contains("shared limits"), "the database has answered: {log}");
    }
}

#[tokio::test]
async fn a_good_token_is_tested_through_both_at_once() {
    let replicas = Replicas::on_one_database(&[]).await;
    let persona = replicas.github.persona_expecting("ready");
    let token = persona.token.expect("it has one");
    for _ in 0..2 {
        for (status, report) in replicas.ask_twelve_times(token.expose()).await {
            assert_eq!(status, StatusCode::OK, "{report:#}");
            assert_ne!(report["headline"], "token.accepted", "{report:#}");
        }
    }
}

#[tokio::test]
async fn wrong_tokens_through_both_are_refused_as_often_as_through_one() {
    let replicas = Replicas::on_one_database(&[]).await;
    let started = Instant::now();
    let tested = replicas.ask_with_wrong_tokens(0..15, 15).await;
    assert_eq!((tested, replicas.logins()), (10, 10), "of one client");
    let tested = replicas.ask_with_wrong_tokens(100..240, 10).await;
    let logins = replicas.logins();
    // On a machine so busy that the minute is over, more are right.
    if started.elapsed() < Duration::from_secs(60) {
        assert_eq!((tested, logins), (50, 60), "of all clients");
    }
}

#[tokio::test]
async fn a_client_has_one_limit_at_both() {
    let limits = ["--client-limit", "6", "--token-limit", "0"];
    let replicas = Replicas::on_one_database(&limits).await;
    let asking = (0..12).map(|number| replicas.ask(number, CLIENT, None));
    let answers = join_all(asking).await;
    let refused = answers.iter().filter(|(status, _)| *status == StatusCode::TOO_MANY_REQUESTS);
    let refused: Vec<_> = refused.map(|(_, problem)| problem["code"].as_str()).collect();
    assert_eq!(refused, [Some("too_many_requests"); 6]);
    let (status, _) = replicas.ask(1, "192.0.2.2", None).await;
    assert_eq!(status, StatusCode::OK, "another client");
}

#[tokio::test]
async fn without_the_database_each_process_has_its_own_limits() {
    let mut cluster = Cluster::of_its_own();
    let database = cluster.new_database().await;
    let limits = ["--client-limit", "20", "--token-limit", "0"];
    let replicas = Replicas::start(&database, &limits).await;
    cluster.kill_outright();
    assert_refused(&replicas.ask_twelve_times(&wrong_token(99)).await);
    assert_eq!(replicas.logins(), 2, "one of each process");
    // Six of this client's twenty requests are made, and one of its ten refusals.
    let mut codes = Vec::new();
    for number in 0..40 {
        let (_, answer) = replicas.ask(0, CLIENT, Some(&wrong_token(number))).await;
        codes.push(answer["code"].as_str().unwrap_or("tested").to_owned());
    }
    assert_eq!(codes[..9], ["tested"; 9]);
    assert_eq!(codes[9..14], ["too_many_refusals"; 5]);
    assert!(codes.iter().any(|code| code == "too_many_requests"), "{codes:?}");
    let [log, _] = replicas.proxies.map(Proxy::stop);
    assert!(log.contains("this process's own apply"), "{log}");
}
