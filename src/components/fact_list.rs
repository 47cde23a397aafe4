//! What is known of a connection.

use leptos::prelude::*;

/// A line: its name and its value.
pub type FactLine = (&'static str, String);

/// Each name above its value.
#[component]
pub fn FactList(
    /// The lines.
    lines: Memo<Vec<FactLine>>,
) -> impl IntoView {
    let line = |(name, value): FactLine| {
        view! {
            <div class="fact">
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    view! { <dl class="facts">{move || lines.get().into_iter().map(line).collect_view()}</dl> }
}
