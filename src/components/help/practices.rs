//! The best-practice cards: the advice, and after a test what is true of the token that was tested.

use crate::components::icon::{Glyph, Icon};
use crate::components::prose::Prose;
use crate::components::rung::RemedyLink;
use crate::i18n::{Key, Label, Words, use_i18n};
use crate::state::{ConnectionTest, Deployment};
use ghcr_words::{Blank, Practice, Standing};
use ghcr_words::{Finding, advice, judge_practices};
use leptos::prelude::*;

/// All four, in their order.
#[component]
pub fn Practices() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="practices">
            <h2>{i18n.text(Label::PracticesTitle)}</h2>
            <p class="field-hint">{i18n.text(Label::PracticesLead)}</p>
            <div class="practice-cards">
                {Practice::ALL.iter().map(|practice| view! { <Card practice=*practice/> }).collect_view()}
            </div>
        </div>
    }
}

#[component]
fn Card(
    /// The advice.
    practice: Practice,
) -> impl IntoView {
    let i18n = use_i18n();
    let deployment = expect_context::<Deployment>();
    let test = expect_context::<ConnectionTest>();
    let body = i18n.say(move |words| words.text(advice(practice, &deployment.policy())).to_owned());
    let finding = Memo::new(move |_| {
        let findings =
            test.with_fresh_report(|report| judge_practices(report, &deployment.policy()));
        findings.and_then(|all| all.into_iter().find(|finding| finding.practice == practice))
    });
    view! {
        <article class="practice" id=practice.slug()>
            <h3 tabindex="-1">{i18n.text(Key::PracticeTitle(practice))}</h3>
            <p><Prose text=body/></p>
            {move || finding.get().map(|finding| view! { <Live finding/> })}
        </article>
    }
}

/// What is true of this token, and the one link that leads to the remedy.
#[component]
fn Live(
    /// What the test found.
    finding: Finding,
) -> impl IntoView {
    let i18n = use_i18n();
    let (outcome, glyph) = match finding.standing {
        Standing::Met | Standing::BestPossible => ("pass", Glyph::Pass),
        Standing::NotMet => ("warn", Glyph::Warn),
        Standing::CannotTell => ("unknown", Glyph::Unknown),
    };
    let (standing, remedy) = (finding.standing, finding.remedy.clone());
    let text = i18n.say(move |words| sentence(words, &finding));
    view! {
        <div class="practice-live" data-outcome=outcome>
            <span class="rung-icon"><Icon glyph/></span>
            <div class="practice-said">
                <span class="outcome">{i18n.text(standing)}</span>
                <p><Prose text/></p>
                {remedy.map(|remedy| view! { <RemedyLink remedy/> })}
            </div>
        </div>
    }
}

fn sentence(words: Words, finding: &Finding) -> String {
    let scopes = finding.detail.scopes().unwrap_or_default();
    let kind = finding.detail.kind().map_or("", |kind| words.text(Key::TokenKind(kind)));
    let blanks = [
        ("number", Blank::Number(finding.detail.number().unwrap_or_default())),
        ("scopes", Blank::Text(&scopes)),
        ("kind", Blank::Text(kind)),
    ];
    words.fill(Key::PracticePhrase(finding.phrase), &blanks)
}
