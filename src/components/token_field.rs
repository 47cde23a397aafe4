//! The field for the token: hidden unless shown, and checked before anything is sent.

use super::browser_only::BrowserOnly;
use super::button::Button;
use super::external_link::ExternalLink;
use super::field_frame::{FieldFrame, FieldInput, Said, Tone};
use crate::components::help::guide::Guide;
use crate::i18n::{Label, Phrase, Words, use_i18n};
use crate::links::new_token_page;
use crate::state::{AnyField, ConnectionTest, Deployment, Errand, Form, GithubVisit, Help};
use ghcr_contract::{CheckCode, Fault, Field, Outcome, Policy, Report, TokenLint};
use ghcr_pasted::token_in_paste;
use ghcr_words::{TokenNote, notes_on};
use leptos::prelude::*;
use secrecy::SecretString;

/// The credential, and the way to a new one.
#[component]
pub fn TokenField() -> impl IntoView {
    const NAME: Field = Field::Token;
    let i18n = use_i18n();
    let (form, help) = (expect_context::<Form>(), expect_context::<Help>());
    let deployment = expect_context::<Deployment>();
    let state: AnyField = *form.token;
    let is_shown = RwSignal::new(false);
    // The next token is hidden, and so is this one once the form is folded.
    Effect::new(move |_| {
        if form.is_folded.get() || state.with_text(str::is_empty) {
            is_shown.set(false);
        }
    });
    let kind = Signal::derive(move || if is_shown.get() { "text" } else { "password" });
    let name_of_button = move || {
        i18n.words().label(if is_shown.get() { Label::HideToken } else { Label::ShowToken })
    };
    let input = view! {
        <div class="input-row" on:focusin=move |_| help.follow_step(help.next_step())>
            <div class="input-box"><FieldInput name=NAME state class="input mono" kind/></div>
            <button
                class="button quiet"
                type="button"
                aria-controls=NAME.as_str()
                on:click=move |_| is_shown.update(|is_shown| *is_shown = !*is_shown)
            >
                {name_of_button}
            </button>
        </div>
    };
    let test = expect_context::<ConnectionTest>();
    let is_refused = Memo::new(move |_| {
        let login = |report: &Report| report.check(CheckCode::TokenAccepted).map(|it| it.outcome);
        test.with_fresh_report(login).flatten() == Some(Outcome::Fail)
    });
    let visit = expect_context::<GithubVisit>();
    follow_visit(visit, form);
    let remarks = Memo::new(move |_| {
        let words = i18n.words();
        let back = visit.is_back_from(Errand::NewToken).then(|| Remark {
            tone: Tone::Invitation,
            text: words.label(Label::BackPaste).to_owned(),
            correction: None,
        });
        let remarks = remarks_on(state, &deployment.policy(), words, is_refused.get());
        back.into_iter().chain(remarks).collect::<Vec<_>>()
    });
    let said = move || {
        let remark = |remark| view! { <RemarkLine remark state/> };
        remarks.get().into_iter().map(remark).collect_view()
    };
    let new_token = Signal::derive(move || new_token_page(form, help, deployment));
    view! {
            <FieldFrame name=NAME state said input>
                <p class="field-link">
                    <ExternalLink
                        text=i18n.text(Label::CreateToken)
                        href=new_token
                        errand=Errand::NewToken
                    />
                </p>
                <button
                    class="show-guide link"
                    type="button"
                    aria-expanded=move || help.is_in_form().to_string()
                    on:click=move |_| help.toggle_in_form()
                >
                    {i18n.text(Label::GuideTitle)}
                </button>
                <BrowserOnly class="guide-area">
                    <Show when=move || help.is_in_form()><Guide/></Show>
                </BrowserOnly>
            </FieldFrame>
    }
}

/// A new token is pasted in place of the one before, so the field takes the cursor of somebody who
/// is back with one, unless another field has it. Who types has gone on.
fn follow_visit(visit: GithubVisit, form: Form) {
    let is_in_field = move || Field::ALL.iter().any(|field| form.field(*field).has_focus());
    let is_back = Memo::new(move |_| visit.is_back_from(Errand::NewToken));
    Effect::new(move |_| {
        if is_back.get() && !is_in_field() {
            form.go_to(Field::Token);
        }
    });
    Effect::new(move |earlier: Option<()>| {
        for field in Field::ALL {
            form.field(*field).with_text(|_| ());
        }
        if earlier.is_some() {
            visit.forget();
        }
    });
}

/// A line below the field, and the button that corrects what it says.
#[derive(Clone, PartialEq)]
struct Remark {
    tone: Tone,
    text: String,
    correction: Option<Correction>,
}

/// What one press makes of the text.
#[derive(Clone, Copy, PartialEq)]
enum Correction {
    RemoveStrays,
    TakeTokenOut,
}

impl Correction {
    const fn name(self) -> Label {
        match self {
            Self::RemoveStrays => Label::RemoveStrays,
            Self::TakeTokenOut => Label::TakeTokenOut,
        }
    }

    fn correct(self, text: &str) -> SecretString {
        match self {
            Self::RemoveStrays => TokenLint::without_strays(text),
            Self::TakeTokenOut => token_in_paste(text)
                .map(|login| login.token.expose().to_owned())
                .unwrap_or_default()
                .into(),
        }
    }
}

#[component]
fn RemarkLine(
    /// What it says.
    remark: Remark,
    /// The field.
    state: AnyField,
) -> impl IntoView {
    let i18n = use_i18n();
    let Remark { tone, text, correction } = remark;
    let button = correction.map(|correction| {
        let correct = move |()| {
            let corrected = untrack(|| state.with_text(|text| correction.correct(text)));
            state.fill(corrected);
            state.focus();
        };
        view! { <Button text=i18n.text(correction.name()) on_press=correct/> }
    });
    view! { <Said tone text/>{button} }
}

/// The notes, and the fault unless a note says it better: a copied space is a fault that one press
/// corrects. That a token is whole is no comfort once GitHub has refused it.
fn remarks_on(field: AnyField, policy: &Policy, words: Words, is_refused: bool) -> Vec<Remark> {
    if field.is_speaking() && field.with_text(token_in_paste).is_some() {
        let text = words.phrase(Phrase::TokenInPaste, &[]);
        return vec![Remark {
            tone: Tone::Doubt,
            text,
            correction: Some(Correction::TakeTokenOut),
        }];
    }
    let notes = field.with_text(|text| {
        let lint = (!text.trim().is_empty()).then(|| TokenLint::of(text));
        lint.map(|lint| notes_on(&lint, policy, field.is_speaking()))
    });
    let mut notes = notes.unwrap_or_default();
    notes.retain(|note| !(is_refused && matches!(note, TokenNote::Whole(_))));
    let is_removable = |note: &TokenNote| matches!(note, TokenNote::Strays(_));
    let is_said = |fault: &Fault| {
        matches!(fault, Fault::Space { .. } | Fault::Control { .. })
            && notes.iter().any(is_removable)
    };
    let fault = field.fault().filter(|fault| !is_said(fault));
    let fault = fault.map(|fault| Remark {
        tone: Tone::Bad,
        text: field.hosts.with(|hosts| words.fault(Field::Token, fault, &hosts.registry)),
        correction: None,
    });
    let remark = |note: &TokenNote| Remark {
        tone: match note {
            TokenNote::Whole(_) => Tone::Good,
            TokenNote::Strays(_) if field.fault().is_some() => Tone::Bad,
            _ => Tone::Doubt,
        },
        text: words.token_note(note),
        correction: is_removable(note).then_some(Correction::RemoveStrays),
    };
    fault.into_iter().chain(notes.iter().map(remark)).collect()
}
