//! Organisations: who belongs to them, and what they put before what they own.

use crate::asking::{Answer, get};
use ghcr_sandbox::Sandbox;
use ghcr_sandbox::world::{Recipe, tokens};

async fn ask(github: &Sandbox, recipe: Recipe, path: &str) -> Answer {
    Answer::to(get(github.url(), path).bearer_auth(recipe.text())).await
}

fn packages_of(org: &str) -> String {
    format!("/orgs/{org}/packages?package_type=container")
}

#[tokio::test]
async fn membership_is_told_to_who_may_read_it() {
    let github = Sandbox::start().await;
    let table = [
        (tokens::READ_ORG, "northpier-labs", 200, Some(("active", "member"))),
        (tokens::READ_ORG, "NorthPier-Labs", 200, Some(("active", "member"))),
        (tokens::INVITED, "tidewater-bank", 200, Some(("pending", "member"))),
        (tokens::READ_ORG, "tidewater-bank", 404, None),
        (tokens::READ_ORG, "nobody-at-all", 404, None),
        (tokens::READ_ORG, "jonas-keller", 404, None),
        (tokens::READ_PACKAGES, "northpier-labs", 403, None),
        (tokens::FINE_GRAINED, "northpier-labs", 403, None),
        (tokens::ACTIONS, "northpier-labs", 403, None),
    ];
    for (recipe, org, status, told) in table {
        let answer = ask(&github, recipe, &format!("/user/memberships/orgs/{org}")).await;
        assert_eq!(answer.status, status, "{recipe:?} {org}");
        let Some((state, role)) = told else { continue };
        let body = answer.json();
        assert_eq!(
            (body["state"].as_str(), body["role"].as_str()),
            (Some(state), Some(role)),
            "{org}"
        );
        assert!(body["organization"]["id"].is_u64());
    }
    let refused =
        ask(&github, tokens::READ_PACKAGES, "/user/memberships/orgs/northpier-labs").await;
    refused.assert_refused(403, "You need at least read:org scope or user scope");
    let anonymous = Answer::to(get(github.url(), "/user/memberships/orgs/northpier-labs")).await;
    anonymous.assert_refused(401, "Requires authentication");
}

#[tokio::test]
async fn an_organisation_is_public_and_a_user_is_none() {
    let github = Sandbox::start().await;
    for (path, status) in [
        ("/orgs/quillworks", 200),
        ("/orgs/QuillWorks", 200),
        ("/orgs/jonas-keller", 404),
        ("/orgs/x", 404),
    ] {
        assert_eq!(Answer::to(get(github.url(), path)).await.status, status, "{path}");
    }
    let body = Answer::to(get(github.url(), "/orgs/quillworks")).await.json();
    assert_eq!(
        (body["login"].as_str(), body["type"].as_str()),
        (Some("quillworks"), Some("Organization"))
    );
}

#[tokio::test]
async fn the_list_of_organisations_names_by_number_what_sign_on_hides() {
    let github = Sandbox::start().await;
    ask(&github, tokens::READ_PACKAGES, "/user/orgs").await.assert_refused(
        403,
        "You need at least read:org scope or user scope to list your organizations.",
    );
    assert_eq!(
        ask(&github, tokens::FINE_GRAINED, "/user/orgs").await.json(),
        serde_json::json!([])
    );
    let answer = ask(&github, tokens::TOO_MANY_SCOPES, "/user/orgs?per_page=100").await;
    let hidden =
        answer.header("x-github-sso").unwrap().strip_prefix("partial-results; organizations=");
    assert_eq!(
        hidden.unwrap().split(',').filter(|id| id.parse::<u64>().is_ok()).count(),
        3,
        "{answer:?}"
    );
    assert!(answer.text.contains("northpier-labs") && !answer.text.contains("ironbridge-health"));
}

#[tokio::test]
async fn single_sign_on_is_required_with_a_link_or_hides_or_leaves_out() {
    let github = Sandbox::start().await;
    let answer = ask(&github, tokens::READ_PACKAGES, &packages_of("ironbridge-health")).await;
    answer.assert_refused(403, "Resource protected by organization SAML enforcement.");
    let link = "required; url=https://github.com/orgs/ironbridge-health/sso?authorization_request=";
    assert!(answer.header("x-github-sso").unwrap().starts_with(link), "{answer:?}");

    let hidden = ask(&github, tokens::READ_PACKAGES, &packages_of("glasswing-energy")).await;
    hidden.assert_refused(404, "Not Found");
    assert_eq!(hidden.header("x-github-sso"), None);

    let partial = ask(&github, tokens::READ_PACKAGES, &packages_of("fennel-foods")).await;
    let id = Answer::to(get(github.url(), "/users/fennel-foods")).await.json()["id"].to_string();
    let told = format!("partial-results; organizations={id}");
    assert_eq!(
        (partial.status.as_u16(), partial.header("x-github-sso")),
        (200, Some(told.as_str()))
    );
    assert!(partial.text.contains("menu-board") && !partial.text.contains("recipe-book"));

    for (org, package) in [("ironbridge-health", "intake"), ("fennel-foods", "recipe-book")] {
        let answer = ask(&github, tokens::SIGNED_ON, &packages_of(org)).await;
        assert!(
            answer.text.contains(package) && answer.header("x-github-sso").is_none(),
            "{answer:?}"
        );
    }
    // It is asked of members only: others see what is public.
    let outsider =
        ask(&github, tokens::READ_PACKAGES_WITH_OFFSET, &packages_of("ironbridge-health")).await;
    assert!(outsider.text.contains("opening-hours") && !outsider.text.contains("intake"));
}

#[tokio::test]
async fn a_rule_about_tokens_says_which_one_it_is() {
    let github = Sandbox::start().await;
    let settings = "at the following URL: https://github.com/settings/tokens/1";
    let table: [(&str, Recipe, &[&str]); 4] = [
        (
            "sable-ledger",
            tokens::READ_PACKAGES,
            &["`sable-ledger` forbids access via a personal access token (classic)"],
        ),
        (
            "copperline-rail",
            tokens::READ_PACKAGES,
            &[
                "The 'copperline-rail' organization forbids access",
                "lifetime is greater than 90 days",
                settings,
            ],
        ),
        (
            "lanternfish-media",
            tokens::READ_PACKAGES_WITHOUT_END,
            &["The 'halyard-group' enterprise forbids access", "greater than 366 days", settings],
        ),
        (
            "kestrel-avionics",
            tokens::READ_PACKAGES,
            &[
                "the `kestrel-avionics` organization has an IP allow list enabled, and your IP address",
            ],
        ),
    ];
    for (org, recipe, fragments) in table {
        let answer = ask(&github, recipe, &packages_of(org)).await;
        for fragment in fragments {
            answer.assert_refused(403, fragment);
        }
        assert_eq!(
            ask(&github, recipe, &format!("/users/{org}")).await.status,
            200,
            "the profile is public"
        );
        assert_eq!(
            Answer::to(get(github.url(), &format!("/orgs/{org}"))).await.status,
            200,
            "{org}"
        );
    }
    for (org, recipe) in
        [("copperline-rail", tokens::SHORT_LIVED), ("lanternfish-media", tokens::READ_PACKAGES)]
    {
        assert_eq!(ask(&github, recipe, &packages_of(org)).await.status, 200, "{org}");
    }
    ask(&github, tokens::TOO_MANY_SCOPES, "/user/memberships/orgs/kestrel-avionics")
        .await
        .assert_refused(403, "IP allow list");
}
