//! How soon the form speaks to somebody who starts typing as soon as there is a field.

use anyhow::{Context, Result};
use serde_json::json;
use std::time::{Duration, Instant};

use super::devtools::{Chromium, Tab};
use super::phone::{self, Deadline};

/// How soon somebody tries again whom nothing was said.
const TRY_AGAIN_AFTER: Duration = Duration::from_millis(50);

const FEEDBACK: &str = include_str!("feedback.js");

/// Not a name, because of its third character.
const WRONG_NAME: &str = "my org!";

/// Types a wrong name as soon as the field is to be seen and leaves the field, again and again,
/// until the page says what is wrong with it: milliseconds from the start of the navigation to the
/// paint that shows it.
pub(super) fn time_to_feedback(browser: &mut Chromium, address: &str) -> Result<f64> {
    let tab = phone::pick_up(browser)?;
    browser.ask(&tab, "Runtime.enable", json!({}))?;
    browser.ask(&tab, "Runtime.addBinding", json!({ "name": "__tell" }))?;
    phone::watch_from_start(browser, &tab, FEEDBACK)?;
    browser.ask(&tab, "Page.navigate", json!({ "url": address }))?;
    let deadline = Deadline::of(address);
    while told(browser, &tab, phone::LIMIT)?.is_none_or(|word| word != "field") {
        deadline.not_over("shows no field with the id `username`")?;
    }
    let feedback = loop {
        leave_a_wrong_name(browser, &tab)?;
        if let Some(time) = told(browser, &tab, TRY_AGAIN_AFTER)? {
            break time.parse().context("the page told no time")?;
        }
        deadline.not_over("does not say what is wrong with a name")?;
    };
    browser.close(&tab)?;
    Ok(feedback)
}

/// The next word of the page's own script.
fn told(browser: &mut Chromium, tab: &Tab, patience: Duration) -> Result<Option<String>> {
    let deadline = Instant::now() + patience;
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let Some(event) = browser.hear(tab, left)? else { return Ok(None) };
        if event.method == "Runtime.bindingCalled" {
            return Ok(event.params["payload"].as_str().map(str::to_owned));
        }
    }
}

/// By the browser's own way in, as from a keyboard.
fn leave_a_wrong_name(browser: &mut Chromium, tab: &Tab) -> Result<()> {
    let enter =
        "(() => { const it = document.getElementById('username'); it?.focus(); it?.select(); })()";
    browser.evaluate(tab, enter)?;
    browser.ask(tab, "Input.insertText", json!({ "text": WRONG_NAME }))?;
    for kind in ["rawKeyDown", "keyUp"] {
        let key = json!({ "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 });
        browser.ask(tab, "Input.dispatchKeyEvent", key)?;
    }
    Ok(())
}
