//! One rung of the ladder.

use super::disclosure::Disclosure;
use super::external_link::ExternalLink;
use super::hand_on::Reproduction;
use super::icon::{Glyph, Icon};
use super::prose::Prose;
use crate::components::help::troubleshooting::EntryBody;
use crate::i18n::{Fact, Key, Label, use_i18n};
use crate::links::is_web_page;
use crate::state::Errand;
use ghcr_contract::{Check, Remedy};
use ghcr_words::Entry;
use leptos::prelude::*;

/// What was checked, how it ended in a word and not by colour alone, and what there is to say about
/// it.
#[component]
pub fn Rung(
    /// The check.
    check: Check,
) -> impl IntoView {
    let i18n = use_i18n();
    let (code, outcome) = (check.code, check.outcome);
    let remedy = check.remedy.clone().map(|remedy| view! { <NextStep remedy>""</NextStep> });
    let sentence = {
        let check = check.clone();
        i18n.say(move |words| words.check_sentence(&check))
    };
    view! {
        <li class="rung" data-check=code.as_str() data-outcome=outcome.as_str()>
            <span class="rung-icon"><Icon glyph=Glyph::from(outcome)/></span>
            <div class="rung-body">
                <div class="rung-head">
                    <h3>{i18n.text(Key::CheckTitle(code))}</h3>
                    <span class="outcome">{i18n.text(Key::Outcome(outcome))}</span>
                </div>
                <p><Prose text=sentence/></p>
                {remedy}
                <Findings check/>
            </div>
        </li>
    }
}

/// What unfolds below a check: help about what was found, what was seen, and how to see it again.
#[component]
pub fn Findings(
    /// The check.
    check: Check,
) -> impl IntoView {
    let i18n = use_i18n();
    let about = Some(i18n.text(Key::CheckTitle(check.code)).into());
    let help = Entry::of_finding(&check).map(|entry| {
        view! {
            <Disclosure class="folded-help" summary=i18n.text(Label::MoreHelp) about>
                <EntryBody entry level=4/>
            </Disclosure>
        }
    });
    let lines = check.reproduce.clone();
    view! {
        <div class="findings">
            {help}
            <EvidenceList check/>
            <Reproduction lines/>
        </div>
    }
}

/// What to do, and below it the link to where it is done.
#[component]
pub fn NextStep<C: IntoView + 'static>(
    /// The remedy.
    remedy: Remedy,
    /// What stands beside the link.
    children: TypedChildren<C>,
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
            <div class="actions"><RemedyLink remedy/> {children.into_inner()()}</div>
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
    let errand = Errand::of_remedy(remedy.action);
    href.map(|href| {
        view! { <ExternalLink text=i18n.text(Key::StepLink(remedy.action)) href errand/> }
    })
}

/// What was seen, folded.
#[component]
fn EvidenceList(
    /// The check.
    check: Check,
) -> impl IntoView {
    let i18n = use_i18n();
    let about = Some(i18n.text(Key::CheckTitle(check.code)).into());
    let facts = move || i18n.words().evidence(&check.evidence);
    let row = |(name, value): Fact| {
        view! {
            <div class="fact">
                <dt>{name}</dt>
                <dd><Prose text=value/></dd>
            </div>
        }
    };
    (!untrack(&facts).is_empty()).then(|| {
        view! {
            <Disclosure class="evidence" summary=i18n.text(Label::Evidence) about>
                <dl>{move || facts().into_iter().map(row).collect_view()}</dl>
            </Disclosure>
        }
    })
}
