//! Pushes the smallest images there are, over the registry's HTTP API (OCI distribution
//! specification, "Push").

use super::issuer::Issuer;
use super::registry::Registry;
use crate::support::client;
use reqwest::{StatusCode, Url};
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

pub(super) const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const CONFIG: &str = "application/vnd.oci.image.config.v1+json";
const LAYER: &str = "application/vnd.oci.image.layer.v1.tar";

/// A repository, and the right to push into it.
struct Push<'a> {
    registry: &'a Registry,
    repository: &'a str,
    token: String,
}

/// Pushes an image of one layer under that tag; its digest.
pub(super) async fn image(
    registry: &Registry,
    issuer: &Issuer,
    repository: &str,
    tag: &str,
) -> String {
    let push = Push::new(registry, issuer, repository);
    let manifest = push.blobs().await;
    push.manifest(tag, MANIFEST, &manifest).await
}

/// Pushes an image and an index that points to it; the index's digest.
pub(super) async fn index(
    registry: &Registry,
    issuer: &Issuer,
    repository: &str,
    tag: &str,
) -> String {
    let push = Push::new(registry, issuer, repository);
    let manifest = push.blobs().await;
    push.manifest("one-platform", MANIFEST, &manifest).await;
    let mut entry = describe(MANIFEST, manifest.to_string().as_bytes());
    entry["platform"] = json!({"architecture": "amd64", "os": "linux"});
    let index = json!({"schemaVersion": 2, "mediaType": INDEX, "manifests": [entry]});
    push.manifest(tag, INDEX, &index).await
}

impl<'a> Push<'a> {
    fn new(registry: &'a Registry, issuer: &Issuer, repository: &'a str) -> Self {
        Self { registry, repository, token: issuer.sign(repository, &["pull", "push"]) }
    }

    /// Pushes configuration and layer; the manifest that names them.
    async fn blobs(&self) -> Value {
        let layer = b"not really a tar file";
        let configuration = json!({
            "architecture": "amd64",
            "os": "linux",
            "rootfs": {"type": "layers", "diff_ids": [digest_of(layer)]},
        })
        .to_string();
        self.blob(configuration.as_bytes()).await;
        self.blob(layer).await;
        json!({
            "schemaVersion": 2,
            "mediaType": MANIFEST,
            "config": describe(CONFIG, configuration.as_bytes()),
            "layers": [describe(LAYER, layer)],
        })
    }

    async fn blob(&self, bytes: &[u8]) {
        let start = self.url("blobs/uploads/");
        let started =
            client().post(start.clone()).bearer_auth(&self.token).send().await.expect("an answer");
        assert_eq!(
            started.status(),
            StatusCode::ACCEPTED,
            "{}",
            started.text().await.unwrap_or_default()
        );
        let location = started.headers()["location"].to_str().expect("an address");
        let mut place = start.join(location).expect("an address");
        place.query_pairs_mut().append_pair("digest", &digest_of(bytes));
        let sending = client().put(place).bearer_auth(&self.token).body(bytes.to_vec());
        assert_eq!(sending.send().await.expect("an answer").status(), StatusCode::CREATED);
    }

    async fn manifest(&self, tag: &str, media_type: &str, manifest: &Value) -> String {
        let text = manifest.to_string();
        let expected = digest_of(text.as_bytes());
        let sending = client().put(self.url(&format!("manifests/{tag}"))).bearer_auth(&self.token);
        let sending = sending.header("content-type", media_type).body(text);
        let answer = sending.send().await.expect("an answer");
        assert_eq!(
            answer.status(),
            StatusCode::CREATED,
            "{}",
            answer.text().await.unwrap_or_default()
        );
        expected
    }

    fn url(&self, path: &str) -> Url {
        format!("{}/v2/{}/{path}", self.registry.url(), self.repository)
            .parse()
            .expect("an address")
    }
}

fn describe(media_type: &str, bytes: &[u8]) -> Value {
    json!({"mediaType": media_type, "digest": digest_of(bytes), "size": bytes.len()})
}

fn digest_of(bytes: &[u8]) -> String {
    let hex: String =
        digest(&SHA256, bytes).as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}
