//! Every persona of the upper rungs finds in the answers what it expects.

use crate::asking::{Answer, get};
use crate::pulling::pull;
use ghcr_contract::{CheckCode, ImageReference, Persona, Token};
use ghcr_sandbox::{Sandbox, endless_outages, ladder_personas, ladder_warnings};
use ghcr_sandbox::{outages, personas};
use serde_json::Value;

/// What a client finds out about one persona whose token is good and whose namespace is its own or
/// an organisation.
struct Findings {
    membership: Option<Answer>,
    list: Option<Answer>,
    pulled: Option<Answer>,
}

impl Findings {
    async fn by(github: &Sandbox, persona: &Persona) -> Self {
        let Some(token) = persona.token.as_ref().map(Token::expose) else {
            return Self {
                membership: None,
                list: None,
                pulled: pull_of(github, persona, None).await,
            };
        };
        let (url, name) = (github.url(), &persona.username);
        let account =
            Answer::to(get(url, &format!("/users/{name}")).bearer_auth(token)).await.json();
        let is_org = account["type"] == "Organization";
        let folder = if is_org { "orgs" } else { "users" };
        let list = format!("/{folder}/{name}/packages?package_type=container&per_page=100");
        let list = Answer::to(get(url, &list).bearer_auth(token)).await;
        let membership = format!("/user/memberships/orgs/{name}");
        let membership = if is_org {
            Some(Answer::to(get(url, &membership).bearer_auth(token)).await)
        } else {
            None
        };
        let pulled = pull_of(github, persona, Some(&list)).await;
        Self { membership, list: Some(list), pulled }
    }

    /// The rules that a diagnosis follows, in the order of the ladder; what cannot be told fails
    /// nothing.
    fn first_failure(&self) -> &'static str {
        let told = |fragment: &str| {
            [&self.membership, &self.list, &self.pulled]
                .into_iter()
                .flatten()
                .any(|it| it.text.contains(fragment))
        };
        let listed = self.list.as_ref().filter(|list| list.status == 200).map(Answer::json);
        let packages = listed.as_ref().and_then(Value::as_array);
        let has = |visibility: &str| {
            packages
                .is_some_and(|all| all.iter().any(|package| package["visibility"] == visibility))
        };
        let is_no_member = self.membership.as_ref().is_some_and(|it| {
            it.status == 404 || (it.status == 200 && it.json()["state"] == "pending")
        });
        let sees_more = has("internal") || has("private");
        match () {
            () if is_no_member && !sees_more => CheckCode::OrgMembership.as_str(),
            () if told("SAML enforcement") => CheckCode::OrgSso.as_str(),
            () if told("forbids access via") || told("IP allow list") => {
                CheckCode::OrgPolicy.as_str()
            }
            () if self.list.is_some() && listed.is_none() => CheckCode::PackagesList.as_str(),
            () if has("private") && !has("public") && !has("internal") => {
                CheckCode::PackagesVisibility.as_str()
            }
            // There is something to pull, and no image's name can hold its owner's login.
            () if self.pulled.is_none() && (has("public") || has("internal")) => {
                CheckCode::ImagePull.as_str()
            }
            () if self.pulled.as_ref().is_none_or(|it| it.status == 200) => "ready",
            () if self.list.is_some() => CheckCode::ImagePull.as_str(),
            () => CheckCode::ImageAnonymous.as_str(),
        }
    }
}

/// Pulls the image that is named, or the newest listed one that is public or internal.
async fn pull_of(github: &Sandbox, persona: &Persona, list: Option<&Answer>) -> Option<Answer> {
    let newest = || {
        let listed = list.filter(|list| list.status == 200)?.json();
        let supported = listed.as_array()?.iter().filter(|it| it["visibility"] != "private");
        let newest = supported.max_by_key(|it| it["updated_at"].as_str().map(str::to_owned))?;
        let (owner, name) = (newest["owner"]["login"].as_str()?, newest["name"].as_str()?);
        format!("{owner}/{name}").parse::<ImageReference>().ok()
    };
    let image = persona.image.clone().or_else(newest)?;
    let token = persona.token.as_ref().map(Token::expose);
    Some(pull(github, image.path(), image.manifest_reference(), token).await)
}

#[tokio::test]
async fn each_persona_of_the_upper_rungs_fails_first_at_the_rung_that_it_names() {
    let github = Sandbox::start().await;
    for persona in ladder_personas().into_iter().chain(ladder_warnings()) {
        let seen = Findings::by(&github, &persona).await;
        assert_eq!(seen.first_failure(), persona.expect, "{}", persona.title);
    }
}

#[tokio::test]
async fn who_is_ready_without_a_warning_sees_no_package_that_is_not_supported() {
    let github = Sandbox::start().await;
    for persona in personas().into_iter().filter(|it| it.expect == "ready") {
        let seen = Findings::by(&github, &persona).await;
        assert_eq!(seen.first_failure(), "ready", "{}", persona.title);
        let list = seen.list.map_or_else(String::new, |list| list.text);
        assert!(!list.contains("\"visibility\":\"private\""), "{}", persona.title);
    }
}

#[tokio::test]
async fn a_ready_persona_that_brings_a_token_has_an_image_to_prove_it_with() {
    let github = Sandbox::start().await;
    let without_warning = personas().into_iter();
    for persona in without_warning.filter(|it| it.expect == "ready" && it.token.is_some()) {
        let pulled = Findings::by(&github, &persona).await.pulled;
        assert!(pulled.is_some_and(|answer| answer.status == 200), "{}", persona.title);
        let token = persona.token.as_ref().map(Token::expose).unwrap();
        let user = Answer::to(get(github.url(), "/user").bearer_auth(token)).await;
        assert_eq!(user.header("x-oauth-scopes"), Some("read:packages"), "{}", persona.title);
    }
}

#[tokio::test]
async fn whoever_names_an_outage_gets_it() {
    let github = Sandbox::start().await;
    let unreachable = [outages(), endless_outages()].concat().into_iter();
    for persona in unreachable.filter(|it| it.expect == "github.reachable") {
        let path = format!("/users/{}", persona.username);
        let asked =
            get(github.url(), &path).timeout(std::time::Duration::from_millis(300)).send().await;
        let is_well = match asked {
            Err(_) => false,
            Ok(answer) if answer.status() != 200 => false,
            Ok(answer) => answer.json::<Value>().await.is_ok_and(|body| body["login"].is_string()),
        };
        assert!(!is_well, "{}", persona.title);
    }
    for path in ["/users/registry-is-down", "/users/packages-hang"] {
        assert_eq!(Answer::to(get(github.url(), path)).await.status, 200, "{path}");
    }
    assert_eq!(pull(&github, "registry-is-down/barometer", "latest", None).await.status, 503);
    assert_eq!(pull(&github, "packages-hang/barometer", "latest", None).await.status, 200);
    assert_eq!(
        pull(&github, "registry-counts-the-minute/barometer", "latest", None).await.status,
        429
    );
}
