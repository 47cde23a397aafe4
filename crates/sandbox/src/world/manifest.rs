//! What stands in the registry under a tag or a digest: a description of an image, made up from the
//! package's name.
//!
//! Layers are named and do not exist: nobody pulls more than the description here.

use super::package::{ImageForm, Package};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write;

const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const IMAGE: &str = "application/vnd.oci.image.manifest.v1+json";
const IMAGE_CONFIG: &str = "application/vnd.oci.image.config.v1+json";
const IMAGE_LAYER: &str = "application/vnd.oci.image.layer.v1.tar+gzip";
const DOCKER_IMAGE: &str = "application/vnd.docker.distribution.manifest.v2+json";
const DOCKER_CONFIG: &str = "application/vnd.docker.container.image.v1+json";
const DOCKER_LAYER: &str = "application/vnd.docker.image.rootfs.diff.tar.gzip";

/// The description of an image, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// For `Content-Type`.
    pub media_type: &'static str,
    /// The bytes that are hashed.
    pub body: String,
    /// `sha256:` and the hash of the body.
    pub digest: String,
    /// The tag that points at it; a part of an index has none.
    pub tag: Option<String>,
}

impl Manifest {
    fn new(media_type: &'static str, value: &Value, tag: Option<&str>) -> Self {
        let body = value.to_string();
        let digest = digest_of(body.as_bytes());
        Self { media_type, body, digest, tag: tag.map(str::to_owned) }
    }

    /// Whether it is an index, which old clients cannot read.
    #[must_use]
    pub fn is_index(&self) -> bool {
        self.media_type == INDEX
    }
}

/// `sha256:` and the hash in lower-case hexadecimal digits.
#[must_use]
pub fn digest_of(bytes: &[u8]) -> String {
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Every description in the package: each tag's, an index before its parts.
#[must_use]
pub fn manifests_of(package: &Package) -> Vec<Manifest> {
    package.tags().iter().flat_map(|(tag, form)| manifests_of_tag(package, tag, *form)).collect()
}

/// How many descriptions there are; does not make them.
#[must_use]
pub fn count_manifests(package: &Package) -> usize {
    let parts = |form: &ImageForm| if *form == ImageForm::Index { 1 + PLATFORMS.len() } else { 1 };
    package.tags().iter().map(|(_, form)| parts(form)).sum()
}

const PLATFORMS: [&str; 2] = ["amd64", "arm64"];

fn manifests_of_tag(package: &Package, tag: &str, form: ImageForm) -> Vec<Manifest> {
    let seed = format!("{}/{}:{tag}", package.owner(), package.name());
    match form {
        ImageForm::Image => {
            vec![Manifest::new(IMAGE, &image(&seed, IMAGE, IMAGE_CONFIG, IMAGE_LAYER), Some(tag))]
        }
        ImageForm::DockerImage => {
            let value = image(&seed, DOCKER_IMAGE, DOCKER_CONFIG, DOCKER_LAYER);
            vec![Manifest::new(DOCKER_IMAGE, &value, Some(tag))]
        }
        ImageForm::Index => index(&seed, tag),
    }
}

fn index(seed: &str, tag: &str) -> Vec<Manifest> {
    let parts = PLATFORMS.map(|platform| {
        let value = image(&format!("{seed}/{platform}"), IMAGE, IMAGE_CONFIG, IMAGE_LAYER);
        (platform, Manifest::new(IMAGE, &value, None))
    });
    let listed: Vec<Value> = parts
        .iter()
        .map(|(platform, part)| {
            json!({
                "mediaType": part.media_type,
                "digest": part.digest,
                "size": part.body.len(),
                "platform": { "architecture": platform, "os": "linux" },
            })
        })
        .collect();
    let value = json!({ "schemaVersion": 2, "mediaType": INDEX, "manifests": listed });
    let index = Manifest::new(INDEX, &value, Some(tag));
    std::iter::once(index).chain(parts.map(|(_, part)| part)).collect()
}

fn image(seed: &str, media_type: &str, config: &str, layer: &str) -> Value {
    let blob = |what: &str, media_type: &str, size: u64| {
        let digest = digest_of(format!("{seed} {what}").as_bytes());
        json!({ "mediaType": media_type, "digest": digest, "size": size })
    };
    json!({
        "schemaVersion": 2,
        "mediaType": media_type,
        "config": blob("config", config, 1_469),
        "layers": [blob("base", layer, 3_408_729), blob("app", layer, 18_224_310)],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::Visibility;

    #[test]
    fn the_digest_is_that_of_the_body() {
        // The hash of "abc": FIPS 180-2, appendix B.1.
        let abc = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest_of(b"abc"), abc);
        let package = Package::new("app", Visibility::Public).tagged("multi", ImageForm::Index);
        for manifest in manifests_of(&package) {
            assert_eq!(manifest.digest, digest_of(manifest.body.as_bytes()));
        }
    }

    #[test]
    fn an_index_lists_parts_that_are_there_and_all_are_counted() {
        let package = Package::new("app", Visibility::Public)
            .tagged("multi", ImageForm::Index)
            .tagged("old", ImageForm::DockerImage);
        let manifests = manifests_of(&package);
        assert_eq!((manifests.len(), count_manifests(&package)), (5, 5));
        let index = manifests.iter().find(|it| it.is_index()).unwrap();
        let parts = manifests.iter().filter(|it| it.tag.is_none());
        assert!(
            parts.clone().count() == 2
                && parts.into_iter().all(|it| index.body.contains(&it.digest))
        );
    }
}
