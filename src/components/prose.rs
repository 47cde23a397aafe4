//! Sentences with code in them.

use crate::markup::{Markup, el};

/// A sentence; what stands between backticks is set as code.
#[must_use]
pub fn prose(sentence: &str) -> Markup {
    let (mut parts, mut is_code) = (Vec::new(), false);
    for text in sentence.split('`') {
        if !text.is_empty() {
            let text = text.to_owned();
            parts.push(if is_code { el("code").child(text).into() } else { Markup::from(text) });
        }
        is_code = !is_code;
    }
    parts.into()
}
