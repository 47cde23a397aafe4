//! What every field has: a label, an input, a hint, and what is said about the text.

use super::icon::{Glyph, Icon};
use super::prose::Prose;
use crate::i18n::{Key, Label, Phrase, Words, use_i18n};
use crate::state::{AnyField, Form};
use ghcr_contract::{Field, GithubHosts};
use ghcr_pasted::{image_in_paste, username_in_paste};
use leptos::ev::{Event, Targeted};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, InputEvent};

/// A field: its label, whether it may stay empty, its input, its hint, and what is said about it.
#[component]
pub fn FieldFrame<S, V, I, C>(
    /// Which field.
    name: Field,
    /// Its state.
    state: AnyField,
    /// What is said about the text: [`Said`] lines.
    said: S,
    /// The input, and what stands beside it.
    input: I,
    /// What stands below.
    children: TypedChildren<C>,
) -> impl IntoView
where
    S: Fn() -> V + Send + 'static,
    V: IntoView + 'static,
    I: IntoView,
    C: IntoView + 'static,
{
    let i18n = use_i18n();
    let form = expect_context::<Form>();
    let pasted = Memo::new(move |_| {
        let filled = form.pasted_into.get().filter(|(field, _)| *field == name);
        filled.map(|(_, fields)| from_paste(i18n.words(), &fields))
    });
    let optional = move || (!state.is_required()).then(|| i18n.words().label(Label::Optional));
    let (said_area, announced) = (NodeRef::<Div>::new(), RwSignal::new(String::new()));
    // After what is said has been drawn.
    let announce = move || {
        request_animation_frame(move || {
            let said = said_area.try_get_untracked().flatten().and_then(|it| it.text_content());
            let _ = announced.try_set(said.unwrap_or_default());
        });
    };
    view! {
        <div
            class="field"
            data-field=name.as_str()
            on:focusout=move |_| announce()
            on:paste=move |_| announce()
        >
            <div class="field-head">
                <label for=name.as_str()>{i18n.text(Key::FieldName(name))}</label>
                <span class="field-optional">{optional}</span>
            </div>
            {input}
            <p class="field-hint" id=format!("{name}-hint")>
                <Prose text=i18n.text(Key::FieldHint(name))/>
            </p>
            <div class="field-said" id=format!("{name}-said") node_ref=said_area>
                {said}
                {move || pasted.get().map(|text| view! { <Said tone=Tone::Good text/> })}
            </div>
            // What has appeared when the field is left or something is pasted is said once, and not
            // at each key.
            <p class="visually-hidden" aria-live="polite">{move || announced.get()}</p>
            {children.into_inner()()}
        </div>
    }
}

/// The names of the fields that were filled in from a paste.
fn from_paste(words: Words, fields: &[Field]) -> String {
    let names: Vec<_> = fields.iter().map(|field| words.text(Key::FieldName(*field))).collect();
    words.with_text(Phrase::FromPaste, "fields", &words.list(&names))
}

/// The input of a field. What was typed is its property, never an attribute.
#[component]
pub fn FieldInput(
    /// Which field.
    name: Field,
    /// Its state.
    state: AnyField,
    /// Its classes.
    class: &'static str,
    /// Its `type`.
    #[prop(into)]
    kind: Signal<&'static str>,
    /// The `id` of a list of choices.
    #[prop(optional_no_strip)]
    list: Option<&'static str>,
) -> impl IntoView {
    let i18n = use_i18n();
    let form = expect_context::<Form>();
    let example = i18n.say(move |words| {
        state.hosts.with(|hosts| words.with_registry(Key::FieldExample(name), &hosts.registry))
    });
    let is_token = name == Field::Token;
    // What was left before GitHub's hosts were known is read again.
    Effect::new(move |earlier: Option<()>| {
        state.hosts.with(|_| ());
        if earlier.is_some() && !state.has_focus() {
            leave(name, state);
        }
    });
    view! {
        <input
            class=class
            id=name.as_str()
            part="input"
            type=kind
            placeholder=example
            autocomplete=if is_token { "one-time-code" } else { "off" }
            autocapitalize="off"
            spellcheck="false"
            list=list
            // Password managers neither offer to fill it in nor to save it. Browsers ignore `off`
            // for a password, and keep no code for one time.
            data-1p-ignore=is_token
            data-bwignore=is_token
            data-lpignore=is_token.then_some("true")
            data-form-type=is_token.then_some("other")
            aria-required=move || state.is_required().then_some("true")
            aria-describedby=format!("{name}-hint {name}-said")
            aria-invalid=move || state.fault().is_some().then_some("true")
            prop:value=move || state.shown()
            on:input:target=move |event| read_input(name, form, &event)
            on:paste=move |event| read_paste(name, form, &event)
            on:blur=move |_| leave(name, state)
            node_ref=state.input
        />
    }
}

/// A keystroke, or a paste that the browser has inserted: what was pasted is complete, and is
/// checked at once.
fn read_input(name: Field, form: Form, event: &Targeted<Event, HtmlInputElement>) {
    form.type_in(name, event.target().value());
    let is_pasted = |event: &InputEvent| event.input_type() == "insertFromPaste";
    if event.dyn_ref::<InputEvent>().is_some_and(is_pasted) {
        let state = form.field(name);
        state.leave();
    }
}

/// A paste, before the browser inserts it.
fn read_paste(name: Field, form: Form, event: &ClipboardEvent) {
    let text = event.clipboard_data().and_then(|data| data.get_data("text").ok());
    if text.is_some_and(|text| form.take_apart(name, &text)) {
        event.prevent_default();
    }
}

/// What was typed like a link or a command is read as if it were pasted, unless it is valid as it
/// is.
fn leave(name: Field, state: AnyField) {
    let read = |text: &str| state.hosts.with(|hosts| meaning_of(name, text, hosts));
    match untrack(|| state.obstacle().and_then(|_| state.with_text(read))) {
        Some(text) => state.paste(text.into()),
        None => state.leave(),
    }
}

/// What such a text stands for in that field. A token is offered instead of taken: see
/// `token_field.rs`.
fn meaning_of(name: Field, text: &str, hosts: &GithubHosts) -> Option<String> {
    match name {
        Field::Username => username_in_paste(text, hosts).map(|it| it.to_string()),
        Field::Image => image_in_paste(text, hosts).map(|it| it.to_string()),
        Field::Token | Field::Description => None,
    }
}

/// How serious a remark about a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It cannot be sent like this.
    Bad,
    /// It can be sent, but somebody should look.
    Doubt,
    /// All is well.
    Good,
    /// The next thing to do.
    Invitation,
}

/// A remark about a field.
#[component]
pub fn Said(
    /// How serious it is.
    tone: Tone,
    /// The sentence.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let (name, glyph) = match tone {
        Tone::Bad => ("bad", Glyph::Fail),
        Tone::Doubt => ("doubt", Glyph::Warn),
        Tone::Good => ("good", Glyph::Pass),
        Tone::Invitation => ("invitation", Glyph::Info),
    };
    view! {
        <p class="said" data-tone=name>
            <Icon glyph/>
            <span><Prose text/></span>
        </p>
    }
}
