//! How the commands start a proxy and a simulated GitHub, ask as the page would, and read the
//! report.

use anyhow::{Context, Result, bail};
use ghcr_contract::Report;
use serde::{Deserialize, Serialize};
use std::process::Command;
use std::time::Duration;

use crate::shell::Shell;

/// Longer than a diagnosis may take, so that a late answer is seen as late and not as none.
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody whom the simulated GitHub knows, as `ghcr-sandbox personas` prints them.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Person {
    pub(crate) title: String,
    #[serde(flatten)]
    pub(crate) question: Question,
    /// `ready`, or the code of the rung that must fail first.
    pub(crate) expect: String,
}

/// The body of a request for a diagnosis. As text, because some of it is wrong on purpose.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Question {
    pub(crate) username: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) image: Option<String>,
}

/// All personas that there are.
pub(crate) fn all_people(shell: &Shell) -> Result<Vec<Person>> {
    let mut command = shell.command(shell.place.release().join("ghcr-sandbox"));
    command.args(["personas", "--all"]);
    let json = shell.answer(command).context("`ghcr-sandbox personas --all` failed")?;
    serde_json::from_str(&json).context("`ghcr-sandbox personas --all` did not print personas")
}

/// The one of that title.
pub(crate) fn person<'a>(people: &'a [Person], title: &str) -> Result<&'a Person> {
    let found = people.iter().find(|person| person.title == title);
    found.with_context(|| format!("the sandbox has no persona `{title}`"))
}

/// What the proxy says about that account.
pub(crate) fn diagnose(proxy: &str, question: &Question) -> Result<Report> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .proxy(None)
        .build()
        .into();
    let mut response = agent.post(format!("{proxy}/api/v1/ghcr/validate")).send_json(question)?;
    if response.status() != 200 {
        bail!("{} {}", response.status(), response.body_mut().read_to_string()?.trim());
    }
    response.body_mut().read_json().context("the answer is no report")
}

/// The simulated GitHub with those flags, on a free port.
pub(crate) fn sandbox_command(shell: &Shell, flags: &[&str]) -> Command {
    let mut command = shell.command(shell.place.release().join("ghcr-sandbox"));
    command.arg("serve").args(flags);
    command
}

/// A proxy on a free port that asks this GitHub straight, as often as it is told to.
pub(crate) fn proxy_command(shell: &Shell, github: &str) -> Command {
    let mut command = shell.command(shell.place.release().join("ghcr-proxy"));
    command.args([
        "--listen",
        "127.0.0.1:0",
        "--client-limit",
        "0",
        "--token-limit",
        "0",
        "--github-api",
        github,
        "--registry",
        github,
    ]);
    for scheme in ["http", "https", "all"] {
        command
            .env_remove(format!("{scheme}_proxy"))
            .env_remove(format!("{}_PROXY", scheme.to_uppercase()));
    }
    command
}
