//! The test suites and the commands that run them.

use anyhow::Result;
use std::process::Command;

use crate::examples;
use crate::setup::{axe, browser, firefox};
use crate::shell::Shell;

/// Tests that one command runs. The command prints libtest's result lines. A suite whose target no
/// longer exists fails, because cargo then reports an error.
pub(crate) struct Suite {
    pub(crate) name: &'static str,
    pub(crate) command: Command,
}

/// The suites that need no release build.
pub(crate) fn without_the_built_app(shell: &Shell) -> Result<Vec<Suite>> {
    let crates =
        shell.cargo(["test", "--workspace", "--exclude", "ghcr-connect", "--no-fail-fast"]);
    let logic = shell.cargo(["test", "-p", "ghcr-connect", "--lib"]);
    let printed =
        shell.cargo(["test", "-p", "ghcr-connect", "--features", "ssr", "--bin", "prerender"]);
    let components = components(shell)?;
    Ok(vec![
        Suite { name: "crates: unit, property, doc and HTTP tests", command: crates },
        Suite { name: "app: logic", command: logic },
        Suite { name: "app: printed pages", command: printed },
        Suite { name: "app: components in the browser", command: components },
    ])
}

/// The suites that use the release build in a browser.
pub(crate) fn on_the_built_app(shell: &Shell) -> Result<Vec<Suite>> {
    Ok(vec![Suite { name: "app: journeys", command: journeys(shell)? }])
}

/// The command that runs the journeys, with the paths of everything that they use.
pub(crate) fn journeys(shell: &Shell) -> Result<Command> {
    let mut journeys = shell.cargo(["test", "-p", "ghcr-connect", "--test", "journeys"]);
    journeys
        .env("GHCR_CONNECT_DIST", shell.place.dist())
        .env("GHCR_CONNECT_BIN_DIR", shell.place.release())
        .env("GHCR_CONNECT_EXAMPLES", examples::pages(shell))
        .env("GHCR_CONNECT_AXE", axe::script(shell))
        .env("CHROMEDRIVER", browser::find(shell)?)
        .env("FIREFOX", firefox::find(shell)?)
        .env("GECKODRIVER", shell.place.tool(firefox::DRIVER.program));
    Ok(journeys)
}

/// The command for an ignored journey, which measures or takes pictures instead of testing.
pub(crate) fn journey(shell: &Shell, name: &str) -> Result<Command> {
    let mut command = journeys(shell)?;
    command.args(["--", "--ignored", "--exact", name]);
    Ok(command)
}

/// The component tests. wasm-bindgen's runner starts the driver, reads `webdriver.json` in the root
/// and runs the tests in a page.
fn components(shell: &Shell) -> Result<Command> {
    let mut command = shell.cargo([
        "test",
        "-p",
        "ghcr-connect",
        "--features",
        "hydrate",
        "--test",
        "components",
    ]);
    command
        .args(["--target", "wasm32-unknown-unknown"])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            shell.place.tool("wasm-bindgen-test-runner"),
        )
        .env("CHROMEDRIVER", browser::find(shell)?)
        // The runner's default timeouts are too short for a small, busy machine.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    Ok(command)
}
