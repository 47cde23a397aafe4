//! The token stays where it was typed.

use crate::Done;
use crate::person::Person;
use crate::stack::Stack;
use thirtyfour::prelude::*;

#[tokio::test]
async fn a_typed_token_is_in_no_attribute_storage_address_or_title() -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    let canary = "Canary0123456789Canary0123456789";
    person.types("GitHub Username", "octo").await?;
    person.types("Personal Access Token", canary).await?;
    person.presses("Show token").await?;
    person.presses("Test connection").await?;
    person.gets("blocked").await?;
    let script = "return [document.documentElement.outerHTML, location.href, document.title, \
        document.cookie, window.name, JSON.stringify(history.state), \
        JSON.stringify(localStorage), JSON.stringify(sessionStorage), \
        (await indexedDB.databases()).length + ' databases', (await caches.keys()).join(), \
        JSON.stringify(performance.getEntriesByType('resource').map(entry => entry.name)) \
        ].join('\\n')";
    let script = format!("return (async () => {{ {script} }})()");
    let world: String = person.driver.execute(script, vec![]).await?.convert()?;
    assert!(
        world.contains("Test connection") && world.contains("/api/v1/ghcr/validate"),
        "{world}"
    );
    assert!(!world.contains(canary), "the token leaked");
    assert!(world.contains("0 databases"));
    assert_eq!(
        person.field("Personal Access Token").await?.attr("autocomplete").await?.as_deref(),
        Some("one-time-code"),
        "browsers keep no such code"
    );
    person.driver.refresh().await?;
    assert_eq!(person.reads_field("Personal Access Token").await?, "", "nothing survives a reload");
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn only_the_own_origin_is_asked() -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    person.chooses("Public only").await?;
    person.types("GitHub Username", "octo").await?;
    person.presses("Test connection").await?;
    person.sees(By::Css("[data-verdict]")).await?;
    let script = "return performance.getEntriesByType('resource').map(entry => entry.name)\
        .filter(name => !name.startsWith(location.origin))";
    let strangers: Vec<String> = person.driver.execute(script, vec![]).await?.convert()?;
    assert!(strangers.is_empty(), "{strangers:?}");
    person.leaves(false).await?;
    Ok(())
}
