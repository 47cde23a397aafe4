//! The best-practice cards: the advice, and after a test what is true of the token that was tested.

use crate::components::icon::{Glyph, icon};
use crate::components::prose::prose;
use crate::components::rung::remedy_link;
use crate::connect::Connect;
use crate::markup::{El, div, el, p, span};
use crate::practices::{Finding, advice, judge};
use crate::words::{Key, Label, Words, use_words};
use ghcr_words::{Blank, Practice, Standing};

/// All four, in their order.
pub(super) fn practices(state: Connect) -> El {
    let words = use_words();
    let cards = move || -> Vec<El> {
        let policy = state.policy();
        let findings = state.validation.with(|it| it.fresh_report().map(|report| judge(report, &policy)));
        let finding =
            |practice| findings.as_ref().and_then(|all| all.iter().find(|it| it.practice == practice));
        let card =
            |practice: &Practice| card(words, *practice, advice(*practice, &policy), finding(*practice));
        Practice::ALL.iter().map(card).collect()
    };
    div("practices")
        .child(el("h2").child(words.label(Label::PracticesTitle)))
        .child(p("field-hint").child(words.label(Label::PracticesLead)))
        .child(div("practice-cards").follow(cards))
}

fn card(words: Words, practice: Practice, advice: Key, finding: Option<&Finding>) -> El {
    el("article")
        .class("practice")
        .attr("id", practice.slug())
        .child(el("h3").attr("tabindex", "-1").child(words.text(Key::PracticeTitle(practice))))
        .child(el("p").child(prose(words.text(advice))))
        .child(finding.map(|finding| live(words, finding)))
}

/// What is true of this token, and the one link that mends it.
fn live(words: Words, finding: &Finding) -> El {
    let (outcome, glyph) = match finding.standing {
        Standing::Met => ("pass", Glyph::Pass),
        Standing::NotMet => ("warn", Glyph::Warn),
        Standing::CannotTell => ("unknown", Glyph::Unknown),
    };
    let scopes = finding.detail.scopes().unwrap_or_default();
    let kind = finding.detail.kind().map_or("", |kind| words.text(Key::TokenKind(kind)));
    let blanks = [
        ("number", Blank::Number(finding.detail.number().unwrap_or_default())),
        ("scopes", Blank::Text(&scopes)),
        ("kind", Blank::Text(kind)),
    ];
    let sentence = words.fill(Key::PracticePhrase(finding.phrase), &blanks);
    div("practice-live").attr("data-outcome", outcome).child(span("rung-icon").child(icon(glyph))).child(
        div("practice-said")
            .child(span("outcome").child(words.text(Key::Standing(finding.standing))))
            .child(el("p").child(prose(&sentence)))
            .child(finding.remedy.as_ref().and_then(remedy_link)),
    )
}
