//! The calls to GitHub's REST API, one function each. The credential is an argument of each call.

use crate::evidence::Account;
use crate::upstream::{Answer, Upstream, github_headers};
use ghcr_contract::{Token, Username};
use secrecy::SecretString;

/// An account is about 2 kB.
const MAX_ACCOUNT: usize = 64 * 1024;

/// `GET /user`: the owner of the token; scopes and expiry stand in the headers.
pub(crate) async fn token_user(upstream: &Upstream, token: &Token) -> Answer<Account> {
    get_account(upstream, "user", Some(token)).await
}

/// `GET /users/{name}`: a user or an organisation of that name. A [`Username`] needs no escaping in a path.
pub(crate) async fn account(upstream: &Upstream, name: &Username, token: Option<&Token>) -> Answer<Account> {
    get_account(upstream, &format!("users/{name}"), token).await
}

async fn get_account(upstream: &Upstream, path: &str, token: Option<&Token>) -> Answer<Account> {
    let mut url = upstream.hosts().github_api.clone();
    // Joined by hand: `Url::join` would let a path choose another host.
    url.set_path(&format!("{}{path}", url.path()));
    let credential = token.map(|token| SecretString::from(token.expose()));
    upstream.get(url, github_headers(credential.as_ref()), MAX_ACCOUNT).await
}
