//! The glossary: the terms that a text can explain on the spot.

use crate::labels::texts;

texts! {
    /// A term of the glossary. A text opens it by a marker: see [`pieces()`](crate::pieces()).
    pub enum Term {
        Registry,
        Package,
        Scope,
        Visibility,
        SingleSignOn,
        Manifest,
    }
}

impl Term {
    /// The name of the term in markers and in the `id` of its explanation. It must not change.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Registry => "registry",
            Self::Package => "package",
            Self::Scope => "scope",
            Self::Visibility => "visibility",
            Self::SingleSignOn => "single-sign-on",
            Self::Manifest => "manifest",
        }
    }

    /// Returns the term with this slug.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|term| term.slug() == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_found_by_its_slug() {
        for term in Term::ALL {
            assert_eq!(Term::of_slug(term.slug()), Some(*term));
            assert_eq!(term.to_string(), term.slug());
        }
        assert_eq!(Term::of_slug("Scope"), None);
    }
}
