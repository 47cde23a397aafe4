//! Which pages a list has, by its `Link` header (RFC 8288; GitHub facts, section 4).

/// What a page says of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageLinks {
    /// There is one after it.
    pub has_next: bool,
    /// The number of the last one.
    pub last: Option<u32>,
}

impl PageLinks {
    /// Reads the header.
    pub(crate) fn parse(header: &str) -> Self {
        let mut links = Self::default();
        for entry in header.split(',') {
            if has_relation(entry, "next") {
                links.has_next = true;
            }
            if has_relation(entry, "last") {
                links.last = page_of(entry).or(links.last);
            }
        }
        links
    }
}

fn has_relation(entry: &str, relation: &str) -> bool {
    entry.split(';').skip(1).any(|parameter| {
        let value = parameter.trim().strip_prefix("rel=");
        value.is_some_and(|value| value.trim_matches('"').split(' ').any(|it| it == relation))
    })
}

/// The `page` in the entry's address.
fn page_of(entry: &str) -> Option<u32> {
    let (_, rest) = entry.split_once('<')?;
    let (url, _) = rest.split_once('>')?;
    let (_, query) = url.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix("page=")).and_then(|page| page.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::PageLinks;

    #[test]
    fn the_next_and_the_last_page_are_read_wherever_they_stand() {
        let url = "https://api.github.com/orgs/o/packages?package_type=container&page=";
        let table = [
            (format!("<{url}2>; rel=\"next\", <{url}15>; rel=\"last\""), true, Some(15)),
            (format!("<{url}15>; rel=\"last\",<{url}2>; rel=\"next\""), true, Some(15)),
            (format!("<{url}2>; rel=\"next\""), true, None),
            (format!("<{url}1>; rel=\"first\", <{url}1>; rel=\"prev\""), false, None),
            (format!("<{url}2>; rel=\"next last\""), true, Some(2)),
            ("<https://x/?per_page=100&page=3>; title=a; rel=\"last\"".into(), false, Some(3)),
            ("<https://x/?page=many>; rel=\"last\"".into(), false, None),
            ("nonsense; rel=\"last\"".into(), false, None),
            (String::new(), false, None),
        ];
        for (header, has_next, last) in table {
            assert_eq!(PageLinks::parse(&header), PageLinks { has_next, last }, "{header}");
        }
    }
}
