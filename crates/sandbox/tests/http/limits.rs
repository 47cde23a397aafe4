//! The hourly limit and the lock-out.

use crate::asking::{Answer, get};
use ghcr_sandbox::world::tokens;
use ghcr_sandbox::{Sandbox, Settings};

#[expect(
    clippy::disallowed_methods,
    reason = "what the sandbox says is held against the machine's clock"
)]
#[tokio::test]
async fn requests_are_counted_by_address_or_by_user() {
    let github = Sandbox::start().await;
    let anonymous = || get(github.url(), "/users/quillworks");
    let as_priya = |path, recipe: ghcr_sandbox::world::Recipe| {
        get(github.url(), path).bearer_auth(recipe.text())
    };
    let table = [
        (anonymous(), 60, 1),
        (as_priya("/user", tokens::READ_PACKAGES), 5_000, 1),
        // Another token of the same user pays from the same quota, and looking is free.
        (as_priya("/users/quillworks", tokens::WRITE_PACKAGES), 5_000, 2),
        (as_priya("/rate_limit", tokens::READ_PACKAGES), 5_000, 2),
        (as_priya("/user", tokens::LEGACY), 5_000, 1),
        // A refused credential is nobody's, so the address pays.
        (as_priya("/user", tokens::REVOKED), 60, 2),
        (anonymous(), 60, 3),
    ];
    let now = jiff::Timestamp::now().as_second();
    for (index, (request, limit, used)) in table.into_iter().enumerate() {
        let answer = Answer::to(request).await;
        assert_eq!(answer.number("x-ratelimit-limit"), limit, "row {index}");
        assert_eq!(answer.number("x-ratelimit-used"), used, "row {index}");
        assert_eq!(answer.number("x-ratelimit-remaining"), limit - used, "row {index}");
        assert!((now..=now + 3_700).contains(&answer.number("x-ratelimit-reset")), "row {index}");
        assert_eq!(answer.header("x-ratelimit-resource"), Some("core"), "row {index}");
    }
}

#[tokio::test]
async fn rate_limit_says_the_same_in_its_body() {
    let github = Sandbox::start().await;
    Answer::to(get(github.url(), "/users/quillworks")).await;
    let answer = Answer::to(get(github.url(), "/rate_limit")).await;
    let body = answer.json();
    assert_eq!(
        (body["rate"]["used"].as_u64(), body["rate"]["remaining"].as_u64()),
        (Some(1), Some(59))
    );
    assert_eq!(body["resources"]["core"], body["rate"]);
    assert_eq!(body["rate"]["reset"].as_i64(), Some(answer.number("x-ratelimit-reset")));
}

#[tokio::test]
async fn the_limit_refuses_only_where_it_is_enforced() {
    for is_enforced in [false, true] {
        let github = Sandbox::start_with(Settings {
            enforce_rate_limit: is_enforced,
            ..Settings::default()
        })
        .await;
        for _ in 0..60 {
            assert_eq!(Answer::to(get(github.url(), "/users/quillworks")).await.status, 200);
        }
        let answer = Answer::to(get(github.url(), "/users/quillworks")).await;
        assert_eq!(answer.number("x-ratelimit-remaining"), 0);
        if is_enforced {
            answer.assert_refused(403, "API rate limit exceeded");
            let wrong = get(github.url(), "/user").bearer_auth(tokens::REVOKED.text());
            Answer::to(wrong).await.assert_refused(403, "API rate limit exceeded");
        } else {
            assert_eq!(answer.status, 200);
        }
    }
}

#[tokio::test]
async fn too_many_wrong_logins_lock_the_right_ones_out_and_leave_others_alone() {
    let github =
        Sandbox::start_with(Settings { lockout_after: Some(2), ..Settings::default() }).await;
    let login = async |recipe: ghcr_sandbox::world::Recipe| {
        Answer::to(get(github.url(), "/user").bearer_auth(recipe.text())).await
    };
    for _ in 0..3 {
        login(tokens::EXPIRED).await.assert_refused(401, "Bad credentials");
    }
    for recipe in [tokens::EXPIRED, tokens::READ_PACKAGES] {
        login(recipe).await.assert_refused(403, "Maximum number of login attempts exceeded");
    }
    assert_eq!(Answer::to(get(github.url(), "/users/quillworks")).await.status, 200);
    github.reset_lockout();
    assert_eq!(login(tokens::READ_PACKAGES).await.status, 200);
}

#[tokio::test]
async fn twenty_wrong_logins_of_the_demo_lock_nobody_out() {
    let github = Sandbox::start().await;
    for _ in 0..20 {
        let wrong = get(github.url(), "/user").bearer_auth(tokens::EXPIRED.text());
        Answer::to(wrong).await.assert_refused(401, "Bad credentials");
    }
    let right = get(github.url(), "/user").bearer_auth(tokens::READ_PACKAGES.text());
    assert_eq!(Answer::to(right).await.status, 200);
}
