//! What a path of the registry names.

use ghcr_contract::ImageReference;

/// `OWNER/NAME`, as the registry writes it: lower-case throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ImagePath(String);

impl ImagePath {
    /// Nothing when the grammar of container tools does not allow it (GitHub facts, section 7).
    pub(super) fn parse(text: &str) -> Option<Self> {
        let image: ImageReference = text.parse().ok()?;
        // The reference's owner may come in any case, the registry's may not; and there is neither
        // tag nor digest.
        (image.path() == text).then(|| Self(text.to_owned()))
    }

    pub(super) fn owner_and_name(&self) -> (&str, &str) {
        self.0.split_once('/').unwrap_or((&self.0, ""))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is asked for below `/v2/`.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted<'a> {
    Manifest { path: &'a str, reference: &'a str },
    Tags { path: &'a str },
}

impl<'a> Wanted<'a> {
    /// `rest` is what follows `/v2/`. A name may hold `/`, so the last parts tell.
    pub(super) fn parse(rest: &'a str) -> Option<Self> {
        if let Some(path) = rest.strip_suffix("/tags/list") {
            return Some(Self::Tags { path });
        }
        let (path, reference) = rest.rsplit_once("/manifests/")?;
        (!reference.is_empty() && !reference.contains('/'))
            .then_some(Self::Manifest { path, reference })
    }

    pub(super) fn path(&self) -> &'a str {
        match self {
            Self::Manifest { path, .. } | Self::Tags { path } => path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_parts_tell_what_is_wanted() {
        let manifest = |path, reference| Some(Wanted::Manifest { path, reference });
        let table = [
            ("o/i/manifests/latest", manifest("o/i", "latest")),
            ("o/manifests/x/manifests/1", manifest("o/manifests/x", "1")),
            ("o/i/tags/list", Some(Wanted::Tags { path: "o/i" })),
            ("o/i/manifests/", None),
            ("o/i/manifests/a/b", None),
            ("o/i/blobs/sha256:0", None),
            ("o/i", None),
        ];
        for (rest, wanted) in table {
            assert_eq!(Wanted::parse(rest), wanted, "{rest}");
        }
    }

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
