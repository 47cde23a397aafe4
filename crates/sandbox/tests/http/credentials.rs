//! Who is let in, and what GitHub then says about the token.

use crate::asking::{Answer, get};
use ghcr_contract::TokenKind;
use ghcr_sandbox::world::{Expiry, ExpiryForm, IssuedToken, Recipe, tokens};
use ghcr_sandbox::{Sandbox, Settings};

#[tokio::test]
async fn without_a_token_user_wants_one_and_users_does_not() {
    let github = Sandbox::start().await;
    let answer = Answer::to(get(github.url(), "/user")).await;
    answer.assert_refused(401, "Requires authentication");
    let answer = Answer::to(get(github.url(), "/users/quillworks")).await;
    assert_eq!(answer.status, 200);
    for absent in
        ["x-oauth-scopes", "x-accepted-oauth-scopes", "github-authentication-token-expiration"]
    {
        assert_eq!(answer.header(absent), None);
    }
}

#[tokio::test]
async fn bearer_and_token_are_schemes_and_nothing_else_is() {
    let github = Sandbox::start().await;
    let good = tokens::READ_PACKAGES.text();
    let table = [
        (format!("Bearer {good}"), 200),
        (format!("bearer {good}"), 200),
        (format!("token {good}"), 200),
        (format!("Basic {good}"), 401),
        ("Basic cHJpeWE6c2VjcmV0".to_owned(), 401),
        (format!("Digest {good}"), 401),
        (good.clone(), 401),
        ("Bearer".to_owned(), 401),
        (format!("Bearer \"{good}\""), 401),
        (format!("Bearer {good}x"), 401),
    ];
    for (index, (authorization, status)) in table.into_iter().enumerate() {
        let answer =
            Answer::to(get(github.url(), "/user").header("authorization", authorization)).await;
        assert_eq!(answer.status, status, "row {index}");
    }
}

#[tokio::test]
async fn mistyped_revoked_expired_and_refresh_tokens_are_one_and_the_same_401() {
    let github = Sandbox::start().await;
    let slip = tokens::READ_PACKAGES.with_a_slip();
    for recipe in [slip, tokens::REVOKED, tokens::EXPIRED, tokens::REFRESH] {
        for path in ["/user", "/users/quillworks", "/nowhere", "/rate_limit"] {
            let answer = Answer::to(get(github.url(), path).bearer_auth(recipe.text())).await;
            answer.assert_refused(401, "Bad credentials");
            assert_eq!(answer.json()["documentation_url"], "https://docs.github.com/rest");
            assert_eq!(answer.header("x-oauth-scopes"), None);
        }
    }
}

#[tokio::test]
async fn the_scopes_are_listed_normalised_and_only_for_kinds_that_have_them() {
    let github = Sandbox::start().await;
    let table = [
        (tokens::READ_PACKAGES, Some("read:packages")),
        (tokens::TOO_MANY_SCOPES, Some("gist, read:org, read:packages, repo")),
        (tokens::WRITE_PACKAGES, Some("write:packages")),
        (tokens::WITHOUT_SCOPES, Some("")),
        (tokens::LEGACY, Some("read:packages")),
        (tokens::OAUTH_APP, Some("gist, read:org, read:packages, repo")),
        (tokens::FINE_GRAINED, None),
        (tokens::APP_USER, None),
        (tokens::ACTIONS, None),
    ];
    for (recipe, scopes) in table {
        let answer =
            Answer::to(get(github.url(), "/users/quillworks").bearer_auth(recipe.text())).await;
        assert_eq!(answer.status, 200, "{recipe:?}");
        assert_eq!(answer.header("x-oauth-scopes"), scopes, "{recipe:?}");
        assert_eq!(answer.header("x-accepted-oauth-scopes"), scopes.map(|_| ""), "{recipe:?}");
    }
}

#[tokio::test]
async fn the_expiry_is_written_in_either_form_or_not_at_all() {
    let github = Sandbox::start_with(Settings::at("2026-10-06T12:00:00Z".parse().unwrap())).await;
    let table = [
        (tokens::READ_PACKAGES, Some("2027-04-24 12:00:00 UTC")),
        (tokens::READ_PACKAGES_WITH_OFFSET, Some("2027-01-04 14:00:00 +0200")),
        (tokens::READ_PACKAGES_WITHOUT_END, None),
    ];
    for (recipe, told) in table {
        let answer = Answer::to(get(github.url(), "/user").bearer_auth(recipe.text())).await;
        assert_eq!(answer.header("github-authentication-token-expiration"), told);
    }
}

#[tokio::test]
async fn user_says_whose_token_it_is_and_an_installation_is_nobody() {
    let github = Sandbox::start().await;
    for (recipe, login) in [
        (tokens::READ_PACKAGES, "priya-raman"),
        (tokens::LEGACY, "Lea-Fontaine"),
        (tokens::FINE_GRAINED, "priya-raman"),
        (tokens::APP_USER, "priya-raman"),
    ] {
        let body = Answer::to(get(github.url(), "/user").bearer_auth(recipe.text())).await.json();
        assert_eq!((body["login"].as_str(), body["type"].as_str()), (Some(login), Some("User")));
    }
    let actions = Answer::to(get(github.url(), "/user").bearer_auth(tokens::ACTIONS.text())).await;
    actions.assert_refused(403, "Resource not accessible by integration");
}

#[tokio::test]
async fn a_test_can_give_out_a_token_and_take_it_back() {
    const MINE: Recipe = Recipe::new(TokenKind::Classic, "TestGivenOut");
    let github = Sandbox::start().await;
    let status = async || {
        Answer::to(get(github.url(), "/user").bearer_auth(MINE.text())).await.status.as_u16()
    };
    let ending = Expiry { at: jiff::Timestamp::MAX, form: ExpiryForm::Utc };
    assert_eq!(status().await, 401);
    github.change_world(|world| {
        world.issue(&MINE, IssuedToken::new(MINE.kind(), "gil--").ending(ending));
    });
    assert_eq!(status().await, 200);
    github.change_world(|world| world.revoke(&MINE));
    assert_eq!(status().await, 401);
}
