//! A client of the registry.

use crate::asking::{Answer, bare_client};
use ghcr_sandbox::Sandbox;
use reqwest::{Method, RequestBuilder};

pub(crate) const ALL_TYPES: &str = "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, \
    application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.docker.distribution.manifest.v2+json";

/// A login at the registry, without a User-Agent: it asks for none.
pub(crate) async fn log_in(github: &Sandbox, path: &str, token: Option<&str>) -> Answer {
    let address = format!("{}/token?service=ghcr.io&scope=repository:{path}:pull", github.url());
    let request = bare_client().get(address);
    Answer::to(token.into_iter().fold(request, |it, token| it.basic_auth("anybody", Some(token))))
        .await
}

/// Logs in as far as that goes, and asks for the manifest.
pub(crate) async fn pull(
    github: &Sandbox,
    path: &str,
    reference: &str,
    token: Option<&str>,
) -> Answer {
    let login = log_in(github, path, token).await;
    if login.status != 200 {
        return login;
    }
    let given = login.json()["token"].as_str().unwrap().to_owned();
    ask(github, Method::GET, &format!("/v2/{path}/manifests/{reference}"), Some(&given), ALL_TYPES)
        .await
}

pub(crate) async fn ask(
    github: &Sandbox,
    how: Method,
    path: &str,
    bearer: Option<&str>,
    accept: &str,
) -> Answer {
    let request =
        bare_client().request(how, format!("{}{path}", github.url())).header("accept", accept);
    Answer::to(bearer.into_iter().fold(request, RequestBuilder::bearer_auth)).await
}

#[track_caller]
pub(crate) fn assert_error(answer: &Answer, status: u16, code: &str, message: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    let error = &answer.json()["errors"][0];
    assert_eq!((error["code"].as_str(), error["message"].as_str()), (Some(code), Some(message)));
}
