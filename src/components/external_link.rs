//! Links that leave the page.

use super::icon::{Glyph, icon};
use crate::markup::{El, el, span};
use crate::words::{Label, use_words};

/// A link to GitHub; its address is given by the caller. It opens beside this page, which must not be lost with a token in
/// it, and tells the other side nothing about where it was followed.
#[must_use]
pub fn external_link(text: &'static str) -> El {
    let new_tab = span("visually-hidden").child(" ").child(use_words().label(Label::OpensNewTab));
    el("a")
        .class("link")
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .child(text)
        .child(icon(Glyph::External))
        .child(new_tab)
}
