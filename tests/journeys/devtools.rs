//! What only Chromium's DevTools protocol can do: themes, slow processors, pictures of a whole page.

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
pub(crate) async fn ask(driver: &WebDriver, name: &'static str, parameters: Value) -> WebDriverResult<Value> {
    driver.cmd(DevToolsCommand { name, parameters }).await?.value()
}
