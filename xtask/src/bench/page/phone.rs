//! Somebody's phone: slow, on a slow network, with a browser that is running and was never on the
//! page before.

use anyhow::{Result, bail};
use serde_json::json;
use std::time::{Duration, Instant};

use super::devtools::{Chromium, Tab};

/// Somebody's phone is four times slower than the machines on which this is built.
const SLOWED: u32 = 4;

/// "Slow 4G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms until an answer begins.
const DOWN_BITS: u32 = 1_600_000;
const UP_BITS: u32 = 750_000;
const ROUND_TRIP_MS: u32 = 150;

/// The slowest page is done long before.
pub(super) const LIMIT: Duration = Duration::from_secs(60);

/// Starting the tab's process is not the page's affair, and takes longer one time than the other.
const ANOTHER_PAGE: &str = "data:text/html,<!doctype html><title>another</title><p>page";

/// For a second after a tab was opened the browser is busy with itself. A page that is opened
/// meanwhile paints a fifth later, and one time is half again as far from the other.
const REST: Duration = Duration::from_secs(1);

/// A new tab in which everything is as slow as there.
pub(super) fn pick_up(browser: &mut Chromium) -> Result<Tab> {
    let tab = look_at_fast(browser)?;
    let network = json!({
        "offline": false,
        "latency": ROUND_TRIP_MS,
        "downloadThroughput": DOWN_BITS / 8,
        "uploadThroughput": UP_BITS / 8,
    });
    browser.ask(&tab, "Network.emulateNetworkConditions", network)?;
    browser.ask(&tab, "Emulation.setCPUThrottlingRate", json!({ "rate": SLOWED }))?;
    while browser.hear(&tab, REST)?.is_some() {}
    Ok(tab)
}

/// A new tab of the same size, and not slow. The size is the one that Lighthouse takes.
pub(super) fn look_at_fast(browser: &mut Chromium) -> Result<Tab> {
    let tab = browser.open()?;
    let screen = json!({ "width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true });
    browser.ask(&tab, "Emulation.setDeviceMetricsOverride", screen)?;
    browser.ask(&tab, "Emulation.setFocusEmulationEnabled", json!({ "enabled": true }))?;
    browser.ask(&tab, "Page.enable", json!({}))?;
    browser.ask(&tab, "Page.navigate", json!({ "url": ANOTHER_PAGE }))?;
    let deadline = Deadline::of("the tab's first page");
    while browser.hear(&tab, LIMIT)?.is_none_or(|event| event.method != LOADED) {
        deadline.not_over("is not loaded")?;
    }
    // No more is listened for than is needed: a page with scripts would have more to tell than one
    // without.
    browser.ask(&tab, "Network.enable", json!({}))?;
    Ok(tab)
}

/// What the browser tells once a page and all that it names is there.
pub(super) const LOADED: &str = "Page.loadEventFired";

/// Runs the script in the next page before anything of its own.
pub(super) fn watch_from_start(browser: &mut Chromium, tab: &Tab, script: &str) -> Result<()> {
    browser.ask(tab, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).map(drop)
}

/// When a page should have done something long since.
pub(super) struct Deadline<'a> {
    address: &'a str,
    end: Instant,
}

impl<'a> Deadline<'a> {
    pub(super) fn of(address: &'a str) -> Self {
        Self { address, end: Instant::now() + LIMIT }
    }

    /// # Errors
    ///
    /// When it is over, with what the page did not do: "`/guide/` paints nothing within 60
    /// seconds".
    pub(super) fn not_over(&self, trouble: &str) -> Result<()> {
        if Instant::now() > self.end {
            bail!("{} {trouble} within {} seconds", self.address, LIMIT.as_secs());
        }
        Ok(())
    }
}
