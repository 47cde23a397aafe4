//! Somebody at the screen.

use super::proxy::browser_turn;
use ghcr_connect::app::{AppState, Options};
use ghcr_connect::components::diagnosis::Diagnosis;
use ghcr_connect::{Handle, mount};
use ghcr_contract::Report;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use std::any::Any;
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

#[wasm_bindgen(inline_js = r#"
let said = [];
export function listen(region) {
    said = [];
    const observer = new MutationObserver(() => said.push(region.textContent));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
}
export function heard() { return said; }
"#)]
extern "C" {
    fn listen(region: &Element);
    fn heard() -> Vec<String>;
}

/// The options of a page of its own; the default options are those of an element in a host page.
pub(super) fn page_options() -> Options {
    Options { home: Some("./".to_owned()), ..Options::default() }
}

/// Mounts the diagnosis of that report alone, in English. Dropping the handle unmounts it.
pub(super) async fn show_diagnosis(
    root: &HtmlElement,
    report: Report,
    options: Options,
) -> (AppState, Box<dyn Any>) {
    let cell = Rc::new(OnceCell::new());
    let created = cell.clone();
    let handle = mount_to(root.clone(), move || {
        let state = AppState::new(options);
        state.provide();
        state.test.validation.update(|validation| {
            let run = validation.start().expect("nothing runs");
            assert!(validation.settle(run, Ok(report)));
        });
        // It is set once.
        let _ = created.set(state);
        view! { <Diagnosis/> }
    });
    settle().await;
    (*cell.get().expect("mounting builds the view at once"), Box::new(handle))
}

/// The screen, mounted into an element of its own, which goes with it.
pub(super) struct Screen {
    pub(super) root: HtmlElement,
    handle: Option<Handle>,
}

impl Screen {
    pub(super) async fn open() -> Self {
        Self::open_with(Options::default()).await
    }

    /// Mounts the screen and fetches the proxy's config, as the element does.
    pub(super) async fn open_with(options: Options) -> Self {
        let root = new_root();
        let handle = mount(root.clone(), options);
        handle.state.deployment.fetch_config();
        settle().await;
        Self { root, handle: Some(handle) }
    }

    /// The screen of somebody who scans public images only, and needs no token.
    pub(super) async fn for_public_images() -> Self {
        let screen = Self::open().await;
        screen.find("input[name=visibility][value=public]").unchecked_into::<HtmlElement>().click();
        settle().await;
        screen
    }

    /// The app's state.
    pub(super) fn state(&self) -> AppState {
        self.handle.as_ref().expect("it is mounted").state
    }

    /// Drops the handle, as a host would; the element it was mounted into stays.
    pub(super) async fn unmount(&mut self) {
        self.handle = None;
        settle().await;
    }

    /// The input of that label.
    #[track_caller]
    pub(super) fn field(&self, label: &str) -> HtmlInputElement {
        let labels = self.root.query_selector_all("label").expect("a selector");
        let label = (0..labels.length())
            .filter_map(|index| labels.get(index))
            .find(|it| it.text_content().as_deref() == Some(label))
            .unwrap_or_else(|| panic!("no field {label:?}"));
        let id = label.unchecked_ref::<Element>().get_attribute("for").unwrap_or_default();
        self.find(&format!("#{id}")).unchecked_into()
    }

    /// The button of that name.
    #[track_caller]
    pub(super) fn button(&self, name: &str) -> HtmlElement {
        self.find_button(name).unwrap_or_else(|| panic!("no button {name:?}"))
    }

    pub(super) fn find_button(&self, name: &str) -> Option<HtmlElement> {
        let buttons = self.root.query_selector_all("button").expect("a selector");
        (0..buttons.length())
            .filter_map(|index| buttons.get(index))
            .find(|it| it.text_content().is_some_and(|text| text.starts_with(name)))
            .map(JsCast::unchecked_into)
    }

    #[track_caller]
    pub(super) fn find(&self, selector: &str) -> Element {
        let found = self.root.query_selector(selector).expect("a selector");
        found.unwrap_or_else(|| panic!("nothing for {selector:?} in {}", self.root.inner_html()))
    }

    /// Waits for it to appear.
    pub(super) async fn sees(&self, selector: &str) -> Element {
        for _ in 0..400 {
            if self.has(selector) {
                break;
            }
            browser_turn().await;
        }
        self.find(selector)
    }

    pub(super) fn has(&self, selector: &str) -> bool {
        self.root.query_selector(selector).expect("a selector").is_some()
    }

    /// Returns true if that text stands somewhere on the screen.
    pub(super) fn says(&self, text: &str) -> bool {
        let all = self.root.text_content().unwrap_or_default().replace('\u{a0}', " ");
        all.contains(text)
    }

    /// Types the text, keystroke by keystroke.
    pub(super) async fn types(&self, label: &str, text: &str) {
        let field = self.field(label);
        for end in text.char_indices().map(|(at, c)| at + c.len_utf8()) {
            field.set_value(&text[..end]);
            send(&field, "input");
        }
        settle().await;
    }

    pub(super) async fn leaves(&self, label: &str) {
        send(&self.field(label), "blur");
        settle().await;
    }

    pub(super) async fn presses(&self, name: &str) {
        self.button(name).click();
        settle().await;
    }

    /// What a screen reader says of the field beyond its name.
    pub(super) fn hears_about(&self, label: &str) -> String {
        let ids = self.field(label).get_attribute("aria-describedby").unwrap_or_default();
        let texts = ids.split(' ').map(|id| self.find(&format!("#{id}")).text_content());
        texts.flatten().collect::<Vec<_>>().join(" ")
    }

    /// Begins to listen to the live region.
    pub(super) fn listens(&self) {
        listen(&self.find(".visually-hidden[role=status]"));
    }

    /// All that the live region has said since then.
    pub(super) fn has_heard(&self) -> Vec<String> {
        heard()
    }

    /// What the live region says.
    pub(super) fn hears(&self) -> String {
        self.find(".visually-hidden[role=status]").text_content().unwrap_or_default()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.handle = None;
        self.root.remove();
    }
}

pub(super) fn new_root() -> HtmlElement {
    let root = document().create_element("div").expect("an element");
    let body = document().body().expect("a body");
    body.append_child(&root).expect("a place in the body");
    root.unchecked_into()
}

/// Lets the reactive system and answered calls do their work.
pub(super) async fn settle() {
    for _ in 0..20 {
        tick().await;
    }
}

fn send(field: &HtmlInputElement, kind: &str) {
    let options = EventInit::new();
    options.set_bubbles(true);
    let event = Event::new_with_event_init_dict(kind, &options).expect("an event");
    field.dispatch_event(&event).expect("nobody throws");
}
