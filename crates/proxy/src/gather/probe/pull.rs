//! The two steps of a pull, each with the token and without, side by side.

use crate::gather::evidence::{Pull, RegistryEvidence};
use crate::gather::registry;
use crate::gather::upstream::{Answer, Calls, Challenge};
use ghcr_contract::Token;

/// Both exchanges, as far as there is an image and a place to go to.
pub(super) async fn exchange(
    calls: &Calls<'_>,
    realm: Option<&Challenge>,
    login: &str,
    token: Option<&Token>,
    registry: &mut RegistryEvidence,
) {
    let RegistryEvidence { image, with_token, anonymous, .. } = registry;
    let (Some(realm), Some(image)) = (realm, image.as_ref()) else { return };
    let with_token = async {
        if let Some(token) = token {
            let exchange = registry::exchange(calls, realm, image, Some((login, token)));
            with_token.exchange = Some(exchange.await);
        }
    };
    let anonymous = async {
        anonymous.exchange = Some(registry::exchange(calls, realm, image, None).await);
    };
    tokio::join!(with_token, anonymous);
}

/// Both manifests, each where its exchange gave a token; and what a refusal says: beside them where
/// `wants_reason`, and after them where the refusal does not show that it is the registry's.
pub(super) async fn ask_manifests(
    calls: &Calls<'_>,
    registry: &mut RegistryEvidence,
    wants_reason: bool,
) {
    let RegistryEvidence { image, with_token, anonymous, .. } = registry;
    let Some(image) = image.as_ref() else { return };
    let ask = async |pull: &mut Pull, wants_reason: bool| {
        let Pull { exchange, manifest, reason } = pull;
        let Some(token) = exchange.as_ref().and_then(Answer::value) else { return };
        let asking = async {
            *manifest = Some(registry::manifest(calls, image, Some(token)).await);
        };
        let explaining = async {
            if wants_reason {
                *reason = Some(registry::manifest_refusal(calls, image, token).await);
            }
        };
        tokio::join!(asking, explaining);
        let refusal = manifest.as_ref().and_then(Answer::reply);
        let is_doubtful = refusal.is_some_and(|it| it.refuses_pull() && !it.is_from_registry());
        if is_doubtful && reason.is_none() {
            *reason = Some(registry::manifest_refusal(calls, image, token).await);
        }
    };
    tokio::join!(ask(with_token, wants_reason), ask(anonymous, false));
}
