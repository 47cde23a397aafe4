//! What every field has: a label, an input, a hint, and what is said about the text.

use super::icon::{Glyph, Icon};
use super::prose::Prose;
use crate::i18n::{Key, Label, use_i18n};
use crate::state::{AnyField, Form};
use ghcr_contract::{Field, GithubHosts, image_in_paste, username_in_paste};
use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent};

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
    let is_source = Memo::new(move |_| form.pasted_into.get() == Some(name));
    let from_paste = i18n.text(Label::FromPaste);
    let optional = move || (!state.is_required()).then(|| i18n.words().label(Label::Optional));
    view! {
        <div class="field" data-field=name.as_str()>
            <div class="field-head">
                <label for=name.as_str()>{i18n.text(Key::FieldName(name))}</label>
                <span class="field-optional">{optional}</span>
            </div>
            {input}
            <p class="field-hint" id=format!("{name}-hint")>
                <Prose text=i18n.text(Key::FieldHint(name))/>
            </p>
            // What appears when the field is left is said as well.
            <div class="field-said" id=format!("{name}-said") aria-live="polite">
                {said}
                {move || is_source.get().then(|| view! { <Said tone=Tone::Good text=from_paste/> })}
            </div>
            {children.into_inner()()}
        </div>
    }
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
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            list=list
            // Password managers neither offer to fill it in nor to save it.
            data-1p-ignore=is_token
            data-bwignore=is_token
            data-lpignore=is_token.then_some("true")
            data-form-type=is_token.then_some("other")
            aria-required=move || state.is_required().then_some("true")
            aria-describedby=format!("{name}-hint {name}-said")
            aria-invalid=move || state.fault().is_some().then_some("true")
            prop:value=move || state.shown()
            on:input:target=move |event| read_input(name, form, &event)
            on:blur=move |_| leave(name, state)
            node_ref=state.input
        />
    }
}

/// A keystroke or a paste. What was pasted is complete, and is checked at once.
fn read_input(name: Field, form: Form, event: &Targeted<Event, HtmlInputElement>) {
    let text = event.target().value();
    let is_pasted = |event: &InputEvent| event.input_type() == "insertFromPaste";
    if event.dyn_ref::<InputEvent>().is_some_and(is_pasted) {
        form.paste(name, text);
    } else {
        form.type_in(name, text);
    }
}

/// What was typed like a link or a command is read as if it were pasted, unless it is valid as it
/// is.
fn leave(name: Field, state: AnyField) {
    let read = |text: &str| state.hosts.with(|hosts| meaning_of(name, text, hosts));
    match untrack(|| state.obstacle().and_then(|_| state.with_text(read))) {
        Some(text) => state.paste(text),
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
