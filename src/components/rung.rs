//! One rung of the ladder.

use super::button::Button;
use super::disclosure::Disclosure;
use super::external_link::ExternalLink;
use super::hand_on::Reproduction;
use super::icon::{Glyph, Icon};
use super::prose::Prose;
use crate::components::help::troubleshooting::EntryBody;
use crate::i18n::{Fact, Key, Label, use_i18n};
use crate::links::is_web_page;
use crate::state::Help;
use ghcr_contract::{Check, CheckCode, Outcome, Remedy};
use ghcr_words::Entry;
use leptos::prelude::*;

/// What is checked and how it ended, in a word and not by colour alone.
#[component]
pub fn Rung<C: IntoView + 'static>(
    /// What is checked.
    code: CheckCode,
    /// How it ended; none while it is being worked on.
    #[prop(optional_no_strip)]
    outcome: Option<Outcome>,
    /// What is said below its name.
    children: TypedChildren<C>,
) -> impl IntoView {
    let i18n = use_i18n();
    let state = outcome.map_or(Key::Label(Label::Working), Key::Outcome);
    view! {
        <li
            class="rung"
            data-working=outcome.is_none().then_some(code.as_str())
            data-check=outcome.is_some().then_some(code.as_str())
            data-outcome=outcome.map(Outcome::as_str)
        >
            <span class="rung-icon">{outcome.map(|it| view! { <Icon glyph=Glyph::from(it)/> })}</span>
            <div class="rung-body">
                <div class="rung-head">
                    <h3>{i18n.text(Key::CheckTitle(code))}</h3>
                    <span class="outcome">{i18n.text(state)}</span>
                </div>
                {children.into_inner()()}
            </div>
        </li>
    }
}

/// Why a check ended so, what was seen, and what to do.
#[component]
pub fn Explanation(
    /// The check.
    check: Check,
) -> impl IntoView {
    let i18n = use_i18n();
    let help = Entry::of_finding(&check).map(|entry| view! { <MoreHelp code=check.code entry/> });
    let remedy = check.remedy.clone().map(|remedy| view! { <NextStep remedy/> });
    let lines = check.reproduce.clone();
    let check = StoredValue::new(check);
    let sentence = i18n.say(move |words| check.with_value(|check| words.check_sentence(check)));
    view! {
        <p><Prose text=sentence/></p>
        {remedy}
        {help}
        <EvidenceList check/>
        <Reproduction lines/>
    }
}

/// The way to the help about what was found: beside the report, or folded in right here where there
/// is one column.
#[component]
fn MoreHelp(
    /// The check that found it.
    code: CheckCode,
    /// The entry about it.
    entry: Entry,
) -> impl IntoView {
    let i18n = use_i18n();
    let help = expect_context::<Help>();
    let about = Some(i18n.text(Key::CheckTitle(code)).into());
    view! {
        <Button
            class="more-help link"
            text=i18n.text(Label::MoreHelp)
            about
            on_press=move |()| help.open_entry(entry)
        />
        <Disclosure class="folded-help" summary=i18n.text(Label::MoreHelp) about>
            <EntryBody entry level=4/>
        </Disclosure>
    }
}

/// What to do, and the link to where it is done.
#[component]
pub fn NextStep(
    /// The remedy.
    remedy: Remedy,
) -> impl IntoView {
    let i18n = use_i18n();
    let action = remedy.action;
    view! {
        <div class="next-step" data-action=action.as_str()>
            <p>
                <strong>{i18n.text(Label::NextStep)}</strong>
                " "
                <Prose text=i18n.text(Key::Step(action))/>
            </p>
            <RemedyLink remedy/>
        </div>
    }
}

/// The link to where the remedy is done, if there is one.
#[component]
pub fn RemedyLink(
    /// The remedy.
    remedy: Remedy,
) -> impl IntoView {
    let i18n = use_i18n();
    let href = remedy.url.filter(|url| is_web_page(url));
    href.map(|href| view! { <ExternalLink text=i18n.text(Key::StepLink(remedy.action)) href/> })
}

/// What was seen: open where something is to be looked at, folded where all is well.
#[component]
fn EvidenceList(
    /// The check.
    check: StoredValue<Check>,
) -> impl IntoView {
    let i18n = use_i18n();
    let facts = move || check.with_value(|check| i18n.words().evidence(&check.evidence));
    let (code, is_open) = check.with_value(|check| {
        let is_open = matches!(check.outcome, Outcome::Warn | Outcome::Fail | Outcome::Unknown);
        (check.code, is_open)
    });
    let row = |(name, value): Fact| {
        view! {
            <div class="fact">
                <dt>{name}</dt>
                <dd><Prose text=value/></dd>
            </div>
        }
    };
    let about = Some(i18n.text(Key::CheckTitle(code)).into());
    (!untrack(facts).is_empty()).then(|| {
        view! {
            <Disclosure class="evidence" summary=i18n.text(Label::Evidence) about is_open>
                <dl>{move || facts().into_iter().map(row).collect_view()}</dl>
            </Disclosure>
        }
    })
}
