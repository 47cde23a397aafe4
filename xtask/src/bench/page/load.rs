//! One visit to a page: when it paints, what shifts, and how long it blocks the main thread.

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fmt;
use std::time::Duration;

use super::devtools::{Chromium, Event, Tab};
use super::phone::{self, Deadline};

/// A page is loaded when it has had no request and no long task for this time.
const QUIET: Duration = Duration::from_secs(1);

/// The same, if only the paints are of interest.
const PAINTED: Duration = Duration::from_millis(300);

/// The part of a long task that does not count, as in Lighthouse's total blocking time.
const SHORT_TASK_MS: f64 = 50.0;

const OBSERVE: &str = include_str!("observe.js");

/// First and largest contentful paint, in milliseconds from the start of the navigation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paints {
    pub(super) first: f64,
    pub(super) largest: f64,
}

impl fmt::Display for Paints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.0}/{:.0} ms", self.first, self.largest)
    }
}

/// How a page loaded. Times are milliseconds.
#[derive(Clone, Debug)]
pub(super) struct Load {
    pub(super) paints: Paints,
    /// Total blocking time before any input, as Lighthouse defines it.
    pub(super) blocking: f64,
    /// The total blocking time that the first input adds: some pages start the app then.
    pub(super) blocking_after_input: f64,
    /// The sum of all layout shifts.
    pub(super) shift: f64,
    /// The elements that shifted.
    pub(super) shifted: Vec<String>,
}

/// The answer of `observe.js`.
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

/// Visits a page and waits only for its paints.
pub(super) fn paints(browser: &mut Chromium, address: &str) -> Result<Paints> {
    let tab = phone::pick_up(browser)?;
    phone::watch_from_start(browser, &tab, OBSERVE)?;
    let seen = Visit::begin(browser, &tab, address)?.settle(browser, PAINTED)?;
    browser.close(&tab)?;
    seen.paints(address)
}

/// Visits a page, waits until it is loaded, moves the mouse, and waits again.
pub(super) fn load(browser: &mut Chromium, address: &str) -> Result<Load> {
    let tab = phone::pick_up(browser)?;
    phone::watch_from_start(browser, &tab, OBSERVE)?;
    let mut visit = Visit::begin(browser, &tab, address)?;
    let before = visit.settle(browser, QUIET)?;
    let touch = json!({ "type": "mouseMoved", "x": 40, "y": 40 });
    browser.ask(&tab, "Input.dispatchMouseEvent", touch)?;
    // Layout shifts count after the input too.
    let seen = visit.settle(browser, QUIET)?;
    browser.close(&tab)?;
    let paints = before.paints(address)?;
    let blocking_before = blocking(&before.tasks, paints.first);
    Ok(Load {
        paints,
        blocking: blocking_before,
        blocking_after_input: blocking(&seen.tasks, paints.first) - blocking_before,
        shift: seen.shift,
        shifted: seen.shifted,
    })
}

/// The HTML of a loaded page, without scripts and with its styles in it.
pub(super) fn serialise(browser: &mut Chromium, address: &str) -> Result<String> {
    let tab = phone::look_at_fast(browser)?;
    phone::watch_from_start(browser, &tab, OBSERVE)?;
    Visit::begin(browser, &tab, address)?.settle(browser, QUIET)?;
    let page = browser.evaluate(&tab, include_str!("serialise.js"))?;
    browser.close(&tab)?;
    page.as_str().map(str::to_owned).context("the page was not serialised")
}

/// A page that is open in a tab.
struct Visit<'a> {
    tab: &'a Tab,
    address: &'a str,
    deadline: Deadline<'a>,
    requests: Requests,
}

impl<'a> Visit<'a> {
    fn begin(browser: &mut Chromium, tab: &'a Tab, address: &'a str) -> Result<Self> {
        browser.ask(tab, "Page.navigate", json!({ "url": address }))?;
        Ok(Self { tab, address, deadline: Deadline::of(address), requests: Requests::default() })
    }

    /// Waits until nothing has happened for `quiet`, and returns what `observe.js` has recorded.
    ///
    /// # Errors
    ///
    /// When a request fails, or the content security policy refuses something: a page without its
    /// styles would paint early.
    fn settle(&mut self, browser: &mut Chromium, quiet: Duration) -> Result<Seen> {
        let quiet_ms = quiet.as_secs_f64() * 1000.0;
        loop {
            match browser.hear(self.tab, quiet)? {
                Some(event) => self.requests.note(&event)?,
                None if self.requests.are_done() => {
                    let seen: Seen =
                        serde_json::from_value(browser.evaluate(self.tab, "__seen()")?)?;
                    let (address, refused) = (self.address, seen.refused.join(", "));
                    ensure!(
                        refused.is_empty(),
                        "the content security policy forbids {address} {refused}"
                    );
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

/// The requests of a page.
#[derive(Default)]
struct Requests {
    under_way: HashSet<String>,
    is_loaded: bool,
}

impl Requests {
    fn are_done(&self) -> bool {
        self.is_loaded && self.under_way.is_empty()
    }

    fn note(&mut self, Event { method, params, .. }: &Event) -> Result<()> {
        let request = || params["requestId"].as_str().unwrap_or_default().to_owned();
        match method.as_str() {
            "Network.requestWillBeSent" => {
                self.under_way.insert(request());
            }
            "Network.loadingFinished" => {
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

/// Total blocking time: the long parts of the tasks after the first contentful paint.
fn blocking(tasks: &[LongTask], first_paint: f64) -> f64 {
    let held_up =
        |task: &LongTask| (task.end - task.start.max(first_paint) - SHORT_TASK_MS).max(0.0);
    // `sum` would return -0 for no task.
    tasks.iter().map(held_up).fold(0.0, |sum, it| sum + it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_tasks_after_the_first_paint_count_as_blocking() {
        let task = |start, end| LongTask { start, end };
        let tasks = [task(0.0, 300.0), task(380.0, 500.0), task(600.0, 640.0), task(700.0, 800.0)];
        // The first task is before the paint, and the third is short. The second counts from the
        // paint on, the last from its start.
        assert!((blocking(&tasks, 400.0) - 100.0).abs() < f64::EPSILON);
    }
}
