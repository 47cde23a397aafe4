//! Addresses that a page may lead to.

/// Whether `address` leads to a web page, and not into a script.
#[must_use]
pub fn is_web_page(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_no_web_page() {
        assert!(is_web_page("https://github.com/settings/tokens"));
        for bad in ["javascript:alert(1)", "data:text/html,x", "//evil", ""] {
            assert!(!is_web_page(bad), "{bad}");
        }
    }
}
