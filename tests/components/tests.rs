//! What must be seen.

use super::proxy::{Proxy, browser_turn};
use super::screen::{Screen, new_root, page_options, settle, show_diagnosis};
use ghcr_connect::i18n::{Key, Label, Lang, Words};
use ghcr_contract::{Cause, Check, CheckCode, Field, Outcome};
use ghcr_contract::{Remedy, RemedyAction, Report};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlSelectElement;

wasm_bindgen_test_configure!(run_in_browser);

pub(super) const USERNAME: &str = "GitHub Username";
pub(super) const TOKEN: &str = "Personal Access Token";
pub(super) const IMAGE: &str = "Image to test";
pub(super) const TEST: &str = "Test connection";

pub(super) const READY: &str = r#"{"verdict":"ready","headline":null,"checks":[{"code":"account.exists","outcome":"pass",
    "evidence":{"login":"mona","account_kind":"user"}}],"elapsed_ms":3,"upstream_calls":1}"#;

fn classic() -> String {
    format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO")
}

#[wasm_bindgen_test]
async fn a_field_says_its_error_when_it_is_left_and_forgives_on_the_keystroke_that_mends_it() {
    let _proxy = Proxy::unreachable();
    let screen = Screen::open().await;
    screen.types(USERNAME, "my org").await;
    assert_eq!(screen.field(USERNAME).get_attribute("aria-invalid"), None);

    screen.leaves(USERNAME).await;
    assert_eq!(screen.field(USERNAME).get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(screen.hears_about(USERNAME).contains("Character 3 is a space. Remove it."));

    screen.types(USERNAME, "myorg").await;
    assert_eq!(screen.field(USERNAME).get_attribute("aria-invalid"), None);
    assert!(!screen.hears_about(USERNAME).contains("space"));
}

#[wasm_bindgen_test]
async fn what_is_typed_like_a_link_is_read_when_it_is_left() {
    let _proxy = Proxy::unreachable();
    let screen = Screen::open().await;
    for (field, typed, meant) in [
        (USERNAME, "https://github.com/mona", "mona"),
        (IMAGE, "https://ghcr.io/mona/app", "mona/app"),
        (IMAGE, "ghcr.io/mona/app:1", "ghcr.io/mona/app:1"),
        (IMAGE, "docker.io/mona/app", "docker.io/mona/app"),
    ] {
        screen.types(field, typed).await;
        screen.leaves(field).await;
        assert_eq!(screen.field(field).value(), meant);
    }
}

#[wasm_bindgen_test]
async fn what_was_left_before_the_hosts_were_known_is_read_again() {
    let proxy = Proxy::unreachable();
    let screen = Screen::open().await;
    screen.types(USERNAME, "https://git.example.com/orgs/mona/packages").await;
    screen.leaves(USERNAME).await;
    screen.types(IMAGE, "containers.git.example.com:8443/mona/app").await;
    screen.leaves(IMAGE).await;
    assert!(screen.hears_about(IMAGE).contains("Enter one from ghcr.io"));

    let _proxy = proxy.of_a_server();
    screen.state().deployment.fetch_config();
    screen.sees("#image[placeholder='containers.git.example.com:8443/myorg/app:latest']").await;
    settle().await;
    assert_eq!(screen.field(USERNAME).value(), "mona");
    assert!(!screen.hears_about(IMAGE).contains("another registry"));
    screen.types(IMAGE, "ghcr.io/mona/app").await;
    screen.leaves(IMAGE).await;
    assert!(
        screen
            .hears_about(IMAGE)
            .contains("Enter one from containers.git.example.com:8443, such as")
    );
}

#[wasm_bindgen_test]
async fn the_token_is_shown_and_hidden_again() {
    let _proxy = Proxy::unreachable();
    let screen = Screen::open().await;
    assert_eq!(screen.field(TOKEN).type_(), "password");
    screen.presses("Show token").await;
    assert_eq!(screen.field(TOKEN).type_(), "text");
    assert!(screen.find_button("Show token").is_none());
    screen.presses("Hide token").await;
    assert_eq!(screen.field(TOKEN).type_(), "password");
}

#[wasm_bindgen_test]
async fn the_token_stands_in_no_attribute_and_no_markup() {
    let proxy = Proxy::unreachable().reporting(READY);
    let screen = Screen::open().await;
    let token = classic();
    screen.types(USERNAME, "mona").await;
    screen.types(TOKEN, &token).await;
    screen.presses("Show token").await;
    screen.presses(TEST).await;
    screen.sees("[data-verdict]").await;
    assert!(proxy.read_body(0).contains(&token), "it is sent");

    let document = document();
    let markup = document.document_element().map(|it| it.outer_html()).unwrap_or_default();
    assert!(!markup.contains(&token));
    assert!(!document.title().contains(&token));
    let address = window().location().href().unwrap_or_default();
    assert!(!address.contains(&token));
    assert_eq!(screen.field(TOKEN).value(), token, "and it is not lost");
}

#[wasm_bindgen_test]
async fn what_was_copied_along_goes_with_one_click() {
    let _proxy = Proxy::unreachable();
    let screen = Screen::open().await;
    screen.types(TOKEN, &format!("'Bearer {}'", classic())).await;
    screen.leaves(TOKEN).await;
    assert!(
        screen
            .hears_about(TOKEN)
            .contains("a word such as Bearer in front of it and a quotation mark")
    );
    screen.presses("Clean the token").await;
    assert_eq!(screen.field(TOKEN).value(), classic());
    assert!(screen.hears_about(TOKEN).contains("A classic token, copied in full."));
    assert!(screen.find_button("Clean the token").is_none());
}

const REFUSED: &str = r#"{"verdict":"blocked","headline":"token.accepted","checks":[{"code":"token.accepted",
    "outcome":"fail","cause":"expired_or_revoked","evidence":{}}],"elapsed_ms":3,"upstream_calls":1}"#;

#[wasm_bindgen_test]
async fn that_a_token_is_whole_is_no_comfort_once_github_refuses_it() {
    let _proxy = Proxy::unreachable().reporting(REFUSED);
    let screen = Screen::open().await;
    screen.types(USERNAME, "mona").await;
    screen.types(TOKEN, &classic()).await;
    assert!(screen.hears_about(TOKEN).contains("A classic token, copied in full."));
    screen.presses(TEST).await;
    screen.sees("[data-verdict=blocked]").await;
    assert!(!screen.hears_about(TOKEN).contains("copied in full"));
}

#[wasm_bindgen_test]
async fn the_button_says_why_it_waits_and_leads_to_the_field() {
    let proxy = Proxy::unreachable().reporting(READY);
    let screen = Screen::for_public_images().await;
    let button = screen.button(TEST);
    assert_eq!(button.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert!(!button.has_attribute("disabled"), "the keyboard still reaches it");
    let reason = screen.find("#submit-reason").text_content();
    assert_eq!(reason.as_deref(), Some("Fill in “GitHub Username” first."));

    screen.presses(TEST).await;
    assert_eq!(proxy.calls(), 0, "nothing is sent");
    let focused = document().active_element().map(|it| it.id());
    assert_eq!(focused.as_deref(), Some("username"));
    assert!(screen.hears_about(USERNAME).contains("Enter the user or organisation"));

    screen.types(USERNAME, "mona").await;
    assert!(!button.has_attribute("aria-disabled"));
}

#[wasm_bindgen_test]
async fn a_test_shows_that_it_runs_is_sent_once_and_can_be_cancelled() {
    let proxy = Proxy::unreachable().silent();
    let screen = Screen::for_public_images().await;
    screen.types(USERNAME, "mona").await;
    screen.presses(TEST).await;
    screen.presses(TEST).await;
    assert_eq!(proxy.calls(), 1, "the second press sends nothing");
    assert_eq!(screen.hears(), "Asking GitHub…");

    screen.button("Cancel").focus().expect("it can have the focus");
    screen.presses("Cancel").await;
    assert!(proxy.call_was_aborted(0));
    assert!(screen.hears().starts_with("The test was cancelled."));
    assert!(screen.find_button("Cancel").is_none());
    browser_turn().await;
    let focused = document().active_element().and_then(|it| it.get_attribute("aria-label"));
    assert_eq!(focused.as_deref(), Some("Diagnosis"), "the focus is not lost");
}

#[wasm_bindgen_test]
async fn the_headline_is_said_once_and_a_change_makes_the_report_an_earlier_one() {
    let _proxy = Proxy::unreachable().reporting(READY);
    let screen = Screen::for_public_images().await;
    screen.types(USERNAME, "mona").await;
    screen.presses(TEST).await;
    screen.sees("section[aria-label=Diagnosis] [data-verdict=ready]").await;
    assert_eq!(screen.hears(), "Ready to scan. Nothing needs to be changed.");
    assert!(!screen.has(".stale"));

    screen.types("Description", "Production").await;
    assert!(!screen.has(".stale"), "the description was not asked about");
    screen.types(IMAGE, "mona/app").await;
    assert!(screen.has(".stale"));
    assert_eq!(screen.hears(), "Ready to scan. Nothing needs to be changed.");
}

#[wasm_bindgen_test]
async fn the_servers_word_stands_at_its_field() {
    let _proxy = Proxy::unreachable().refusing(
        r#"{"type":"urn:ghcr-connect:problem:invalid_fields","title":"","status":422,"code":"invalid_fields",
        "errors":[{"field":"username","code":"forbidden","at":3,"found":"."}]}"#,
    );
    let screen = Screen::for_public_images().await;
    screen.types(USERNAME, "mona").await;
    screen.presses(TEST).await;
    screen.sees("[data-phase=failed]").await;
    assert!(
        screen.hears_about(USERNAME).contains("Character 3, “.”, is not allowed in a GitHub name.")
    );
}

#[wasm_bindgen_test]
async fn without_the_proxy_the_token_is_not_blamed() {
    let _proxy = Proxy::unreachable();
    let screen = Screen::for_public_images().await;
    screen.types(USERNAME, "mona").await;
    screen.presses(TEST).await;
    let failure = screen.sees("[data-phase=failed]").await;
    let sentence = failure.text_content().unwrap_or_default();
    assert!(sentence.starts_with("The service behind this page cannot be reached"), "{sentence}");
    assert!(!sentence.contains("token"));
}

#[wasm_bindgen_test]
async fn each_outcome_has_its_word_and_only_a_pass_is_a_pass() {
    // The first one that fails is the headline's.
    let outcomes = [Outcome::Fail].into_iter().chain(Outcome::ALL.iter().copied());
    let codes = CheckCode::ALL.iter().zip(outcomes);
    let checks = codes.map(|(code, outcome)| Check::new(*code, outcome)).collect();
    let (root, _handle) = show(Report::conclude(checks, 3, 1)).await;
    let words = ["Passed", "Warning", "Failed", "Cannot tell", "Not checked"];
    for (outcome, word) in Outcome::ALL.iter().zip(words) {
        let rung = root.query_selector(&format!("li[data-outcome={outcome}]")).expect("a selector");
        let text = rung.and_then(|it| it.text_content()).unwrap_or_default();
        assert!(text.contains(word), "{outcome}: {text}");
        assert_eq!(text.contains("Passed"), *outcome == Outcome::Pass, "{outcome}: {text}");
    }
    root.remove();
}

#[wasm_bindgen_test]
async fn a_failed_rung_leads_to_the_page_that_mends_it_and_never_into_a_script() {
    let scope = |url: &str| {
        Check::new(CheckCode::TokenScope, Outcome::Fail)
            .because(Cause::ReadPackagesMissing)
            .with_remedy(Remedy::at(RemedyAction::AddScope, url.to_owned()))
    };
    let page = "https://github.com/settings/tokens";
    let (root, _handle) = show(Report::conclude(vec![scope(page)], 3, 1)).await;
    let link = root.query_selector(".verdict[data-check='token.scope'] a").expect("a selector");
    let link = link.expect("a link");
    assert_eq!(link.get_attribute("href").as_deref(), Some(page));
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
    root.remove();

    let (root, _handle) = show(Report::conclude(vec![scope("javascript:alert(1)")], 3, 1)).await;
    assert!(root.query_selector("a").expect("a selector").is_none());
    root.remove();
}

#[wasm_bindgen_test]
async fn dropping_the_handle_leaves_nothing_behind() {
    let proxy = Proxy::unreachable().silent();
    let mut screen = Screen::open().await;
    let title = document().title();
    screen.types(USERNAME, "mona").await;
    screen.types(TOKEN, &classic()).await;
    screen.presses(TEST).await;
    assert_eq!(proxy.calls(), 1);

    screen.unmount().await;
    assert_eq!(screen.root.inner_html(), "");
    assert!(proxy.call_was_aborted(0), "the call ends with the screen");
    assert_eq!(document().title(), title);

    for _ in 0..20 {
        let mut again = Screen::open().await;
        again.unmount().await;
        assert_eq!(again.root.child_nodes().length(), 0);
    }
}

/// The diagnosis alone, of that report.
async fn show(report: Report) -> (web_sys::HtmlElement, Box<dyn std::any::Any>) {
    let root = new_root();
    let (_, handle) = show_diagnosis(&root, report, page_options()).await;
    (root, handle)
}

#[wasm_bindgen_test]
async fn another_choice_of_images_leaves_the_fields_where_they_are() {
    let _proxy = Proxy::unreachable();
    let screen = Screen::open().await;
    let (field, button) = (screen.field(USERNAME), screen.button(TEST));
    field.focus().expect("it can have the focus");
    screen
        .find("input[name=visibility][value=public]")
        .unchecked_into::<web_sys::HtmlElement>()
        .click();
    settle().await;
    assert!(field.is_connected() && button.is_connected(), "nothing was drawn anew");
    assert_eq!(screen.field(TOKEN).get_attribute("aria-required"), None);
    screen
        .find("input[name=visibility][value=internal]")
        .unchecked_into::<web_sys::HtmlElement>()
        .click();
    settle().await;
    assert_eq!(screen.field(TOKEN).get_attribute("aria-required").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn a_token_is_taken_out_of_a_command_that_was_pasted() {
    let _proxy = Proxy::unreachable();
    let screen = Screen::open().await;
    screen.types(TOKEN, &format!("docker login ghcr.io -u mona -p {}", classic())).await;
    screen.leaves(TOKEN).await;
    assert!(screen.hears_about(TOKEN).contains("This is more than a token"));
    screen.presses("Keep only the token").await;
    assert_eq!(screen.field(TOKEN).value(), classic());
    assert!(!screen.hears_about(TOKEN).contains("more than a token"));
}

#[wasm_bindgen_test]
async fn another_language_changes_the_labels_and_leaves_the_field_its_text_and_its_focus() {
    let _proxy = Proxy::unreachable();
    let root_lang = document().document_element().and_then(|root| root.get_attribute("lang"));
    let screen = Screen::open_with(page_options()).await;
    screen.types(USERNAME, "mona").await;
    let field = screen.field(USERNAME);
    field.focus().expect("it can have the focus");
    field.set_selection_range(1, 3).expect("it holds a text");

    let languages: HtmlSelectElement = screen.find(".languages").unchecked_into();
    let choose = async |tag: &str| {
        languages.set_value(tag);
        let change = web_sys::Event::new("change").expect("an event");
        languages.dispatch_event(&change).expect("it is dispatched");
        settle().await;
    };
    choose("fr").await;
    let french = Words::of(Lang::Fr);
    let again = screen.field(french.text(Key::FieldName(Field::Username)));
    assert!(again.is_same_node(Some(&field)) && field.is_connected(), "it is the same input");
    assert_eq!(field.value(), "mona");
    assert!(document().active_element().is_some_and(|element| element.is_same_node(Some(&field))));
    assert_eq!((field.selection_start(), field.selection_end()), (Ok(Some(1)), Ok(Some(3))));
    assert!(screen.find_button(french.label(Label::Submit)).is_some());
    assert!(screen.find_button(TEST).is_none());
    assert_eq!(screen.find(".app").get_attribute("lang").as_deref(), Some("fr"));

    choose("en").await;
    assert!(screen.field(USERNAME).is_same_node(Some(&field)));
    assert_eq!(field.value(), "mona");
    drop(screen);
    // The page around the tests is as it was.
    let root = document().document_element().expect("a root element");
    match root_lang {
        Some(lang) => root.set_attribute("lang", &lang).expect("a valid name"),
        None => root.remove_attribute("lang").expect("a valid name"),
    }
}
