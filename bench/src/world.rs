//! The programs that are measured, who asks, and how to ask.

use anyhow::{Context, Result, ensure};
use ghcr_contract::{Persona, Report};
use ghcr_sandbox::{left_open, more_to_try, personas};
use reqwest::{Client, redirect};
use serde_json::{Value, json};
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// Longer than a diagnosis may take, so that a late answer is seen as late and not as none.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that ends with this value.
pub(crate) struct Server {
    child: Child,
    /// Without a slash at the end.
    pub(crate) address: String,
}

impl Server {
    /// The simulated GitHub, which holds each answer back for so many milliseconds.
    pub(crate) async fn sandbox(latency: &str) -> Result<Self> {
        Self::start("ghcr-sandbox", &["serve", "--latency", latency]).await
    }

    /// A proxy that asks this GitHub directly, and limits nobody.
    pub(crate) async fn proxy(github: &str) -> Result<Self> {
        let no_limits = ["--client-limit", "0", "--token-limit", "0", "--listen", "127.0.0.1:0"];
        let upstream = ["--github-api", github, "--registry", github];
        Self::start("ghcr-proxy", &[no_limits.as_slice(), &upstream].concat()).await
    }

    /// Starts a program that was built beside this one.
    async fn start(name: &str, flags: &[&str]) -> Result<Self> {
        let mut command = Command::new(std::env::current_exe()?.with_file_name(name));
        for variable in ["http_proxy", "https_proxy", "all_proxy"] {
            command.env_remove(variable).env_remove(variable.to_uppercase());
        }
        command.args(flags).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.kill_on_drop(true).spawn().with_context(|| name.to_owned())?;
        let output = child.stdout.take().context("standard output was not piped")?;
        let line = BufReader::new(output).lines().next_line().await?.unwrap_or_default();
        let address = line.strip_prefix("listening on ");
        let address = address.with_context(|| format!("{name} did not start: {line}"))?;
        Ok(Self { child, address: address.trim().to_owned() })
    }

    pub(crate) fn process(&self) -> Result<u32> {
        self.child.id().context("the server has ended")
    }
}

/// Set up as the proxy's: no redirects, and a User-Agent.
pub(crate) fn client() -> Result<Client> {
    let builder = Client::builder().user_agent("proxy-bench").redirect(redirect::Policy::none());
    builder.no_proxy().timeout(PATIENCE).build().context("the HTTP client cannot be set up")
}

/// The question of the persona of that title: its name, its token and its image.
pub(crate) fn question(title: &str) -> Result<Value> {
    let all = [personas(), more_to_try(), left_open()].concat();
    let persona = all.into_iter().find(|persona| persona.title == title);
    let persona: Persona = persona.with_context(|| format!("no persona `{title}`"))?;
    let Value::Object(mut fields) = json!(persona) else { return Ok(Value::Null) };
    fields.retain(|name, _| ["username", "token", "image"].contains(&name.as_str()));
    Ok(Value::Object(fields))
}

/// What the proxy says about that account.
pub(crate) async fn diagnose(client: &Client, proxy: &Server, question: &Value) -> Result<Report> {
    let address = format!("{}/api/v1/ghcr/validate", proxy.address);
    let response = client.post(address).json(question).send().await?;
    let status = response.status();
    ensure!(status == 200, "{status} {}", response.text().await?);
    response.json().await.context("the answer is no report")
}
