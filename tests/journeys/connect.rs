//! Somebody connects an account.

use crate::Done;
use crate::browser::{Browser, in_every_browser};
use crate::person::Person;
use crate::stack::{Stack, persona_expecting, personas};
use ghcr_words::{Lang, text};
use thirtyfour::prelude::*;

in_every_browser! {
    a_good_token_is_typed_tested_and_ready,
    an_expired_token_is_blocked_at_its_rung,
    a_field_speaks_when_it_is_left_and_forgives_while_it_is_mended,
}

async fn a_good_token_is_typed_tested_and_ready(browser: Browser) -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens_in(browser, &stack).await?;
    let good = persona_expecting("ready");
    person.types("GitHub Username", &good.username).await?;
    person.types("Personal Access Token", good.token.as_deref().unwrap_or_default()).await?;
    person.types("Description", "Production GitHub Registry").await?;
    person.presses("Test connection").await?;
    person.gets("ready").await?;
    let rungs = person.rungs().await?;
    assert_eq!(rungs.len(), 16, "{rungs:?}");
    assert!(
        rungs.iter().all(|(_, outcome)| ["pass", "skipped", "unknown"].contains(&outcome.as_str())),
        "{rungs:?}"
    );
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn every_persona_is_tried_with_one_click_and_ends_as_it_says() -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    let personas = personas();
    assert!(personas.len() >= 10, "each fault has a persona");
    for persona in personas {
        person.driver.refresh().await?;
        person.tries(&persona.title).await?;
        assert_eq!(
            person.reads_field("GitHub Username").await?,
            persona.username,
            "{}",
            persona.title
        );
        person.presses("Test connection").await?;
        if persona.expect == "ready" {
            person.gets("ready").await?;
        } else if let Some(cause) = persona.cause {
            let headline = person.gets("inconclusive").await?;
            let promise = text(Lang::En, ghcr_words::Key::Cause(cause));
            assert!(headline.contains(promise), "{}: {headline}", persona.title);
        } else {
            person.gets("blocked").await?;
            let rungs = person.rungs().await?;
            let failed = rungs.iter().find(|(_, outcome)| outcome == "fail");
            assert_eq!(
                failed.map(|(code, _)| code.as_str()),
                Some(persona.expect.as_str()),
                "{}",
                persona.title
            );
        }
    }
    person.leaves(false).await?;
    Ok(())
}

async fn an_expired_token_is_blocked_at_its_rung(browser: Browser) -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens_in(browser, &stack).await?;
    person.tries("Expired token").await?;
    person.presses("Test connection").await?;
    person.gets("blocked").await?;
    let rungs = person.rungs().await?;
    let failed: Vec<_> =
        rungs.iter().filter(|(_, outcome)| outcome == "fail").map(|(code, _)| code).collect();
    assert_eq!(failed, ["token.accepted"]);
    person.leaves(false).await?;
    Ok(())
}

/// What a field says when it is left moves the button down, away from under the pointer.
#[tokio::test]
async fn the_first_press_counts_also_where_a_field_speaks_as_it_is_left() -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    person
        .types(
            "Personal Access Token",
            persona_expecting("ready").token.as_deref().unwrap_or_default(),
        )
        .await?;
    person.types("GitHub Username", "gil--").await?;
    person.presses("Test connection").await?;
    person.gets("blocked").await?;
    person.leaves(false).await?;
    Ok(())
}

async fn a_field_speaks_when_it_is_left_and_forgives_while_it_is_mended(browser: Browser) -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens_in(browser, &stack).await?;
    let username = person.field("GitHub Username").await?;
    username.send_keys("my org").await?;
    assert_ne!(
        username.attr("aria-invalid").await?.as_deref(),
        Some("true"),
        "it spoke while typing"
    );
    username.send_keys(Key::Tab).await?;
    person.driver.query(By::Css("input[aria-invalid='true']")).single().await?;
    assert!(
        person.hears_about("GitHub Username").await?.contains("space"),
        "the sentence names the space"
    );
    for _ in 0.."org".len() + 1 {
        username.send_keys(Key::Backspace).await?;
    }
    person.driver.query(By::Css("input[aria-invalid='true']")).wait_until_gone().await?;
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn the_token_is_looked_at_before_anything_is_sent() -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    let fine_grained = format!("github_pat_{}_{}", "1".repeat(22), "a".repeat(59));
    let token = person.field("Personal Access Token").await?;
    token.send_keys(fine_grained).await?;
    token.send_keys(Key::Tab).await?;
    let heard = person.hears_about("Personal Access Token").await?;
    assert!(heard.contains("fine-grained") || heard.contains("Fine-grained"), "{heard}");
    assert!(person.rungs().await?.is_empty(), "nothing was sent");
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn a_running_test_can_be_cancelled_and_loses_no_input() -> Done {
    let stack = Stack::start(&["--latency", "3000"]);
    let person = Person::opens(&stack).await?;
    person.chooses("Public only").await?;
    person.types("GitHub Username", "octo").await?;
    person.presses("Test connection").await?;
    person.sees(By::XPath("//button[normalize-space()='Cancel']")).await?;
    person.types("Description", "typed while it runs").await?;
    person.presses("Cancel").await?;
    person
        .driver
        .query(By::XPath("//button[normalize-space()='Cancel']"))
        .and_displayed()
        .wait_until_gone()
        .await?;
    assert!(person.rungs().await?.is_empty(), "a cancelled test has no report");
    assert_eq!(person.reads_field("GitHub Username").await?, "octo");
    assert_eq!(person.reads_field("Description").await?, "typed while it runs");
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn the_button_says_why_it_waits() -> Done {
    let stack = Stack::start(&[]);
    let person = Person::opens(&stack).await?;
    person.chooses("Public only").await?;
    let button = person.button("Test connection").await?;
    let reason = button.attr("aria-describedby").await?.unwrap_or_default();
    assert_eq!(button.attr("aria-disabled").await?.as_deref(), Some("true"));
    assert!(!person.sees(By::Id(&reason)).await?.text().await?.is_empty());
    person.types("GitHub Username", "octo").await?;
    assert_ne!(button.attr("aria-disabled").await?.as_deref(), Some("true"));
    person.leaves(false).await?;
    Ok(())
}

#[tokio::test]
async fn the_fields_are_back_when_a_test_from_the_summary_finds_something() -> Done {
    let mut stack = Stack::in_earnest(&[]);
    let person = Person::opens(&stack).await?;
    person.fills_in_as("Image for two platforms").await?;
    person.presses("Test connection").await?;
    person.gets("ready").await?;
    let summary = person.sees(By::Css(".summary dl")).await?.text().await?;
    assert!(summary.contains("northpier-labs") && summary.contains("priya-raman"), "{summary}");
    drop(stack.sandbox.take());
    person.presses("Test again").await?;
    person.gets("inconclusive").await?;
    person.sees(By::Css("#username:focus")).await?;
    assert_eq!(person.reads_field("GitHub Username").await?, "northpier-labs");
    person.leaves(false).await?;
    Ok(())
}
