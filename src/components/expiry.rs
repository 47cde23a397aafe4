//! Until when the token works, and the day for a calendar.

use crate::day::now;
use crate::markup::{El, div, el, p};
use crate::report::{Expiry, calendar_file, calendar_name};
use crate::words::{Label, ReportPhrase, use_words};
use ghcr_contract::Report;
use ghcr_words::Blank::{Number, Text};
use leptos::prelude::document;
use leptos::web_sys::js_sys::Array;
use std::sync::Mutex;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// How many days are left, on which day it ends, and a file for the calendar. Nothing where that is not told, or past.
#[must_use]
pub fn expiry(report: &Report) -> Option<El> {
    let words = use_words();
    let expiry = Expiry::of(report)?;
    let days = u64::try_from(expiry.days_left).ok()?;
    let sentence = match days {
        0 => words.phrase(ReportPhrase::EndsToday, &[]),
        _ => words.phrase(ReportPhrase::EndsIn, &[("days", Number(days))]),
    };
    let day = words.phrase(ReportPhrase::EndsOnDay, &[("day", Text(&words.day(expiry.at)))]);
    let file = Mutex::new(None::<FileAddress>);
    let download = move |_| {
        let address = FileAddress::of(&calendar_file(words, &expiry, now()));
        if let Some(address) = &address {
            download(address, &calendar_name(&expiry));
        }
        if let Ok(mut file) = file.lock() {
            *file = address;
        }
    };
    let button = el("button")
        .class("button small")
        .attr("type", "button")
        .on("click", download)
        .child(words.label(Label::AddToCalendar));
    let text = div("").child(p("part-title").child(sentence)).child(p("field-hint").child(day));
    Some(div("expiry").child(text).child(button))
}

/// The address of a file that this page has made. It ends with the report that it is about: a browser that asks first
/// whether to download reads it later than it is told to.
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

/// A link that is followed once and stands nowhere.
fn download(address: &FileAddress, name: &str) {
    let Ok(link) = document().create_element("a") else { return };
    for (attribute, value) in [("href", &*address.0), ("download", name)] {
        let _ = link.set_attribute(attribute, value);
    }
    link.unchecked_into::<HtmlElement>().click();
}
