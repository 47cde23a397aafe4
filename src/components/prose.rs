//! Sentences with code in them.

use crate::markup::{Markup, el};

/// A sentence; what stands between backticks is set as code.
#[must_use]
pub fn prose(sentence: &str) -> Markup {
    let part = |(index, text): (usize, &str)| {
        let text = text.to_owned();
        if index % 2 == 1 { el("code").child(text).into() } else { Markup::from(text) }
    };
    sentence.split('`').enumerate().filter(|(_, text)| !text.is_empty()).map(part).collect::<Vec<_>>().into()
}
