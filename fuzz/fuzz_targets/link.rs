//! The `Link` header of a list.

#![no_main]

use ghcr_proxy::fuzzing::read_links;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|header: &str| {
    let links = read_links(header);
    assert!(!links.has_next || header.contains("next"));
    if let Some(last) = links.last {
        assert!(header.contains("last"));
        assert!(pages(header).any(|page| page == last));
    }
    an_entry_after_others_is_found(header);
});

/// Every number in the header that stands behind `page=`.
fn pages(header: &str) -> impl Iterator<Item = u32> {
    header.split("page=").skip(1).filter_map(|rest| {
        let end = rest.find(['&', '>']).unwrap_or(rest.len());
        rest[..end].parse().ok()
    })
}

/// Entries with other relations do not hide the last page. An open quote or bracket would make the
/// added entry a part of the one before.
fn an_entry_after_others_is_found(others: &str) {
    if !others.contains("last") && !others.contains(['"', '<', '>']) {
        let header =
            format!("{others}, <https://api.github.com/x?per_page=9&page=7>; rel=\"last\"");
        assert_eq!(read_links(&header).last, Some(7));
    }
}
