//! Small windows and large text: nothing is wider than the window, and nothing is cut off.

use crate::Done;
use crate::browser::in_every_language;
use crate::devtools;
use crate::person::{PAGES, Person};
use crate::stack::Stack;
use crate::states;
use ghcr_words::Lang;
use thirtyfour::prelude::*;

/// WCAG 1.4.10 asks for it. 320 pixels are a window of 1280 at 400 %.
const NARROW: u32 = 320;

/// The usual size of text, and twice that: WCAG 1.4.4.
const TEXT_SIZES: [u32; 2] = [16, 32];

/// States that show more than an address by itself, of everything that can be wide.
const STATES: [&str; 5] = [
    "demo-unfolded",
    "every-field-wrong",
    "ready-with-warnings",
    "blocked-and-opened",
    "troubleshooting-found",
];

/// What sticks out of the window, but for what can be scrolled within its own box, and the width of
/// the page if it can be scrolled sideways.
const WIDER: &str = "
    const { clientWidth, scrollWidth } = document.documentElement;
    const isVisible = (it) => getComputedStyle(it).overflowX === 'visible';
    const isBoxed = (it) => it && (!isVisible(it) || isBoxed(it.parentElement));
    const sticksOut = ({ left, right }) => right > clientWidth + 0.5 || left < -0.5;
    const found = [...document.querySelectorAll('body *')]
        .filter((it) => it.checkVisibility() && sticksOut(it.getBoundingClientRect()))
        .filter((it) => !isBoxed(it.parentElement))
        .map((it) => it.outerHTML.slice(0, 120));
    if (scrollWidth > clientWidth) found.push(`${scrollWidth} of ${clientWidth} pixels`);
    return found";

in_every_language! { nothing_is_wider_than_a_small_window }

async fn nothing_is_wider_than_a_small_window(lang: Lang) -> Done {
    let person = states::reader_of(lang).await?;
    let mut troubles = Vec::new();
    for stack in [Stack::in_earnest(&[]), Stack::start(&[])] {
        for page in PAGES {
            person.goes_to(&stack, page).await?;
            let kind = if stack.is_demo() { "demo " } else { "" };
            look(&person, &format!("{kind}/{page}"), &mut troubles).await?;
        }
    }
    for state in states::ALL.iter().filter(|it| STATES.contains(&it.name)) {
        let _stack = state.is_reached_by(&person).await?;
        look(&person, state.name, &mut troubles).await?;
    }
    person.closes_the_browser(true).await?;
    assert!(troubles.is_empty(), "{}", troubles.join("\n"));
    Ok(())
}

/// Looks at what is to be seen now, in a narrow window and with each size of text.
async fn look(person: &Person, name: &str, troubles: &mut Vec<String>) -> WebDriverResult<()> {
    devtools::resize(&person.driver, NARROW, 900).await?;
    for size in TEXT_SIZES {
        devtools::set_text_size(&person.driver, size).await?;
        let root = "return getComputedStyle(document.documentElement).fontSize";
        let root: String = person.driver.execute(root, vec![]).await?.convert()?;
        assert_eq!(
            root,
            format!("{size}px"),
            "the browser takes it for the size of the page's text"
        );
        let wider: Vec<String> = person.driver.execute(WIDER, vec![]).await?.convert()?;
        if !wider.is_empty() {
            let lang = person.lang.tag();
            troubles.push(format!("{name} ({lang}, {size} px): {}", wider.join("\n    ")));
        }
    }
    devtools::set_text_size(&person.driver, TEXT_SIZES[0]).await?;
    devtools::ask(&person.driver, "Emulation.clearDeviceMetricsOverride", serde_json::json!({}))
        .await
        .map(drop)
}

/// A placeholder is measured as a text in its place; that of a password is readable.
const CUT_OFF: &str = "
    const inputs = [...document.querySelectorAll('input[placeholder]')];
    return inputs.filter((it) => it.checkVisibility()).map((it) => {
        const { type, value } = it;
        Object.assign(it, { type: 'text', value: it.placeholder });
        const { scrollWidth, clientWidth } = it;
        Object.assign(it, { type, value });
        const isCut = scrollWidth > clientWidth;
        return [it.placeholder, isCut && `${scrollWidth} of ${clientWidth} pixels`];
    })";

#[tokio::test]
async fn no_placeholder_is_cut_off_on_a_telephone() -> Done {
    let stack = Stack::in_earnest(&[]);
    for lang in Lang::ALL {
        let person = states::reader_of(*lang).await?;
        devtools::resize(&person.driver, 360, 800).await?;
        let mut count = 0;
        for page in PAGES {
            person.goes_to(&stack, page).await?;
            let inputs: Vec<(String, bool)> =
                person.driver.execute(CUT_OFF, vec![]).await?.convert()?;
            let cut: Vec<_> = inputs.iter().filter(|(_, cut)| *cut).collect();
            assert!(cut.is_empty(), "/{page} ({}): {cut:?}", lang.tag());
            count += inputs.len();
        }
        assert!(count >= 4, "only {count} placeholders were found");
        person.closes_the_browser(false).await?;
    }
    Ok(())
}
