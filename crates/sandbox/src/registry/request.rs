//! What a request below `/v2/` asks for.

/// A request for a manifest or for tags.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RegistryRequest<'a> {
    Manifest { path: &'a str, reference: &'a str },
    Tags { path: &'a str },
}

impl<'a> RegistryRequest<'a> {
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
        let manifest = |path, reference| Some(RegistryRequest::Manifest { path, reference });
        let table = [
            ("o/i/manifests/latest", manifest("o/i", "latest")),
            ("o/manifests/x/manifests/1", manifest("o/manifests/x", "1")),
            ("o/i/tags/list", Some(RegistryRequest::Tags { path: "o/i" })),
            ("o/i/manifests/", None),
            ("o/i/manifests/a/b", None),
            ("o/i/blobs/sha256:0", None),
            ("o/i", None),
        ];
        for (rest, wanted) in table {
            assert_eq!(RegistryRequest::parse(rest), wanted, "{rest}");
        }
    }
}
