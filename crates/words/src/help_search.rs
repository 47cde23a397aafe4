//! The search box of the troubleshooting: what somebody pasted or typed, and the entries about it.
//!
//! What is pasted may hold a token. These functions look at it and keep nothing.

use crate::words::{code_in, spoken};
use crate::{Entry, Key};

/// The entries about `query`, the best first: those that know a message in it, or a message that it
/// is a part of, the longest first; then those that share its rarer words. All of them for an empty
/// query, none when nothing fits.
#[must_use]
pub fn search<T: AsRef<str>>(query: &str, text: impl Fn(Key) -> T) -> Vec<Entry> {
    let query = fold(query);
    if query == " " {
        return Entry::ALL.to_vec();
    }
    let mut pages = Vec::new();
    for entry in Entry::ALL {
        pages.push(Page::read(*entry, &text, &query));
    }
    weigh_words(&query, &mut pages);
    // Beside a message that tells enough, the other words of a paste are noise; otherwise half as
    // good as the best will do.
    let is_telling = |(common, rest): Fit| common >= TELLING && rest.0 == 0;
    let mut is_told = false;
    let mut best = 0;
    for page in &pages {
        is_told |= page.message.is_some_and(is_telling);
        best = best.max(page.words);
    }
    let enough = best.div_ceil(2).max(1);
    let hit = |page: Page| match page.message {
        // The shared words say nothing then.
        Some(fit) => Some((Some(fit), 0, page.entry)),
        None if !is_told && page.words >= enough => Some((None, page.words, page.entry)),
        None => None,
    };
    let mut hits: Vec<_> = pages.into_iter().filter_map(hit).collect();
    // Stable: equal ones stay in the order in which they are shown.
    hits.sort_by_key(|(fit, words, _)| std::cmp::Reverse((*fit, *words)));
    hits.into_iter().map(|(_, _, entry)| entry).collect()
}

/// As many letters as "403 Forbidden" has: shorter messages, such as "not found", may be words of a
/// question.
const TELLING: usize = 12;

/// How well a message fits: first the length of what it has in common with the query, then how
/// little of the message is not in the query.
type Fit = (usize, std::cmp::Reverse<usize>);

/// An entry's texts, folded, and what they have of a query.
struct Page {
    entry: Entry,
    /// The best fit of its messages. Its title is one of them: somebody may type or paste that as
    /// well.
    message: Option<Fit>,
    /// The weight of the query's words on it.
    words: u32,
    /// Each with its weight: a word in the title says more than one in an explanation.
    texts: [(String, u32); 4],
}

impl Page {
    fn read<T: AsRef<str>>(entry: Entry, text: impl Fn(Key) -> T, query: &str) -> Self {
        let looks = text(Key::EntryLooks(entry));
        let folded = |key| fold(&spoken(text(key).as_ref()));
        let title = folded(Key::EntryTitle(entry));
        let mut message = fit(query, &title);
        for code in code_in(looks.as_ref()) {
            message = message.max(fit(query, &fold(code)));
        }
        Self {
            entry,
            message,
            words: 0,
            texts: [
                (title, 4),
                (fold(looks.as_ref()), 2),
                (folded(Key::EntryWhy(entry)), 1),
                (folded(Key::EntryDo(entry)), 1),
            ],
        }
    }

    /// The word itself says more than one that only begins like it.
    fn weight_of(&self, word: &str) -> u32 {
        let (whole, stem) = (format!(" {word} "), format!(" {}", stem(word)));
        let mut most = 0;
        for (text, weight) in &self.texts {
            if text.contains(&*whole) {
                most = most.max(3 * weight);
            } else if text.contains(&*stem) {
                most = most.max(*weight);
            }
        }
        most
    }
}

/// Three letters and the space before them: fewer are in every second message.
const SHORTEST: usize = 4;

fn fit(query: &str, message: &str) -> Option<Fit> {
    // Somebody may still be typing the last word.
    let typed = query.trim_end();
    if query.contains(message) {
        Some((message.trim_end().len(), std::cmp::Reverse(0)))
    } else if typed.len() >= SHORTEST && message.contains(typed) {
        Some((typed.len(), std::cmp::Reverse(message.trim_end().len() - typed.len())))
    } else {
        None
    }
}

/// A question has fewer words; a pasted log of a megabyte must not keep the page busy.
const MOST_WORDS: usize = 50;

/// Gives each page the weight of the query's words on it. A word counts the less the more pages
/// have it, and not at all when half of them do: so no list of little words is needed in any
/// language.
fn weigh_words(query: &str, pages: &mut [Page]) {
    let mut words: Vec<&str> = Vec::new();
    for word in query.split_whitespace().filter(|word| word.len() + 1 >= SHORTEST).take(MOST_WORDS)
    {
        if words.contains(&word) {
            continue;
        }
        words.push(word);
        let (mut weights, mut pages_with_it) = (Vec::new(), 0);
        for page in &*pages {
            let weight = page.weight_of(word);
            pages_with_it += u32::from(weight > 0);
            weights.push(weight);
        }
        let half = u32::try_from(pages.len() / 2).unwrap_or_default();
        let rarity = half.saturating_sub(pages_with_it);
        for (page, weight) in pages.iter_mut().zip(weights) {
            page.words += weight * rarity;
        }
    }
}

/// The word without its ending: "expired" finds "expires" and "expiration".
fn stem(word: &str) -> &str {
    // Folded, so every letter is a byte.
    if word.len() > 5 { word.get(..word.len() - 2).unwrap_or(word) } else { word }
}

/// Words of plain small letters and digits with one space before, between and after them, so that
/// "contains" means whole words. Accents are taken away, and `z` becomes `s`, as "authorize" and
/// "authorise" are one word.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 2);
    folded.push(' ');
    for letter in text.chars() {
        match letter.to_ascii_lowercase() {
            'z' => folded.push('s'),
            plain if plain.is_ascii_alphanumeric() => folded.push(plain),
            // A combining accent, as macOS writes them.
            '\u{300}'..='\u{36f}' => {}
            other => match without_accent(other) {
                Some(plain) => folded.push_str(plain),
                None if folded.ends_with(' ') => {}
                None => folded.push(' '),
            },
        }
    }
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
    folded
}

/// The accented letters of our languages without their accents.
fn without_accent(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'â' | 'ä' | 'á' | 'À' | 'Â' | 'Ä' | 'Á' => "a",
        'ç' | 'Ç' => "c",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => "e",
        'î' | 'ï' | 'í' | 'Î' | 'Ï' | 'Í' => "i",
        'ñ' | 'Ñ' => "n",
        'ô' | 'ö' | 'ó' | 'Ô' | 'Ö' | 'Ó' => "o",
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => "u",
        'ÿ' | 'Ÿ' => "y",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
