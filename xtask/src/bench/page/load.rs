//! One visit to a page: what it paints and when, what it fetches, and what holds somebody up.

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::time::Duration;

use super::devtools::{Chromium, Event, Tab};
use super::phone::{self, Deadline};

/// Nothing under way and no long task for so long: the page is done with loading.
const QUIET: Duration = Duration::from_secs(1);

/// Nothing larger is painted after that: what these pages show is in them.
const PAINTED: Duration = Duration::from_millis(300);

/// A task that holds up what somebody does counts from here on, as in Lighthouse's total blocking time.
const BEARABLE_MS: f64 = 50.0;

const OBSERVE: &str = include_str!("observe.js");

/// When something is to be seen, and when the largest of it: milliseconds from the start of the navigation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paints {
    pub(super) first: f64,
    pub(super) largest: f64,
}

/// How a page loaded. Times are milliseconds.
#[derive(Clone, Debug)]
pub(super) struct Load {
    pub(super) paints: Paints,
    /// Until nobody has touched the page, as Lighthouse counts it.
    pub(super) blocking: f64,
    /// What is added once somebody has moved the mouse: a page may have waited for that.
    pub(super) blocking_when_touched: f64,
    /// The sum of all layout shifts, and what shifted.
    pub(super) shift: f64,
    pub(super) shifted: Vec<String>,
    /// Over the wire, headers included.
    pub(super) bytes: f64,
    /// The same once it is touched.
    pub(super) bytes_when_touched: f64,
}

/// What `observe.js` tells.
#[derive(Debug, Deserialize)]
struct Seen {
    fcp: Option<f64>,
    lcp: Option<f64>,
    shift: f64,
    shifted: Vec<String>,
    tasks: Vec<LongTask>,
    refused: Vec<String>,
    now: f64,
}

impl Seen {
    fn paints(&self, address: &str) -> Result<Paints> {
        // A page without its styles is soon painted.
        let refused = self.refused.join(", ");
        ensure!(refused.is_empty(), "the content security policy forbids {address} {refused}");
        Ok(Paints {
            first: self.fcp.with_context(|| format!("{address} paints nothing"))?,
            largest: self.lcp.with_context(|| format!("{address} has no largest paint"))?,
        })
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct LongTask {
    start: f64,
    end: f64,
}

/// Opens the page for what it paints alone, which takes less time than all that can be known of it.
pub(super) fn paints(browser: &mut Chromium, address: &str) -> Result<Paints> {
    let tab = phone::pick_up(browser)?;
    phone::watch_from_start(browser, &tab, OBSERVE)?;
    let seen = Visit::begin(browser, &tab, address)?.settle(browser, PAINTED)?;
    browser.close(&tab)?;
    seen.paints(address)
}

/// Opens the page and watches it until it is done.
pub(super) fn load(browser: &mut Chromium, address: &str) -> Result<Load> {
    let tab = phone::pick_up(browser)?;
    phone::watch_from_start(browser, &tab, OBSERVE)?;
    let mut visit = Visit::begin(browser, &tab, address)?;
    let before = visit.settle(browser, QUIET)?;
    let bytes = visit.wire.bytes;
    let touch = json!({ "type": "mouseMoved", "x": 40, "y": 40 });
    browser.ask(&tab, "Input.dispatchMouseEvent", touch)?;
    // Whatever moves then counts as well; bytes and blocking are counted apart.
    let seen = visit.settle(browser, QUIET)?;
    let bytes_when_touched = visit.wire.bytes;
    browser.close(&tab)?;
    let paints = seen.paints(address)?;
    let blocking_before = blocking(&before.tasks, paints.first);
    Ok(Load {
        paints,
        blocking: blocking_before,
        blocking_when_touched: blocking(&seen.tasks, paints.first) - blocking_before,
        shift: seen.shift,
        shifted: seen.shifted,
        bytes,
        bytes_when_touched,
    })
}

/// The page as it stands when it is done, without scripts and with its styles in it.
pub(super) fn serialise(browser: &mut Chromium, address: &str) -> Result<String> {
    let tab = phone::look_at_fast(browser)?;
    phone::watch_from_start(browser, &tab, OBSERVE)?;
    Visit::begin(browser, &tab, address)?.settle(browser, QUIET)?;
    let page = browser.evaluate(&tab, include_str!("serialise.js"))?;
    browser.close(&tab)?;
    page.as_str().map(str::to_owned).context("the page was not serialised")
}

/// A page that was opened in a tab.
struct Visit<'a> {
    tab: &'a Tab,
    deadline: Deadline<'a>,
    wire: Wire,
}

impl<'a> Visit<'a> {
    fn begin(browser: &mut Chromium, tab: &'a Tab, address: &'a str) -> Result<Self> {
        browser.ask(tab, "Page.navigate", json!({ "url": address }))?;
        Ok(Self { tab, deadline: Deadline::of(address), wire: Wire::default() })
    }

    /// Waits until nothing has happened for so long: what the page saw.
    fn settle(&mut self, browser: &mut Chromium, quiet: Duration) -> Result<Seen> {
        let quiet_ms = quiet.as_secs_f64() * 1000.0;
        loop {
            match browser.hear(self.tab, quiet)? {
                Some(event) => self.wire.note(&event)?,
                None if self.wire.is_quiet() => {
                    let seen: Seen = serde_json::from_value(browser.evaluate(self.tab, "__seen()")?)?;
                    if seen.tasks.last().is_none_or(|task| seen.now - task.end > quiet_ms) {
                        return Ok(seen);
                    }
                }
                None => {}
            }
            self.deadline.not_over("is not done with loading")?;
        }
    }
}

/// The page's requests.
#[derive(Default)]
struct Wire {
    under_way: HashSet<String>,
    bytes: f64,
    is_loaded: bool,
}

impl Wire {
    fn is_quiet(&self) -> bool {
        self.is_loaded && self.under_way.is_empty()
    }

    fn note(&mut self, Event { method, params, .. }: &Event) -> Result<()> {
        let request = || params["requestId"].as_str().unwrap_or_default().to_owned();
        match method.as_str() {
            "Network.requestWillBeSent" => {
                self.under_way.insert(request());
            }
            "Network.loadingFinished" => {
                self.bytes += params["encodedDataLength"].as_f64().unwrap_or(f64::NAN);
                self.under_way.remove(&request());
            }
            "Network.loadingFailed" => bail!("a request of the page failed: {params}"),
            "Network.responseReceived" if is_refused(&params["response"]) => {
                bail!("a request of the page was refused: {}", params["response"]["url"]);
            }
            phone::LOADED => self.is_loaded = true,
            _ => {}
        }
        Ok(())
    }
}

fn is_refused(response: &Value) -> bool {
    response["status"].as_u64().is_some_and(|status| status >= 400)
}

/// What holds up somebody who wants to do something once there is something to be seen.
fn blocking(tasks: &[LongTask], first_paint: f64) -> f64 {
    let held_up = |task: &LongTask| (task.end - task.start.max(first_paint) - BEARABLE_MS).max(0.0);
    // A sum of nothing would be -0.
    tasks.iter().map(held_up).fold(0.0, |sum, it| sum + it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_blocks_after_the_first_paint_and_beyond_fifty_milliseconds() {
        let task = |start, end| LongTask { start, end };
        let tasks = [task(0.0, 300.0), task(380.0, 500.0), task(600.0, 640.0), task(700.0, 800.0)];
        // Before the paint at 400: nothing. From it: 100 - 50. Short enough: nothing. The last: 100 - 50.
        assert!((blocking(&tasks, 400.0) - 100.0).abs() < f64::EPSILON);
    }
}
