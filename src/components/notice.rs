//! A remark that belongs to the whole page.

use super::icon::{Glyph, icon};
use crate::markup::{El, el, p};

/// A quiet box with one sentence.
#[must_use]
pub fn notice(text: &'static str) -> El {
    p("notice").child(icon(Glyph::Info)).child(el("span").child(text))
}
