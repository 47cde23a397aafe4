//! Which languages there are.

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
    /// Every one there is.
    pub const ALL: &'static [Self] = &[Self::En, Self::Fr];

    /// Its name in HTML's `lang` (BCP 47).
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// What it calls itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
        }
    }

    /// The language of a tag such as `fr` or `fr-CA`; the rest of the tag is not looked at.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.iter().copied().find(|it| it.tag().eq_ignore_ascii_case(primary))
    }

    /// Whether so many of a thing are spoken of as one (the category `one` of Unicode's plural rules, for whole
    /// numbers as they occur here).
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
    fn a_tag_names_its_language_whatever_the_country() {
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
    fn nothing_is_singular_in_french() {
        let singular = |lang: Lang| [0, 1, 2].map(|number| lang.is_singular(number));
        assert_eq!(singular(Lang::En), [false, true, false]);
        assert_eq!(singular(Lang::Fr), [true, true, false]);
    }
}
