//! The languages of the screen.

/// A language of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Lang {
    /// All languages, in the order of the language menu.
    pub const ALL: &'static [Self] = &[Self::En, Self::Fr];

    /// The BCP 47 tag, for HTML's `lang` attribute.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// The name of the language in the language itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
        }
    }

    /// Returns the language of a tag such as `fr` or `fr-CA`. Only the primary subtag counts.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.iter().copied().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// Returns true if the language uses the singular for `number` things: the category `one` of
    /// Unicode's plural rules, for whole numbers as they occur here.
    #[must_use]
    pub const fn is_singular(self, number: u64) -> bool {
        match self {
            Self::En => number == 1,
            Self::Fr => number < 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_primary_subtag_of_a_tag_counts() {
        for (tag, expected) in [
            ("fr", Some(Lang::Fr)),
            ("fr-CA", Some(Lang::Fr)),
            ("EN-gb", Some(Lang::En)),
            ("de", None),
            ("", None),
        ] {
            assert_eq!(Lang::of_tag(tag), expected, "{tag}");
        }
    }

    #[test]
    fn every_language_is_found_by_its_tag() {
        for lang in Lang::ALL {
            assert_eq!(Lang::of_tag(lang.tag()), Some(*lang));
        }
    }

    #[test]
    fn zero_is_singular_in_french() {
        let singular = |lang: Lang| [0, 1, 2].map(|number| lang.is_singular(number));
        assert_eq!(singular(Lang::En), [false, true, false]);
        assert_eq!(singular(Lang::Fr), [true, true, false]);
    }
}
