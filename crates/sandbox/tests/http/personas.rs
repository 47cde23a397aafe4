//! Every persona finds in GitHub's answers what it expects.

use crate::asking::{Answer, get};
use ghcr_contract::{CheckCode, Persona, Policy, Scopes, Token};
use ghcr_sandbox::{Sandbox, ladder_personas, more_to_try, outages, personas};

/// The lower rungs in short, from a client's view; the upper ones are judged in `ladder.rs`: the
/// first rung that fails, or `ready`.
async fn first_failure(github: &Sandbox, persona: &Persona) -> &'static str {
    if let Some(code) = persona.token.as_ref().and_then(failure_by_looking) {
        return code.as_str();
    }
    let Some(token) = persona.token.as_ref().map(Token::expose) else {
        let found = Answer::to(get(github.url(), &format!("/users/{}", persona.username))).await;
        return if found.status == 200 { "ready" } else { CheckCode::AccountExists.as_str() };
    };
    let user = Answer::to(get(github.url(), "/user").bearer_auth(token)).await;
    let account =
        Answer::to(get(github.url(), &format!("/users/{}", persona.username)).bearer_auth(token))
            .await;
    let is_its_own = || persona.username.is_same_login(user.json()["login"].as_str().unwrap());
    match () {
        () if user.status == 401 => CheckCode::TokenAccepted.as_str(),
        () if !scopes_of(&user).grant_reading_packages() => CheckCode::TokenScope.as_str(),
        () if account.status == 404 => CheckCode::AccountExists.as_str(),
        () if account.json()["type"] == "User" && !is_its_own() => {
            let list = format!("/users/{}/packages?package_type=container", persona.username);
            let packages = Answer::to(get(github.url(), &list).bearer_auth(token)).await;
            let sees_any = !packages.json().as_array().unwrap().is_empty();
            if sees_any { "ready" } else { CheckCode::AccountOwner.as_str() }
        }
        () => "ready",
    }
}

fn failure_by_looking(token: &Token) -> Option<CheckCode> {
    let lint = token.lint();
    match () {
        () if !lint.strays.is_empty() => Some(CheckCode::TokenFormat),
        () if Policy::default().accepts(lint.kind) == Some(false) => Some(CheckCode::TokenKind),
        () => None,
    }
}

fn scopes_of(answer: &Answer) -> Scopes {
    Scopes::parse(answer.header("x-oauth-scopes").unwrap())
}

#[tokio::test]
async fn each_persona_fails_first_at_the_rung_that_it_names() {
    let github = Sandbox::start().await;
    // The outages are looked at in `ladder.rs` too.
    let upper: Vec<String> =
        ladder_personas().into_iter().chain(outages()).map(|persona| persona.title).collect();
    let lower = personas()
        .into_iter()
        .chain(more_to_try())
        .filter(|persona| !upper.contains(&persona.title));
    for persona in lower {
        assert_eq!(first_failure(&github, &persona).await, persona.expect, "{}", persona.title);
    }
}

#[tokio::test]
async fn what_is_ready_in_the_first_list_gives_no_cause_for_a_warning() {
    let github = Sandbox::start().await;
    for persona in personas().into_iter().filter(|it| it.expect == "ready") {
        let Some(token) = persona.token.as_ref().map(Token::expose) else {
            continue;
        };
        let user = Answer::to(get(github.url(), "/user").bearer_auth(token)).await;
        assert!(scopes_of(&user).in_excess().is_empty(), "{}", persona.title);
    }
}

#[tokio::test]
async fn personas_stay_the_same_from_one_start_to_the_next() {
    let (one, other) = (Sandbox::start().await, Sandbox::start().await);
    let json = |github: &Sandbox| serde_json::to_string(&github.personas()).unwrap();
    assert_eq!(json(&one), json(&other));
}

#[tokio::test]
async fn a_persona_is_found_by_its_title_or_by_what_it_expects() {
    let github = Sandbox::start().await;
    assert_eq!(github.persona("Expired token").expect, "token.accepted");
    assert_eq!(github.persona("Scopes in excess").expect, "ready");
    assert_eq!(github.persona_expecting("account.owner").title, "Token of somebody else");
}

#[tokio::test]
#[should_panic(expected = "no persona \"Nobody\"; there are: ")]
async fn a_wrong_title_is_told_which_titles_there_are() {
    let _ = Sandbox::start().await.persona("Nobody");
}
