//! An account as GitHub shows it to everybody: the fields of the "public user" of GitHub's API
//! description, and those of the "simple user" that stands inside other things.

use crate::world::Account;
use ghcr_contract::AccountKind;
use serde_json::{Value, json};

/// The long form.
pub(super) fn of(account: &Account) -> Value {
    let mut body = simple(account);
    let profile = json!({
        "name": null,
        "company": null,
        "blog": "",
        "location": null,
        "email": null,
        "hireable": null,
        "bio": null,
        "twitter_username": null,
        "public_repos": 3,
        "public_gists": 0,
        "followers": 0,
        "following": 0,
        "created_at": "2019-05-14T09:12:45Z",
        "updated_at": "2026-09-01T07:30:00Z",
    });
    if let (Some(body), Value::Object(profile)) = (body.as_object_mut(), profile) {
        body.extend(profile);
    }
    body
}

/// The short form.
pub(super) fn simple(account: &Account) -> Value {
    let (login, id) = (account.login(), account.id());
    let api = format!("https://api.github.com/users/{login}");
    json!({
        "login": login,
        "id": id,
        "node_id": format!("U_sandbox{id}"),
        "avatar_url": format!("https://avatars.githubusercontent.com/u/{id}?v=4"),
        "gravatar_id": "",
        "url": api,
        "html_url": format!("https://github.com/{login}"),
        "followers_url": format!("{api}/followers"),
        "following_url": format!("{api}/following{{/other_user}}"),
        "gists_url": format!("{api}/gists{{/gist_id}}"),
        "starred_url": format!("{api}/starred{{/owner}}{{/repo}}"),
        "subscriptions_url": format!("{api}/subscriptions"),
        "organizations_url": format!("{api}/orgs"),
        "repos_url": format!("{api}/repos"),
        "events_url": format!("{api}/events{{/privacy}}"),
        "received_events_url": format!("{api}/received_events"),
        "type": type_of(account.kind()),
        "user_view_type": "public",
        "site_admin": false,
    })
}

const fn type_of(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::User => "User",
        AccountKind::Organization => "Organization",
        AccountKind::Other => "Bot",
    }
}
