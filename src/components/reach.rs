//! The first question: how far the images that are scanned can be seen. The token hangs on it.

use crate::connect::Connect;
use crate::markup::{El, el, span};
use crate::words::{Label, use_words};
use ghcr_contract::Visibility;

/// One choice for each visibility that the host supports, and why not for the others.
#[must_use]
pub fn reach(state: Connect) -> El {
    let words = use_words();
    let choices = move || -> Vec<El> {
        let policy = state.policy();
        let choice = |visibility: &Visibility| choice(state, *visibility, policy.supports(*visibility));
        Visibility::ALL.iter().map(choice).collect()
    };
    el("fieldset").class("reach").child(el("legend").child(words.label(Label::ReachQuestion))).follow(choices)
}

fn choice(state: Connect, visibility: Visibility, is_supported: bool) -> El {
    let words = use_words();
    let form = state.form;
    let (name, hint) = match (visibility, is_supported) {
        (Visibility::Public, _) => (Label::ReachPublic, Label::ReachPublicHint),
        (Visibility::Internal, true) => (Label::ReachInternal, Label::ReachInternalHint),
        (Visibility::Internal, false) => (Label::ReachInternal, Label::ReachUnsupported),
        (Visibility::Private, true) => (Label::ReachPrivate, Label::ReachPrivateHint),
        (Visibility::Private, false) => (Label::ReachPrivate, Label::ReachUnsupported),
    };
    let hint_id = format!("reach-{visibility}-hint");
    let input = el("input")
        .attr("type", "radio")
        .attr("name", "reach")
        .attr("value", visibility.as_str())
        .attr("aria-describedby", hint_id.clone())
        .flag("disabled", !is_supported)
        .checked(move || form.reach() == visibility)
        .on("change", move |_| form.choose_reach(visibility));
    let text = span("reach-name").child(words.label(name));
    el("label")
        .class("choice")
        .child(input)
        .child(text)
        .child(span("field-hint").attr("id", hint_id).child(words.label(hint)))
}
