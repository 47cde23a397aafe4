//! What must go in every page that holds the element.

use super::guest::Guest;
use super::house::House;
use super::{Host, in_every_host};
use crate::Done;
use crate::browser::Browser;
use crate::stack::persona_expecting;
use ghcr_words::Lang;
use serde_json::{Value, json};

in_every_host! {
    an_account_is_tested_and_the_page_hears_of_it,
    theme_and_language_turn_and_nothing_is_lost,
}

async fn an_account_is_tested_and_the_page_hears_of_it(browser: Browser, host: Host) -> Done {
    let house = House::start();
    let guest = Guest::opens(browser, &house, host).await?;
    guest.reads_in_the_log("ghcr-ready { version: string, lang: string, view: string }").await?;

    let good = persona_expecting("ready");
    guest.fills_in(&good).await?;
    let change = "ghcr-change { username: string, description: null, image: null, \
        visibility: string, hasToken: boolean, isComplete: boolean }";
    guest.reads_in_the_log(change).await?;
    let changes = guest.heard("ghcr-change").await?;
    assert_eq!(
        changes.last(),
        Some(&json!({
            "username": good.username, "description": null, "image": null, "visibility": "internal",
            "hasToken": true, "isComplete": true
        }))
    );

    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    for line in [
        "ghcr-validate-start { username: string, image: null }",
        "ghcr-validate-progress { decided: number, check: object }",
        "ghcr-validate-complete { report: object }",
    ] {
        guest.reads_in_the_log(line).await?;
    }
    assert_eq!(
        guest.heard("ghcr-validate-start").await?,
        [json!({"username": good.username, "image": null})]
    );
    let progress = guest.heard("ghcr-validate-progress").await?;
    let decided: Vec<_> = progress.iter().filter_map(|it| it["decided"].as_u64()).collect();
    assert_eq!(decided, (1..=16).collect::<Vec<_>>());
    let complete = guest.heard("ghcr-validate-complete").await?;
    assert_eq!(complete.len(), 1);
    let report = &complete[0]["report"];
    assert_eq!(report["verdict"], "ready");
    let checks: Vec<_> = progress.iter().map(|it| it["check"].clone()).collect();
    assert_eq!(report["checks"], Value::Array(checks), "the report holds what was told on the way");
    assert!(guest.heard("ghcr-error").await?.is_empty());
    guest.leaves().await
}

async fn theme_and_language_turn_and_nothing_is_lost(browser: Browser, host: Host) -> Done {
    let house = House::start();
    let mut guest = Guest::opens(browser, &house, host).await?;
    guest.types("GitHub Username", "octo").await?;
    assert!(guest.lightness().await? > 0.8, "it begins light");
    guest.chooses_on_the_page("dark").await?;
    assert!(guest.lightness().await? < 0.2, "it is dark now");
    guest.chooses_on_the_page("fr").await?;
    guest.person.lang = Lang::Fr;
    guest.button("Test connection").await?;
    assert_eq!(guest.reads_field("GitHub Username").await?, "octo");
    assert!(guest.lightness().await? < 0.2, "it is still dark");
    guest.leaves().await
}
