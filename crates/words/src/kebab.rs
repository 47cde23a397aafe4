//! Conversion of Rust names to the names that pages use.

/// Converts a camel-case name to kebab case: `ShowToken` becomes `show-token`.
pub(crate) fn kebab(name: &str) -> String {
    let mut converted = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !converted.is_empty() {
            converted.push('-');
        }
        converted.push(c.to_ascii_lowercase());
    }
    converted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_separated_by_hyphens() {
        for (name, expected) in [
            ("ShowToken", "show-token"),
            ("And", "and"),
            ("OpenConfigureSso", "open-configure-sso"),
        ] {
            assert_eq!(kebab(name), expected);
        }
    }
}
