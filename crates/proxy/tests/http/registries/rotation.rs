//! Replacing a token.

use super::world::{ALSO_GOOD, GOOD, SCANNER, TOO_MANY_SCOPES, UNKNOWN, VIEWER, World, at, id_of};
use ghcr_contract::TokenKind;
use ghcr_sandbox::Fault;
use ghcr_sandbox::world::{IssuedToken, Recipe};
use serde_json::{Value, json};

/// The token that a scanner gets.
async fn stored_token(world: &World, id: &str) -> Value {
    world.get(SCANNER, &at(id, "/credential")).await["token"].clone()
}

async fn ready_registry(world: &World) -> Value {
    let saved = world.save("northpier", Some(&GOOD)).await;
    assert_eq!(world.test(id_of(&saved)).await["verdict"], "ready");
    saved
}

#[tokio::test]
async fn a_token_that_is_as_good_replaces_the_saved_one() {
    let world = World::start().await;
    let saved = ready_registry(&world).await;
    let id = id_of(&saved);
    let rotation = world.rotate(id, 1, &ALSO_GOOD).await;
    assert_eq!(rotation["is_replaced"], true, "{rotation:#}");
    assert_eq!(rotation["changes"], json!([]), "same owner, kind and scopes");
    assert!(rotation.get("kept_because").is_none());
    assert_eq!(rotation["registry"]["state"], "ready");
    assert_eq!(rotation["registry"]["version"], 2);
    assert_eq!(world.get(VIEWER, &at(id, "")).await, rotation["registry"]);
    assert_eq!(stored_token(&world, id).await, json!(ALSO_GOOD.text()));
    let events = world.events(id).await;
    let expected = ["created", "tested", "token_replaced", "tested", "token_handed_out"];
    assert_eq!(events, expected);
}

#[tokio::test]
async fn a_worse_token_leaves_the_saved_one_and_the_answer_says_why() {
    let world = World::start().await;
    let saved = ready_registry(&world).await;
    let id = id_of(&saved);
    let before = world.get(VIEWER, &at(id, "")).await;
    for (token, verdict, headline) in [
        (&UNKNOWN, "blocked", "token.accepted"),
        (&TOO_MANY_SCOPES, "ready_with_warnings", "token.scope"),
    ] {
        let rotation = world.rotate(id, 1, token).await;
        assert_eq!(rotation["is_replaced"], false, "{rotation:#}");
        assert_eq!(rotation["report"]["verdict"], verdict);
        assert_eq!(rotation["report"]["headline"], headline);
        assert_eq!(rotation["kept_because"], "worse");
        assert_eq!((&rotation["before"], &rotation["registry"]), (&before, &before));
    }
    assert_eq!(world.get(VIEWER, &at(id, "")).await, before, "nothing is changed");
    assert_eq!(stored_token(&world, id).await, json!(GOOD.text()));
    assert_eq!(world.test(id).await["verdict"], "ready");
}

#[tokio::test]
async fn a_token_that_was_not_taken_is_in_the_history_with_the_reason_alone() {
    let world = World::start().await;
    let saved = ready_registry(&world).await;
    let id = id_of(&saved);
    assert_eq!(world.rotate(id, 1, &UNKNOWN).await["is_replaced"], false);
    assert_eq!(world.events(id).await, ["created", "tested", "token_kept"]);
    let history = world.get(VIEWER, &at(id, "/history?limit=1")).await;
    let mut entry = history["entries"][0].clone();
    entry.as_object_mut().expect("an entry").remove("at");
    let expected = json!({
        "seq": 3,
        "kind": "token_kept",
        "state": "blocked",
        "headline": "token.accepted",
        "cause": "expired_or_revoked",
        "actor": "editor@northpier.example",
    });
    assert_eq!(entry, expected);
}

#[tokio::test]
async fn an_outage_does_not_replace_a_token_that_works() {
    let world = World::start().await;
    let saved = ready_registry(&world).await;
    world.github.set_fault(Fault::ServerError);
    let rotation = world.rotate(id_of(&saved), 1, &ALSO_GOOD).await;
    assert_eq!(rotation["is_replaced"], false);
    assert_eq!(rotation["kept_because"], "undecided", "nothing is known against it");
    assert_eq!(rotation["report"]["headline"], "github.reachable");
    world.github.clear_faults();
    assert_eq!(stored_token(&world, id_of(&saved)).await, json!(GOOD.text()));
}

#[tokio::test]
async fn during_an_outage_no_untried_token_replaces_one_that_may_work() {
    let world = World::start().await;
    let untested = world.save("northpier", Some(&GOOD)).await;
    let undecided = world.save("northpier", Some(&GOOD)).await;
    let blocked = world.save("northpier", Some(&GOOD)).await;
    let refused = world.save("northpier", Some(&UNKNOWN)).await;
    let without = world.save("northpier", None).await;
    let absent = json!({"image": "northpier-labs/there-is-no-such-image"});
    assert!(world.change(id_of(&blocked), 1, &absent).await.status().is_success());
    assert_eq!(world.test(id_of(&blocked)).await["headline"], "image.pull");
    assert_eq!(world.test(id_of(&refused)).await["headline"], "token.accepted");
    world.github.set_fault(Fault::ServerError);
    assert_eq!(world.test(id_of(&undecided)).await["verdict"], "inconclusive");
    let mistyped = Recipe::new(TokenKind::Classic, "CanarySavedRegistry5");
    for (registry, version) in [(&untested, 1), (&undecided, 1), (&blocked, 2)] {
        let rotation = world.rotate(id_of(registry), version, &mistyped).await;
        assert_eq!(rotation["is_replaced"], false, "{rotation:#}");
        assert_eq!(rotation["kept_because"], "undecided");
        assert_eq!(rotation["report"]["headline"], "github.reachable");
        assert_eq!(stored_token(&world, id_of(registry)).await, json!(GOOD.text()));
    }
    for registry in [&refused, &without] {
        let rotation = world.rotate(id_of(registry), 1, &ALSO_GOOD).await;
        assert_eq!(rotation["is_replaced"], true, "there is nothing to lose: {rotation:#}");
    }
}

#[tokio::test]
async fn what_has_changed_is_named() {
    let world = World::start().await;
    let saved = world.save("northpier", Some(&UNKNOWN)).await;
    assert_eq!(world.test(id_of(&saved)).await["verdict"], "blocked");
    let rotation = world.rotate(id_of(&saved), 1, &TOO_MANY_SCOPES).await;
    assert_eq!(rotation["is_replaced"], true);
    assert_eq!(rotation["changes"], json!(["owner", "scopes", "state"]));
    assert_eq!(rotation["before"]["state"], "blocked");
    assert_eq!(rotation["registry"]["state"], "ready_with_warnings");
    let first = world.save("northpier", None).await;
    world.test(id_of(&first)).await;
    let rotation = world.rotate(id_of(&first), 1, &GOOD).await;
    assert_eq!(rotation["changes"], json!(["owner", "kind", "scopes", "state"]));
}

#[tokio::test]
async fn a_refused_token_can_be_sent_again_once_github_takes_it() {
    let mut world = World::start().await;
    let saved = world.save("northpier", Some(&UNKNOWN)).await;
    let id = id_of(&saved);
    assert_eq!(world.test(id).await["headline"], "token.accepted");
    let token = IssuedToken::new(TokenKind::Classic, "priya-raman").with_scopes(&["read:packages"]);
    world.github.change_world(|github| github.issue(&UNKNOWN, token));
    // The service remembers for a moment what GitHub has said.
    world.restart(&[]);
    let rotation = world.rotate(id, 1, &UNKNOWN).await;
    assert_eq!(rotation["is_replaced"], true, "{rotation:#}");
    assert_eq!(rotation["registry"]["state"], "ready");
}
