//! Until when the token works, and the day for a calendar.

use super::button::Button;
use crate::clock::now;
use crate::i18n::{Label, ReportPhrase, use_i18n};
use crate::report::{Expiry, calendar_file, calendar_name};
use ghcr_contract::Report;
use ghcr_words::Blank::{Number, Text};
use leptos::prelude::*;
use leptos::web_sys::js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// How many days are left, on which day the token ends, and a file for the calendar. Nothing where
/// that is not told, or past.
#[component]
pub fn ExpiryNote<'a>(
    /// The report.
    report: &'a Report,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let expiry = Expiry::of(report)?;
    let days = u64::try_from(expiry.days_left).ok()?;
    let sentence = i18n.say(move |words| match days {
        0 => words.phrase(ReportPhrase::EndsToday, &[]),
        _ => words.phrase(ReportPhrase::EndsIn, &[("days", Number(days))]),
    });
    let at = expiry.at;
    let day = i18n
        .say(move |words| words.phrase(ReportPhrase::EndsOnDay, &[("day", Text(&words.day(at)))]));
    let file = StoredValue::new(None::<FileAddress>);
    let download = move |()| {
        let address = FileAddress::of(&calendar_file(untrack(|| i18n.words()), &expiry, now()));
        if let Some(address) = &address {
            download(address, &calendar_name(&expiry));
        }
        file.set_value(address);
    };
    Some(view! {
        <div class="expiry">
            <div>
                <p class="part-title">{sentence}</p>
                <p class="field-hint">{day}</p>
            </div>
            <Button text=i18n.text(Label::AddToCalendar) on_press=download/>
        </div>
    })
}

/// The address of a file that this page has made. It is revoked with the report that it is about: a
/// browser that asks first whether to download reads it later.
struct FileAddress(String);

impl FileAddress {
    fn of(text: &str) -> Option<Self> {
        let kind = BlobPropertyBag::new();
        kind.set_type("text/calendar;charset=utf-8");
        let parts = Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
        Url::create_object_url_with_blob(&blob).ok().map(Self)
    }
}

impl Drop for FileAddress {
    fn drop(&mut self) {
        // Fails for no text.
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// A link that is followed once and is in no document.
fn download(address: &FileAddress, name: &str) {
    let Ok(link) = document().create_element("a") else { return };
    for (attribute, value) in [("href", &*address.0), ("download", name)] {
        let _ = link.set_attribute(attribute, value);
    }
    link.unchecked_into::<HtmlElement>().click();
}
