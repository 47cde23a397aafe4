//! The images of the last report, offered while somebody types.

use crate::report::package_images;
use crate::state::{ConnectionTest, Form};
use leptos::prelude::*;

/// The `id` of the list, for the input's `list`.
pub const IMAGE_CHOICES: &str = "image-choices";

/// A `datalist` of images.
#[component]
pub fn ImageChoices() -> impl IntoView {
    let (form, test) = (expect_context::<Form>(), expect_context::<ConnectionTest>());
    let images = move || {
        let owner = untrack(|| form.username.with_text(str::to_owned));
        test.validation
            .with(|it| it.report().map(|report| package_images(report, &owner)))
            .unwrap_or_default()
    };
    view! {
        <datalist id=IMAGE_CHOICES>
            {move || images().into_iter().map(|image| view! { <option value=image></option> }).collect_view()}
        </datalist>
    }
}
