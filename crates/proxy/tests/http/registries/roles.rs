//! Every route, every role, two organisations.

use super::world::{EDITOR, REGISTRIES, VIEWER, Who, World, at, id_of, registry};
use crate::support::{body_of, client};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

/// A route, and what a viewer, an editor and a scanner of the registry's organisation are answered.
/// Each request is one that its editor or scanner may make.
struct Route {
    method: Method,
    path: &'static str,
    body: Option<Value>,
    own: [u16; 3],
}

fn routes() -> Vec<Route> {
    use Method as M;
    let table: [(Method, &str, Option<Value>, [u16; 3]); 13] = [
        (M::GET, "", None, [200, 200, 200]),
        (M::GET, "/history", None, [200, 200, 200]),
        (M::GET, "/report", None, [200, 200, 200]),
        (M::GET, "/credential", None, [403, 403, 200]),
        (M::POST, "/validate", None, [403, 200, 403]),
        (M::PUT, "/token", Some(json!({"token": "not-a-real-one"})), [403, 200, 403]),
        (M::PATCH, "", Some(json!({"description": "Other"})), [403, 200, 403]),
        (M::DELETE, "", None, [403, 204, 403]),
        (M::POST, "/restore", None, [403, 200, 403]),
        (M::GET, "-list", None, [200, 200, 200]),
        (M::POST, "-list", Some(registry(None)), [403, 201, 403]),
        (M::GET, "-dead-letters", None, [403, 200, 403]),
        // There is none of this id, in any organisation.
        (M::POST, "-resend", None, [403, 404, 403]),
    ];
    let routes = table.into_iter();
    routes.map(|(method, path, body, own)| Route { method, path, body, own }).collect()
}

const DEAD_LETTERS: &str = "/api/v1/webhooks/dead-letters";
const ROLES: [&str; 3] = ["viewer", "editor", "scanner"];

async fn status_of(world: &World, who: Who, route: &Route, registry: &Value) -> StatusCode {
    let path = match route.path {
        "-list" => REGISTRIES.to_owned(),
        "-dead-letters" => DEAD_LETTERS.to_owned(),
        "-resend" => format!("{DEAD_LETTERS}/{}/resend", id_of(registry)),
        path => at(id_of(registry), path),
    };
    let asking = world.ask(who, route.method.clone(), &path);
    let asking = asking.header("if-match", format!("\"{}\"", registry["version"]));
    let asking = route.body.iter().fold(asking, RequestBuilder::json);
    let answer = asking.send().await.expect("an answer");
    let status = answer.status();
    let code = match status {
        StatusCode::UNAUTHORIZED => "unauthenticated",
        StatusCode::FORBIDDEN => "forbidden",
        StatusCode::NOT_FOUND => "not_found",
        _ => return status,
    };
    assert_eq!(body_of(answer, status).await["code"], code);
    status
}

#[tokio::test]
async fn every_role_may_do_what_it_may_and_reaches_its_own_organisation_alone() {
    for world in &World::of_each_kind().await {
        assert_roles_and_organisations(world).await;
    }
}

async fn assert_roles_and_organisations(world: &World) {
    for route in &routes() {
        for (role, own) in ROLES.into_iter().zip(route.own) {
            let shown = format!("{} {} as {role}", route.method, route.path);
            let registry = world.save("northpier", None).await;
            let mine = status_of(world, ("northpier", role), route, &registry).await;
            assert_eq!(mine, own, "{shown}");
            let registry = world.save("northpier", None).await;
            let theirs = status_of(world, ("quillworks", role), route, &registry).await;
            // The list of another organisation is another list.
            let is_list = ["-list", "-dead-letters"].contains(&route.path);
            let expected = if own == 403 || is_list { own } else { 404 };
            assert_eq!(theirs, expected, "{shown} of another organisation");
            let unharmed = world.get(VIEWER, &at(id_of(&registry), "")).await;
            assert_eq!(unharmed, registry, "{shown}");
        }
    }
}

#[tokio::test]
async fn the_lists_of_two_organisations_have_nothing_in_common() {
    for world in World::of_each_kind().await {
        let mine = world.save("northpier", None).await;
        let theirs = world.save("quillworks", None).await;
        for (tenant, registry) in [("northpier", mine), ("quillworks", theirs)] {
            let list = world.get((tenant, "viewer"), REGISTRIES).await;
            assert_eq!(list["registries"], json!([registry]));
            assert_eq!((&list["may_change"], &list["is_local"]), (&json!(false), &json!(false)));
            assert!(list.get("next").is_none(), "{list}");
        }
    }
}

#[tokio::test]
async fn a_role_or_organisation_that_is_unknown_is_refused_on_every_route() {
    let wrong = [("northpier", "admin"), ("northpier", ""), ("", "editor")];
    for world in World::of_each_kind().await {
        let registry = world.save("northpier", None).await;
        for route in &routes() {
            for who in wrong {
                assert_eq!(status_of(&world, who, route, &registry).await, 403, "{who:?}");
            }
        }
    }
}

#[tokio::test]
async fn headers_count_from_the_gateway_alone() {
    let mut world = World::start().await;
    let registry = world.save("northpier", None).await;
    let nobody = client().get(world.proxy.url(REGISTRIES)).send().await.expect("an answer");
    assert_eq!(body_of(nobody, StatusCode::FORBIDDEN).await["code"], "forbidden");
    // Somebody who is not the gateway writes the same headers.
    world.restart(&["--listen", "[::1]:0"]);
    for route in &routes() {
        assert_eq!(status_of(&world, EDITOR, route, &registry).await, 403, "not from the gateway");
    }
}

#[tokio::test]
async fn without_a_bearer_token_every_route_asks_for_a_sign_in() {
    let mut world = World::with_issuer().await;
    let registry = world.save("northpier", None).await;
    // The headers of a gateway are those of anybody here.
    let issuer = world.issuer.take();
    for route in &routes() {
        assert_eq!(status_of(&world, EDITOR, route, &registry).await, 401);
    }
    world.issuer = issuer;
    assert_eq!(world.get(VIEWER, &at(id_of(&registry), "")).await, registry);
}

#[tokio::test]
async fn a_page_that_is_named_may_change_what_is_saved() {
    let mut world = World::start().await;
    let registry = world.save("northpier", None).await;
    world.restart(&["--allow-origin", "https://dashboard.example.com"]);
    for (path, methods) in [
        (at(id_of(&registry), ""), "GET, POST, PUT, PATCH, DELETE"),
        ("/api/v1/ghcr/validate".to_owned(), "GET, POST"),
    ] {
        let asking = client().request(Method::OPTIONS, world.proxy.url(&path));
        let asking = asking.header("origin", "https://dashboard.example.com");
        let answer = asking.header("access-control-request-method", "PATCH").send().await;
        let answer = answer.expect("an answer");
        assert_eq!(answer.headers()["access-control-allow-methods"], methods, "{path}");
    }
}

#[tokio::test]
async fn a_page_of_another_origin_reads_nothing_either() {
    let world = World::start().await;
    let registry = world.save("northpier", None).await;
    let own = |path| at(id_of(&registry), path);
    let paths = [own(""), own("/history"), own("/report"), own("/credential")];
    for path in paths.into_iter().chain([DEAD_LETTERS.to_owned()]) {
        let asking = world.ask(EDITOR, Method::GET, &path);
        let asking = asking.header("origin", "https://evil.example");
        let answer = asking.header("sec-fetch-site", "cross-site").send().await;
        let answer = answer.expect("an answer");
        assert_eq!(body_of(answer, StatusCode::FORBIDDEN).await["code"], "forbidden_origin");
    }
}
