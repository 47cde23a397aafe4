//! Each fault as a client sees it.

use crate::asking::{Answer, get};
use ghcr_sandbox::world::tokens;
use ghcr_sandbox::{Fault, FaultRule, Sandbox};
use std::time::{Duration, Instant};

#[tokio::test]
async fn each_fault_that_answers_has_its_status_type_and_origin() {
    let table = [
        (
            Fault::ServerError,
            503,
            "application/json; charset=utf-8",
            true,
            "No server is currently available",
        ),
        (Fault::Unicorn, 503, "text/html; charset=utf-8", false, "Unicorn!"),
        (Fault::Garbage, 200, "application/json", false, "not what you asked for"),
        (Fault::HtmlPage, 403, "text/html; charset=utf-8", false, "Access denied"),
        (
            Fault::RateLimited,
            403,
            "application/json; charset=utf-8",
            true,
            "API rate limit exceeded",
        ),
        (
            Fault::SecondaryRateLimited,
            403,
            "application/json; charset=utf-8",
            true,
            "exceeded a secondary rate limit",
        ),
        (
            Fault::Lockout,
            403,
            "application/json; charset=utf-8",
            true,
            "Maximum number of login attempts",
        ),
        (Fault::UserAgentRefused, 403, "text/html", false, "has a User-Agent header"),
    ];
    let github = Sandbox::start().await;
    for (fault, status, content_type, is_stamped, fragment) in table {
        github.set_fault(fault);
        let answer =
            Answer::to(get(github.url(), "/user").bearer_auth(tokens::READ_PACKAGES.text())).await;
        assert_eq!(answer.status, status, "{fault:?}");
        assert_eq!(answer.header("content-type"), Some(content_type), "{fault:?}");
        assert_eq!(answer.is_stamped(), is_stamped, "{fault:?}");
        assert!(answer.text.contains(fragment), "{fault:?}: {answer:?}");
        assert_eq!(answer.header("x-oauth-scopes"), None, "{fault:?}");
    }
    github.clear_faults();
    assert_eq!(Answer::to(get(github.url(), "/users/quillworks")).await.status, 200);
}

#[expect(
    clippy::disallowed_methods,
    reason = "what the sandbox says is held against the machine's clock"
)]
#[tokio::test]
async fn both_rate_limits_say_how_long_to_wait() {
    let github = Sandbox::start().await;
    github.set_fault(Fault::RateLimited);
    let answer = Answer::to(get(github.url(), "/users/quillworks")).await;
    assert_eq!(
        (answer.number("x-ratelimit-limit"), answer.number("x-ratelimit-remaining")),
        (60, 0)
    );
    assert!(answer.number("x-ratelimit-reset") > jiff::Timestamp::now().as_second());
    assert_eq!(answer.header("retry-after"), None);
    github.set_fault(Fault::SecondaryRateLimited);
    let answer = Answer::to(get(github.url(), "/users/quillworks")).await;
    assert_eq!(answer.number("retry-after"), 60);
    assert_eq!(answer.header("x-ratelimit-remaining"), None);
}

#[tokio::test]
async fn a_lockout_refuses_logins_only() {
    let github = Sandbox::start().await;
    github.set_fault(Fault::Lockout);
    assert_eq!(Answer::to(get(github.url(), "/users/quillworks")).await.status, 200);
}

#[tokio::test]
async fn a_redirect_leads_to_a_place_where_a_follower_would_be_seen() {
    let github = Sandbox::start().await;
    github.set_fault(Fault::Redirect);
    let answer = Answer::to(get(github.url(), "/users/quillworks")).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (302, Some("/login-of-a-captive-portal"))
    );
}

#[tokio::test]
async fn a_cut_connection_breaks_in_the_middle_of_the_body() {
    let github = Sandbox::start().await;
    github.set_fault(Fault::Cut);
    let mut response = get(github.url(), "/users/quillworks").send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.content_length()), (200, Some(4096)));
    assert_eq!(response.chunk().await.unwrap().as_deref(), Some(&b"{\"login\":\""[..]));
    assert!(response.chunk().await.is_err());
}

#[tokio::test]
async fn an_endless_body_goes_on() {
    let github = Sandbox::start().await;
    github.set_fault(Fault::EndlessBody);
    let mut response = get(github.url(), "/users/quillworks").send().await.unwrap();
    let mut length = 0;
    while length < 2_000_000 {
        length += response.chunk().await.unwrap().unwrap().len();
    }
}

#[tokio::test]
async fn a_hanging_request_is_seen_and_not_answered() {
    let github = Sandbox::start().await;
    github.set_fault(Fault::Hang);
    let (url, limit) = (github.url().to_owned(), Duration::from_millis(300));
    let asking =
        tokio::spawn(async move { get(&url, "/users/quillworks").timeout(limit).send().await });
    github.wait_for_requests(1).await;
    assert!(asking.await.unwrap().unwrap_err().is_timeout());
}

#[tokio::test]
async fn latency_holds_each_answer_back() {
    let github = Sandbox::start().await;
    let latency = Duration::from_millis(80);
    github.set_latency(latency);
    let start = Instant::now();
    assert_eq!(Answer::to(get(github.url(), "/users/quillworks")).await.status, 200);
    assert!(start.elapsed() >= latency);
}

#[tokio::test]
async fn a_rule_may_strike_on_some_paths_and_some_times_only() {
    let github = Sandbox::start().await;
    github.set_fault(FaultRule::from(Fault::ServerError).on("/users/").times(2));
    github.add_fault(FaultRule::from(Fault::HtmlPage).on("/rate_limit"));
    for (path, status) in [
        ("/rate_limit", 403),
        ("/user", 401),
        ("/users/quillworks", 503),
        ("/users/quillworks", 503),
        ("/users/quillworks", 200),
        ("/rate_limit", 403),
    ] {
        assert_eq!(Answer::to(get(github.url(), path)).await.status, status, "{path}");
    }
}
