//! How a persona is written down. It gets its token from a recipe.

use crate::world::Recipe;
use ghcr_contract::{CheckCode, Persona};

/// A persona whose diagnosis finds nothing in the way.
pub(super) fn ready_with(title: &str, username: &str, recipe: Recipe) -> Persona {
    persona(title, username, Some(&recipe.text()), "ready")
}

/// A persona whose first failing rung is `first_failure`.
pub(super) fn failing(
    title: &str,
    username: &str,
    recipe: Recipe,
    first_failure: CheckCode,
) -> Persona {
    persona(title, username, Some(&recipe.text()), first_failure.as_str())
}

/// A persona with any token or none; `expect` is `ready` or the code of a rung.
pub(super) fn persona(title: &str, username: &str, token: Option<&str>, expect: &str) -> Persona {
    Persona {
        title: title.to_owned(),
        username: username.parse().expect("a persona's name can be parsed: its test says so"),
        token: token
            .map(|text| text.parse().expect("a persona's token can be parsed: its test says so")),
        image: None,
        expect: expect.to_owned(),
        cause: None,
    }
}

/// The same with an image to prove the pull with.
pub(super) fn with_image(persona: Persona, image: &str) -> Persona {
    let image = image.parse().expect("a persona's image can be parsed: its test says so");
    Persona { image: Some(image), ..persona }
}
