//! All style sheets as one text, or those of them that are needed first, without what only people read.

use std::fs;
use std::io;
use std::path::Path;

/// What is only seen together with the later words: the report, the cards and the entries.
const LATER: [&str; 3] = ["diagnosis-", "report-", "entries-"];

/// All styles, and those that form and guide are seen with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sheets {
    pub(crate) whole: String,
    pub(crate) at_hand: String,
}

/// The sheets that the page links, in their order. Their files are gone after that: nobody fetches them.
pub(crate) fn take_out(folder: &Path, page: &str) -> io::Result<Sheets> {
    let mut sheets = Sheets::default();
    for name in linked(page) {
        let file = folder.join(name);
        let sheet = squeeze(&fs::read_to_string(&file)?);
        sheets.whole.push_str(&sheet);
        if !LATER.iter().any(|later| name.starts_with(later)) {
            sheets.at_hand.push_str(&sheet);
        }
        fs::remove_file(file)?;
    }
    if sheets.at_hand.is_empty() || sheets.at_hand == sheets.whole {
        return Err(io::Error::other(
            "index.html must link the style sheets of the form, and those that come later",
        ));
    }
    Ok(sheets)
}

/// The names of the sheets, from the links as Trunk writes them.
fn linked(page: &str) -> impl Iterator<Item = &str> {
    page.split("<link ").skip(1).filter_map(|rest| {
        let tag = rest.split('>').next()?;
        let href = tag.split_once("href=\"")?.1.split('"').next()?;
        tag.contains("rel=\"stylesheet\"").then(|| href.trim_start_matches("./"))
    })
}

/// Takes out comments, and the space that means nothing. A name in a selector may be followed by a space that means
/// something, and so may a sum; quoted texts stay as they are.
pub(crate) fn squeeze(sheet: &str) -> String {
    let mut squeezed = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(letter) = rest.chars().next() {
        let (taken, behind) = match letter {
            '/' if rest.starts_with("/*") => (" ", rest.split_once("*/").map_or("", |(_, behind)| behind)),
            '"' | '\'' => split_after_quote(rest, letter),
            _ if letter.is_whitespace() => (" ", rest.trim_start()),
            _ => rest.split_at(letter.len_utf8()),
        };
        push(&mut squeezed, taken);
        rest = behind;
    }
    squeezed.trim_end().to_owned()
}

/// A quoted text up to its end, and what comes after it.
fn split_after_quote(text: &str, quote: char) -> (&str, &str) {
    let mut is_escaped = false;
    let end = text.char_indices().skip(1).find(|(_, letter)| {
        let ends = *letter == quote && !is_escaped;
        is_escaped = *letter == '\\' && !is_escaped;
        ends
    });
    text.split_at(end.map_or(text.len(), |(at, _)| at + 1))
}

/// Before and after these a space means nothing; after a colon neither, but before one it is a selector's.
const BOUNDS: &[char] = &['{', '}', ';', ',', '>'];

fn push(squeezed: &mut String, taken: &str) {
    if taken == " " {
        if !squeezed.is_empty() && !squeezed.ends_with([' ', ':', '(']) && !squeezed.ends_with(BOUNDS) {
            squeezed.push(' ');
        }
        return;
    }
    if (taken.starts_with(BOUNDS) || taken == ")") && squeezed.ends_with(' ') {
        squeezed.pop();
    }
    if taken == "}" && squeezed.ends_with(';') {
        squeezed.pop();
    }
    squeezed.push_str(taken);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_space_without_a_meaning_go() {
        let sheet = "/* one */\n@layer a, b;\n\n.x > .y,\n.z :is( p ) {\n  color: red;\n  --n: ;\n}\n";
        assert_eq!(squeeze(sheet), "@layer a,b;.x>.y,.z :is(p){color:red;--n:}");
    }

    #[test]
    fn space_that_means_something_stays() {
        let sheet = "a :hover { width: calc(100vh - 2rem); content: \" /* > */ ; \\\" \"; }";
        assert_eq!(squeeze(sheet), "a :hover{width:calc(100vh - 2rem);content:\" /* > */ ; \\\" \"}");
        assert_eq!(
            squeeze("@media (a: 1) and (b) { a b { c: d/**/e } }"),
            "@media (a:1) and (b){a b{c:d e}}"
        );
    }

    #[test]
    fn the_links_are_found_in_their_order() {
        let page = "<link rel=\"icon\" href=\"./i.svg\"><link rel=\"stylesheet\" href=\"./b-1.css\"/>\
            <link rel=\"stylesheet\" href=\"./a-2.css\" />";
        assert_eq!(linked(page).collect::<Vec<_>>(), ["b-1.css", "a-2.css"]);
    }
}
