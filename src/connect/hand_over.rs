//! Handing over what was tested, and telling the page around what the form holds.

use super::Connect;
use crate::api::{self, ApiFailure, Leash};
use crate::host::{News, fact};
use crate::json;
use crate::saving::{Saving, Stage};
use crate::state::watch;
use crate::validation::Phase;
use crate::words::Label;
use ghcr_contract::{Description, Fault, Field, Verdict};
use leptos::prelude::*;
use leptos::task::spawn_local;
use secrecy::{ExposeSecret, SecretString};
use wasm_bindgen::JsValue;

impl Connect {
    /// Why the registry cannot be saved now; nothing when it can.
    #[must_use]
    pub fn save_obstacle(self) -> Option<Label> {
        self.validation.with(|validation| match validation.fresh_report() {
            Some(report) => (report.verdict == Verdict::Blocked).then_some(Label::SaveBlocked),
            None => Some(Label::SaveNeedsTest),
        })
    }

    /// Whatever was said or asked about saving is over. Whether it was taken is not known of one that is under way.
    pub(super) fn forget_saving(self) {
        let was_running = self.saving.with_untracked(Saving::is_running);
        self.saving.maybe_update(Saving::forget);
        if was_running {
            self.tell(News::Error, &self.facts_of("save_failed", &ApiFailure::Cancelled));
        }
    }

    /// Hands the registry over, if it was tested as it stands in the form.
    pub fn save(self) {
        if untrack(|| self.save_obstacle().is_some() || self.saving.with(Saving::is_running)) {
            return;
        }
        let body = match self.registry() {
            Ok(body) => body,
            Err((field, _)) => return self.form.show_faults(field),
        };
        self.forget_saving();
        let address = self.saving.with_untracked(|saving| saving.address.clone());
        let facts = untrack(|| self.submit_facts(address.is_some()));
        match address {
            None => {
                self.saving.update_untracked(|saving| saving.hold(body));
                self.tell(News::Submit, &facts);
            }
            Some(address) => self.post(address, body, facts),
        }
    }

    /// What is handed over, or the first field that is in the way.
    fn registry(self) -> Result<SecretString, (Field, Fault)> {
        untrack(|| {
            let request = self.form.request()?;
            let description = self.form.description.value().ok().flatten();
            let description = description.as_ref().map(Description::as_str);
            Ok(json::write_registry(&request, description, self.form.reach_untracked()))
        })
    }

    /// While it is under way the form may be changed; `facts` are those of `body`.
    fn post(self, address: String, body: SecretString, facts: Vec<JsValue>) {
        let leash = Leash::new();
        let signal = leash.signal();
        self.saving.update(|saving| saving.stage = Stage::Running(leash));
        spawn_local(async move {
            let Some(endpoint) = self.endpoint() else { return };
            let answer = api::save(&endpoint, &address, &body, signal).await;
            // Reset, stopped, or gone with the screen: nobody waits for it any more.
            if self.saving.try_with_untracked(Saving::is_running) != Some(true) {
                return;
            }
            match answer {
                Ok(()) => {
                    // The token has done its work here, unless somebody has gone on to the next one.
                    if self.registry().is_ok_and(|now| now.expose_secret() == body.expose_secret()) {
                        // It has ended well, before the reset would end it.
                        self.saving.maybe_update(Saving::forget);
                        self.reset();
                    }
                    self.saving.update(|saving| {
                        saving.hold(body);
                        saving.stage = Stage::Saved;
                    });
                    self.tell(News::Submit, &facts);
                }
                Err(failure) => {
                    let facts = self.facts_of("save_failed", &failure);
                    self.saving.update(|saving| saving.stage = Stage::Failed(failure));
                    self.tell(News::Error, &facts);
                }
            }
        });
    }

    /// Tells the page around of each change of the form, but not of the empty form it begins with.
    pub(super) fn tell_changes(self) {
        let mut has_begun = false;
        watch(move || {
            let mut facts = self.form_facts();
            facts.push(self.form.request().is_ok().into());
            if std::mem::replace(&mut has_begun, true) {
                self.tell(News::Change, &facts);
            }
        });
    }

    fn submit_facts(self, is_saved: bool) -> Vec<JsValue> {
        let mut facts = self.form_facts();
        facts.push(self.validation.with(|it| match it.phase() {
            Phase::Done(report) => report.verdict.as_str().into(),
            _ => JsValue::NULL,
        }));
        facts.push(is_saved.into());
        facts
    }

    fn form_facts(self) -> Vec<JsValue> {
        let form = self.form;
        let has_token = form.token.with_text(|text| !text.trim().is_empty());
        vec![
            fact(form.username.value().ok().flatten().map(|it| it.to_string())),
            fact(form.description.value().ok().flatten().map(|it| it.as_str().to_owned())),
            fact(form.image.value().ok().flatten().map(|it| it.to_string())),
            form.reach().as_str().into(),
            has_token.into(),
        ]
    }
}
