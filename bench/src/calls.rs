//! The calls of a diagnosis with a named image, sent without one: the same paths with the same
//! headers, and nothing decoded.

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use futures_util::future::try_join_all;
use reqwest::{Client, Method};
use serde_json::Value;

const MANIFEST_TYPES: &str = "application/vnd.oci.image.index.v1+json, \
    application/vnd.oci.image.manifest.v1+json, \
    application/vnd.docker.distribution.manifest.list.v2+json, \
    application/vnd.docker.distribution.manifest.v2+json";

/// One request.
#[derive(Clone)]
pub(crate) struct Call {
    method: Method,
    address: String,
    headers: Vec<(&'static str, String)>,
}

impl Call {
    fn new(method: Method, address: String) -> Self {
        Self { method, address, headers: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    async fn send(&self, client: &Client) -> Result<()> {
        let request = client.request(self.method.clone(), &self.address);
        let headers = self.headers.iter();
        let request = headers.fold(request, |request, (name, value)| request.header(*name, value));
        request.send().await?.bytes().await?;
        Ok(())
    }
}

/// All waves, each sent at once when the one before is answered.
pub(crate) async fn send_waves(client: &Client, waves: &[Vec<Call>]) -> Result<()> {
    for wave in waves {
        try_join_all(wave.iter().map(|call| call.send(client))).await?;
    }
    Ok(())
}

/// The three waves for an organisation that the token's owner belongs to, and an image that only
/// members pull. Its registry token is fetched here, once: whoever decodes nothing cannot find it
/// in an answer.
pub(crate) async fn of_diagnosis(
    client: &Client,
    github: &str,
    question: &Value,
) -> Result<Vec<Vec<Call>>> {
    let text = |field: &str| question[field].as_str().with_context(|| format!("no {field}"));
    let (name, token, image) = (text("username")?, text("token")?, text("image")?);
    let (path, tag) = image.rsplit_once(':').context("the image has a tag")?;
    let manifest = Call::new(Method::HEAD, format!("{github}/v2/{path}/manifests/{tag}"))
        .with("accept", MANIFEST_TYPES);
    let api = |path: String| {
        Call::new(Method::GET, format!("{github}{path}"))
            .with("accept", "application/vnd.github+json")
            .with("x-github-api-version", "2022-11-28")
            .with("authorization", format!("Bearer {token}"))
    };
    let list = |owner: &str, visibility: &str| {
        let query = format!("package_type=container&visibility={visibility}&per_page=100&page=1");
        api(format!("/{owner}/{name}/packages?{query}"))
    };
    let exchange = format!("{github}/token?service=ghcr.io&scope=repository%3A{path}%3Apull");
    let basic = format!("Basic {}", BASE64_STANDARD.encode(format!("{name}:{token}")));
    let login = client.get(&exchange).header("authorization", &basic).send().await?;
    let login: Value = login.json().await?;
    let bearer = login["token"].as_str().context("the registry gave no token")?;
    let second = vec![
        Call::new(Method::GET, exchange.clone()).with("authorization", basic),
        Call::new(Method::GET, exchange),
        api(format!("/users/{name}")),
        api(format!("/user/memberships/orgs/{name}")),
        list("orgs", "public"),
        list("orgs", "internal"),
        list("orgs", "private"),
        list("users", "public"),
        list("users", "private"),
    ];
    let first = vec![api("/user".to_owned()), manifest.clone()];
    let third = vec![manifest.with("authorization", format!("Bearer {bearer}"))];
    Ok(vec![first, second, third])
}
