//! Just enough HTML to find the tags of a page that we build ourselves.

/// An opening tag, and for a script its text.
#[derive(Debug, PartialEq)]
pub(crate) struct Tag<'a> {
    /// In lower case.
    pub(crate) name: String,
    attributes: Vec<(String, &'a str)>,
    /// What a browser with scripts takes for text: what stands in a `<script>` or a `<noscript>`; empty for other tags.
    pub(crate) content: &'a str,
}

impl<'a> Tag<'a> {
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }
}

/// All opening tags, but for those in comments, in scripts, and for browsers without scripts.
pub(crate) fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        if rest.starts_with("<!--") {
            rest = after(rest, "-->");
            continue;
        }
        rest = &rest[1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let (mut tag, behind) = read_tag(rest);
        rest = behind;
        if matches!(tag.name.as_str(), "script" | "noscript") {
            let end = format!("</{}", tag.name);
            tag.content = &rest[..rest.find(&end).unwrap_or(rest.len())];
            rest = &rest[tag.content.len()..];
        }
        found.push(tag);
    }
    found
}

/// Reads `link rel="icon" href=/icon.svg>…` up to and with its `>`.
fn read_tag(text: &str) -> (Tag<'_>, &str) {
    let name_end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
    let (name, mut rest) = text.split_at(name_end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            break;
        }
        if let Some(behind) = rest.strip_prefix('>') {
            rest = behind;
            break;
        }
        let (attribute, behind) = read_attribute(rest);
        attributes.push(attribute);
        rest = behind;
    }
    (Tag { name: name.to_ascii_lowercase(), attributes, content: "" }, rest)
}

/// Reads `defer`, `src=/app.js`, `src='/app.js'` or `src="/app.js"`. Always takes at least one character.
fn read_attribute(text: &str) -> ((String, &str), &str) {
    let starts_anew = |c: char| c.is_whitespace() || c == '>';
    let name_end = text.find(|c| starts_anew(c) || c == '=').unwrap_or(text.len());
    let name = text[..name_end].to_ascii_lowercase();
    let Some(value) = text[name_end..].strip_prefix('=') else {
        return ((name, ""), &text[name_end..]);
    };
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (value, behind) = quoted.split_once(quote).unwrap_or((quoted, ""));
            return ((name, value), behind);
        }
    }
    let (value, behind) = value.split_at(value.find(starts_anew).unwrap_or(value.len()));
    ((name, value), behind)
}

fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, behind)| behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_with_any_quotes_or_none() {
        let found = tags(r#"<LINK REL=preload href='/a b.js' crossorigin as="script"/><p>1 < 2</p>"#);
        let names: Vec<_> = found.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["link", "p"]);
        assert_eq!(found[0].attribute("rel"), Some("preload"));
        assert_eq!(found[0].attribute("href"), Some("/a b.js"));
        assert_eq!(found[0].attribute("crossorigin"), Some(""));
        assert_eq!(found[0].attribute("as"), Some("script"));
        assert_eq!(found[0].attribute("src"), None);
    }

    #[test]
    fn tags_in_comments_and_scripts_are_text() {
        let found = tags(
            r#"<!-- <link href="/old.css"> --><script>if (a<b) "<link>"</script><noscript><link></noscript><main>"#,
        );
        let names: Vec<_> = found.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["script", "noscript", "main"]);
        assert_eq!(found[0].content, r#"if (a<b) "<link>""#);
    }

    #[test]
    fn broken_html_ends() {
        for page in ["<", "<a", "<a b", "<a b=", "<a b=\"c", "<!-- ", "<script>", "<a =>"] {
            let _ = tags(page);
        }
    }
}
