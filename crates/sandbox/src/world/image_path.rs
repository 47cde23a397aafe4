//! The name of an image in the registry.

use ghcr_contract::ImageReference;

/// `OWNER/NAME`, as the registry writes it: lower-case throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ImagePath(String);

impl ImagePath {
    /// Nothing when the grammar of container tools does not allow it (GitHub facts, section 7).
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let image: ImageReference = text.parse().ok()?;
        // The reference's owner may come in any case, the registry's may not; and there is neither
        // tag nor digest.
        (image.path() == text).then(|| Self(text.to_owned()))
    }

    pub(crate) fn owner_and_name(&self) -> (&str, &str) {
        self.0.split_once('/').unwrap_or((&self.0, ""))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_images_are_lower_case() {
        assert_eq!(
            ImagePath::parse("lea-fontaine/a/b").unwrap().owner_and_name(),
            ("lea-fontaine", "a/b")
        );
        for bad in ["Lea-Fontaine/a", "o/A", "o", "o/a:1", "gil--/a", "ghcr.io/o/a", ""] {
            assert_eq!(ImagePath::parse(bad), None, "{bad}");
        }
    }
}
