//! One rung of the ladder.

use super::external_link::external_link;
use super::icon::{Glyph, icon};
use super::prose::prose;
use crate::links::is_web_page;
use crate::words::{Fact, use_words};
use ghcr_contract::{Check, Outcome, Remedy};
use leptos::prelude::*;

/// What was asked, how it ended (in a word, not by colour alone), why, what was seen, and what to do.
pub(super) fn rung(check: &Check) -> impl IntoView + use<> {
    let words = use_words();
    let facts = words.evidence(&check.evidence);
    view! {
        <li class="rung" data-check=check.code.as_str() data-outcome=check.outcome.as_str()>
            <span class="rung-icon">{icon(Glyph::from(check.outcome))}</span>
            <div class="rung-body">
                <div class="rung-head">
                    <h3>{words.check_title(check.code)}</h3>
                    <span class="outcome">{words.outcome(check.outcome)}</span>
                </div>
                <p>{prose(&words.check_sentence(check))}</p>
                {check.remedy.as_ref().map(next_step)}
                {(!facts.is_empty()).then(|| evidence(check.outcome, facts))}
            </div>
        </li>
    }
}

/// What to do, and the link to where it is done.
pub(super) fn next_step(remedy: &Remedy) -> impl IntoView + use<> {
    let words = use_words();
    let step = words.step(remedy.action);
    let href = remedy.url.clone().filter(|url| is_web_page(url));
    view! {
        <div class="next-step" data-action=remedy.action.as_str()>
            <p>
                <strong>{words.labels().next_step}": "</strong>
                {prose(step.sentence)}
            </p>
            {href.map(|href| external_link(href, step.link))}
        </div>
    }
}

/// Open where something is to be looked at, folded where all is well.
fn evidence(outcome: Outcome, facts: Vec<Fact>) -> impl IntoView {
    let is_open = match outcome {
        Outcome::Warn | Outcome::Fail | Outcome::Unknown => true,
        Outcome::Pass | Outcome::Skipped => false,
    };
    let row = |(name, value): Fact| {
        view! {
            <div class="fact">
                <dt>{name}</dt>
                <dd>{prose(&value)}</dd>
            </div>
        }
    };
    view! {
        <details class="evidence" open=is_open>
            <summary>{use_words().labels().evidence}</summary>
            <dl>{facts.into_iter().map(row).collect_view()}</dl>
        </details>
    }
}
