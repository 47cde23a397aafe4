//! The content security policy under which every journey runs: no text becomes a script or a node.

use crate::Done;
use crate::browser::Browser;
use crate::hosts::{Host, House};
use crate::person::{PAGES, Person};
use crate::stack::Stack;
use ghcr_words::Lang;
use serde_json::json;
use thirtyfour::prelude::*;

const TRUSTED_TYPES: &str = "require-trusted-types-for 'script'; trusted-types 'none'";

/// The policy that came with the page. Two headers would be joined with a comma.
async fn policy_of_the_page(person: &Person) -> WebDriverResult<String> {
    let read = "const [done] = arguments;
        fetch(location.href).then((it) => done(it.headers.get('content-security-policy')));";
    person.driver.execute_async(read, vec![]).await?.convert()
}

#[track_caller]
fn assert_once(policy: &str, address: &str) {
    assert_eq!(policy.matches(TRUSTED_TYPES).count(), 1, "{address}: {policy}");
    assert_eq!(policy.matches("trusted-types").count(), 2, "{address}: {policy}");
}

/// The browser holds to it: what a slip in the app would do throws.
const BREAKS_IT: &str = "
    try { document.createElement('p').innerHTML = '<b>bold</b>'; }
    catch (error) { return error.name }";

#[tokio::test]
async fn every_page_is_sent_with_trusted_types() -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = Person::sits_down(Browser::Chromium, Lang::En).await?;
    for page in PAGES {
        person.goes_to(&stack, page).await?;
        assert_once(&policy_of_the_page(&person).await?, page);
    }
    assert!(person.driver.browser_log().await?.is_empty(), "the app broke the policy");
    let thrown = person.driver.execute(BREAKS_IT, vec![]).await?;
    assert_eq!(thrown.json(), &json!("TypeError"));
    // The browser has noted the attempt.
    assert_eq!(person.driver.browser_log().await?.len(), 1);
    person.leaves(false).await?;
    Ok(())
}

/// Every journey in `hosts/` uses the element in these pages, and none of them may have a complaint
/// in its console.
#[tokio::test]
async fn every_host_page_is_sent_with_trusted_types() -> Done {
    let house = House::start();
    let person = Person::sits_down(Browser::Chromium, Lang::En).await?;
    for host in [Host::Plain, Host::React, Host::Dashboard] {
        person.driver.goto(format!("{}/{}", house.origin(), host.folder())).await?;
        assert_once(&policy_of_the_page(&person).await?, host.folder());
    }
    // Vue makes a policy of its own.
    person.driver.goto(format!("{}/{}", house.origin(), Host::Vue.folder())).await?;
    let policy = policy_of_the_page(&person).await?;
    assert!(policy.ends_with("require-trusted-types-for 'script'; trusted-types vue"), "{policy}");
    person.closes_the_browser(false).await?;
    Ok(())
}
