//! Pages of a list: `per_page`, `page`, and the `Link` header that leads from one to the next.

const DEFAULT_SIZE: usize = 30;
const LARGEST_SIZE: usize = 100;

/// What stands behind the question mark. The values that matter here are plain words and numbers,
/// so nothing is decoded.
#[derive(Clone, Copy)]
pub(super) struct Parameters<'a>(&'a str);

impl<'a> Parameters<'a> {
    pub(super) fn of(query: Option<&'a str>) -> Self {
        Self(query.unwrap_or_default())
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        self.pairs().find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }

    fn pairs(&self) -> impl Iterator<Item = &'a str> {
        self.0.split('&').filter(|pair| !pair.is_empty())
    }

    /// The same with another page.
    fn with_page(&self, page: usize) -> String {
        let number = format!("page={page}");
        let others = self.pairs().filter(|pair| !pair.starts_with("page="));
        others.chain([number.as_str()]).collect::<Vec<_>>().join("&")
    }
}

/// Which part of a list is asked for: 30 a page unless the request says otherwise, and never more
/// than 100 (GitHub facts, section 4). What is not a number counts as not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page {
    number: usize,
    size: usize,
}

impl Page {
    pub(super) fn wanted(parameters: Parameters) -> Self {
        let number_of = |name| parameters.get(name)?.parse().ok().filter(|number| *number > 0);
        Self {
            number: number_of("page").unwrap_or(1),
            size: number_of("per_page").unwrap_or(DEFAULT_SIZE).min(LARGEST_SIZE),
        }
    }

    /// The items of this page.
    pub(super) fn of<'a, T>(&self, items: &'a [T]) -> &'a [T] {
        let start = (self.number - 1).saturating_mul(self.size).min(items.len());
        let end = start.saturating_add(self.size).min(items.len());
        items.get(start..end).unwrap_or_default()
    }

    /// The `Link` header of this page of a list of `total` items; a list of one page has none.
    pub(super) fn link(
        &self,
        total: usize,
        address: &str,
        parameters: Parameters,
    ) -> Option<String> {
        let last = total.div_ceil(self.size).max(1);
        let to = |page, rel| format!("<{address}?{}>; rel=\"{rel}\"", parameters.with_page(page));
        let mut links = Vec::new();
        if self.number > 1 {
            links.push(to((self.number - 1).min(last), "prev"));
        }
        if self.number < last {
            links.push(to(self.number + 1, "next"));
            links.push(to(last, "last"));
        }
        if self.number > 1 {
            links.push(to(1, "first"));
        }
        (last > 1 && !links.is_empty()).then(|| links.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_thirty_items_or_what_is_asked_for_up_to_a_hundred() {
        let items: Vec<usize> = (0..250).collect();
        let table = [
            ("", 0..30),
            ("per_page=100", 0..100),
            ("per_page=1000&page=2", 100..200),
            ("page=3&per_page=100", 200..250),
            ("page=4&per_page=100", 250..250),
            ("page=0&per_page=0", 0..30),
            ("page=x&per_page=-1", 0..30),
            ("page=18446744073709551615", 250..250),
        ];
        for (query, expected) in table {
            let page = Page::wanted(Parameters::of(Some(query)));
            assert_eq!(page.of(&items), expected.collect::<Vec<_>>(), "{query}");
        }
    }

    #[test]
    fn links_lead_on_and_back_and_keep_the_other_parameters() {
        let link = |query, total| {
            let parameters = Parameters::of(Some(query));
            Page::wanted(parameters).link(total, "http://h/p", parameters)
        };
        assert_eq!(link("per_page=100", 100), None);
        assert_eq!(link("", 0), None);
        let first = "<http://h/p?a=b&per_page=10&page=2>; rel=\"next\", <http://h/p?a=b&per_page=10&page=3>; rel=\"last\"";
        assert_eq!(link("a=b&per_page=10", 21).as_deref(), Some(first));
        let middle = link("page=2&per_page=10", 21).unwrap();
        assert!(
            ["prev", "next", "last", "first"]
                .iter()
                .all(|rel| middle.contains(&format!("rel=\"{rel}\"")))
        );
        let last = link("page=3&per_page=10", 21).unwrap();
        assert!(!last.contains("next") && last.contains("page=2>; rel=\"prev\""), "{last}");
    }
}
