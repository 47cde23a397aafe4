//! Two elements in one page that does all it can against them.

use super::Host;
use super::guest::Guest;
use super::house::House;
use crate::Done;
use crate::browser::{Browser, in_every_browser};
use crate::stack::persona_expecting;
use ghcr_words::Lang;
use thirtyfour::prelude::*;

in_every_browser! { two_elements_do_not_know_each_other }

async fn two_elements_do_not_know_each_other(browser: Browser) -> Done {
    let house = House::start();
    let mut guest = Guest::opens(browser, &house, Host::Plain).await?;
    guest.types("GitHub Username", "nobody").await?;
    let refused =
        "Not supported here. Change the packages' visibility, or ask the GitHub administrator.";
    guest.finds("choice", refused).await?;

    guest.element = Some("second");
    guest.person.lang = Lang::Fr;
    assert_eq!(
        guest.reads_field("GitHub Username").await?,
        "octo",
        "it has the text of its own attribute"
    );
    assert_eq!(guest.reads_field("Description").await?, "Second");
    assert!(guest.lightness().await? < 0.2, "it has a theme of its own");
    guest.finds("choice", "Only people with access can see them. They need a token.").await?;
    assert!(!guest.sees_now("choice", refused).await?, "it scans what its own attribute says");
    let good = persona_expecting("ready");
    guest.finds("field", "GitHub Username").await?.clear().await?;
    guest.fills_in(&good).await?;
    guest.presses("Test connection").await?;
    guest.gets("ready").await?;
    assert_eq!(guest.heard("ghcr-validate-complete").await?.len(), 1);

    guest.element = Some("first");
    guest.person.lang = Lang::En;
    assert!(guest.lightness().await? > 0.8);
    assert_eq!(guest.reads_field("GitHub Username").await?, "nobody");
    assert_eq!(guest.reads_field("Personal Access Token").await?, "");
    assert!(!guest.sees_now("css", "[data-verdict]").await?, "its report is the other's");
    assert!(guest.heard("ghcr-validate-start").await?.is_empty());
    guest.leaves().await
}

#[tokio::test]
async fn links_of_the_page_lead_where_they_say() -> Done {
    let house = House::start();
    let guest = Guest::opens(Browser::Chromium, &house, Host::Plain).await?;
    guest.types("GitHub Username", "octo").await?;
    let driver = &guest.person.driver;
    driver.find(By::LinkText("Events")).await?.click().await?;
    assert!(driver.current_url().await?.as_str().ends_with("/plain/#events"));
    driver.find(By::LinkText("Added when asked for")).await?.click().await?;
    guest.person.sees(By::XPath("//h1[.='ghcr-connect, when somebody asks for it']")).await?;
    assert!(driver.current_url().await?.as_str().ends_with("/plain/later.html"));
    driver.back().await?;
    guest.button("Test connection").await?;
    guest.leaves().await
}
