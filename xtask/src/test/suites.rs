//! The test suites and the commands that run them. Each command prints libtest's result lines.

use anyhow::{Context, Result};
use xshell::{Cmd, cmd};

use crate::examples;
use crate::setup::browsers;
use crate::setup::npm::AXE;
use crate::shell::Shell;

/// A name, and the command that runs the suite.
pub(super) type Suite<'a> = (&'static str, Cmd<'a>);

/// The suites that need no release build.
pub(super) fn without_the_built_app(shell: &Shell) -> Result<[Suite<'_>; 4]> {
    let app = "-p ghcr-connect".split(' ');
    let crates = ["--workspace", "--exclude", "ghcr-connect", "--no-fail-fast"];
    let printed = ["--features", "ssr", "--bin", "prerender"];
    Ok([
        ("crates: unit, property, doc and HTTP tests", cmd!(shell, "cargo test {crates...}")),
        ("app: logic", cmd!(shell, "cargo test --lib --test embedding").args(app.clone())),
        ("app: printed pages", cmd!(shell, "cargo test").args(app).args(printed)),
        ("app: components in the browser", components(shell)?),
    ])
}

/// The suites that use the release build in a browser.
pub(super) fn on_the_built_app(shell: &Shell) -> Result<[Suite<'_>; 1]> {
    Ok([("app: journeys", journeys(shell)?)])
}

/// A journey that is ignored because it measures or takes pictures instead of testing.
pub(crate) fn journey<'a>(shell: &'a Shell, name: &str) -> Result<Cmd<'a>> {
    Ok(journeys(shell)?.args(["--", "--ignored", "--exact", name]))
}

/// The command that runs the journeys, with the paths of everything that they use.
fn journeys(shell: &Shell) -> Result<Cmd<'_>> {
    let geckodriver = shell.which("geckodriver").context("there is no geckodriver")?;
    // A journey waits for a browser most of the time.
    let side_by_side = 2 * std::thread::available_parallelism()?.get();
    Ok(cmd!(shell, "cargo test -p ghcr-connect --test journeys")
        .env("RUST_TEST_THREADS", side_by_side.to_string())
        .env("GHCR_CONNECT_DIST", shell.dist())
        .env("GHCR_CONNECT_BIN_DIR", shell.target("release"))
        .env("GHCR_CONNECT_EXAMPLES", examples::pages(shell))
        .env("GHCR_CONNECT_AXE", AXE.path(shell, "node_modules/axe-core/axe.min.js"))
        .env("CHROMEDRIVER", browsers::chromedriver(shell)?)
        .env("FIREFOX", browsers::firefox(shell)?)
        .env("GECKODRIVER", geckodriver))
}

/// The component tests. wasm-bindgen's runner starts the driver, reads `webdriver.json` in the root
/// and runs the tests in a page.
fn components(shell: &Shell) -> Result<Cmd<'_>> {
    let wasm = ["--target", "wasm32-unknown-unknown", "--features", "hydrate"];
    Ok(cmd!(shell, "cargo test -p ghcr-connect {wasm...} --test components")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", browsers::chromedriver(shell)?)
        // The runner's default timeouts are too short for a small, busy machine.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180"))
}
