//! Details that people expect of a form and of a report.

use crate::Done;
use crate::browser::{Browser, in_every_browser};
use crate::devtools;
use crate::person::{GLANCE, PATIENCE, Person};
use crate::stack::{Stack, persona};
use crate::states::{DESCRIPTION, IMAGE, TEST, TOKEN, USERNAME};
use serde_json::json;
use thirtyfour::prelude::*;

in_every_browser! {
    what_is_pasted_into_any_field_goes_where_it_belongs,
    a_package_of_the_list_is_found_by_its_visibility_and_tested_with_one_press,
    an_error_that_appears_when_a_field_is_left_is_announced,
}

async fn what_is_pasted_into_any_field_goes_where_it_belongs(browser: Browser) -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens_in(browser, &stack).await?;
    let token = persona("Organisation and a member's token").token.unwrap_or_default();
    for field in [USERNAME, TOKEN, DESCRIPTION, IMAGE] {
        person.driver.goto(stack.url()).await?;
        person.touches_the_page().await?;
        person.pastes(field, &format!("docker login ghcr.io -u mona -p {token}")).await?;
        assert_eq!(person.reads_field(USERNAME).await?, "mona", "pasted into {field}");
        assert_eq!(person.reads_field(TOKEN).await?, token, "pasted into {field}");
        assert_eq!(person.reads_field(DESCRIPTION).await?, "", "pasted into {field}");
        let heard = person.hears_about(field).await?;
        let said = "Filled in from the text you pasted: GitHub Username and Personal Access Token.";
        assert!(heard.contains(said), "pasted into {field}: {heard}");
    }
    person.driver.goto(stack.url()).await?;
    person.touches_the_page().await?;
    let page = "https://github.com/orgs/acme/packages/container/package/shop%2Fapi";
    person.pastes(USERNAME, page).await?;
    assert_eq!(person.reads_field(USERNAME).await?, "acme");
    assert_eq!(person.reads_field(IMAGE).await?, "acme/shop/api");
    person.leaves(false).await?;
    Ok(())
}

async fn a_package_of_the_list_is_found_by_its_visibility_and_tested_with_one_press(
    browser: Browser,
) -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens_in(browser, &stack).await?;
    let big = persona("Fifteen hundred, private ones too");
    person.types(USERNAME, &big.username).await?;
    person.types(TOKEN, big.token.as_deref().unwrap_or_default()).await?;
    person.presses(TEST).await?;
    person.sees(By::Css(".packages-listed > summary")).await?.click().await?;
    let search = person.sees(By::Css("input[type='search']")).await?;
    search.send_keys("internal").await?;
    let row = person.sees(By::Css(".package:not([hidden])")).await?;
    let text = row.text().await?;
    assert!(text.contains("internal"), "{text}");
    let has_both_dates = text.contains("Updated ") && text.contains(" 2026)");
    assert!(has_both_dates, "how long ago, and the day: {text}");

    // With the keyboard: from the search into the list.
    search.send_keys(Key::Down).await?;
    let pressed = "return document.activeElement.closest('.package')\
        .querySelector('.package-name').textContent";
    let name: String = person.driver.execute(pressed, vec![]).await?.convert()?;
    person.driver.action_chain().send_keys(Key::Enter.value().to_string()).perform().await?;
    let expected = format!("{}/{name}", big.username);
    let tested = format!("//section[@class='summary']//dd[.='{expected}']");
    person.sees(By::XPath(tested)).await?;
    assert_eq!(person.reads_field(IMAGE).await?, expected);
    person.leaves(false).await?;
    Ok(())
}

async fn an_error_that_appears_when_a_field_is_left_is_announced(browser: Browser) -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens_in(browser, &stack).await?;
    let username = person.field(USERNAME).await?;
    username.send_keys("my org").await?;
    username.send_keys(Key::Tab).await?;
    let region = "//div[@data-field='username']/p[@aria-live='polite']\
        [.='Character 3 is a space. Remove it.']";
    let region = person.driver.query(By::XPath(region)).wait(PATIENCE, GLANCE);
    region.first().await?;
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn a_report_is_printed_on_one_page() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens(&stack).await?;
    for title in ["Image for two platforms", "Expired token", "Single sign-on not authorised"] {
        person.driver.goto(stack.url()).await?;
        person.touches_the_page().await?;
        person.fills_in_as(title).await?;
        person.presses(TEST).await?;
        person.sees(By::Css("[data-verdict]")).await?;
        // A4, in inches.
        let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
        let printed = devtools::ask(&person.driver, "Page.printToPDF", paper).await?;
        let printed = printed["data"].as_str().unwrap_or_default().to_owned();
        // The browser counts the pages of what it has made: `/Type /Page` in the file's objects.
        let count = "return [...atob(arguments[0]).matchAll(/\\/Type\\s*\\/Page\\b/g)].length";
        let pages: usize = person.driver.execute(count, vec![json!(printed)]).await?.convert()?;
        assert_eq!(pages, 1, "{title}");
    }
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn no_address_leads_to_a_report() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens(&stack).await?;
    let before = person.driver.current_url().await?;
    person.fills_in_as("Expired token").await?;
    person.presses(TEST).await?;
    person.gets("blocked").await?;
    assert_eq!(person.driver.current_url().await?, before);
    let links = "return [...document.querySelectorAll('a[href]')].map((it) => it.href)";
    let links: Vec<String> = person.driver.execute(links, vec![]).await?.convert()?;
    let name = persona("Expired token").username;
    assert!(links.iter().all(|link| !link.contains(&*name)), "{links:?}");
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn password_managers_are_asked_to_leave_the_token_alone() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::opens(&stack).await?;
    let token = person.field(TOKEN).await?;
    for (name, value) in [
        ("autocomplete", "one-time-code"),
        ("data-1p-ignore", ""),
        ("data-bwignore", ""),
        ("data-lpignore", "true"),
        ("data-form-type", "other"),
    ] {
        assert_eq!(token.attr(name).await?.as_deref(), Some(value), "{name}");
        let other = person.field(USERNAME).await?.attr(name).await?;
        assert_eq!(other.is_some(), name == "autocomplete", "{name}");
    }
    person.leaves(false).await?;
    Ok(())
}

impl Person {
    /// Types what the sandbox knows under that title, which the page may not offer.
    pub(crate) async fn fills_in_as(&self, title: &str) -> WebDriverResult<()> {
        let persona = persona(title);
        if persona.token.is_none() {
            self.chooses(crate::states::PUBLIC_ONLY).await?;
        }
        self.types(USERNAME, &persona.username).await?;
        self.types(TOKEN, persona.token.as_deref().unwrap_or_default()).await?;
        self.types(IMAGE, persona.image.as_deref().unwrap_or_default()).await
    }

    /// Pastes that text into the field. It is cut from another one before: no permission is needed
    /// for that.
    pub(crate) async fn pastes(&self, label: &str, text: &str) -> WebDriverResult<()> {
        let scratch = self.field(DESCRIPTION).await?;
        scratch.send_keys(text).await?;
        scratch.send_keys(Key::Control + "a").await?;
        scratch.send_keys(Key::Control + "x").await?;
        self.field(label).await?.send_keys(Key::Control + "v").await
    }
}
