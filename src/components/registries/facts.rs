//! What is known of a registry.

use crate::clock::now;
use crate::components::fact_list::{FactLine, FactList};
use crate::i18n::{Key, Label, Words, use_i18n};
use crate::state::OpenedRegistry;
use ghcr_contract::{Field, SavedRegistry};
use ghcr_words::FactName;
use leptos::prelude::*;

/// The account, which images are scanned, the token without a character of it, and what tests have
/// seen.
#[component]
pub fn Facts() -> impl IntoView {
    let i18n = use_i18n();
    let opened = expect_context::<OpenedRegistry>();
    let lines = Memo::new(move |_| {
        let words = i18n.words();
        let lines = opened.registry.with(|registry| registry.as_ref().map(|it| lines(words, it)));
        lines.unwrap_or_default()
    });
    view! { <FactList lines/> }
}

fn lines(words: Words, registry: &SavedRegistry) -> Vec<FactLine> {
    let field = |field| words.text(Key::FieldName(field));
    let scanned = Label::of_reach(registry.visibility);
    let seen = registry.packages.map(|packages| words.packages(&packages));
    let image = registry.image.as_ref().map(|image| (field(Field::Image), image.to_string()));
    [
        Some((field(Field::Username), format!("{}/{}", registry.host, registry.username))),
        Some((words.label(Label::ReachQuestion), words.label(scanned).to_owned())),
        Some((field(Field::Token), token(words, registry))),
        seen.map(|seen| (words.label(Label::SeenByScanner), seen)),
        image,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whose token it is, its kind and scopes, and until when it works.
fn token(words: Words, registry: &SavedRegistry) -> String {
    let Some(token) = &registry.token else { return words.label(Label::NoToken).to_owned() };
    let kind = words.text(Key::TokenKind(token.kind)).to_owned();
    let scopes = token.scopes.as_ref().map(|scopes| {
        let list = scopes.iter().collect::<Vec<_>>().join(", ");
        format!("{} {list}", words.text(FactName::Scopes.into()))
    });
    let parts = [token.owner.clone(), Some(kind), scopes, words.saved_expiry(registry, now())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
