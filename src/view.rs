//! How much of the screen an element shows (`view`).

use crate::state::Page;

/// A part of the screen. The style sheet leaves the other parts out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Form, report, help, and the way between them.
    #[default]
    All,
    /// The form and the report; the help comes when it is asked for.
    Connect,
    /// The guide to a token.
    Guide,
    /// The cards.
    BestPractices,
    /// What can go wrong.
    Troubleshooting,
    /// The saved registries.
    Registries,
}

impl View {
    /// The view of that name; an unknown name is everything.
    pub fn of_name(name: &str) -> Self {
        match name {
            "connect" => Self::Connect,
            "guide" => Self::Guide,
            "best-practices" => Self::BestPractices,
            "troubleshooting" => Self::Troubleshooting,
            "registries" => Self::Registries,
            _ => Self::All,
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Connect => "connect",
            Self::Guide => "guide",
            Self::BestPractices => "best-practices",
            Self::Troubleshooting => "troubleshooting",
            Self::Registries => "registries",
        }
    }

    /// The page that it opens with.
    pub const fn page(self) -> Page {
        match self {
            Self::All | Self::Connect => Page::Connect,
            Self::Guide => Page::Guide,
            Self::BestPractices => Page::BestPractices,
            Self::Troubleshooting => Page::Troubleshooting,
            Self::Registries => Page::Registries,
        }
    }
}
