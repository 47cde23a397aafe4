//! The screen as somebody else's page has it: what can be said to it, and what it can be told to do.

use crate::mount::Handle;
use crate::saving::Saving;
use crate::view::View;
use crate::words::{Words, open_book};
use leptos::prelude::untrack;
use secrecy::SecretString;

impl Handle {
    /// Sets what an attribute of the element says, or takes it away. Whether there is such a thing to set.
    pub fn set(&self, name: &str, value: Option<String>) -> bool {
        let connect = self.screen.connect;
        match name {
            "endpoint" => {
                connect.ask_at(value.unwrap_or_default());
            }
            "view" => self.screen.show(View::of_name(value.as_deref().unwrap_or_default())),
            "username" | "description" | "image" => {
                if let Ok(field) = name.parse() {
                    connect.form.field(field).fill(value.unwrap_or_default().into());
                }
            }
            "policy" => connect.follow_policy(value),
            "save-endpoint" => connect.saving.update(|saving| saving.address = value),
            "hand-over" => connect.saving.update(|saving| saving.hands_over = value.is_some()),
            _ => return false,
        }
        true
    }

    /// Speaks the words of that book from now on. Whether they are of this version.
    pub fn speak(&self, book: String) -> bool {
        let book = open_book(book);
        if let Some(book) = book {
            self.screen.speech.speak(Words::of(book));
        }
        book.is_some()
    }

    /// Presses "Test connection". Whether a test is running now.
    pub fn validate(&self) -> bool {
        self.screen.connect.submit()
    }

    /// Empties the form and takes the report away.
    pub fn reset(&self) {
        self.screen.connect.reset();
    }

    /// Puts the cursor into the first field that cannot be sent, and says what is wrong. Whether there is one.
    pub fn focus_first_error(&self) -> bool {
        let form = self.screen.connect.form;
        let fault = untrack(|| form.request().err());
        if let Some((field, _)) = fault {
            form.show_faults(field);
        }
        fault.is_some()
    }

    /// The credential as JSON, once for each time that somebody pressed "Save registry".
    #[must_use]
    pub fn take_credential(&self) -> Option<SecretString> {
        self.screen.connect.saving.try_update_untracked(Saving::take).flatten()
    }
}
