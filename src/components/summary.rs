//! What was tested, in place of the form's fields.

use super::button::Button;
use super::fact_list::{FactLine, FactList};
use super::submit_bar::SubmitBar;
use crate::focus::has_focus;
use crate::i18n::{Key, Label, ReportPhrase, Words, use_i18n};
use crate::report::{Expiry, token_owner};
use crate::state::{ConnectionTest, Form};
use ghcr_contract::{Field, Report};
use ghcr_words::Blank::Text;
use leptos::html;
use leptos::prelude::*;
use web_sys::{FocusOptions, HtmlElement};

/// The account, which images are scanned, whose token it is and until when it works, and the
/// description; never a character of the token. It takes the cursor, which was in the form.
#[component]
pub fn Summary() -> impl IntoView {
    let i18n = use_i18n();
    let (form, test) = (expect_context::<Form>(), expect_context::<ConnectionTest>());
    // They stay while the same is tested again.
    let lines = Memo::new(move |before: Option<&Vec<FactLine>>| {
        let words = i18n.words();
        let lines = test.validation.with(|it| it.report().map(|it| lines(form, it, words)));
        lines.or_else(|| before.cloned()).unwrap_or_default()
    });
    // Who is in it when the fields come back is in the first of them.
    let has_focus = StoredValue::new(false);
    on_cleanup(move || {
        if has_focus.try_get_value() == Some(true) {
            form.username.focus_soon();
        }
    });
    let title = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            take_cursor(&title);
        }
    });
    view! {
        <section
            class="summary"
            on:focusin=move |_| has_focus.set_value(true)
            on:focusout=move |_| has_focus.set_value(false)
        >
            <h2 tabindex="-1" node_ref=title>{i18n.text(Label::Summary)}</h2>
            <FactList lines/>
            <div class="actions">
                <Button
                    class="button"
                    text=i18n.text(Label::Change)
                    on_press=move |()| form.go_to(Field::Username)
                />
                <SubmitBar name=Label::TestAgain class="button" reason_id="again-reason"/>
            </div>
        </section>
    }
}

fn lines(form: Form, report: &Report, words: Words) -> Vec<FactLine> {
    let text = |field: Field| form.field(field).with_text(|text| text.trim().to_owned());
    let field = |field| {
        let text = text(field);
        (!text.is_empty()).then(|| (words.text(Key::FieldName(field)), text))
    };
    let token = token_owner(report).map_or_else(
        || words.label(Label::NoToken).to_owned(),
        |owner| {
            let day = Expiry::of(report).map(|expiry| words.day(expiry.at));
            let end = match day {
                Some(day) => words.phrase(ReportPhrase::EndsOnDay, &[("day", Text(&day))]),
                None => words.phrase(ReportPhrase::EndNotTold, &[]),
            };
            format!("{owner}. {end}")
        },
    );
    [
        field(Field::Username),
        Some((
            words.label(Label::ReachQuestion),
            words.label(Label::of_reach(form.visibility())).to_owned(),
        )),
        Some((words.text(Key::FieldName(Field::Token)), token)),
        field(Field::Description),
        field(Field::Image),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Takes the cursor if it is in the form, whose fields have gone.
fn take_cursor(title: &HtmlElement) {
    let form = title.closest("form").ok().flatten();
    if form.is_some_and(|form| has_focus(&form)) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Fails only for a node that is not in a document.
        let _ = title.focus_with_options(&options);
    }
}
