//! How many pages a list has, by its `Link` header (RFC 8288; GitHub facts, section 4).

/// The `page` of the entry whose relation is `last`.
pub(crate) fn last_page(header: &str) -> Option<u32> {
    let entry = header.split(',').find(|entry| {
        entry
            .split(';')
            .skip(1)
            .any(|parameter| matches!(parameter.trim(), "rel=\"last\"" | "rel=last"))
    })?;
    let (_, rest) = entry.split_once('<')?;
    let (url, _) = rest.split_once('>')?;
    let (_, query) = url.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix("page=")).and_then(|page| page.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::last_page;

    #[test]
    fn the_last_page_is_read_wherever_it_stands() {
        let url = "https://api.github.com/orgs/o/packages?package_type=container&page=";
        let table = [
            (format!("<{url}2>; rel=\"next\", <{url}15>; rel=\"last\""), Some(15)),
            (format!("<{url}15>; rel=\"last\",<{url}2>; rel=\"next\""), Some(15)),
            (format!("<{url}1>; rel=\"first\", <{url}1>; rel=\"prev\""), None),
            ("<https://x/?per_page=100&page=3>; title=a; rel=\"last\"".into(), Some(3)),
            ("<https://x/?page=many>; rel=\"last\"".into(), None),
            ("nonsense; rel=\"last\"".into(), None),
            (String::new(), None),
        ];
        for (header, expected) in table {
            assert_eq!(last_page(&header), expected, "{header}");
        }
    }
}
