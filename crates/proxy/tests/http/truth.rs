//! Nothing is ready that is not proven, and what a diagnosis costs is what was sent.

use crate::support::{Proxy, body_of};
use ghcr_contract::{Token, TokenKind};
use ghcr_sandbox::world::{Account, Guard, IssuedToken, Recipe, tokens};
use ghcr_sandbox::{Fault, FaultRule, Sandbox};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;

fn check<'a>(report: &'a Value, code: &str) -> &'a Value {
    let checks = report["checks"].as_array().expect("checks");
    checks.iter().find(|it| it["code"] == code).expect("a rung")
}

async fn ask(proxy: &Proxy, username: &str, token: Option<&Recipe>, image: Option<&str>) -> Value {
    let token = token.map(Recipe::text);
    let body = json!({"username": username, "token": token, "image": image});
    body_of(proxy.post(&body).await, StatusCode::OK).await
}

#[tokio::test]
async fn what_a_report_counts_is_what_was_sent() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    for persona in github.personas() {
        github.forget_requests();
        let body = json!({
            "username": persona.username,
            "token": persona.token.as_ref().map(Token::expose),
            "image": persona.image,
        });
        let report = body_of(proxy.post(&body).await, StatusCode::OK).await;
        assert_eq!(
            report["upstream_calls"].as_u64(),
            Some(github.request_count() as u64),
            "{}: {:#?}",
            persona.title,
            github.requests().iter().map(|it| it.path.clone()).collect::<Vec<_>>()
        );
    }
}

#[tokio::test]
async fn a_machine_account_that_may_read_somebodys_package_is_not_the_wrong_owner() {
    let github = Sandbox::start().await;
    let url = github.url();
    let support = ["--support", "public,internal,private"];
    let proxy = Proxy::start(&[&["--github-api", url, "--registry", url], &support[..]].concat());
    // `mateo-silva` was given the role to read it.
    let image = Some("hana-lindqvist/field-notes");
    let reader = ask(&proxy, "hana-lindqvist", Some(&tokens::BIG_MEMBER), image).await;
    assert_eq!(reader["verdict"], "ready_with_warnings", "{reader:#}");
    assert_eq!(reader["headline"], "account.owner");
    assert_eq!(check(&reader, "image.pull")["outcome"], "pass");
    let stranger = ask(&proxy, "hana-lindqvist", Some(&tokens::READ_PACKAGES), image).await;
    assert_eq!(stranger["headline"], "image.pull", "{stranger:#}");
    assert_eq!(check(&stranger, "image.pull")["cause"], "owner_differs");
}

#[tokio::test]
async fn an_image_without_latest_is_tried_by_its_newest_version() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let report =
        ask(&proxy, "quillworks", Some(&tokens::READ_PACKAGES), Some("quillworks/colophon")).await;
    let pull = check(&report, "image.pull");
    assert_eq!((&pull["outcome"], &pull["cause"]), (&json!("pass"), &json!("no_latest_tag")));
    let image = pull["evidence"]["image"].as_str().unwrap_or_default();
    assert!(image.starts_with("quillworks/colophon@sha256:"), "{image}");
    // Whoever names a tag means that one.
    let named = Some("quillworks/colophon:latest");
    let report = ask(&proxy, "quillworks", Some(&tokens::READ_PACKAGES), named).await;
    assert_eq!(check(&report, "image.pull")["cause"], "manifest_unknown");
}

#[tokio::test]
async fn a_pull_that_is_refused_on_the_way_is_not_held_against_the_token() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    // The challenge comes from `/v2/`, and the manifest from below the owner's name.
    github.set_fault(FaultRule::from(Fault::HtmlPage).on("/v2/tidewater-bank/"));
    let token = Some(&tokens::READ_PACKAGES_WITH_OFFSET);
    let report = ask(&proxy, "tidewater-bank", token, None).await;
    let pull = check(&report, "image.pull");
    assert_eq!((&pull["outcome"], &pull["cause"]), (&json!("unknown"), &json!("not_github")));
    assert_eq!(pull["remedy"]["action"], "check_network", "{pull:#}");
}

#[tokio::test]
async fn a_rule_that_refuses_the_first_request_is_named_and_the_token_is_not_blamed() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let recipe = Recipe::new(TokenKind::Classic, "OfAManagedUserWithARule00001");
    github.change_world(|world| {
        let rule = Guard::LifetimeAtMost { days: 90, enterprise: Some("acme".to_owned()) };
        world.add_account(Account::user("mona_acme").managed_by("acme").guarded_by(rule));
        world.issue(&recipe, IssuedToken::new(TokenKind::Classic, "mona_acme"));
    });
    let report = ask(&proxy, "quillworks", Some(&recipe), None).await;
    assert_eq!(report["verdict"], "inconclusive");
    let accepted = check(&report, "token.accepted");
    let ending = (&accepted["outcome"], &accepted["cause"]);
    assert_eq!(ending, (&json!("unknown"), &json!("lifetime_too_long")), "{accepted:#}");
    assert_eq!(accepted["evidence"]["longest_days"], 90);
    assert_eq!(accepted["remedy"]["action"], "shorten_lifetime");
}

#[tokio::test]
async fn what_is_not_chosen_is_not_asked_to_be_there() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    let of = async |name: &str, visibility: &str| {
        let token = tokens::READ_PACKAGES_WITH_OFFSET.text();
        let body = json!({"username": name, "token": token, "visibility": visibility});
        body_of(proxy.post(&body).await, StatusCode::OK).await
    };
    assert_eq!(of("northpier-labs", "public").await["verdict"], "ready");
    let internal = of("northpier-labs", "internal").await;
    assert_eq!(internal["headline"], "packages.visibility");
    assert_eq!(check(&internal, "packages.visibility")["cause"], "only_public_seen");
    let member_of = of("tidewater-bank", "public").await;
    assert_eq!(check(&member_of, "packages.visibility")["cause"], "not_chosen", "{member_of:#}");
}

#[tokio::test]
async fn an_account_is_looked_up_once_a_minute_with_the_services_own_token_or_none() {
    let github = Sandbox::start().await;
    let url = github.url();
    let folder = tempfile::tempdir().expect("a folder");
    let with_token = |name: &str, recipe: &Recipe| {
        let file = folder.path().join(name);
        std::fs::write(&file, format!("{}\n", recipe.text())).expect("a file");
        let file = file.to_str().expect("a path").to_owned();
        Proxy::start(&["--github-api", url, "--registry", url, "--github-token-file", &file])
    };
    let mut table = vec![(Proxy::of(&github), vec![false])];
    table.push((with_token("good", &tokens::READ_PACKAGES), vec![true]));
    table.push((with_token("bad", &tokens::REVOKED), vec![true, false]));
    for (proxy, authenticated) in table {
        github.forget_requests();
        for name in ["quillworks", "Quillworks", "quillworks"] {
            let report = ask(&proxy, name, None, Some("quillworks/press")).await;
            assert_eq!(report["verdict"], "ready", "{report:#}");
        }
        let requests = github.requests();
        let look_ups = requests.iter().filter(|it| it.path.starts_with("/users/"));
        assert_eq!(look_ups.map(|it| it.was_authenticated).collect::<Vec<_>>(), authenticated);
        let pulls = requests.iter().filter(|it| it.path == "/token");
        assert!(pulls.clone().count() > 0 && pulls.clone().all(|it| !it.was_authenticated));
    }
}

#[tokio::test]
async fn a_wrong_token_of_the_service_costs_one_wrong_login_however_many_ask_at_once() {
    const AT_ONCE: usize = 8;
    let github = Sandbox::start().await;
    let url = github.url();
    let folder = tempfile::tempdir().expect("a folder");
    for (recipe, authenticated) in [(tokens::REVOKED, 1), (tokens::READ_PACKAGES, AT_ONCE)] {
        let file = folder.path().join("token");
        std::fs::write(&file, recipe.text()).expect("a file");
        let file = file.to_str().expect("a path");
        let proxy =
            Proxy::start(&["--github-api", url, "--registry", url, "--github-token-file", file]);
        github.set_latency(Duration::from_millis(100));
        github.forget_requests();
        let names: Vec<String> = (0..AT_ONCE).map(|number| format!("nobody-{number}")).collect();
        let asking = names.iter().map(|name| ask(&proxy, name, None, None));
        for report in futures_util::future::join_all(asking).await {
            assert_eq!(report["headline"], "account.exists", "{report:#}");
        }
        assert_eq!(github.authenticated_count(), authenticated, "wrong logins");
    }
}

#[tokio::test]
async fn a_lock_out_is_not_held_against_the_services_own_token() {
    let github = Sandbox::start().await;
    let url = github.url();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("token");
    std::fs::write(&file, tokens::READ_PACKAGES.text()).expect("a file");
    let file = file.to_str().expect("a path");
    let proxy =
        Proxy::start(&["--github-api", url, "--registry", url, "--github-token-file", file]);
    github.set_fault(FaultRule::from(Fault::Lockout).on("/users/"));
    let report = ask(&proxy, "quillworks", None, Some("quillworks/press")).await;
    assert_eq!(report["verdict"], "ready", "{report:#}");
    let log = proxy.stop();
    assert!(log.contains("takes no login of the owner of the token"), "{log}");
    assert!(!log.contains("replace it and start again"), "{log}");
}

#[tokio::test]
async fn a_list_that_is_broken_off_keeps_what_has_come() {
    let github = Sandbox::start().await;
    let proxy = Proxy::of(&github);
    // The third wave is under way when time is up.
    github.set_latency(Duration::from_secs(4));
    let report = ask(&proxy, "meridian-cloud", Some(&tokens::BIG_MEMBER), None).await;
    let visibility = check(&report, "packages.visibility");
    let packages = &visibility["evidence"]["packages"];
    assert_eq!((&packages["public"], &packages["is_complete"]), (&json!(100), &json!(false)));
    assert_eq!(check(&report, "image.pull")["cause"], "timed_out", "{report:#}");
    assert_eq!(report["verdict"], "inconclusive");
}

/// Answers as long as GitHub's longest, many at once: what is read has its bound.
#[tokio::test]
async fn a_flood_of_long_answers_takes_no_more_than_its_bound() {
    // What the test in `diagnose.rs` adds up.
    const MOST_KB: u64 = 896 * 1024;
    let github = Sandbox::start().await;
    let url = github.url();
    // It is about memory: a busy machine may take its time.
    let time = ["--call-timeout", "90", "--diagnosis-timeout", "90"];
    let flags = [&["--github-api", url, "--registry", url], &time[..]].concat();
    let proxy = Proxy::start(&flags);
    github.set_fault(FaultRule::from(Fault::HugeBody).on("/orgs/"));
    let asking =
        (0..200).map(|_| ask(&proxy, "northpier-labs", Some(&tokens::READ_PACKAGES), None));
    for report in futures_util::future::join_all(asking).await {
        assert_eq!(check(&report, "packages.list")["cause"], "not_github");
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", proxy.id())).expect("a file");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    let peak: u64 = peak.trim().trim_end_matches(" kB").trim().parse().expect("a number");
    assert!(peak < MOST_KB, "{peak} kB");
}
