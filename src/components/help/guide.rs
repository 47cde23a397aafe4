//! The guide: how to make a token.

use super::drawing::Drawing;
use crate::components::button::Button;
use crate::components::copy_text::CopyText;
use crate::components::external_link::ExternalLink;
use crate::components::field_frame::{Said, Tone};
use crate::components::prose::Prose;
use crate::i18n::{Key, Label, use_i18n};
use crate::links::new_token_page;
use crate::state::{Deployment, Errand, Form, GithubVisit, Help, LIFETIMES, Page};
use ghcr_contract::{NewToken, Visibility};
use ghcr_words::{GuideNote, GuideStep, GuideTick};
use leptos::either::Either;
use leptos::prelude::*;

/// The guide's beginning, as a part of its address.
const HEADING: &str = "make-a-token";

/// The steps, and what is chosen before them.
#[component]
pub fn Guide() -> impl IntoView {
    let i18n = use_i18n();
    let form = expect_context::<Form>();
    let needs_token = Memo::new(move |_| form.visibility() != Visibility::Public);
    let content = move || {
        if needs_token.get() {
            Either::Left(view! { <Choices/><Steps/><Finish/> })
        } else {
            Either::Right(view! { <PublicOnly/> })
        }
    };
    view! {
        <div class="guide">
            <h2 id=HEADING tabindex="-1">{i18n.text(Label::GuideTitle)}</h2>
            {content}
        </div>
    }
}

/// Public images need no token; the way on for who came by an address and scans internal ones after
/// all.
#[component]
fn PublicOnly() -> impl IntoView {
    let i18n = use_i18n();
    let form = expect_context::<Form>();
    view! {
        <p class="notice"><Prose text=i18n.text(GuideNote::PublicOnly)/></p>
        <Button
            text=i18n.text(Label::GuideForInternal)
            on_press=move |()| form.choose_visibility(Visibility::Internal)
        />
    }
}

/// What GitHub's page is to be filled in with.
#[component]
fn Choices() -> impl IntoView {
    let i18n = use_i18n();
    let (form, help) = (expect_context::<Form>(), expect_context::<Help>());
    let deployment = expect_context::<Deployment>();
    let lifetime = move |days: u16| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="lifetime"
                    value=days.to_string()
                    // Of the printed page.
                    checked=days == NewToken::LONGEST_LIFETIME
                    prop:checked=move || help.lifetime.get() == days
                    on:change=move |_| help.lifetime.set(days)
                />
                {i18n.say(move |words| words.days(days.into()))}
            </label>
        }
    };
    let warning = move || {
        let text = i18n.text(GuideNote::WritePackages);
        help.may_push.get().then(|| view! { <Said tone=Tone::Doubt text/> })
    };
    let address = Signal::derive(move || new_token_page(form, help, deployment));
    let copied = Callback::new(move |()| untrack(|| address.get()));
    view! {
        <div class="guide-choices">
            <fieldset class="choices">
                <legend>{i18n.text(Label::GuideLifetime)}</legend>
                {LIFETIMES.map(lifetime).collect_view()}
            </fieldset>
            <CheckBox name="uses-sso" text=Label::GuideSso is_on=help.uses_sso/>
            <CheckBox name="may-push" text=Label::GuidePush is_on=help.may_push/>
            {warning}
            <div class="guide-link">
                <ExternalLink
                    text=i18n.text(Label::GuidePrefilled)
                    href=address
                    errand=Errand::NewToken
                />
                <CopyText name=Label::CopyLink text=copied/>
            </div>
            <p class="field-hint"><Prose text=i18n.text(GuideNote::PrefilledLink)/></p>
        </div>
    }
}

#[component]
fn CheckBox(
    /// Its `name`.
    name: &'static str,
    /// Its label.
    text: Label,
    /// Whether it is ticked.
    is_on: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <label class="choice">
            <input
                type="checkbox"
                name=name
                prop:checked=move || is_on.get()
                on:change=move |_| is_on.update(|is_on| *is_on = !*is_on)
            />
            <span><Prose text=i18n.text(text)/></span>
        </label>
    }
}

#[component]
fn Steps() -> impl IntoView {
    view! {
        <ol class="guide-steps">
            {GuideStep::ALL.iter().map(|step| view! { <Step step=*step/> }).collect_view()}
        </ol>
    }
}

/// A step: what it is about, what to look for, what to do. On the page of its own all are open;
/// beside the form the one that is being taken.
#[component]
fn Step(
    /// The step.
    step: GuideStep,
) -> impl IntoView {
    let i18n = use_i18n();
    let help = expect_context::<Help>();
    let is_open = Memo::new(move |_| {
        let shown = help.shown();
        let is_meant = shown.page == Page::Guide && shown.part.as_deref() == Some(step.slug());
        let is_first = shown.part.is_none() && step == GuideStep::Settings;
        help.is_page() || is_meant || is_first
    });
    let note = match step {
        GuideStep::Copy => Some(GuideNote::ShownOnce),
        GuideStep::SingleSignOn => Some(GuideNote::NoConfigureSso),
        GuideStep::Settings | GuideStep::Generate | GuideStep::Scopes => None,
    };
    let note = note.map(|note| view! { <p class="field-hint"><Prose text=i18n.text(note)/></p> });
    let is_left_out = move || step == GuideStep::SingleSignOn && !help.uses_sso.get();
    view! {
        <li hidden=is_left_out>
            <details id=step.slug() open=move || is_open.get()>
                <summary><h3>{i18n.text(Key::GuideTitle(step))}</h3></summary>
                <p><Prose text=i18n.text(Key::GuideBody(step))/></p>
                <Drawing step/>
                <ul class="ticks">
                    {GuideTick::of(step).iter().map(|tick| view! { <Tick tick=*tick/> }).collect_view()}
                </ul>
                {note}
            </details>
        </li>
    }
}

#[component]
fn Tick(
    /// What is to be done.
    tick: GuideTick,
) -> impl IntoView {
    let i18n = use_i18n();
    let help = expect_context::<Help>();
    // With `write:packages` another box is ticked as well.
    let is_hidden = move || tick == GuideTick::LeaveTheRest && help.may_push.get();
    view! {
        <li hidden=is_hidden>
            <label class="choice">
                <input
                    type="checkbox"
                    value=tick.to_string()
                    prop:checked=move || help.is_ticked(tick)
                    on:change=move |_| help.tick(tick)
                />
                <span><Prose text=i18n.text(Key::GuideTick(tick))/></span>
            </label>
        </li>
    }
}

/// The way back to the form, with the cursor in the token's field.
#[component]
fn Finish() -> impl IntoView {
    let i18n = use_i18n();
    let (form, help) = (expect_context::<Form>(), expect_context::<Help>());
    let visit = expect_context::<GithubVisit>();
    let is_back = Memo::new(move |_| visit.is_back_from(Errand::NewToken));
    let text = i18n.text(Label::BackPaste);
    let invitation = move || is_back.get().then(|| view! { <Said tone=Tone::Invitation text/> });
    let finish = move |()| {
        help.leave();
        form.token.focus_soon();
    };
    view! {
        <div aria-live="polite">{invitation}</div>
        <Button class="button primary guide-have-it" text=i18n.text(Label::GuideHaveIt) on_press=finish/>
    }
}
