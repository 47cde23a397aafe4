//! Until when the token works, and the day for a calendar.

use super::button::Button;
use crate::clock::now;
use crate::download::FileAddress;
use crate::i18n::{Label, ReportPhrase, use_i18n};
use crate::report::{Expiry, calendar_file, calendar_name};
use ghcr_contract::Report;
use ghcr_words::Blank::{Number, Text};
use leptos::prelude::*;

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
        let text = calendar_file(untrack(|| i18n.words()), &expiry, now());
        let address = FileAddress::of(&text, "text/calendar;charset=utf-8");
        if let Some(address) = &address {
            address.download(&calendar_name(&expiry));
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
