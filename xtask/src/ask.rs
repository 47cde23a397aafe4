//! The proxy and the simulated GitHub: how the commands start them, and who there is to ask about.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use xshell::{Cmd, cmd};

use crate::shell::{Profile, Shell};

/// Somebody whom the simulated GitHub knows, as `ghcr-sandbox personas` prints them.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Persona {
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

/// The personas of the demo as the sandbox prints them; with `--all`, also those that it does not
/// offer.
pub(crate) fn personas_json(shell: &Shell, profile: Profile, flags: &[&str]) -> Result<String> {
    let sandbox = shell.built(profile, "ghcr-sandbox");
    shell.answer(cmd!(shell, "{sandbox} personas {flags...}")).with_context(|| {
        format!("{} does not print its personas: run it to see why", sandbox.display())
    })
}

/// The persona of that title.
pub(crate) fn persona<'a>(personas: &'a [Persona], title: &str) -> Result<&'a Persona> {
    let found = personas.iter().find(|persona| persona.title == title);
    found.with_context(|| format!("the sandbox has no persona `{title}`"))
}

/// The simulated GitHub, on a free port.
pub(crate) fn sandbox(shell: &Shell, profile: Profile) -> Cmd<'_> {
    let sandbox = shell.built(profile, "ghcr-sandbox");
    cmd!(shell, "{sandbox} serve")
}

/// A proxy on a free port that asks this GitHub directly, and limits nobody.
pub(crate) fn proxy<'a>(shell: &'a Shell, github: &str) -> Cmd<'a> {
    let (proxy, listen) = (shell.release("ghcr-proxy"), "127.0.0.1:0");
    let limits = ["--client-limit", "0", "--token-limit", "0"];
    let upstream = ["--github-api", github, "--registry", github];
    let start = cmd!(shell, "{proxy} --listen {listen} {limits...} {upstream...}");
    ["http_proxy", "https_proxy", "all_proxy"].into_iter().fold(start, |start, variable| {
        start.env_remove(variable).env_remove(variable.to_uppercase())
    })
}

/// Asks servers of this machine, so through no proxy.
pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().proxy(None).build().into()
}
