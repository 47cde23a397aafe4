//! The image to prove the pull with.

use crate::fault::{Fault, check_no_token, find_gap};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// `OWNER/NAME[/NAME…][:TAG][@DIGEST]` of the connected registry, as container tools write it;
/// `ghcr.io/` in front is optional, the owner is lower-cased.
///
/// Source: GitHub facts, section 7 (distribution/reference `regexp.go`; OCI distribution
/// specification 1.1, "Pull").
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ImageReference {
    /// `owner/name`, lower-case.
    path: String,
    tag: Option<String>,
    digest: Option<Digest>,
}

/// The hash of a manifest, `ALGORITHM:HEX`.
///
/// The grammar is distribution/reference's; of the two algorithms that the OCI image specification
/// registers, SHA-256 and SHA-512, the exact length is asked, lower-case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Digest(String);

impl ImageReference {
    /// The longest `owner/name`, in characters.
    pub const MAX_PATH_LENGTH: usize = 255;
    /// The longest tag, in characters.
    pub const MAX_TAG_LENGTH: usize = 128;
    /// What is pulled when neither tag nor digest is given.
    pub const DEFAULT_TAG: &'static str = "latest";

    /// The account that owns it, lower-case.
    #[must_use]
    pub fn owner(&self) -> &str {
        self.path.split_once('/').map_or(&self.path, |(owner, _)| owner)
    }

    /// The package's name, without the owner; it may hold `/`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.split_once('/').map_or("", |(_, name)| name)
    }

    /// `owner/name`, as it stands in the registry's addresses.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What to ask the registry for: the digest, else the tag, else `latest`.
    #[must_use]
    pub fn manifest_reference(&self) -> &str {
        match (&self.digest, &self.tag) {
            (Some(digest), _) => &digest.0,
            (None, Some(tag)) => tag,
            (None, None) => Self::DEFAULT_TAG,
        }
    }
}

impl FromStr for ImageReference {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Fault::Empty);
        }
        check_no_token(text)?;
        if let Some(gap) = find_gap(text) {
            return Err(gap);
        }
        let (rest, digest) = match text.split_once('@') {
            Some((rest, digest)) => (rest, Some(digest.parse()?)),
            None => (text, None),
        };
        let (path, tag) = split_tag(without_registry(rest)?);
        let tag = tag.map(parse_tag).transpose()?;
        Ok(Self { path: parse_path(path)?, tag, digest })
    }
}

/// A first part with a dot or a port, or `localhost`, is a registry's host (docker's rule).
fn without_registry(text: &str) -> Result<&str, Fault> {
    match text.split_once('/') {
        Some((host, rest)) if host.eq_ignore_ascii_case("ghcr.io") => Ok(rest),
        Some((host, _)) if host.contains(['.', ':']) || host == "localhost" => {
            Err(Fault::OtherRegistry)
        }
        _ => Ok(text),
    }
}

/// The tag follows the last colon, unless a slash follows that.
fn split_tag(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once(':') {
        Some((path, tag)) if !tag.contains('/') => (path, Some(tag)),
        _ => (text, None),
    }
}

fn parse_path(path: &str) -> Result<String, Fault> {
    let Some((owner, name)) = path.split_once('/') else {
        return Err(Fault::OwnerMissing);
    };
    let length = path.chars().count();
    if length > ImageReference::MAX_PATH_LENGTH {
        return Err(Fault::TooLong { length, max: ImageReference::MAX_PATH_LENGTH });
    }
    if let Some(index) = name.chars().position(|c| c.is_ascii_uppercase()) {
        return Err(Fault::Uppercase { at: owner.chars().count() + 2 + index });
    }
    // Without the registry in front, such an owner would be read as a host. No login has a dot.
    if owner.contains('.') || owner.eq_ignore_ascii_case("localhost") {
        return Err(Fault::NamePart { part: 1 });
    }
    let path = format!("{}/{name}", owner.to_ascii_lowercase());
    match path.split('/').position(|part| !is_path_component(part)) {
        Some(index) => Err(Fault::NamePart { part: index + 1 }),
        None => Ok(path),
    }
}

/// `[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*`
pub(crate) fn is_path_component(part: &str) -> bool {
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    part.starts_with(is_word)
        && part.ends_with(is_word)
        && part.split(is_word).all(|between| {
            matches!(between, "" | "." | "_" | "__") || between.bytes().all(|b| b == b'-')
        })
}

/// `[\w][\w.-]{0,127}`
fn parse_tag(tag: &str) -> Result<String, Fault> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let fits = tag.starts_with(is_word)
        && tag.len() <= ImageReference::MAX_TAG_LENGTH
        && tag.chars().all(|c| is_word(c) || matches!(c, '.' | '-'));
    if fits { Ok(tag.to_owned()) } else { Err(Fault::Tag) }
}

impl FromStr for Digest {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let (algorithm, hex) = text.split_once(':').ok_or(Fault::Digest)?;
        let is_lower_hex = hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let fits = match algorithm {
            "sha256" => hex.len() == 64 && is_lower_hex,
            "sha512" => hex.len() == 128 && is_lower_hex,
            _ => {
                is_algorithm(algorithm)
                    && hex.len() >= 32
                    && hex.bytes().all(|b| b.is_ascii_hexdigit())
            }
        };
        if fits { Ok(Self(text.to_owned())) } else { Err(Fault::Digest) }
    }
}

/// `[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*`
fn is_algorithm(text: &str) -> bool {
    text.split(['-', '_', '+', '.']).all(|part| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

impl std::fmt::Display for ImageReference {
    /// Without the registry's host, which is the host's setting.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path)?;
        if let Some(tag) = &self.tag {
            write!(f, ":{tag}")?;
        }
        match &self.digest {
            Some(digest) => write!(f, "@{}", digest.0),
            None => Ok(()),
        }
    }
}

impl TryFrom<String> for ImageReference {
    type Error = Fault;

    fn try_from(text: String) -> Result<Self, Fault> {
        text.parse()
    }
}

impl From<ImageReference> for String {
    fn from(image: ImageReference) -> Self {
        image.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEX: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    #[test]
    fn what_container_tools_write_is_understood() {
        let digest = format!("sha256:{HEX}");
        let table = [
            ("myorg/app", "myorg", "app", "latest"),
            ("ghcr.io/myorg/app:1.2", "myorg", "app", "1.2"),
            ("GHCR.IO/MyOrg/app:V1_x-y", "myorg", "app", "V1_x-y"),
            (" myorg/team/app ", "myorg", "team/app", "latest"),
            ("mona-cat_octo/a.b__c---d", "mona-cat_octo", "a.b__c---d", "latest"),
            (&format!("myorg/app@{digest}"), "myorg", "app", &digest),
            (&format!("myorg/app:1@{digest}"), "myorg", "app", &digest),
        ];
        for (text, owner, name, reference) in table {
            let image: ImageReference =
                text.parse().unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            assert_eq!(
                (image.owner(), image.name(), image.manifest_reference()),
                (owner, name, reference),
                "{text}"
            );
        }
    }

    #[test]
    fn what_no_registry_would_take_is_refused() {
        let long = format!("o/{}", "a".repeat(254));
        let token = format!("o/a:ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO");
        let long_tag = format!("o/a:{}", "t".repeat(129));
        let table = [
            ("", Fault::Empty),
            ("my org/app", Fault::Space { at: 3 }),
            ("o/a\u{1}", Fault::Control { at: 4 }),
            ("nginx", Fault::OwnerMissing),
            ("ghcr.io/nginx", Fault::OwnerMissing),
            ("nginx:1.27", Fault::OwnerMissing),
            ("quay.io/o/a", Fault::OtherRegistry),
            ("localhost:5000/o/a", Fault::OtherRegistry),
            ("docker.io/library/nginx", Fault::OtherRegistry),
            ("o/App", Fault::Uppercase { at: 3 }),
            ("foo-/app", Fault::NamePart { part: 1 }),
            ("ghcr.io/my.org/app", Fault::NamePart { part: 1 }),
            ("ghcr.io/localhost/app", Fault::NamePart { part: 1 }),
            ("LocalHost/app", Fault::NamePart { part: 1 }),
            ("o//app", Fault::NamePart { part: 2 }),
            ("o/app/", Fault::NamePart { part: 3 }),
            ("o/a...b", Fault::NamePart { part: 2 }),
            ("o/a___b", Fault::NamePart { part: 2 }),
            ("o/a._b", Fault::NamePart { part: 2 }),
            ("o/é", Fault::NamePart { part: 2 }),
            (token.as_str(), Fault::HoldsToken),
            ("o/a:", Fault::Tag),
            ("o/a:.x", Fault::Tag),
            (long_tag.as_str(), Fault::Tag),
            ("o/a@sha256:abc", Fault::Digest),
            ("o/a@", Fault::Digest),
            (long.as_str(), Fault::TooLong { length: 256, max: 255 }),
        ];
        for (text, fault) in table {
            assert_eq!(text.parse::<ImageReference>(), Err(fault), "{text}");
        }
    }

    #[test]
    fn digests_of_registered_algorithms_have_their_length() {
        let sha512 = format!("sha512:{HEX}{HEX}");
        for good in [sha512.as_str(), "blake3+b64.x:0123456789ABCDEF0123456789abcdef"] {
            assert!(good.parse::<Digest>().is_ok(), "{good}");
        }
        for bad in
            ["sha256", "sha256:", ":abc", "1sha:0123456789abcdef0123456789abcdef", &sha512[..100]]
        {
            assert_eq!(bad.parse::<Digest>(), Err(Fault::Digest), "{bad}");
        }
        assert_eq!(format!("sha256:{}", HEX.to_uppercase()).parse::<Digest>(), Err(Fault::Digest));
    }

    proptest! {
        #[test]
        fn what_the_grammar_makes_is_read_and_written_back(
            text in "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}(/[a-z0-9]{1,8}(([._]|__|-{1,3})[a-z0-9]{1,8}){0,2}){1,3}(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,20})?"
        ) {
            let image: ImageReference = text.parse().unwrap();
            prop_assert_eq!(image.to_string(), text);
        }

        #[test]
        fn whatever_is_read_is_read_again_the_same(text in "\\PC{0,40}") {
            if let Ok(image) = text.parse::<ImageReference>() {
                prop_assert_eq!(image.to_string().parse::<ImageReference>().unwrap(), image);
            }
        }
    }
}
