//! Something has changed the printed page before the app is there: an extension, a translator.

use super::{app_is_there, asks, gets_the_app, gets_the_loader, somebody_in_a_hurry};
use crate::Done;
use crate::person::Person;
use crate::stack::Stack;
use crate::states::{DESCRIPTION, USERNAME};
use ghcr_words::Lang;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// As extensions do that offer to fill in passwords.
const INSERTS: &str =
    "document.querySelector('[data-field=token]').prepend(document.createElement('i'))";

const REMOVES: &str = "document.querySelector('[data-field=token] > .field-head').remove()";

/// As translators do with every text.
const WRAPS: &str = "
    const text = document.querySelector('h1').firstChild;
    const around = document.createElement('font');
    text.replaceWith(around);
    around.append(text)";

/// Whether the page is as it was printed.
const IS_WHOLE: &str = "
    return document.querySelectorAll('i, font').length === 0
        && document.querySelectorAll('[data-field=token] > .field-head').length === 1";

const COUNTS: &str = "
    return ['.app', 'form', 'noscript', 'h1']
        .map((it) => document.querySelectorAll(`body ${it}`).length)";

#[tokio::test]
async fn a_page_that_does_not_match_is_mounted_afresh_with_what_was_typed() -> Done {
    let stack = Stack::in_earnest(&[]);
    for change in [INSERTS, REMOVES, WRAPS] {
        let person = somebody_in_a_hurry(Lang::En).await?;
        person.driver.goto(stack.url()).await?;
        gets_the_loader(&person).await?;
        person.chooses("Public only").await?;
        person.types(DESCRIPTION, "Staging").await?;
        person.types(USERNAME, "octo").await?;
        asks(&person, "document.activeElement.setSelectionRange(1, 3)").await?;
        asks(&person, change).await?;
        assert!(!app_is_there(&person).await?, "the app was too fast to be waited for");
        gets_the_app(&person).await?;
        assert_eq!(asks(&person, IS_WHOLE).await?, json!(true), "{change}");
        assert_eq!(asks(&person, COUNTS).await?, json!([1, 1, 1, 1]), "{change}");
        let focus = "const { id, selectionStart, selectionEnd } = document.activeElement;
            return [id, selectionStart, selectionEnd]";
        assert_eq!(asks(&person, focus).await?, json!(["username", 1, 3]), "{change}");
        assert_eq!(person.reads_field(USERNAME).await?, "octo");
        assert_eq!(person.reads_field(DESCRIPTION).await?, "Staging");
        // It works: the test is of what was typed and chosen.
        person.presses("Test connection").await?;
        person.sees(By::Css("[data-verdict]")).await?;
        leaves_after_a_panic(person).await?;
    }
    Ok(())
}

/// The button that was pressed is gone with the printed page.
#[tokio::test]
async fn a_press_is_not_lost_with_the_page_that_did_not_match() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = somebody_in_a_hurry(Lang::En).await?;
    person.driver.goto(stack.url()).await?;
    gets_the_loader(&person).await?;
    person.chooses("Public only").await?;
    person.types(USERNAME, "octo").await?;
    asks(&person, REMOVES).await?;
    person.presses("Test connection").await?;
    assert!(!app_is_there(&person).await?, "the app was too fast to be waited for");
    gets_the_app(&person).await?;
    person.sees(By::Css("[data-verdict]")).await?;
    leaves_after_a_panic(person).await?;
    Ok(())
}

#[tokio::test]
async fn a_help_page_that_does_not_match_is_mounted_afresh_with_what_was_ticked() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = somebody_in_a_hurry(Lang::En).await?;
    person.driver.goto(format!("{}guide/", stack.url())).await?;
    gets_the_loader(&person).await?;
    let touch = "document.querySelector('.guide-steps').prepend(document.createElement('i'));
        const all = (it) => [...document.querySelectorAll(it)];
        all('.ticks input')[1].click(); all('[name=lifetime]')[0].click();";
    asks(&person, touch).await?;
    gets_the_app(&person).await?;
    let found = "const all = (it) => [...document.querySelectorAll(it)];
        return [all('i').length, all('.ticks input').findIndex((it) => it.checked),
            all('[name=lifetime]').findIndex((it) => it.checked)]";
    assert_eq!(asks(&person, found).await?, json!([0, 1, 0]));
    person.sees(By::Css(".guide-link a[href*='expires_at=30']")).await?;
    leaves_after_a_panic(person).await?;
    Ok(())
}

/// Hydration does not look for what stands after all that it needs.
#[tokio::test]
async fn what_is_appended_to_the_page_disturbs_nothing() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = somebody_in_a_hurry(Lang::En).await?;
    person.driver.goto(stack.url()).await?;
    gets_the_loader(&person).await?;
    person.chooses("Public only").await?;
    person.types(USERNAME, "octo").await?;
    let append =
        "const add = (it) => document.querySelector(it).append(document.createElement('i'));
        add('[data-field=token]'); add('body')";
    asks(&person, append).await?;
    assert!(!app_is_there(&person).await?, "the app was too fast to be waited for");
    gets_the_app(&person).await?;
    let count =
        "return ['form', '#username:focus'].map((it) => document.querySelectorAll(it).length)";
    assert_eq!(asks(&person, count).await?, json!([1, 1]));
    assert_eq!(person.reads_field(USERNAME).await?, "octo");
    person.presses("Test connection").await?;
    person.sees(By::Css("[data-verdict]")).await?;
    person.closes_the_browser(false).await?;
    Ok(())
}

/// The console holds the panic of the instance that met the changed page, and nothing else.
async fn leaves_after_a_panic(person: Person) -> WebDriverResult<()> {
    let complaints: Vec<String> =
        person.driver.browser_log().await?.into_iter().map(|it| it.message).collect();
    assert!(!complaints.is_empty(), "the page was hydrated as if nothing had changed");
    for it in &complaints {
        assert!(it.contains("panicked at") || it.contains("hydrat"), "{complaints:#?}");
    }
    let _: Value = asks(&person, "return null").await?;
    person.driver.clone().quit().await
}
