//! All style sheets as one text, without what only people read.

use std::fs;
use std::io;
use std::path::Path;

/// The sheets that the page links, in their order, as one. Their files are gone after that: nobody fetches them.
pub(crate) fn take_out(folder: &Path, page: &str) -> io::Result<String> {
    let mut bundle = String::new();
    for name in linked(page) {
        let file = folder.join(name);
        bundle.push_str(&squeeze(&fs::read_to_string(&file)?));
        fs::remove_file(file)?;
    }
    if bundle.is_empty() {
        return Err(io::Error::other("index.html links no style sheet"));
    }
    Ok(bundle)
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
