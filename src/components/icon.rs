//! The screen's own icons. Each stands beside words that say the same, so none has a name of its
//! own.

use ghcr_contract::{Outcome, Verdict};
use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A tick in a circle.
    Pass,
    /// An exclamation mark in a triangle.
    Warn,
    /// A cross in a circle.
    Fail,
    /// A question mark in a circle.
    Unknown,
    /// A bar in a circle.
    Skipped,
    /// A clock.
    Running,
    /// A tick.
    Done,
    /// An arrow that leaves a box.
    External,
    /// An `i` in a circle.
    Info,
}

impl Glyph {
    /// Drawn with round strokes on a grid of 16.
    const fn path(self) -> &'static str {
        match self {
            Self::Pass => {
                "M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5M5.25 8.25l2 2l3.5-4.25"
            }
            Self::Warn => "M8 2l6.5 11.75h-13zM8 6.5v3M8 11.7v.05",
            Self::Fail => {
                "M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5M5.75 5.75l4.5 4.5M10.25 5.75l-4.5 4.5"
            }
            Self::Unknown => {
                "M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5M6.25 6.4a1.8 1.8 0 1 1 2.6 1.6q-.85.5-.85 1.3M8 \
                 11.5v.05"
            }
            Self::Skipped => "M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5M5.5 8h5",
            Self::Running => {
                "M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5M8 4.75V8l2.25 1.5"
            }
            Self::Done => "M3.5 8.5l3 3l6-7",
            Self::External => "M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3L7.5 8.5",
            Self::Info => {
                "M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5M8 7.25v4M8 4.75v.05"
            }
        }
    }
}

impl From<Outcome> for Glyph {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Pass => Self::Pass,
            Outcome::Warn => Self::Warn,
            Outcome::Fail => Self::Fail,
            Outcome::Unknown => Self::Unknown,
            Outcome::Skipped => Self::Skipped,
        }
    }
}

impl From<Verdict> for Glyph {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Ready => Self::Pass,
            Verdict::ReadyWithWarnings => Self::Warn,
            Verdict::Blocked => Self::Fail,
            Verdict::Inconclusive => Self::Unknown,
        }
    }
}

/// An icon of the size of the text around it, in its colour.
#[component]
pub fn Icon(
    /// What it shows.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=glyph.path()></path>
        </svg>
    }
}
