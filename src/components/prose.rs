//! Sentences with code in them.

use leptos::either::Either;
use leptos::prelude::*;

/// A sentence; what stands between backticks is set as code.
#[component]
pub fn Prose(
    /// The sentence.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    move || text.with(|text| segments(text)).into_iter().map(segment).collect_view()
}

/// The pieces of a sentence, and whether each is code.
fn segments(sentence: &str) -> Vec<(String, bool)> {
    let pieces = sentence.split('`').enumerate().filter(|(_, text)| !text.is_empty());
    pieces.map(|(at, text)| (text.to_owned(), at % 2 == 1)).collect()
}

fn segment((text, is_code): (String, bool)) -> impl IntoView {
    if is_code { Either::Left(view! { <code>{text}</code> }) } else { Either::Right(text) }
}

#[cfg(test)]
mod tests {
    use super::segments;

    #[test]
    fn what_stands_between_backticks_is_code() {
        let read = |text| segments(text);
        assert_eq!(
            read("`a` and `b`."),
            [("a".into(), true), (" and ".into(), false), ("b".into(), true), (".".into(), false)]
        );
        assert_eq!(read("plain"), [("plain".into(), false)]);
        assert_eq!(read(""), []);
    }
}
