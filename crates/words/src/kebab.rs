//! Names for the world outside of Rust.

/// `ShowToken` is `show-token`.
pub(crate) fn kebab(name: &str) -> String {
    let mut written = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !written.is_empty() {
            written.push('-');
        }
        written.push(c.to_ascii_lowercase());
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_by_hyphens() {
        for (name, written) in
            [("ShowToken", "show-token"), ("And", "and"), ("OpenConfigureSso", "open-configure-sso")]
        {
            assert_eq!(kebab(name), written);
        }
    }
}
