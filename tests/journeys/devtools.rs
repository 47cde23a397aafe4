//! What only Chromium's DevTools protocol can do: themes, slow processors, pictures of a whole
//! page.

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, SessionId};

/// One command of the protocol, as ChromeDriver passes it on.
#[derive(Debug)]
struct DevToolsCommand {
    name: &'static str,
    parameters: Value,
}

impl FormatRequestData for DevToolsCommand {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let method = "POST".parse().expect("a method of HTTP");
        RequestData::new(method, format!("session/{session}/goog/cdp/execute"))
            .add_body(json!({ "cmd": self.name, "params": self.parameters }))
    }
}

/// Asks the browser for something that WebDriver does not know.
pub(crate) async fn ask(
    driver: &WebDriver,
    name: &'static str,
    parameters: Value,
) -> WebDriverResult<Value> {
    driver.cmd(DevToolsCommand { name, parameters }).await?.value()
}

/// Gives the page a window of that size, also one that is smaller than a window can be.
pub(crate) async fn resize(driver: &WebDriver, width: u32, height: u64) -> WebDriverResult<()> {
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    ask(driver, "Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
}

/// The size of text that somebody has chosen in the browser's settings; 16 is usual.
pub(crate) async fn set_text_size(driver: &WebDriver, size: u32) -> WebDriverResult<()> {
    let sizes = json!({ "fontSizes": { "standard": size, "fixed": size * 13 / 16 } });
    ask(driver, "Page.setFontSizes", sizes).await.map(drop)
}
