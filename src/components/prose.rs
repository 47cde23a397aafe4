//! Sentences with code and terms of the glossary in them.

use super::glossary::meaning_id;
use ghcr_words::{Piece, pieces};
use leptos::either::EitherOf3;
use leptos::prelude::*;

/// A sentence. What stands between backticks is set as code, and a marker is a word that opens its
/// term of the glossary: see [`pieces()`].
#[component]
pub fn Prose(
    /// The sentence.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    move || text.with(|text| pieces(text).into_iter().map(piece).collect_view())
}

fn piece(piece: Piece<'_>) -> impl IntoView + use<> {
    let text = piece.text().to_owned();
    match piece {
        Piece::Plain(_) => EitherOf3::A(text),
        Piece::Code(_) => EitherOf3::B(view! { <code>{text}</code> }),
        Piece::Term(term, _) => EitherOf3::C(view! {
            <button class="term" type="button" popovertarget=meaning_id(term)>{text}</button>
        }),
    }
}
