//! The demo's panel: names and tokens to try.

use super::proxy::{Proxy, browser_turn};
use super::screen::Screen;
use super::tests::{IMAGE, TOKEN, USERNAME};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn one_click_fills_the_form_with_a_persona() {
    let _proxy = Proxy::unreachable().in_demo_mode(
        r#"[{"title":"All is well","username":"mona","token":"not-a-real-one","image":"mona/app:1","expect":"ready"}]"#,
    );
    let screen = Screen::open().await;
    screen.sees("section[aria-label='Try these']").await;
    screen.presses("All is well").await;
    assert_eq!(screen.field(USERNAME).value(), "mona");
    assert_eq!(screen.field(TOKEN).value(), "not-a-real-one");
    assert_eq!(screen.field(IMAGE).value(), "mona/app:1");
    assert!(screen.hears().starts_with("The form is filled in."));
}

#[wasm_bindgen_test]
async fn a_persona_is_found_by_what_will_be_seen_and_the_search_ends_with_the_panel() {
    let _proxy = Proxy::unreachable().in_demo_mode(
        r#"[{"title":"All is well","username":"mona","expect":"ready"},
        {"title":"Old token","username":"mona","expect":"token.accepted"},
        {"title":"GitHub is down","username":"github-is-down","expect":"github.reachable","cause":"github_outage"}]"#,
    );
    let screen = Screen::open().await;
    let panel: web_sys::HtmlElement = screen.sees(".demo-panel").await.unchecked_into();
    let summary: web_sys::HtmlElement = screen.find(".demo-panel summary").unchecked_into();
    summary.click();
    let titles = || {
        let shown = screen.root.query_selector_all(
            ".demo-group:not([hidden]) :is(h3, li:not([hidden]) .persona-title)",
        );
        let shown = shown.expect("a selector");
        (0..shown.length()).filter_map(|it| shown.get(it)?.text_content()).collect::<Vec<_>>()
    };
    let all = [
        "It works",
        "All is well",
        "The token",
        "Old token",
        "Outages and limits",
        "GitHub is down",
    ];
    assert_eq!(titles(), all);
    let promise = screen.button("GitHub is down").text_content().unwrap_or_default();
    assert!(promise.ends_with("You will see: GitHub answered with an internal error."));

    screen.types("Find a situation", "OUTAGE").await;
    assert_eq!(titles(), all[4..]);
    screen.types("Find a situation", "not accept").await;
    assert_eq!(titles(), all[2..4]);
    screen.types("Find a situation", "xyzzy").await;
    assert!(titles().is_empty());
    assert_eq!(
        screen.find(".demo-nothing").text_content().as_deref(),
        Some("No situation matches.")
    );

    let escape = web_sys::KeyboardEventInit::new();
    escape.set_key("Escape");
    escape.set_bubbles(true);
    let escape = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &escape);
    let search = screen.field("Find a situation");
    search.dispatch_event(&escape.expect("an event")).expect("it is dispatched");
    assert!(!panel.has_attribute("open"));
    let focused = document().active_element();
    assert!(summary.is_same_node(focused.as_deref()), "the focus is not lost");
    // The event `toggle` comes later.
    for _ in 0..50 {
        if titles() == all {
            break;
        }
        browser_turn().await;
    }
    assert_eq!(titles(), all);
    assert_eq!(search.value(), "");
}
