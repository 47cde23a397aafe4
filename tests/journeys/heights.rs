//! The answer is seen without scrolling: what fits into one window, how long the page is, and that
//! nothing moves by itself.

use crate::Done;
use crate::devtools;
use crate::person::Person;
use crate::stack::Stack;
use crate::states::{self, State, TEST};
use ghcr_words::Lang;
use serde_json::json;
use std::error::Error;
use std::io::Write;
use thirtyfour::prelude::*;

/// A laptop and a telephone: width, height, and how long the page may be when it is ready.
const WINDOWS: [(u32, u64, f64); 2] = [(1440, 900, 1800.0), (390, 844, 2600.0)];

/// The height of the page; whether all that these selectors find first stands within one window,
/// beginning with the first one.
const LOOK: &str = "
    const [height, selectors] = arguments;
    const boxes = selectors.map((it) => document.querySelector(it).getBoundingClientRect());
    const bottom = Math.max(...boxes.map((it) => it.bottom));
    return [document.documentElement.scrollHeight, bottom - boxes[0].top, height]";

#[tokio::test]
async fn the_answer_stands_within_one_window() -> Done {
    let person = states::reader_of(Lang::En).await?;
    for (width, height, longest) in WINDOWS {
        devtools::resize(&person.driver, width, height).await?;
        let stack = Stack::in_earnest(&[]);
        // From the form's top on a laptop, where the answer is beside it.
        let first = if width > 1000 { "form" } else { ".verdict" };
        let ready = [first, ".verdict", ".use-it > summary", ".expiry", ".legend"];
        let page = is_tested(&person, &stack, "Image for two platforms", &ready, height).await?;
        assert!(page <= longest, "{width} wide, ready: the page is {page} high");
        let blocked = [".verdict", ".verdict .actions"];
        for title in ["Expired token", "Single sign-on not authorised", "Not a member"] {
            is_tested(&person, &stack, title, &blocked, height).await?;
        }
    }
    person.closes_the_browser(false).await?;
    Ok(())
}

/// Tests what the sandbox knows under that title, and returns the height of the page.
async fn is_tested(
    person: &Person,
    stack: &Stack,
    title: &str,
    selectors: &[&str],
    height: u64,
) -> WebDriverResult<f64> {
    person.goes_to(stack, "").await?;
    person.fills_in_as(title).await?;
    person.presses(TEST).await?;
    person.sees(By::Css("[data-verdict]")).await?;
    let [page, shown, window]: [f64; 3] =
        person.driver.execute(LOOK, vec![json!(height), json!(selectors)]).await?.convert()?;
    let width: u32 = person.driver.execute("return innerWidth", vec![]).await?.convert()?;
    // For `cargo xtask shots` to show.
    writeln!(std::io::stdout(), "height: {width} wide, {title}: {shown} of {window}, page {page}")?;
    assert!(shown <= window, "{title}: it takes {shown} of {window}");
    Ok(page)
}

/// Each state is reached in a window of a laptop and of a telephone, and what moves without a press
/// or a key is listed.
#[tokio::test]
async fn nothing_moves_by_itself_in_any_state() -> Done {
    // Side by side: getting to a state is mostly waiting.
    let [laptop, telephone] = WINDOWS.map(|(width, height, _)| moved_in(width, height));
    let (laptop, telephone) = tokio::join!(laptop, telephone);
    let troubles = [laptop?, telephone?].concat();
    assert!(troubles.is_empty(), "{}", troubles.join("\n"));
    Ok(())
}

/// What moves in a window of that size, in all states.
async fn moved_in(width: u32, height: u64) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut troubles = Vec::new();
    let person = states::reader_of(Lang::En).await?;
    devtools::resize(&person.driver, width, height).await?;
    for state in states::ALL {
        let stack = state.is_reached_by(&person).await;
        let stack = stack.map_err(|error| format!("{} is not reached: {error}", state.name))?;
        troubles.extend(moved(&person, state, width).await?);
        drop(stack);
    }
    person.closes_the_browser(true).await?;
    Ok(troubles)
}

async fn moved(person: &Person, state: &State, width: u32) -> WebDriverResult<Option<String>> {
    let look = "const [done] = arguments;
        const observer = new PerformanceObserver(() => {});
        observer.observe({ type: 'layout-shift', buffered: true });
        const isOwn = ({ hadRecentInput }) => !hadRecentInput;
        const nameOf = ({ node }) => node?.className || node?.nodeName;
        requestAnimationFrame(() => setTimeout(() => done(observer.takeRecords().filter(isOwn)
            .map((it) => `${it.value}: ${it.sources.map(nameOf)}`))))";
    let found: Vec<String> = person.driver.execute_async(look, vec![]).await?.convert()?;
    let is_still = found.is_empty();
    Ok((!is_still).then(|| format!("{} ({width} wide): {}", state.name, found.join("; "))))
}
