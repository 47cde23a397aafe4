//! Finding a text within another one, and joining some.
//!
//! The library's own way is made for megabytes: it prepares each search so that no letter is looked at twice. Here texts are
//! lines and pasted commands, and that preparation with its errors was 2 kB of what every browser downloads.

/// Where `part` begins first, in bytes.
#[must_use]
#[inline(never)]
pub fn find(text: &str, part: &str) -> Option<usize> {
    (0..=text.len()).find(|at| begins_at(text, *at, part))
}

/// Whether `part` stands anywhere in it.
#[must_use]
pub fn holds(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// What stands before the first `part`, and what behind it.
#[must_use]
pub fn split_once<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    split_at(text, find(text, part)?, part)
}

/// What stands before the last `part`, and what behind it.
#[must_use]
pub fn rsplit_once<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    split_at(text, (0..=text.len()).rev().find(|at| begins_at(text, *at, part))?, part)
}

/// The text with each `part` replaced.
#[must_use]
pub fn replace(text: &str, part: &str, by: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = split_once(rest, part) {
        replaced.push_str(before);
        replaced.push_str(by);
        rest = behind;
    }
    replaced.push_str(rest);
    replaced
}

/// All of them, with `between` between each two.
#[must_use]
pub fn join<T: AsRef<str>>(texts: &[T], between: &str) -> String {
    let mut joined = String::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            joined.push_str(between);
        }
        joined.push_str(text.as_ref());
    }
    joined
}

/// Where two texts have the same bytes, they have the same characters: no part begins within one.
fn begins_at(text: &str, at: usize, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    text.get(at) == part.first() && text.get(at..).is_some_and(|rest| rest.starts_with(part))
}

fn split_at<'a>(text: &'a str, at: usize, part: &str) -> Option<(&'a str, &'a str)> {
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_found_is_what_the_library_finds(text in "[aé«/ ]{0,12}", part in "[aé«/ ]{1,3}") {
            let part = part.as_str();
            prop_assert_eq!(find(&text, part), text.find(part));
            prop_assert_eq!(holds(&text, part), text.contains(part));
            prop_assert_eq!(split_once(&text, part), text.split_once(part));
            prop_assert_eq!(rsplit_once(&text, part), text.rsplit_once(part));
            let texts = [&text, part];
            prop_assert_eq!(join(&texts, ", "), texts.join(", "));
            prop_assert_eq!(replace(&text, part, "b«"), text.replace(part, "b«"));
        }
    }
}
