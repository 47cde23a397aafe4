//! A remark that belongs to the whole page.

use super::icon::{Glyph, icon};
use leptos::prelude::*;

/// A quiet box with one sentence.
#[component]
pub fn Notice(
    /// The sentence.
    text: &'static str,
) -> impl IntoView {
    view! {
        <p class="notice">
            {icon(Glyph::Info)}
            <span>{text}</span>
        </p>
    }
}
