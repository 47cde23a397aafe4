//! Something on the way is down, and nobody blames the token.

use crate::Done;
use crate::person::Person;
use crate::stack::{Stack, persona_expecting};

#[tokio::test]
async fn github_is_down() -> Done {
    let mut stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    let good = persona_expecting("ready");
    person.types("GitHub Username", &good.username).await?;
    person.types("Personal Access Token", good.token.as_deref().unwrap_or_default()).await?;
    drop(stack.sandbox.take());
    person.presses("Test connection").await?;
    person.gets("inconclusive").await?;
    let rungs = person.rungs().await?;
    let failed: Vec<_> = rungs.iter().filter(|(_, outcome)| outcome == "fail").collect();
    assert_eq!(failed.len(), 1, "{rungs:?}");
    assert_eq!(failed[0].0, "github.reachable");
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn github_answers_with_an_outage_page() -> Done {
    let stack = Stack::start(&["--fault", "server-error"]);
    let person = Person::opens(&stack).await?;
    person.chooses("Public only").await?;
    person.types("GitHub Username", "octo").await?;
    person.presses("Test connection").await?;
    person.gets("inconclusive").await?;
    assert!(person.reads_headline("github.reachable").await?.contains("GitHub"));
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn the_proxy_is_down_and_the_next_try_works_with_what_was_typed() -> Done {
    let mut stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    person.chooses("Public only").await?;
    person.types("GitHub Username", "octo").await?;
    drop(stack.proxy.take());
    person.presses("Test connection").await?;
    person
        .sees(thirtyfour::By::Css("section[aria-label='Diagnosis'] [data-phase='failed']"))
        .await?;
    assert!(person.rungs().await?.is_empty());
    assert_eq!(person.reads_field("GitHub Username").await?, "octo");
    person.leaves(true).await?;
    Ok(())
}
