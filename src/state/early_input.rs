//! What somebody did to the printed page before the app was there.

use super::form::Form;
use super::help::Help;
use ghcr_contract::{Field, Visibility};
use ghcr_words::GuideTick;
use leptos::prelude::*;
use std::str::FromStr;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// What was typed, chosen and ticked, and where the cursor was.
#[derive(Debug, Default)]
pub struct EarlyInput {
    texts: Vec<(Field, String)>,
    visibility: Option<Visibility>,
    lifetime: Option<u16>,
    uses_sso: bool,
    may_push: bool,
    ticked: Vec<GuideTick>,
    focused: Option<(String, Option<u32>, Option<u32>)>,
}

impl EarlyInput {
    /// Reads the page.
    pub fn read() -> Self {
        let text = |field: &Field| {
            let text = find(&format!("#{field}"))?.value();
            (!text.is_empty()).then_some((*field, text))
        };
        let value =
            |name: &str| find(&format!("input[name='{name}']:checked")).map(|it| it.value());
        let is_ticked =
            |tick: &&GuideTick| find(&format!("input[value='{tick}']:checked")).is_some();
        Self {
            texts: Field::ALL.iter().filter_map(text).collect(),
            visibility: value("visibility").and_then(|it| Visibility::from_str(&it).ok()),
            lifetime: value("lifetime").and_then(|it| it.parse().ok()),
            uses_sso: value("uses-sso").is_some(),
            may_push: value("may-push").is_some(),
            ticked: GuideTick::ALL.iter().filter(is_ticked).copied().collect(),
            focused: focused(),
        }
    }

    /// Before hydration: lets the inputs show what was typed. Nothing else of the state may differ
    /// from the printed page.
    pub fn keep_texts(&self, form: Form) {
        for (field, text) in &self.texts {
            form.field(*field).show_early(text.clone());
        }
    }

    /// After hydration: tells the state what was done, as if it were done now.
    pub fn apply(&self, form: Form, help: Help) {
        if let Some(visibility) = self.visibility {
            form.choose_visibility(visibility);
        }
        for (field, text) in &self.texts {
            let state = form.field(*field);
            state.type_in(text.clone());
            if self.focused.as_ref().is_none_or(|(id, ..)| id != field.as_str()) {
                state.leave();
            }
        }
        if let Some(lifetime) = self.lifetime {
            help.lifetime.set(lifetime);
        }
        help.uses_sso.set(self.uses_sso);
        help.may_push.set(self.may_push);
        for tick in &self.ticked {
            help.tick(*tick);
        }
    }

    /// After mounting afresh: puts the cursor and the selection where they were.
    pub fn restore_focus(&self) {
        let Some((id, start, end)) = &self.focused else { return };
        let Some(element) =
            document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok())
        else {
            return;
        };
        // Both fail only for an element that takes no cursor.
        let _ = element.focus();
        if let (Some(start), Some(end), Some(input)) =
            (start, end, element.dyn_ref::<HtmlInputElement>())
        {
            let _ = input.set_selection_range(*start, *end);
        }
    }
}

fn find(selector: &str) -> Option<HtmlInputElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn focused() -> Option<(String, Option<u32>, Option<u32>)> {
    let element = document().active_element().filter(|it| !it.id().is_empty())?;
    let input = element.dyn_ref::<HtmlInputElement>();
    let start = input.and_then(|it| it.selection_start().ok().flatten());
    let end = input.and_then(|it| it.selection_end().ok().flatten());
    Some((element.id(), start, end))
}
