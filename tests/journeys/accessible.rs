//! Everybody can use every state of the screen, as far as axe can tell.

use crate::Done;
use crate::browser::in_every_language;
use crate::devtools;
use crate::person::PAGES;
use crate::stack::Stack;
use crate::states::{self, State, Theme};
use ghcr_words::Lang;
use std::error::Error;
use std::io::Write;

/// Fewer would mean that the table has lost some.
const AT_LEAST: usize = 40;

/// A small telephone, a tablet held upright, a laptop.
const WIDTHS: [u32; 3] = [320, 768, 1440];

in_every_language! { every_address_is_accessible_at_every_width }

#[test]
fn enough_states_are_looked_at() {
    assert!(states::ALL.len() >= AT_LEAST);
}

/// The colours are the same in every language; what is named, cut off or too small is not.
fn themes(lang: Lang) -> &'static [Theme] {
    if lang == Lang::En { Theme::ALL } else { &[Theme::Light] }
}

#[tokio::test]
async fn every_state_is_accessible_in_every_language() -> Done {
    let (one_half, other_half) = states::ALL.split_at(states::ALL.len() / 2);
    // Side by side: getting to a state is mostly waiting.
    let looks = tokio::join!(are_accessible(one_half), are_accessible(other_half));
    let ((seen, mut troubles), (more_seen, more_troubles)) = (looks.0?, looks.1?);
    let seen = seen + more_seen;
    troubles.extend(more_troubles);
    // Every state is checked before the test fails, so that one run reports all violations.
    let count = troubles.len();
    assert!(troubles.is_empty(), "{count} troubles in {seen} looks:\n{}", troubles.join("\n"));
    let (states, languages) = (states::ALL.len(), Lang::ALL.len());
    // Straight to the standard output, which the test runner does not keep to itself as it does
    // with `println!`.
    writeln!(
        std::io::stdout(),
        "noted: axe: {states} states in {languages} languages, {seen} looks, 0 violations"
    )?;
    Ok(())
}

/// Looks at each of the states in every language, and returns how often, and what is wrong.
async fn are_accessible(
    states: &[State],
) -> Result<(usize, Vec<String>), Box<dyn Error + Send + Sync>> {
    let person = states::reader_of(Lang::En).await?;
    // As high as any page: what the bar with the button covers is a question of scrolling.
    devtools::resize(&person.driver, 1440, 2400).await?;
    let (mut seen, mut troubles) = (0, Vec::new());
    for state in states {
        let stack = match state.is_reached_by(&person).await {
            Ok(stack) => stack,
            Err(error) => {
                let error = error.to_string();
                // A driver's stack follows, which says nothing about the screen.
                let error = error.split("Stacktrace").next().unwrap_or_default();
                troubles.push(format!("{}: not reached: {error}", state.name));
                continue;
            }
        };
        for lang in Lang::ALL {
            states::speak(&person, *lang).await?;
            for theme in themes(*lang) {
                states::turn(&person, *theme).await?;
                let violations = person.axe_violations().await?;
                let name = format!("{} ({}, {})", state.name, theme.name(), lang.tag());
                troubles.extend(violations.iter().map(|it| format!("{name}\n{it}")));
                seen += 1;
            }
        }
        drop(stack);
    }
    person.closes_the_browser(true).await?;
    Ok((seen, troubles))
}

async fn every_address_is_accessible_at_every_width(lang: Lang) -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = states::reader_of(lang).await?;
    let (mut seen, mut troubles) = (0, Vec::new());
    for page in PAGES {
        for width in WIDTHS {
            devtools::resize(&person.driver, width, 900).await?;
            person.goes_to(&stack, page).await?;
            for theme in themes(lang) {
                states::turn(&person, *theme).await?;
                let violations = person.axe_violations().await?;
                let name = format!("/{page} ({width}, {}, {})", theme.name(), lang.tag());
                troubles.extend(violations.iter().map(|it| format!("{name}\n{it}")));
                seen += 1;
            }
        }
    }
    person.closes_the_browser(true).await?;
    assert!(troubles.is_empty(), "{} troubles:\n{}", troubles.len(), troubles.join("\n"));
    let name = lang.own_name();
    writeln!(std::io::stdout(), "noted: axe, {name}: {seen} looks at addresses, 0 violations")?;
    Ok(())
}
