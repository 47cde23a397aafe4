//! Registries that cannot be tested: their token does not open, or they are another host's.

use super::receiver::Receiver;
use super::world::{
    ALSO_GOOD, EDITOR, GOOD, SCANNER, TOO_MANY_SCOPES, UNKNOWN, VIEWER, World, at, id_of,
};
use crate::support::body_of;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

const NOT_DUE: &str = "UPDATE registries SET next_test_at = 4000000000";
const ELSEWHERE: [&str; 2] = ["--github-web", "https://git.example.com"];

/// A registry that was tested with a good token.
async fn ready(world: &World) -> Value {
    let saved = world.save("northpier", Some(&GOOD)).await;
    assert_eq!(world.test(id_of(&saved)).await["verdict"], "ready");
    saved
}

/// Copies the sealed token of another registry into its row, as a careless restore may.
async fn break_seal(world: &World, id: &str) {
    let other = world.save("northpier", Some(&UNKNOWN)).await;
    let copy = format!(
        "UPDATE registries SET sealed_token = \
         (SELECT sealed_token FROM registries WHERE id = '{}') WHERE id = '{id}'",
        id_of(&other)
    );
    assert_eq!(world.execute(&copy).await, 1);
    assert_eq!(world.execute(&format!("{NOT_DUE} WHERE id = '{}'", id_of(&other))).await, 1);
}

async fn problem_of(asking: RequestBuilder) -> Value {
    let problem = body_of(asking.send().await.expect("an answer"), StatusCode::CONFLICT).await;
    json!([problem["code"], problem["title"]])
}

/// Asserts that the list says `inconclusive`, and that one test is in the history beside the good
/// one.
async fn assert_not_known(world: &World, id: &str, headline: &str, cause: &str) {
    let registry = world.get(VIEWER, &at(id, "")).await;
    let status = json!([registry["state"], registry["headline"], registry["cause"]]);
    assert_eq!(status, json!(["inconclusive", headline, cause]));
    let tests = world.events(id).await.iter().filter(|kind| *kind == "tested").count();
    assert_eq!(tests, 2, "an entry for the change, and none for each request");
    let report = world.get(VIEWER, &at(id, "/report")).await;
    assert_eq!(
        (&report["verdict"], &report["headline"]),
        (&json!("inconclusive"), &json!(headline))
    );
}

#[tokio::test]
async fn a_token_that_does_not_open_is_said_so_and_can_be_replaced() {
    let world = World::start().await;
    let saved = ready(&world).await;
    let id = id_of(&saved);
    break_seal(&world, id).await;
    let asked = world.github.requests().len();
    let problem = json!([
        "credential_unreadable",
        "The saved token cannot be decrypted: its row was changed outside of the service, or its \
         key is gone. Save another one with `PUT …/token`."
    ]);
    for _ in 0..2 {
        assert_eq!(
            problem_of(world.ask(EDITOR, Method::POST, &at(id, "/validate"))).await,
            problem
        );
        let reading = world.ask(SCANNER, Method::GET, &at(id, "/credential"));
        assert_eq!(problem_of(reading).await, problem);
    }
    assert_eq!(world.github.requests().len(), asked, "nothing is sent to GitHub");
    assert_not_known(&world, id, "token.accepted", "credential_unreadable").await;
    // A token that is worse than the one that is lost is better than none.
    let rotation = world.rotate(id, 1, &TOO_MANY_SCOPES).await;
    assert_eq!(rotation["is_replaced"], true, "{rotation:#}");
    assert_eq!(world.test(id).await["verdict"], "ready_with_warnings");
}

#[tokio::test]
async fn a_token_that_does_not_open_is_lost_also_where_no_test_has_said_so() {
    let world = World::start().await;
    let saved = ready(&world).await;
    break_seal(&world, id_of(&saved)).await;
    let refused = world.rotate(id_of(&saved), 1, &UNKNOWN).await;
    assert_eq!(refused["is_replaced"], false, "{refused:#}");
    let rotation = world.rotate(id_of(&saved), 1, &TOO_MANY_SCOPES).await;
    assert_eq!(rotation["is_replaced"], true, "{rotation:#}");
}

#[tokio::test]
async fn a_saved_token_goes_to_the_host_alone_that_it_was_saved_for() {
    let mut world = World::start().await;
    let saved = ready(&world).await;
    let id = id_of(&saved);
    world.restart(&ELSEWHERE);
    let asked = world.github.requests().len();
    let problem = json!([
        "saved_for_other_host",
        "The registry was saved for another host than the one that the service is connected to, and \
         its token is sent nowhere else. Move it here with `PATCH`, its `host` and its `token`, or \
         start the service with the `--registry` that it was saved for."
    ]);
    for _ in 0..2 {
        assert_eq!(
            problem_of(world.ask(EDITOR, Method::POST, &at(id, "/validate"))).await,
            problem
        );
    }
    let putting = world.ask(EDITOR, Method::PUT, &at(id, "/token")).header("if-match", "\"1\"");
    assert_eq!(problem_of(putting.json(&json!({"token": ALSO_GOOD.text()}))).await, problem);
    assert_eq!(world.github.requests().len(), asked, "nothing is sent anywhere");
    assert_not_known(&world, id, "github.reachable", "saved_for_other_host").await;
    // A scanner is told the host with the token, so it sends neither to another place.
    let credential = world.get(SCANNER, &at(id, "/credential")).await;
    assert_eq!(credential["host"], "ghcr.io");
    let connected = world.get(VIEWER, "/api/v1/config").await["registry"].clone();
    let here = json!({"host": connected, "token": ALSO_GOOD.text()});
    let moved = body_of(world.change(id, 1, &here).await, StatusCode::OK).await;
    assert_eq!((&moved["host"], &moved["state"]), (&here["host"], &json!("never_tested")));
    assert_eq!(world.test(id).await["verdict"], "ready");
}

#[tokio::test]
async fn what_cannot_be_tested_by_itself_is_no_longer_ready_and_is_told() {
    let mut receiver = Receiver::start().await;
    let mut world = World::start_sending(&receiver.url).await;
    let (broken, elsewhere) = (ready(&world).await, ready(&world).await);
    for _ in 0..2 {
        assert_eq!(receiver.next().await.verified()["now"]["state"], "ready");
    }
    break_seal(&world, id_of(&broken)).await;
    let is_due = |id: &str| format!("UPDATE registries SET next_test_at = 1 WHERE id = '{id}'");
    let watch = ["--webhook-url", &receiver.url.clone(), "--watch-interval", "3600"];
    world.execute(&is_due(id_of(&broken))).await;
    world.restart(&watch);
    world.let_watch().await;
    let event = receiver.next().await.verified();
    assert_eq!(event["registry"]["id"], broken["id"]);
    let cause = |cause: &str| json!({"state": "inconclusive", "cause": cause});
    let now =
        |event: &Value| json!({"state": event["now"]["state"], "cause": event["now"]["cause"]});
    assert_eq!(event["before"], json!({"state": "ready"}));
    assert_eq!(now(&event), cause("credential_unreadable"));
    // Due only now: the service that was connected to its host would have tested it.
    world.restart(&[&watch[..], &ELSEWHERE].concat());
    world.execute(&is_due(id_of(&elsewhere))).await;
    let event = receiver.next().await.verified();
    assert_eq!(event["registry"]["id"], elsewhere["id"]);
    assert_eq!(now(&event), cause("saved_for_other_host"));
}
