//! Filling in the blanks of a text.
//!
//! `{name}` is a blank. `{name:day|days}` is a blank for a number, followed by its noun in the
//! singular or the plural. A text has no other braces.

use crate::languages::Lang;

/// The value of a blank.
#[derive(Clone, Copy, Debug)]
pub enum Blank<'a> {
    /// A text, inserted unchanged.
    Text(&'a str),
    /// A number, with its noun if the blank has one.
    Number(u64),
}

/// Fills in the blanks of `template`.
///
/// `blanks` are the names and values. A blank without a value becomes empty. `write` formats a
/// number for the language.
#[must_use]
pub fn fill(
    lang: Lang,
    template: &str,
    blanks: &[(&str, Blank<'_>)],
    write: fn(Lang, u64) -> String,
) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (blank, after) = after.split_once('}').unwrap_or((after, ""));
        let (name, nouns) = blank.split_once(':').unwrap_or((blank, ""));
        if let Some((_, value)) = blanks.iter().find(|(other, _)| *other == name) {
            push(&mut filled, lang, *value, nouns, write);
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn push(
    filled: &mut String,
    lang: Lang,
    value: Blank<'_>,
    nouns: &str,
    write: fn(Lang, u64) -> String,
) {
    match value {
        Blank::Text(text) => filled.push_str(text),
        Blank::Number(number) => {
            filled.push_str(&write(lang, number));
            let (one, many) = nouns.split_once('|').unwrap_or((nouns, nouns));
            let noun = if lang.is_singular(number) { one } else { many };
            if !noun.is_empty() {
                // A no-break space keeps the number and its noun on one line.
                filled.push('\u{a0}');
                filled.push_str(noun);
            }
        }
    }
}

/// Returns the names of the blanks, in the order of the text.
#[cfg(test)]
pub(crate) fn blanks_of(template: &str) -> Vec<&str> {
    let blanks = template.split('{').skip(1).filter_map(|part| part.split_once('}'));
    blanks.map(|(blank, _)| blank.split_once(':').map_or(blank, |(name, _)| name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(lang: Lang, template: &str, blanks: &[(&str, Blank<'_>)]) -> String {
        fill(lang, template, blanks, |_, number| number.to_string())
    }

    #[test]
    fn texts_and_numbers_fill_their_blanks() {
        let blanks = [("owner", Blank::Text("mona")), ("days", Blank::Number(12))];
        assert_eq!(
            filled(Lang::En, "`{owner}` ends in {days:day|days}.", &blanks),
            "`mona` ends in 12\u{a0}days."
        );
        assert_eq!(filled(Lang::En, "No blank.", &blanks), "No blank.");
        assert_eq!(filled(Lang::En, "{days} left, {nothing}.", &blanks), "12 left, .");
    }

    #[test]
    fn the_noun_follows_the_plural_rule_of_the_language() {
        let none = [("days", Blank::Number(0))];
        assert_eq!(filled(Lang::En, "{days:day|days}", &none), "0\u{a0}days");
        assert_eq!(filled(Lang::Fr, "{days:jour|jours}", &none), "0\u{a0}jour");
    }

    #[test]
    fn an_unclosed_blank_keeps_the_text_before_it() {
        assert_eq!(filled(Lang::En, "so {far", &[("far", Blank::Text("good"))]), "so good");
    }
}
