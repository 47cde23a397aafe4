//! The calls to the container registry: the challenge, the token exchange, the manifest (OCI
//! distribution specification 1.1; GitHub facts, section 5).

use crate::gather::evidence::RegistryToken;
use crate::gather::upstream::limits::{MAX_ONE, MAX_TOKEN};
use crate::gather::upstream::{Answer, Calls, Challenge, basic, bearer};
use crate::metrics::HostKind;
use ghcr_contract::{ImageReference, Token};
use reqwest::Url;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue};
use serde::de::IgnoredAny;

/// Without the index types, an image for several platforms looks as if it were missing (GitHub
/// facts, section 10, point 13).
const MANIFEST_TYPES: &str = "application/vnd.oci.image.index.v1+json, \
    application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, \
    application/vnd.docker.distribution.manifest.v2+json";

/// An unauthenticated request, which the registry answers with where it wants tokens fetched: for
/// the image if there is one, for the registry as a whole if not.
pub(crate) async fn challenge(calls: &Calls<'_>, image: Option<&ImageReference>) -> Answer<()> {
    match image {
        Some(image) => manifest(calls, image, None).await,
        None => {
            let turn = calls.permit().await;
            turn.head(HostKind::Registry, address(&calls.hosts().registry, "v2/"), HeaderMap::new())
                .await
        }
    }
}

/// Exchanges the credential, or none, for a token that pulls this image. `challenge` must be of the
/// registry's own origin: see [`Challenge::is_of`].
pub(crate) async fn exchange(
    calls: &Calls<'_>,
    challenge: &Challenge,
    image: &ImageReference,
    credential: Option<(&str, &Token)>,
) -> Answer<RegistryToken> {
    let turn = calls.permit().await;
    let mut url = challenge.realm.clone();
    {
        let mut query = url.query_pairs_mut();
        if let Some(service) = &challenge.service {
            query.append_pair("service", service);
        }
        query.append_pair("scope", &format!("repository:{}:pull", image.path()));
    }
    let mut headers = HeaderMap::new();
    if let Some(value) = credential.and_then(|(login, token)| basic(login, token)) {
        headers.insert(AUTHORIZATION, value);
    }
    turn.get(HostKind::Registry, url, headers, MAX_TOKEN).await
}

/// HEAD of the image's manifest.
pub(crate) async fn manifest(
    calls: &Calls<'_>,
    image: &ImageReference,
    token: Option<&RegistryToken>,
) -> Answer<()> {
    let turn = calls.permit().await;
    let (url, headers) = manifest_request(calls, image, token);
    turn.head(HostKind::Registry, url, headers).await
}

/// GET of it, for what a refusal says; a success is not looked at.
pub(crate) async fn manifest_refusal(
    calls: &Calls<'_>,
    image: &ImageReference,
    token: &RegistryToken,
) -> Answer<IgnoredAny> {
    let turn = calls.permit().await;
    let (url, headers) = manifest_request(calls, image, Some(token));
    turn.get(HostKind::Registry, url, headers, MAX_ONE).await
}

fn manifest_request(
    calls: &Calls<'_>,
    image: &ImageReference,
    token: Option<&RegistryToken>,
) -> (Url, HeaderMap) {
    let path = format!("v2/{}/manifests/{}", image.path(), image.manifest_reference());
    let mut headers = HeaderMap::with_capacity(2);
    headers.insert(ACCEPT, HeaderValue::from_static(MANIFEST_TYPES));
    if let Some(value) = token.and_then(|token| bearer(token.secret())) {
        headers.insert(AUTHORIZATION, value);
    }
    (address(&calls.hosts().registry, &path), headers)
}

fn address(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}{path}", base.path()));
    url
}
