//! What is known of each language: see [`Lang`].

use crate::languages::Lang;

#[expect(clippy::derivable_impls, reason = "the enum is declared by a macro")]
impl Default for Lang {
    fn default() -> Self {
        Self::En
    }
}

impl Lang {
    /// The BCP 47 tag, for HTML's `lang` attribute.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.language().tag
    }

    /// The tag by which the browser writes numbers and days: `en-GB`.
    #[must_use]
    pub const fn locale(self) -> &'static str {
        self.language().locale
    }

    /// The name of the language in the language itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        self.language().own_name
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
    pub fn is_singular(self, number: u64) -> bool {
        (self.language().is_singular)(number)
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
            ("de-AT", Some(Lang::De)),
            ("es-MX", Some(Lang::Es)),
            ("it", None),
            ("", None),
        ] {
            assert_eq!(Lang::of_tag(tag), expected, "{tag}");
        }
    }

    #[test]
    fn every_language_is_found_by_its_tag_and_writes_numbers_its_own_way() {
        for lang in Lang::ALL {
            assert_eq!(Lang::of_tag(lang.tag()), Some(*lang));
            assert_eq!(Lang::of_tag(lang.locale()), Some(*lang));
        }
    }

    #[test]
    fn zero_is_singular_in_french() {
        let singular = |lang: Lang| [0, 1, 2].map(|number| lang.is_singular(number));
        for lang in [Lang::En, Lang::De, Lang::Es] {
            assert_eq!(singular(lang), [false, true, false]);
        }
        assert_eq!(singular(Lang::Fr), [true, true, false]);
    }
}
