//! Sentences with code in them.

use leptos::either::Either;
use leptos::prelude::*;

/// A sentence; what stands between backticks is set as code.
#[must_use]
pub fn prose(sentence: &str) -> impl IntoView + use<> {
    let part = |(index, text): (usize, &str)| {
        let text = text.to_owned();
        if index % 2 == 1 { Either::Left(view! { <code>{text}</code> }) } else { Either::Right(text) }
    };
    sentence.split('`').enumerate().map(part).collect_view()
}
