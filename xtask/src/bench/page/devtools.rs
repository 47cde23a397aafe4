//! A headless Chromium, spoken to in its DevTools protocol: what is asked, what is answered, and
//! what it tells by itself.
//!
//! The messages go through a pipe (`--remote-debugging-pipe`): no port, no library, and a browser
//! that ends with this tool.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::setup::browser;
use crate::shell::Shell;

/// Far longer than any answer takes, also on a slowed processor.
const PATIENCE: Duration = Duration::from_secs(60);

/// The browser reads from its file descriptor 3 and writes to 4.
const WITH_PIPES: &str = r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null"#;

pub(in crate::bench) const FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A running browser. It ends with this value.
pub(super) struct Chromium {
    child: Child,
    input: ChildStdin,
    inbox: Receiver<Value>,
    last_id: u64,
    /// What it told while an answer was waited for.
    told: VecDeque<Event>,
    profile: PathBuf,
}

/// What the browser tells by itself.
#[derive(Debug)]
pub(super) struct Event {
    session: String,
    pub(super) method: String,
    pub(super) params: Value,
}

/// A tab of a browser that knows nothing: it shares no cache, no connection and no storage with any
/// other.
pub(super) struct Tab {
    context: String,
    session: String,
}

impl Chromium {
    pub(super) fn start(shell: &Shell) -> Result<Self> {
        let profile = shell.place.target().join("bench-browser");
        // There is none, unless this tool was killed.
        let _ = fs::remove_dir_all(&profile);
        let log = shell.place.target().join("bench-browser.log");
        let log = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut command = shell.command("sh");
        command.args(["-c", WITH_PIPES]).arg(browser::program()?).args(FLAGS);
        command.arg("--remote-debugging-pipe").arg(flag_of_profile(&profile)).arg("about:blank");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(log);
        // A signal from the terminal is for this tool, which then ends the browser.
        let mut child = command.process_group(0).spawn().context("Chromium cannot be started")?;
        let input = child.stdin.take().context("standard input was not piped")?;
        let output = child.stdout.take().context("standard output was not piped")?;
        let (messages, inbox) = mpsc::channel();
        thread::spawn(move || read_messages(output, &messages));
        Ok(Self { child, input, inbox, last_id: 0, told: VecDeque::new(), profile })
    }

    /// Opens an empty tab.
    pub(super) fn open(&mut self) -> Result<Tab> {
        let created = self.send(None, "Target.createBrowserContext", &json!({}))?;
        let context = text_in(&created, "browserContextId")?;
        let empty = json!({ "url": "about:blank", "browserContextId": context });
        let target = text_in(&self.send(None, "Target.createTarget", &empty)?, "targetId")?;
        let attach = json!({ "targetId": target, "flatten": true });
        let session = text_in(&self.send(None, "Target.attachToTarget", &attach)?, "sessionId")?;
        Ok(Tab { context, session })
    }

    /// Closes it; the page is not asked.
    pub(super) fn close(&mut self, tab: &Tab) -> Result<()> {
        let context = json!({ "browserContextId": tab.context });
        self.send(None, "Target.disposeBrowserContext", &context)?;
        self.told.clear();
        Ok(())
    }

    /// One command for that tab.
    #[expect(clippy::needless_pass_by_value, reason = "it is written where it is called")]
    pub(super) fn ask(&mut self, tab: &Tab, method: &str, params: Value) -> Result<Value> {
        self.send(Some(&tab.session), method, &params)
    }

    /// What an expression comes to in the page; promises are waited for.
    pub(super) fn evaluate(&mut self, tab: &Tab, expression: &str) -> Result<Value> {
        let asked =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.ask(tab, "Runtime.evaluate", asked)?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("the page threw {thrown}");
        }
        Ok(answer["result"]["value"].take())
    }

    /// The next thing that it tells of that tab; `None` when nothing comes for so long.
    pub(super) fn hear(&mut self, tab: &Tab, patience: Duration) -> Result<Option<Event>> {
        let deadline = Instant::now() + patience;
        loop {
            while let Some(event) = self.told.pop_front() {
                if event.session == tab.session {
                    return Ok(Some(event));
                }
            }
            match self.inbox.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(message) => self.told.extend(event_in(message)),
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(RecvTimeoutError::Disconnected) => bail!(ENDED),
            }
        }
    }

    fn send(&mut self, session: Option<&str>, method: &str, params: &Value) -> Result<Value> {
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        self.input.write_all(format!("{message}\0").as_bytes()).context(ENDED)?;
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let mut message =
                self.inbox.recv_timeout(left).with_context(|| format!("{method}: {ENDED}"))?;
            if message["id"] != self.last_id {
                self.told.extend(event_in(message));
            } else if let Some(error) = message.get("error") {
                bail!("Chromium refuses {method}: {}", error["message"]);
            } else {
                return Ok(message["result"].take());
            }
        }
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

const ENDED: &str =
    "Chromium ended or does not answer; its last words are in target/bench-browser.log";

fn flag_of_profile(folder: &Path) -> String {
    format!("--user-data-dir={}", folder.display())
}

/// Each message ends with a zero byte.
fn read_messages(output: ChildStdout, messages: &Sender<Value>) {
    let mut output = BufReader::new(output);
    let mut message = Vec::new();
    while output.read_until(0, &mut message).is_ok_and(|length| length > 0) {
        let json = message.strip_suffix(&[0]).unwrap_or(&message);
        if serde_json::from_slice(json).is_ok_and(|json| messages.send(json).is_err()) {
            return;
        }
        message.clear();
    }
}

fn event_in(mut message: Value) -> Option<Event> {
    let session = message["sessionId"].as_str()?.to_owned();
    let method = message["method"].as_str()?.to_owned();
    Some(Event { session, method, params: message["params"].take() })
}

fn text_in(answer: &Value, name: &str) -> Result<String> {
    let text = answer[name].as_str().with_context(|| format!("Chromium names no {name}"))?;
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_belongs_to_a_tab_and_an_answer_is_not_told() {
        let event = event_in(
            json!({ "sessionId": "S", "method": "Page.loadEventFired", "params": { "a": 1 } }),
        );
        let event = event.unwrap();
        assert_eq!((event.session.as_str(), event.method.as_str()), ("S", "Page.loadEventFired"));
        assert_eq!(event.params["a"], 1);
        assert!(event_in(json!({ "id": 7, "sessionId": "S", "result": {} })).is_none());
    }
}
