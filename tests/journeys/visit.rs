//! Somebody goes to GitHub, does something there, and comes back.

use crate::Done;
use crate::browser::{Browser, in_every_browser};
use crate::person::Person;
use crate::registries::save_some;
use crate::stack::{Stack, persona};
use crate::states::{TEST, TOKEN, USERNAME};
use thirtyfour::prelude::*;

in_every_browser! {
    who_comes_back_with_a_new_token_is_asked_to_paste_it,
    what_was_done_on_github_is_tested_again_with_one_press,
}

async fn who_comes_back_with_a_new_token_is_asked_to_paste_it(browser: Browser) -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens_in(browser, &stack).await?;
    person.visits_github(".field-link a").await?;
    let invited = person.sees(By::Css("[data-tone='invitation']")).await?.text().await?;
    assert_eq!(invited, "Back from GitHub? Paste the new token here.");
    let focused = "return document.activeElement.id";
    assert_eq!(person.driver.execute(focused, vec![]).await?.convert::<String>()?, "token");
    assert!(person.hears_about(TOKEN).await?.contains(&invited), "it is said as well");

    person.types(TOKEN, "ghp_").await?;
    let gone = person.driver.query(By::Css("[data-tone='invitation']"));
    gone.wait_until_gone().await?;
    person.leaves(false).await?;
    Ok(())
}

async fn what_was_done_on_github_is_tested_again_with_one_press(browser: Browser) -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens_in(browser, &stack).await?;
    let not_authorised = persona("Single sign-on not authorised");
    person.types(USERNAME, &not_authorised.username).await?;
    person.types(TOKEN, not_authorised.token.as_deref().unwrap_or_default()).await?;
    person.presses(TEST).await?;
    person.gets("blocked").await?;
    person.visits_github(".verdict .next-step a").await?;
    let invited = person.sees(By::Css("[data-invites] .said")).await?.text().await?;
    assert_eq!(invited, "Done on GitHub? Test again.");
    person.presses("Test again").await?;
    // The invitation goes with the test that begins.
    person.driver.query(By::Css("[data-invites]")).wait_until_gone().await?;
    person.gets("blocked").await?;
    person.leaves(false).await?;
    Ok(())
}

/// The panel of a saved registry has the same field.
#[tokio::test]
async fn a_new_token_for_a_saved_registry_is_pasted_after_coming_back() -> Done {
    let stack = Stack::with_a_list();
    let person = Person::opens(&stack).await?;
    save_some(&person).await?;
    person.goes_to(&stack, "registries/").await?;
    person.clicks(&person.sees(By::Css(".registry-row .link")).await?).await?;
    person.sees(By::Css(".diagnosis")).await?;
    person.presses("Replace token").await?;
    person.presses("How to create a token").await?;
    person.sees(By::Css(".registry-panel .guide-area summary")).await?;
    person.visits_github(".registry-panel .field-link a").await?;
    person.sees(By::Css(".registry-panel [data-tone='invitation']")).await?;
    let focused = "return document.activeElement.id";
    assert_eq!(person.driver.execute(focused, vec![]).await?.convert::<String>()?, "token");
    person.types(TOKEN, "ghp_").await?;
    person.driver.query(By::Css("[data-tone='invitation']")).wait_until_gone().await?;
    person.leaves(false).await?;
    Ok(())
}

impl Person {
    /// Follows a link that opens another tab, looks at that for a moment and closes it.
    pub(crate) async fn visits_github(&self, link: &str) -> WebDriverResult<()> {
        let here = self.driver.window().await?;
        self.clicks(&self.sees(By::Css(link)).await?).await?;
        let there = loop {
            let tabs = self.driver.windows().await?;
            if let Some(there) = tabs.into_iter().find(|tab| *tab != here) {
                break there;
            }
        };
        self.driver.switch_to_window(there).await?;
        self.driver.close_window().await?;
        self.driver.switch_to_window(here).await
    }
}
