//! Everybody can use every state of the screen, as far as axe can tell.

use crate::Done;
use crate::browser::in_every_language;
use crate::devtools;
use crate::person::PAGES;
use crate::stack::Stack;
use crate::states::{self, Theme};
use ghcr_words::Lang;
use std::io::Write;

/// Fewer would mean that the table has lost some.
const AT_LEAST: usize = 40;

/// A small telephone, a tablet held upright, a laptop.
const WIDTHS: [u32; 3] = [320, 768, 1440];

in_every_language! { every_state_is_accessible, every_address_is_accessible_at_every_width }

#[test]
fn enough_states_are_looked_at() {
    assert!(states::ALL.len() * Theme::ALL.len() * Lang::ALL.len() >= AT_LEAST);
}

/// All are looked at, so that one run shows all there is to mend.
async fn every_state_is_accessible(lang: Lang) -> Done {
    let person = states::reader_of(lang).await?;
    // As high as any page: what the bar with the button covers is a question of scrolling.
    devtools::resize(&person.driver, 1440, 2400).await?;
    let (mut seen, mut troubles) = (0, Vec::new());
    for state in states::ALL {
        let stack = match state.is_reached_by(&person).await {
            Ok(stack) => stack,
            Err(error) => {
                let error = error.to_string();
                // A driver's stack follows, which says nothing about the screen.
                let error = error.split("Stacktrace").next().unwrap_or_default();
                troubles.push(format!("{} ({}): not reached: {error}", state.name, lang.tag()));
                continue;
            }
        };
        for theme in Theme::ALL {
            states::turn(&person, *theme).await?;
            let violations = person.axe_violations().await?;
            let name = format!("{} ({}, {})", state.name, theme.name(), lang.tag());
            troubles.extend(violations.iter().map(|it| format!("{name}\n{it}")));
            seen += 1;
        }
        drop(stack);
    }
    person.closes_the_browser(true).await?;
    assert!(
        troubles.is_empty(),
        "{} troubles in {seen} states:\n{}",
        troubles.len(),
        troubles.join("\n")
    );
    // Straight to the standard output, which the test runner does not keep to itself as it does
    // with `println!`.
    writeln!(std::io::stdout(), "noted: axe, {}: {seen} states, 0 violations", lang.own_name())?;
    Ok(())
}

async fn every_address_is_accessible_at_every_width(lang: Lang) -> Done {
    let stack = Stack::in_earnest(&[]);
    let person = states::reader_of(lang).await?;
    let (mut seen, mut troubles) = (0, Vec::new());
    for page in PAGES {
        for width in WIDTHS {
            devtools::resize(&person.driver, width, 900).await?;
            person.goes_to(&stack, page).await?;
            for theme in Theme::ALL {
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
