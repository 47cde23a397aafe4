//! What stands where the words have not come yet.

use crate::markup::{El, Markup, p};
use crate::speech::Speech;
use crate::words::{Label, use_words};

/// What `draw` gives, once all words are there. Until then nothing; and where they do not come, what to do.
#[must_use]
pub fn with_all_words<M: Into<Markup>>(speech: Speech, draw: impl FnOnce() -> M) -> Markup {
    match speech.is_whole() {
        Some(true) => draw().into(),
        Some(false) => Markup::nothing(),
        None => lost().into(),
    }
}

fn lost() -> El {
    p("remark").attr("role", "alert").child(use_words().label(Label::WordsLost))
}
