//! A product hands the registry to its own back end, and no script of its page sees the token.

use super::Host;
use super::guest::Guest;
use super::house::House;
use crate::Done;
use crate::browser::Browser;
use crate::stack::persona_expecting;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

#[tokio::test]
async fn a_tested_registry_is_saved_by_the_element_itself() -> Done {
    let house = House::start();
    let guest = Guest::opens(Browser::Chromium, &house, Host::Dashboard).await?;
    let good = persona_expecting("ready");
    guest.fills_in(&good).await?;
    guest.types("Description", "Staging").await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    guest.presses("Save registry").await?;
    guest.person.sees(By::XPath("//*[@role='status'][.='The registry is saved.']")).await?;
    guest
        .person
        .sees(By::XPath(format!("//tr[td[1]='{}'][td[2]='Staging']", good.username)))
        .await?;
    guest
        .reads_in_the_log(
            "ghcr-submit { username: string, description: string, image: null, visibility: string, \
             hasToken: boolean, verdict: string, saved: boolean }",
        )
        .await?;
    assert_eq!(
        guest.heard("ghcr-submit").await?,
        [json!({
            "username": good.username, "description": "Staging", "image": null,
            "visibility": "internal",
            "hasToken": true, "verdict": "ready", "saved": true
        })]
    );
    assert_eq!(guest.reads_field("Personal Access Token").await?, "", "the token is wiped");
    guest.leaves().await
}

#[tokio::test]
async fn who_is_signed_out_hears_that_nothing_was_saved() -> Done {
    let house = House::start();
    let guest = Guest::opens(Browser::Chromium, &house, Host::Dashboard).await?;
    guest
        .runs::<Value>("document.getElementById('registry').getAuthHeaders = () => ({})", vec![])
        .await?;
    let good = persona_expecting("ready");
    guest.fills_in(&good).await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    guest.presses("Save registry").await?;
    guest.reads_in_the_log("ghcr-error { code: string, status: number }").await?;
    assert_eq!(guest.heard("ghcr-error").await?, [json!({"code": "save_failed", "status": 401})]);
    assert!(guest.heard("ghcr-submit").await?.is_empty());
    let token = guest.reads_field("Personal Access Token").await?;
    assert_eq!(Some(token), good.token, "it can be tried again");
    // Chromium notes the 401 in its console.
    Ok(guest.person.leaves(true).await?)
}
