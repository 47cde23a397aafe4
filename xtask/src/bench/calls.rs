//! The calls of a diagnosis with a named image, to be sent without one: the same paths with the
//! same headers.

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::proxy::Question;

const MANIFEST_TYPES: &str = "application/vnd.oci.image.index.v1+json, \
    application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, \
    application/vnd.docker.distribution.manifest.v2+json";

/// What `bare-loop` is told on its first line.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Plan {
    pub(crate) base: String,
    pub(crate) waves: Vec<Vec<Call>>,
    pub(crate) rounds: usize,
    pub(crate) expect: Option<String>,
}

/// One request.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Call {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) headers: BTreeMap<&'static str, String>,
    pub(crate) body: Option<String>,
}

impl Call {
    fn new(method: &'static str, path: String) -> Self {
        Self { method, path, headers: BTreeMap::new(), body: None }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.insert(name, value.into());
        self
    }

    /// The one request of somebody who asks the proxy.
    pub(crate) fn of_question(question: &Question) -> Result<Self> {
        let call = Self::new("POST", "/api/v1/ghcr/validate".to_owned())
            .with("content-type", "application/json");
        Ok(Self { body: Some(serde_json::to_string(question)?), ..call })
    }
}

/// The three waves for an organisation that the token's owner belongs to, and an image that only
/// members pull. Its registry token is fetched here, once: whoever decodes nothing cannot find it
/// in an answer.
pub(crate) fn of_diagnosis(github: &str, question: &Question) -> Result<Vec<Vec<Call>>> {
    let (name, token) =
        (&question.username, question.token.as_deref().context("the persona has a token")?);
    let image = question.image.as_deref().context("the persona has an image")?;
    let (path, tag) = image.rsplit_once(':').context("the image has a tag")?;
    let manifest =
        || Call::new("HEAD", format!("/v2/{path}/manifests/{tag}")).with("accept", MANIFEST_TYPES);
    let api = |path: String| {
        let call = Call::new("GET", path).with("accept", "application/vnd.github+json");
        call.with("x-github-api-version", "2022-11-28")
            .with("authorization", format!("Bearer {token}"))
    };
    let list = |owner: &str, visibility: &str| {
        let query = format!("package_type=container&visibility={visibility}&per_page=100&page=1");
        api(format!("/{owner}/{name}/packages?{query}"))
    };
    let exchange =
        || Call::new("GET", format!("/token?service=ghcr.io&scope=repository%3A{path}%3Apull"));
    let basic = format!("Basic {}", BASE64_STANDARD.encode(format!("{name}:{token}")));
    let login = exchange().with("authorization", basic);
    let bearer = format!("Bearer {}", registry_token(github, &login)?);
    let lists = ["public", "internal", "private"].map(|it| list("orgs", it)).into_iter();
    let lists = lists.chain(["public", "private"].map(|it| list("users", it)));
    let second = [
        login,
        exchange(),
        api(format!("/users/{name}")),
        api(format!("/user/memberships/orgs/{name}")),
    ];
    Ok(vec![
        vec![api("/user".to_owned()), manifest()],
        second.into_iter().chain(lists).collect(),
        vec![manifest().with("authorization", bearer)],
    ])
}

/// How long the same calls take one after another, on connections that are open.
pub(crate) fn one_after_another(github: &str, waves: &[Vec<Call>]) -> Result<Duration> {
    let agent = agent();
    let mut took = Duration::ZERO;
    for is_warm in [false, true] {
        let start = Instant::now();
        for call in waves.iter().flatten() {
            send(&agent, github, call)?;
        }
        took = if is_warm { start.elapsed() } else { took };
    }
    Ok(took)
}

fn registry_token(github: &str, login: &Call) -> Result<String> {
    let answer: serde_json::Value = serde_json::from_str(&send(&agent(), github, login)?)?;
    let token = answer["token"].as_str().context("the registry gave no token")?;
    Ok(token.to_owned())
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().into()
}

fn send(agent: &ureq::Agent, github: &str, call: &Call) -> Result<String> {
    let mut request =
        ureq::http::Request::builder().method(call.method).uri(format!("{github}{}", call.path));
    for (name, value) in &call.headers {
        request = request.header(*name, value);
    }
    let mut response = agent.run(request.body(())?)?;
    Ok(response.body_mut().read_to_string()?)
}
