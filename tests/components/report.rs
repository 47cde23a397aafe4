//! What the report goes on with below its headline.

use super::proxy::browser_turn;
use super::screen::{new_root, page_options, settle, show_diagnosis};
use ghcr_connect::app::{AppState, Options};
use ghcr_connect::i18n::{I18n, Lang};
use ghcr_connect::state::Validation;
use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, Outcome, PackageCounts, PackageRow, Report,
};
use ghcr_contract::{Remedy, RemedyAction, Visibility};
use leptos::prelude::*;
use leptos::web_sys::js_sys::Number;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};
use web_sys::{KeyboardEvent, KeyboardEventInit};

#[wasm_bindgen(inline_js = r#"
const { clipboard } = navigator;
const { createObjectURL, revokeObjectURL } = URL;
const click = HTMLAnchorElement.prototype.click;
let copied, files, revoked, followed;
export function watch(clipboard_works) {
    copied = []; files = []; revoked = 0; followed = [];
    const writeText = async (text) => {
        if (!clipboard_works) throw new DOMException("no", "NotAllowedError");
        copied.push(text);
    };
    Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
    URL.createObjectURL = (file) => { files.push(file); return createObjectURL.call(URL, file); };
    URL.revokeObjectURL = (address) => { revoked += 1; revokeObjectURL.call(URL, address); };
    HTMLAnchorElement.prototype.click = function () { followed.push(`${this.download} ${this.href.split(":")[0]}`); };
}
export function be_insecure() {
    Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
}
export function restore() {
    Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
    Object.assign(URL, { createObjectURL, revokeObjectURL });
    HTMLAnchorElement.prototype.click = click;
}
export function read_copied() { return copied; }
export function read_followed() { return followed; }
export function read_revoked() { return revoked; }
export async function read_file() { return files[0].text(); }
export function selected() { const at = document.activeElement; return at.value.slice(at.selectionStart, at.selectionEnd); }
"#)]
extern "C" {
    fn watch(clipboard_works: bool);
    fn be_insecure();
    fn restore();
    fn read_copied() -> Vec<String>;
    fn read_followed() -> Vec<String>;
    fn read_revoked() -> u32;
    async fn read_file() -> wasm_bindgen::JsValue;
    fn selected() -> String;
}

/// The diagnosis of a report, and what was done to the browser around it.
struct Shown {
    root: HtmlElement,
    state: AppState,
    handle: Option<Box<dyn std::any::Any>>,
}

impl Shown {
    /// On a page of its own.
    async fn of(report: Report) -> Self {
        Self::on(report, page_options()).await
    }

    async fn on(report: Report, options: Options) -> Self {
        watch(true);
        let root = new_root();
        let (state, handle) = show_diagnosis(&root, report, options).await;
        Self { root, state, handle: Some(handle) }
    }

    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).expect("a selector");
        (0..found.length()).filter_map(|at| found.get(at)).map(JsCast::unchecked_into).collect()
    }

    #[track_caller]
    fn find(&self, selector: &str) -> HtmlElement {
        self.all(selector)
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("no {selector}: {}", self.root.inner_html()))
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector)
            .iter()
            .map(|it| it.text_content().unwrap_or_default().replace('\u{a0}', " "))
            .collect()
    }

    async fn presses(&self, name: &str) {
        let buttons = self.all("button");
        let button =
            buttons.iter().find(|it| it.text_content().is_some_and(|text| text.starts_with(name)));
        button.unwrap_or_else(|| panic!("no button {name:?}")).click();
        settle().await;
        browser_turn().await;
        settle().await;
    }

    async fn seeks(&self, text: &str) {
        let field: HtmlInputElement = self.find("input[type=search]").unchecked_into();
        field.set_value(text);
        let options = EventInit::new();
        options.set_bubbles(true);
        field
            .dispatch_event(&Event::new_with_event_init_dict("input", &options).expect("an event"))
            .expect("heard");
        settle().await;
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.handle = None;
        self.root.remove();
        restore();
    }
}

fn pass(code: CheckCode, evidence: CheckEvidence) -> Check {
    Check::new(code, Outcome::Pass).with_evidence(evidence)
}

/// A working account with so many packages, every third of them private, of which a hundred are
/// listed.
fn with_packages(number: u64) -> Report {
    let visibility = |at: u64| {
        [Visibility::Public, Visibility::Internal, Visibility::Private][(at % 3) as usize]
    };
    let row = |at: u64| PackageRow {
        name: format!("team/app-{at}"),
        visibility: visibility(at),
        updated_at: "2026-09-21T10:00:00Z".to_owned(),
        repository: at.is_multiple_of(2).then(|| format!("myorg/source-{at}")),
    };
    let count = |wanted| (0..number).filter(|at| visibility(*at) == wanted).count() as u64;
    let packages = PackageCounts {
        public: count(Visibility::Public),
        internal: count(Visibility::Internal),
        private: count(Visibility::Private),
        is_complete: number < 1000,
    };
    let sample = (0..number.min(100)).map(row).collect();
    let login = CheckEvidence { login: Some("myorg".into()), ..CheckEvidence::default() };
    let accepted = CheckEvidence { token_owner: Some("mona".into()), ..CheckEvidence::default() };
    let ends = CheckEvidence {
        expires_at: Some(1_790_000_000),
        days_left: Some(12),
        ..CheckEvidence::default()
    };
    let seen = CheckEvidence {
        packages: Some(packages),
        sample,
        proves_access: true,
        ..CheckEvidence::default()
    };
    let checks = vec![
        pass(CheckCode::TokenAccepted, accepted),
        pass(CheckCode::TokenExpiry, ends),
        pass(CheckCode::AccountExists, login),
        pass(CheckCode::PackagesVisibility, seen),
    ];
    Report::conclude(checks, 300, 4)
}

fn blocked() -> Report {
    let mut check = Check::new(CheckCode::TokenScope, Outcome::Fail)
        .because(Cause::ReadPackagesMissing)
        .with_remedy(Remedy::from(RemedyAction::AddScope));
    check.reproduce = vec![
        "curl -sS -i -H \"Authorization: Bearer $TOKEN\" 'https://api.github.com/user'".into(),
    ];
    Report::conclude(vec![check], 300, 4)
}

#[wasm_bindgen_test]
async fn the_packages_are_counted_by_visibility_and_what_the_host_does_not_scan_is_told_apart() {
    let shown = Shown::of(with_packages(5)).await;
    assert_eq!(shown.texts(".legend li"), ["2 public", "2 internal", "1 private, not scanned"]);
    assert_eq!(shown.all(".bar rect").len(), 3);
    assert_eq!(shown.all(".bar rect[data-unscanned]").len(), 1);
    assert_eq!(shown.find(".bar").get_attribute("aria-hidden").as_deref(), Some("true"));
    assert!(shown.all("[style]").is_empty(), "the page's policy forbids style attributes");
    let first = &shown.texts(".package")[0];
    assert!(first.starts_with("team/app-0publicmyorg/source-0 · Updated "), "{first}");
    assert!(first.contains(" ago (21 September 2026)Test this image"), "{first}");
    assert!(shown.all("input[type=search]").is_empty(), "five rows need no search");
}

#[wasm_bindgen_test]
async fn a_long_list_is_searched_while_somebody_types_and_the_number_found_is_said() {
    let shown = Shown::of(with_packages(1500)).await;
    assert_eq!(shown.all(".package").len(), 100);
    assert!(
        shown.texts("p").contains(&"The newest 100 of at least 1,500".to_owned()),
        "{:?}",
        shown.texts("p")
    );
    assert_eq!(shown.texts(".package-search output"), [""]);

    shown.seeks("SOURCE-4").await;
    assert_eq!(shown.all(".package:not([hidden])").len(), 6);
    assert_eq!(
        shown.texts(".package-search output"),
        ["6 packages found · The newest 100 of at least 1,500"]
    );
    shown.seeks("no such").await;
    assert_eq!(
        shown.texts(".package-search output"),
        ["0 packages found · The newest 100 of at least 1,500"]
    );
    shown.seeks("").await;
    assert_eq!(shown.all(".package:not([hidden])").len(), 100);
    assert_eq!(shown.texts(".package-search output"), [""]);
}

#[wasm_bindgen_test]
async fn a_change_in_the_form_leaves_what_was_sought_and_opened() {
    let shown = Shown::of(with_packages(50)).await;
    shown.seeks("app-7").await;
    let list = shown.find(".package-list");
    shown.state.test.validation.maybe_update(Validation::note_edit);
    settle().await;
    assert_eq!(shown.all(".stale").len(), 1);
    assert!(shown.find(".package-list").is_same_node(Some(&list)), "it is the same list");
    assert_eq!(shown.texts(".package-search output"), ["1 package found"]);
}

#[wasm_bindgen_test]
async fn the_day_of_expiry_goes_into_a_calendar_file_that_ends_with_the_report() {
    let shown = Shown::of(with_packages(1)).await;
    let text = shown.texts(".expiry").concat();
    assert!(
        text.contains("The token expires in 12 days.") && text.contains("21 September 2026 (UTC)"),
        "{text}"
    );
    shown.presses("Add to calendar").await;
    assert_eq!(read_followed(), ["github-token-mona-2026-09-21.ics blob"]);
    let file = read_file().await.as_string().expect("a text");
    assert!(
        file.starts_with("BEGIN:VCALENDAR\r\n") && file.contains("DTSTART;VALUE=DATE:20260921"),
        "{file}"
    );
    assert_eq!(read_revoked(), 0);
    drop_quietly(shown);
    assert_eq!(read_revoked(), 1);
}

/// Takes the report away, and leaves the counters to be read.
fn drop_quietly(mut shown: Shown) {
    shown.handle = None;
}

#[wasm_bindgen_test]
async fn the_report_is_copied_for_support() {
    let shown = Shown::of(blocked()).await;
    shown.presses("Copy for support").await;
    let copied = read_copied().concat();
    assert!(
        copied.starts_with("## Diagnosis: ") && copied.contains("**Failed** `token.scope`"),
        "{copied}"
    );
    assert_eq!(shown.texts(".hand-on output"), ["Copied"]);
    assert!(shown.all("textarea").is_empty());
}

#[wasm_bindgen_test]
async fn where_the_clipboard_is_refused_or_absent_the_text_is_shown_and_selected() {
    for is_absent in [false, true] {
        let shown = Shown::of(blocked()).await;
        watch(false);
        if is_absent {
            be_insecure();
        }
        shown.presses("Copy for support").await;
        let text = shown.find("textarea").text_content().unwrap_or_default();
        assert!(text.starts_with("## Diagnosis: "), "{text}");
        assert_eq!(selected(), text);
        assert!(shown.texts(".hand-on output").concat().contains("copy it from here"));
    }
}

#[wasm_bindgen_test]
async fn the_lines_of_a_failed_rung_are_folded_and_each_can_be_copied() {
    let shown = Shown::of(blocked()).await;
    let line = shown.find("[data-check='token.scope'] ~ .findings .command");
    assert!(
        !line.closest("details").ok().flatten().is_some_and(|it: Element| it.has_attribute("open"))
    );
    shown.presses("Copy curl").await;
    assert!(read_copied().concat().contains("Bearer $TOKEN"));
}

#[wasm_bindgen_test]
async fn the_help_about_a_failed_check_is_folded_in_below_it() {
    let shown = Shown::of(blocked()).await;
    let help = shown.find(".findings .folded-help");
    assert!(!help.has_attribute("open"));
    assert!(
        help.text_content().is_some_and(|text| text.starts_with("More about this: Token scopes"))
    );
    assert!(Shown::of(with_packages(1)).await.all(".folded-help").is_empty());
}

#[wasm_bindgen_test]
async fn what_asks_for_attention_stands_open_and_all_others_are_one_line() {
    let check = |code, outcome| Check::new(code, outcome);
    let mut checks = blocked().checks;
    checks.extend([
        check(CheckCode::TokenAccepted, Outcome::Pass),
        check(CheckCode::TokenKind, Outcome::Pass),
        check(CheckCode::OrgMembership, Outcome::Unknown),
        check(CheckCode::TokenExpiry, Outcome::Warn).because(Cause::ExpiresSoon),
        Check::skipped(CheckCode::AccountExists, Cause::EarlierFailure),
    ]);
    let shown = Shown::of(Report::conclude(checks, 300, 4)).await;
    assert_eq!(shown.texts(".diagnosis > .ladder h3"), ["Token expiry"]);
    assert_eq!(
        shown.texts(".other-checks > summary"),
        ["2 checks passed, 1 could not be told, 1 skipped"]
    );
    assert!(!shown.find(".other-checks").has_attribute("open"));
    assert_eq!(shown.all(".other-checks .rung").len(), 4);
    assert!(shown.all("li[data-check='token.scope']").is_empty(), "the headline says it");
}

#[wasm_bindgen_test]
async fn a_package_becomes_the_image_to_test_by_one_press() {
    let shown = Shown::of(with_packages(2)).await;
    shown.presses("Test this image team/app-1").await;
    let image = shown.state.form.image.with_text(str::to_owned);
    assert_eq!(image, "myorg/team/app-1");
}

#[wasm_bindgen_test]
async fn the_search_knows_visibilities_and_the_arrow_keys_go_through_what_was_found() {
    let shown = Shown::of(with_packages(30)).await;
    shown.find(".packages-listed > summary").click();
    shown.seeks("private").await;
    assert_eq!(shown.all(".package:not([hidden])").len(), 10);
    let search = shown.find("input[type=search]");
    search.focus().expect("it can have the focus");
    for (key, expected) in [
        ("ArrowDown", "team/app-2"),
        ("ArrowDown", "team/app-5"),
        ("ArrowUp", "team/app-2"),
        ("ArrowUp", ""),
    ] {
        press_key(key);
        let focused = document().active_element().and_then(|it| it.text_content());
        let focused = focused.unwrap_or_default();
        assert!(focused.ends_with(expected), "{key}: {focused}");
    }
    assert!(document().active_element().is_some_and(|it| it.is_same_node(Some(&search))));
}

fn press_key(key: &str) {
    let options = KeyboardEventInit::new();
    options.set_key(key);
    options.set_bubbles(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options);
    let focused = document().active_element().expect("something has the focus");
    // The default is prevented where the key is used.
    let _ = focused.dispatch_event(&event.expect("an event"));
}

#[wasm_bindgen_test]
async fn a_registry_that_works_is_shown_how_to_be_used_on_a_page_of_its_own_only() {
    let shown = Shown::of(with_packages(1)).await;
    assert_eq!(
        shown.texts(".tool summary"),
        ["Docker", "Kubernetes", "Trivy", "Grype", "External Secrets"]
    );
    assert!(
        shown
            .texts(".tool code")
            .concat()
            .contains("docker login ghcr.io -u mona --password-stdin")
    );
    assert!(Shown::on(with_packages(1), Options::default()).await.all(".use-it").is_empty());
    assert!(Shown::of(blocked()).await.all(".use-it").is_empty());
}

#[wasm_bindgen_test]
fn numbers_are_written_as_the_browser_writes_them() {
    for lang in Lang::ALL {
        let words = Owner::new().with(|| untrack(|| I18n::new(*lang).words()));
        for number in [0, 7, 90, 999, 1000, 1500, 123_456] {
            let browsers = Number::from(number as f64).to_locale_string(lang.tag());
            assert_eq!(words.number(number), String::from(browsers), "{number} in {}", lang.tag());
        }
    }
}
