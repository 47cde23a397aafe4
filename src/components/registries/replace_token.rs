//! A new token in place of the saved one.

use super::panel::PanelForm;
use crate::components::external_link::ExternalLink;
use crate::components::prose::Prose;
use crate::components::rung::NextStep;
use crate::components::token_field::TokenField;
use crate::i18n::use_i18n;
use crate::links::tokens_page;
use crate::state::{Deployment, Errand, Help, OpenedRegistry, Outcome};
use ghcr_contract::{KeptBecause, Report};
use ghcr_words::RegistryLabel;
use leptos::prelude::*;

/// The field, with the guide to a token like the saved one, and GitHub's page that regenerates it.
#[component]
pub fn ReplaceToken() -> impl IntoView {
    let i18n = use_i18n();
    let opened = expect_context::<OpenedRegistry>();
    let deployment = expect_context::<Deployment>();
    guide_to_such_a_token(expect_context::<Help>(), opened);
    let page = Signal::derive(move || tokens_page(deployment));
    view! {
        <PanelForm
            title=RegistryLabel::Replace
            submit=RegistryLabel::Replace
            on_submit=OpenedRegistry::replace_token
        >
            <p class="field-hint">{i18n.text(RegistryLabel::ReplaceLead)}</p>
            <p class="field-link">
                <ExternalLink
                    text=i18n.text(RegistryLabel::Regenerate)
                    href=page
                    errand=Errand::NewToken
                />
            </p>
            <TokenField/>
            <KeptToken/>
        </PanelForm>
    }
}

/// The guide leads to a token of the saved one's scopes.
fn guide_to_such_a_token(help: Help, opened: OpenedRegistry) {
    let may_push = opened.registry.with_untracked(|registry| {
        let scopes = registry.as_ref().and_then(|it| it.token.as_ref()?.scopes.as_ref());
        scopes.is_some_and(|scopes| scopes.iter().any(|scope| scope == "write:packages"))
    });
    help.may_push.set(may_push);
}

/// Why a new token did not replace the saved one, and what to do about the new one.
#[component]
fn KeptToken() -> impl IntoView {
    let opened = expect_context::<OpenedRegistry>();
    let kept = Memo::new(move |_| {
        opened.outcome.with(|outcome| match outcome {
            Some(Outcome::Rotated(rotation)) => {
                Some((rotation.kept_because?, rotation.report.clone()))
            }
            _ => None,
        })
    });
    move || kept.get().map(|(why, report)| view! { <Kept why report/> })
}

#[component]
fn Kept(
    /// Why the saved token stays.
    why: KeptBecause,
    /// The test of the new one.
    report: Report,
) -> impl IntoView {
    let i18n = use_i18n();
    let why = match why {
        KeptBecause::Worse => RegistryLabel::Kept,
        KeptBecause::Undecided => RegistryLabel::KeptUndecided,
    };
    let check = report.headline.and_then(|code| report.check(code));
    let remedy = check.and_then(|check| check.remedy.clone());
    let sentence = i18n.say(move |words| words.headline(&report));
    view! {
        <div class="token-kept" role="alert">
            <p>{i18n.text(why)}</p>
            <p><Prose text=sentence/></p>
            {remedy.map(|remedy| view! { <NextStep remedy>""</NextStep> })}
        </div>
    }
}
