//! The first question: which images are scanned. Whether a token is needed depends on it.

use crate::i18n::{Label, use_i18n};
use crate::state::{Deployment, Form};
use ghcr_contract::Visibility;
use leptos::prelude::*;

/// One choice for each visibility; one that the host does not support is disabled and says so.
#[component]
pub fn VisibilityChoice() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <fieldset class="visibility-choice">
            <legend>{i18n.text(Label::ReachQuestion)}</legend>
            {Visibility::ALL.iter().map(|visibility| view! { <Choice visibility=*visibility/> }).collect_view()}
        </fieldset>
    }
}

#[component]
fn Choice(
    /// The visibility that it stands for.
    visibility: Visibility,
) -> impl IntoView {
    let i18n = use_i18n();
    let (form, deployment) = (expect_context::<Form>(), expect_context::<Deployment>());
    let supported_hint = match visibility {
        Visibility::Public => Label::ReachPublicHint,
        Visibility::Internal => Label::ReachInternalHint,
        Visibility::Private => Label::ReachPrivateHint,
    };
    let is_supported = Memo::new(move |_| deployment.policy().supports(visibility));
    let is_disabled = move || !is_supported.get();
    let hint = move || {
        let is_usable = is_supported.get() || visibility == Visibility::Public;
        i18n.words().label(if is_usable { supported_hint } else { Label::ReachUnsupported })
    };
    let hint_id = format!("visibility-{visibility}-hint");
    view! {
        <label class="choice">
            <input
                type="radio"
                name="visibility"
                value=visibility.as_str()
                aria-describedby=hint_id.clone()
                disabled=is_disabled
                // Of the printed page.
                checked=visibility == Visibility::Internal
                prop:checked=move || form.visibility() == visibility
                on:change=move |_| form.choose_visibility(visibility)
            />
            <span class="choice-name">{i18n.text(Label::of_reach(visibility))}</span>
            <span class="field-hint" id=hint_id>{hint}</span>
        </label>
    }
}
