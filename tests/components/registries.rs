//! Saved registries whose answers come late, or to nobody.

use super::proxy::{Proxy, browser_turn, uncaught_errors};
use super::screen::{Screen, settle};
use super::tests::{READY, USERNAME};
use ghcr_connect::app::Options;
use ghcr_connect::state::{Errand, Page};
use ghcr_contract::Visibility;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::js_sys::Function;
use web_sys::{HtmlElement, KeyboardEvent, KeyboardEventInit, MouseEvent};

const ID: &str = "01a220ec-f978-7186-b0b2-f35d4433a8a5";
const LIST: &str = "/api/v1/registries";
const HISTORY: &str =
    r#"{"entries":[{"at":1700000000,"kind":"created","actor":"local"}],"next":null}"#;

fn path(rest: &str) -> String {
    format!("{LIST}/{ID}{rest}")
}

fn registry(state: &str) -> String {
    format!(
        r#"{{"id":"{ID}","username":"mona","host":"ghcr.io","visibility":"public",
            "description":"Production","has_token":false,"state":"{state}",
            "created_at":1700000000,"updated_at":1700000000,"version":1}}"#
    )
}

fn list_of(registries: &str) -> String {
    format!(r#"{{"registries":[{registries}],"may_change":true,"is_local":false}}"#)
}

/// Somebody opens that registry.
async fn opens_it(screen: &Screen) {
    screen.state().navigation.go(Page::Registries, Some(ID));
    settle().await;
}

/// The form answers to typing.
async fn assert_alive(screen: &Screen) {
    screen.types(USERNAME, "my org").await;
    screen.leaves(USERNAME).await;
    assert!(screen.hears_about(USERNAME).contains("Character 3 is a space."));
}

#[wasm_bindgen_test]
async fn a_registry_that_is_left_while_it_loads_harms_nothing() {
    let errors = uncaught_errors();
    let proxy = Proxy::unreachable().holding(&path(""), &registry("ready"));
    let screen = Screen::open().await;
    opens_it(&screen).await;
    screen.state().navigation.go(Page::Connect, None);
    settle().await;
    proxy.lets_go().await;
    assert_alive(&screen).await;
    assert_eq!(uncaught_errors(), errors);
}

#[wasm_bindgen_test]
async fn a_registry_that_is_removed_after_the_screen_is_gone_harms_nothing() {
    let errors = uncaught_errors();
    let proxy = Proxy::unreachable()
        .answering(LIST, &list_of(&registry("ready")))
        .answering(&path(""), &registry("ready"))
        .answering(&path("/history"), HISTORY);
    let mut screen = Screen::open().await;
    opens_it(&screen).await;
    screen.sees(".registry-known:not([hidden])").await;
    let proxy = proxy.holding(&path(""), "null");
    screen.presses("Remove").await;
    screen.unmount().await;
    proxy.lets_go().await;
    assert_alive(&Screen::open().await).await;
    assert_eq!(uncaught_errors(), errors);
}

#[wasm_bindgen_test]
async fn the_host_page_hears_of_a_test_how_the_registry_stands_after_it() {
    let proxy = Proxy::unreachable()
        .answering(LIST, &list_of(&registry("never_tested")))
        .answering(&path(""), &registry("never_tested"))
        .answering(&path("/validate"), READY);
    let heard = Rc::new(RefCell::new(Vec::<String>::new()));
    let said = heard.clone();
    let listener = Closure::<dyn Fn(JsValue, JsValue)>::new(move |_, detail: JsValue| {
        said.borrow_mut().extend(detail.as_string());
    });
    let function = listener.as_ref().unchecked_ref::<Function>().clone();
    let options = Options { listener: Some(function), ..Options::default() };
    let screen = Screen::open_with(options).await;
    opens_it(&screen).await;
    screen.sees(".registry-known:not([hidden])").await;
    let _proxy = proxy.answering(&path(""), &registry("ready"));
    screen.presses("Test again").await;
    screen.sees(".registry-state[data-state=ready]").await;
    let heard = heard.borrow();
    let tested = heard.iter().find(|it| it.contains(r#""tested""#));
    assert!(tested.is_some_and(|it| it.contains(r#""ready""#)), "{heard:?}");
}

#[wasm_bindgen_test]
async fn escape_cancels_the_test_of_a_saved_registry() {
    let proxy = Proxy::unreachable()
        .answering(LIST, &list_of(&registry("ready")))
        .answering(&path(""), &registry("ready"))
        .answering(&path("/history"), HISTORY)
        .holding(&path("/validate"), "null");
    let screen = Screen::open().await;
    opens_it(&screen).await;
    screen.sees(".registry-known:not([hidden])").await;
    screen.presses("Test again").await;
    let test = proxy.calls() - 1;
    let init = KeyboardEventInit::new();
    init.set_key("Escape");
    init.set_bubbles(true);
    let key = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
    screen.find(".registry-report").dispatch_event(&key.expect("an event")).expect("it is sent");
    settle().await;
    assert!(proxy.call_was_aborted(test));
    assert!(screen.says("The test was cancelled."));
}

#[wasm_bindgen_test]
async fn a_token_in_the_search_is_not_sent() {
    let proxy = Proxy::unreachable().answering(LIST, &list_of(&registry("ready")));
    let screen = Screen::open().await;
    screen.state().navigation.go(Page::Registries, None);
    screen.sees(".registry-row").await;
    let calls = proxy.calls();
    let token = format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO");
    screen.state().registries.query.update(|query| query.search = token);
    settle().await;
    assert_eq!(proxy.calls(), calls);
    assert!(!screen.has(".registry-row"));
}

#[wasm_bindgen_test]
async fn a_host_that_supports_no_public_images_gets_a_form_too() {
    let _proxy = Proxy::unreachable();
    let screen = Screen::open().await;
    let policy = r#"{"supported":["private"]}"#.to_owned();
    screen.state().deployment.set_host_policy(Some(policy));
    screen.state().form.choose_visibility(Visibility::Public);
    settle().await;
    assert_alive(&screen).await;
}

#[wasm_bindgen_test]
async fn the_cursor_of_a_link_that_goes_with_its_page_is_on_the_title() {
    let _proxy = Proxy::unreachable().answering(LIST, &list_of(""));
    let screen = Screen::open().await;
    screen.state().navigation.go(Page::Registries, None);
    let link = screen
        .sees("div:not([hidden]) > .registries-empty a")
        .await
        .unchecked_into::<HtmlElement>();
    link.focus().expect("it is shown");
    link.dispatch_event(&MouseEvent::new("click").expect("an event")).expect("it is dispatched");
    screen.sees(".form").await;
    screen.sees(".title:focus").await;
}

#[wasm_bindgen_test]
async fn who_is_back_with_a_new_token_finds_the_field_for_it() {
    let proxy = Proxy::unreachable().answering(LIST, &list_of(&registry("blocked")));
    let _proxy = proxy.answering(&path(""), &registry("blocked"));
    let screen = Screen::open().await;
    opens_it(&screen).await;
    screen.sees("div:not([hidden]) > .registry-title").await;
    assert!(!screen.has(".registry-panel"));
    let visit = screen.state().visit;
    visit.begin(Errand::NewToken);
    visit.leave();
    visit.end();
    screen.sees(".registry-panel #token:focus").await;

    // Whoever opens a registry later has come for something else.
    screen.state().navigation.go(Page::Registries, None);
    settle().await;
    opens_it(&screen).await;
    screen.sees("div:not([hidden]) > .registry-title").await;
    settle().await;
    assert!(!screen.has(".registry-panel"));
}

#[wasm_bindgen_test]
async fn why_a_test_failed_stays_where_nothing_was_tested_before() {
    let proxy = Proxy::unreachable().answering(LIST, &list_of(&registry("never_tested")));
    let proxy = proxy.answering(&path(""), &registry("never_tested"));
    let screen = Screen::open().await;
    opens_it(&screen).await;
    screen.sees("div:not([hidden]) > .registry-title").await;
    let calls = proxy.calls();
    screen.presses("Test again").await;
    screen.sees("[data-phase='failed']").await;
    while proxy.calls() == calls {
        browser_turn().await;
    }
    settle().await;
    assert!(screen.has("[data-phase='failed']"));
}
