//! What has to be known of a page before it is sent: its inline styles, whose hashes the content
//! security policy names, and the files that its head wants early. The build writes these pages, so
//! this reads orderly HTML and no more.

/// An element whose start tag was found.
struct Element<'a> {
    name: &'a str,
    attributes: &'a str,
    /// Of a `style` or `script`; empty for any other.
    text: &'a str,
}

/// What stands in the page's `<style>` elements, letter for letter.
pub(super) fn inline_styles(html: &str) -> Vec<&str> {
    elements(html).filter(|it| it.name.eq_ignore_ascii_case("style")).map(|it| it.text).collect()
}

/// The page's `modulepreload` and `preload` links as values of the header `Link`. They must say all
/// that the link in the page says, or the browser takes them for two files and fetches twice.
pub(super) fn early_links(html: &str) -> Vec<String> {
    elements(html)
        .filter(|it| it.name.eq_ignore_ascii_case("link"))
        .filter_map(|it| early_link(&it))
        .collect()
}

fn early_link(link: &Element<'_>) -> Option<String> {
    let all: Vec<_> = attributes(link.attributes).collect();
    let value = |wanted: &str| {
        all.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|it| it.1)
    };
    let rel = value("rel").filter(|rel| matches!(*rel, "modulepreload" | "preload"))?;
    let href = value("href")?;
    let mut line = format!("<{href}>; rel={rel}");
    for name in ["as", "type", "crossorigin", "fetchpriority", "integrity", "media"] {
        match value(name) {
            Some("") => line += &format!("; {name}"),
            Some(text) => line += &format!("; {name}=\"{text}\""),
            None => {}
        }
    }
    // An address or text that would have to be written differently in a header stays in the page
    // alone.
    let is_plain = all.iter().all(|(_, text)| text.bytes().all(is_plain));
    is_plain.then_some(line)
}

fn is_plain(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte) && !b"&<>\"\\,".contains(&byte)
}

fn elements(html: &str) -> impl Iterator<Item = Element<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[rest.find('<')? + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = &comment[comment.find("-->")?..];
            } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                break;
            }
        }
        let end = end_of_tag(rest)?;
        let (tag, after) = (&rest[..end], &rest[end + 1..]);
        let name = &tag[..tag.find(is_between).unwrap_or(tag.len())];
        let is_raw = ["script", "style"].iter().any(|it| name.eq_ignore_ascii_case(it));
        let text = if is_raw { &after[..end_of_raw(after, name)] } else { "" };
        rest = &after[text.len()..];
        Some(Element { name, attributes: &tag[name.len()..], text })
    })
}

/// Where `</name` begins; the end where it never does.
fn end_of_raw(text: &str, name: &str) -> usize {
    let is_end =
        |after: &str| after.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
    let mut ends = text.match_indices("</").map(|(at, _)| at);
    ends.find(|at| is_end(&text[at + 2..])).unwrap_or(text.len())
}

/// The `>` that is in no attribute's value.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.bytes().position(|byte| {
        match quote {
            Some(open) if open == byte => quote = None,
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            _ => {}
        }
        quote.is_none() && byte == b'>'
    })
}

fn is_between(c: char) -> bool {
    c.is_ascii_whitespace() || c == '/'
}

/// Names and values; an attribute without a value has an empty one.
fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(is_between);
        if rest.is_empty() {
            return None;
        }
        let name = &rest[..rest.find(|c| is_between(c) || c == '=').unwrap_or(rest.len())];
        let after = rest[name.len()..].trim_start();
        let Some(after) = after.strip_prefix('=').map(str::trim_start) else {
            rest = after;
            return Some((name, ""));
        };
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, left) = match quote {
            Some(quote) => after[1..].split_once(quote)?,
            None => {
                after.split_at(after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len()))
            }
        };
        rest = left;
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head>
<!-- <link rel="preload" href="commented.css" as="style"> <style>commented</style> -->
<title>a < b</title>
<style>main > p { content: "</p>"; }</style>
<link rel="modulepreload" href="./app-1a2b3c4d.js" crossorigin data-boot="bindings" />
<link crossorigin='anonymous' as=fetch type="application/wasm" href="./app_bg.wasm" rel="preload">
<link rel="preload" href="x.css" as="style" media="(width > 40rem)"/>
<link rel="preload" href="a.js?b=1&amp;c=2" as="script">
<link rel="stylesheet" href="app.css">
<script type="module">"<link rel='preload' href='script.js'>"</script>
<STYLE media="print"></STYLE>
</head><body><p title="> <style>no</style>">text</p></body></html>"#;

    #[test]
    fn inline_styles_are_found_letter_for_letter() {
        assert_eq!(inline_styles(PAGE), [r#"main > p { content: "</p>"; }"#, ""]);
        assert_eq!(inline_styles("<p>1 < 2</p>"), [""; 0]);
        assert_eq!(inline_styles("<style>never closed"), ["never closed"]);
    }

    #[test]
    fn early_links_say_all_that_the_page_says() {
        assert_eq!(
            early_links(PAGE),
            [
                "<./app-1a2b3c4d.js>; rel=modulepreload; crossorigin",
                "<./app_bg.wasm>; rel=preload; as=\"fetch\"; type=\"application/wasm\"; crossorigin=\"anonymous\"",
            ]
        );
    }

    #[test]
    fn broken_pages_end_the_search_and_nothing_else() {
        for broken in [
            "<",
            "<link",
            "<link rel=preload href",
            "<!-- never closed <style>x</style>",
            "<p title='>",
        ] {
            assert_eq!(early_links(broken), [""; 0], "{broken}");
        }
    }
}
