//! An answer that comes line by line.

use super::proxy::{Proxy, browser_turn};
use super::screen::Screen;
use super::tests::{READY, TEST, USERNAME};
use ghcr_connect::state::Validation;
use ghcr_contract::{Check, CheckCode, Event, Outcome, Problem, ProblemCode};
use leptos::prelude::{WithUntracked, document};
use wasm_bindgen_test::wasm_bindgen_test;

fn line(event: &Event) -> String {
    format!("{}\n", serde_json::to_string(event).expect("an event is JSON"))
}

fn check_line(code: CheckCode, outcome: Outcome) -> String {
    line(&Event::Check(Box::new(Check::new(code, outcome))))
}

fn report_line() -> String {
    format!("{{\"event\":\"report\",\"data\":{}}}\n", READY.replace('\n', " "))
}

/// Somebody who has pressed the button, and a proxy that has begun to answer.
async fn start_streaming() -> (Proxy, Screen) {
    let proxy = Proxy::unreachable().streaming();
    let screen = Screen::for_public_images().await;
    screen.types(USERNAME, "mona").await;
    screen.listens();
    screen.presses(TEST).await;
    screen.sees("[data-decided='0']").await;
    (proxy, screen)
}

#[wasm_bindgen_test]
async fn the_checks_are_counted_one_by_one_before_the_report_and_nobody_is_flooded() {
    let (proxy, screen) = start_streaming().await;
    assert_eq!(proxy.read_accept(0).as_deref(), Some("application/x-ndjson"));
    assert!(screen.says("0 of 16 checks · Username format"));
    screen.button("Cancel").focus().expect("it can have the focus");

    let name = check_line(CheckCode::UsernameFormat, Outcome::Pass);
    let (begin, rest) = name.as_bytes().split_at(name.len() / 2);
    proxy.sends(begin).await;
    assert!(screen.has("[data-decided='0']"), "half a line says nothing");
    proxy.sends(rest).await;
    screen.sees("[data-decided='1']").await;
    assert!(screen.says("1 of 16 checks · Token format") && !screen.has("[data-verdict]"));

    let format = check_line(CheckCode::TokenFormat, Outcome::Skipped);
    let kind = check_line(CheckCode::TokenKind, Outcome::Unknown);
    proxy.sends(format!("{format}\n{kind}").as_bytes()).await;
    screen.sees("[data-decided='3']").await;
    assert!(screen.says("3 of 16 checks · Connection to GitHub"));
    let focused = document().active_element().and_then(|it| it.text_content());
    assert_eq!(focused.as_deref(), Some("Cancel"), "the focus stays while checks are decided");

    proxy.sends(report_line().as_bytes()).await;
    screen.sees("[data-verdict=ready]").await;
    assert!(screen.has("li[data-check='account.exists']") && !screen.has("[data-decided]"));
    assert!(!screen.has("li[data-check='token.kind']"), "the report speaks for itself");
    assert!(!proxy.call_was_aborted(0), "it came to its end");
    browser_turn().await;
    let focused = document().active_element().and_then(|it| it.get_attribute("aria-label"));
    assert_eq!(focused.as_deref(), Some("Diagnosis"), "the focus goes to what came of it");
    assert_eq!(
        screen.has_heard(),
        ["Asking GitHub…", "Ready to scan. Nothing needs to be changed."]
    );
}

#[wasm_bindgen_test]
async fn a_report_settles_the_test_and_the_rest_of_the_stream_is_read_to_its_end() {
    let (proxy, screen) = start_streaming().await;
    let validation = screen.state().test.validation;
    proxy.sends(report_line().as_bytes()).await;
    screen.sees("[data-verdict=ready]").await;
    assert!(validation.with_untracked(|it| it.report().is_some()), "the stream is still open");
    assert!(screen.find_button("Cancel").is_none());

    proxy.sends(b"\nsomething else\n").await;
    assert!(proxy.stream_is_read());
    proxy.ends().await;
    assert!(!proxy.call_was_aborted(0) && !proxy.stream_was_cancelled());
    assert!(validation.with_untracked(|it| it.report().is_some()));
    assert!(screen.has("[data-verdict=ready]") && !screen.has("[data-phase=failed]"));
}

#[wasm_bindgen_test]
async fn a_stream_that_is_cut_after_the_report_changes_nothing() {
    let (proxy, screen) = start_streaming().await;
    proxy.sends(report_line().as_bytes()).await;
    screen.sees("[data-verdict=ready]").await;
    proxy.is_cut().await;
    assert!(screen.has("[data-verdict=ready]") && !screen.has("[data-phase=failed]"));
}

#[wasm_bindgen_test]
async fn a_test_that_follows_a_cancelled_one_at_once_is_not_cancelled_with_it() {
    let (proxy, screen) = start_streaming().await;
    let test = screen.state().test;
    test.cancel();
    assert!(test.start());
    screen.sees("[data-decided='0']").await;
    browser_turn().await;
    assert!(proxy.call_was_aborted(0) && !proxy.call_was_aborted(1));
    assert!(test.validation.with_untracked(Validation::is_running));
    proxy.sends(report_line().as_bytes()).await;
    screen.sees("[data-verdict=ready]").await;
}

#[wasm_bindgen_test]
async fn an_answer_that_breaks_off_is_no_verdict() {
    for is_cut in [false, true] {
        let (proxy, screen) = start_streaming().await;
        proxy.sends(check_line(CheckCode::UsernameFormat, Outcome::Pass).as_bytes()).await;
        screen.sees("[data-decided='1']").await;
        proxy.sends(&report_line().as_bytes()[..40]).await;
        if is_cut {
            proxy.is_cut().await;
        } else {
            proxy.ends().await;
        }
        let failure = screen.sees("[data-phase=failed]").await.text_content().unwrap_or_default();
        assert!(failure.starts_with("The service's answer was cut off"), "{failure}");
        assert!(!screen.has("[data-decided]") && !screen.has("[data-verdict]"));
    }
}

#[wasm_bindgen_test]
async fn the_last_line_of_a_stream_needs_no_end() {
    let (proxy, screen) = start_streaming().await;
    proxy.sends(report_line().trim_end().as_bytes()).await;
    assert!(!screen.has("[data-verdict]"));
    proxy.ends().await;
    screen.sees("[data-verdict=ready]").await;
}

#[wasm_bindgen_test]
async fn a_problem_may_come_in_the_middle_of_a_stream() {
    let (proxy, screen) = start_streaming().await;
    proxy.sends(check_line(CheckCode::UsernameFormat, Outcome::Pass).as_bytes()).await;
    let problem = Problem::until(ProblemCode::TooManyAttempts, 300);
    proxy.sends(line(&Event::Problem(problem)).as_bytes()).await;
    let failure = screen.sees("[data-phase=failed]").await.text_content().unwrap_or_default();
    assert!(
        failure.contains("not tested again") && failure.contains("5\u{a0}minutes"),
        "{failure}"
    );
}

#[wasm_bindgen_test]
async fn a_line_of_another_version_ends_the_test_and_the_call() {
    let (proxy, screen) = start_streaming().await;
    proxy.sends(b"{\"event\":\"check\",\"data\":{\"code\":\"a.new_one\"}}\n").await;
    let failure = screen.sees("[data-phase=failed]").await.text_content().unwrap_or_default();
    assert!(failure.contains("Reload the page"), "{failure}");
    assert!(proxy.call_was_aborted(0), "the rest is not wanted");
}

#[wasm_bindgen_test]
async fn a_cancelled_stream_leaves_no_progress() {
    let (proxy, screen) = start_streaming().await;
    proxy.sends(check_line(CheckCode::UsernameFormat, Outcome::Pass).as_bytes()).await;
    screen.sees("[data-decided='1']").await;
    screen.presses("Cancel").await;
    assert!(proxy.call_was_aborted(0));
    screen.sees("[data-phase=cancelled]").await;
    assert!(!screen.has("[data-decided]"));

    screen.presses(TEST).await;
    // A new test begins at the start.
    screen.sees("[data-decided='0']").await;
}
