//! The service's own list in an element of another page.

use super::Host;
use super::guest::Guest;
use super::house::House;
use crate::Done;
use crate::browser::Browser;
use crate::stack::persona_expecting;
use serde_json::{Value, json};

#[tokio::test]
async fn what_is_saved_is_shown_by_the_element_and_the_page_hears_what_is_done_to_it() -> Done {
    let house = House::with_a_list();
    let guest = Guest::opens(Browser::Chromium, &house, Host::Plain).await?;
    let good = persona_expecting("ready");
    guest.fills_in(&good).await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    guest.presses("Save registry").await?;
    guest.finds("css", ".save-status .link").await?;
    let show = "document.getElementById('first').view = 'registries'";
    guest.runs::<Value>(show, vec![]).await?;
    let row = guest.finds("css", ".registry-row .link").await?;
    assert_eq!(row.text().await?, good.username);
    row.click().await?;
    guest.presses("Remove").await?;
    guest.presses("Undo").await?;
    guest.finds("css", ".registry-row .link").await?;
    let heard = guest.heard("ghcr-registry-change").await?;
    let actions: Vec<_> = heard.iter().map(|detail| &detail["action"]).collect();
    assert_eq!(actions, ["created", "removed", "restored"]);
    assert_eq!(guest.heard("ghcr-submit").await?[0]["saved"], json!(true));
    guest.leaves().await
}
