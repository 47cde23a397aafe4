//! Drawings of the GitHub screens that the guide speaks of: what to look for, and nothing else.
//!
//! The words in them are GitHub's, which speaks English only.

use super::github_lang;
use crate::i18n::{Label, use_i18n};
use ghcr_words::GuideStep;
use leptos::either::Either;
use leptos::prelude::*;

/// A part of a drawing, on a grid of 240 by 120.
enum Shape {
    /// x, y, width, height, and what it is.
    Box(u8, u8, u8, u8, Look),
    /// x and y of the start of the line, and the words.
    Words(u8, u8, &'static str, Look),
}

use Shape::{Box, Words};

/// What a shape is, for the style sheet.
#[derive(Clone, Copy)]
enum Look {
    /// The edge of a window.
    Frame,
    /// A line of text that does not matter.
    Dim,
    /// A button, or a text beside what matters.
    Plain,
    /// What to click.
    Hot,
}

use Look::{Dim, Frame, Hot, Plain};

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Frame => "draw-frame",
            Dim => "draw-dim",
            Plain => "draw-plain",
            Hot => "draw-hot",
        }
    }
}

const SETTINGS: &[Shape] = &[
    Box(1, 1, 238, 118, Frame),
    Box(12, 14, 60, 6, Dim),
    Box(12, 28, 48, 6, Dim),
    Box(12, 42, 54, 6, Dim),
    Box(6, 56, 104, 20, Hot),
    Words(12, 70, "Developer settings", Hot),
    Box(212, 10, 16, 16, Hot),
    Box(146, 32, 82, 48, Frame),
    Box(154, 40, 44, 6, Dim),
    Words(154, 68, "Settings", Hot),
    Words(12, 104, "Personal access tokens › Tokens (classic)", Plain),
];

const GENERATE: &[Shape] = &[
    Box(1, 1, 238, 118, Frame),
    Box(12, 16, 72, 8, Dim),
    Box(124, 10, 106, 20, Plain),
    Words(131, 24, "Generate new token ▾", Plain),
    Box(76, 36, 154, 62, Frame),
    Box(86, 44, 74, 6, Dim),
    Box(86, 54, 58, 5, Dim),
    Box(80, 66, 146, 26, Hot),
    Words(86, 82, "Generate new token (classic)", Hot),
];

const SCOPES: &[Shape] = &[
    Box(1, 1, 238, 118, Frame),
    Words(14, 22, "Select scopes", Plain),
    Box(14, 34, 10, 10, Frame),
    Words(32, 43, "repo", Plain),
    Box(14, 54, 10, 10, Frame),
    Words(32, 63, "write:packages", Plain),
    Box(28, 72, 130, 20, Hot),
    Words(34, 86, "✓ read:packages", Hot),
    Box(14, 100, 10, 10, Frame),
    Words(32, 109, "delete:packages", Plain),
];

const COPY: &[Shape] = &[
    Box(1, 1, 238, 118, Frame),
    Box(12, 14, 150, 6, Dim),
    Box(12, 26, 118, 6, Dim),
    Box(12, 46, 216, 34, Plain),
    Words(24, 67, "ghp_••••••••••••••••", Plain),
    Box(194, 52, 26, 22, Hot),
    Box(201, 56, 9, 9, Hot),
    Box(205, 60, 9, 9, Hot),
];

const SINGLE_SIGN_ON: &[Shape] = &[
    Box(1, 1, 238, 118, Frame),
    Box(12, 18, 72, 8, Dim),
    Box(124, 10, 106, 22, Plain),
    Words(134, 25, "Configure SSO ▾", Plain),
    Box(64, 38, 166, 44, Frame),
    Words(76, 64, "myorg", Plain),
    Box(146, 48, 74, 24, Hot),
    Words(156, 64, "Authorize", Hot),
];

/// The screen of GitHub at that step.
#[component]
pub fn Drawing(
    /// The step.
    step: GuideStep,
) -> impl IntoView {
    let i18n = use_i18n();
    let shapes = match step {
        GuideStep::Settings => SETTINGS,
        GuideStep::Generate => GENERATE,
        GuideStep::Scopes => SCOPES,
        GuideStep::Copy => COPY,
        GuideStep::SingleSignOn => SINGLE_SIGN_ON,
    };
    view! {
        <svg
            class="drawing"
            viewBox="0 0 240 120"
            role="img"
            lang=move || github_lang(i18n.words().lang())
            aria-label=i18n.text(Label::Drawing)
        >
            {shapes.iter().map(draw).collect_view()}
        </svg>
    }
}

fn draw(shape: &Shape) -> impl IntoView {
    match shape {
        Box(x, y, width, height, look) => Either::Left(view! {
            <rect
                class=look.class()
                x=x.to_string()
                y=y.to_string()
                width=width.to_string()
                height=height.to_string()
                rx="3"
            ></rect>
        }),
        Words(x, y, words, look) => Either::Right(view! {
            <text class=look.class() x=x.to_string() y=y.to_string()>{*words}</text>
        }),
    }
}
