//! `cargo xtask check`: formatting, lints and documentation.

use anyhow::Result;
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::setup;
use crate::shell::Shell;
use crate::timing::spoken;

/// Runs every check, also after a failure, and lists those that failed.
pub(crate) fn check(shell: &Shell) -> Result<ExitCode> {
    setup::make_ready(shell, setup::FOR_CHECKING)?;
    let mut failed = Vec::new();
    for (name, command) in checks(shell) {
        let start = Instant::now();
        println!("── {name} ──");
        if shell.run(command)?.success() {
            println!("{name}: good … {}", spoken(start.elapsed()));
        } else {
            failed.push(name);
        }
    }
    if failed.is_empty() {
        println!("check: all good");
        return Ok(ExitCode::SUCCESS);
    }
    println!("check: mend {}", failed.join(", "));
    Ok(ExitCode::FAILURE)
}

/// The app is linted twice: natively with the feature of the prerender step, and for wasm with the
/// feature of the browser.
fn checks(shell: &Shell) -> [(&'static str, Command); 4] {
    let format = shell.cargo(["fmt", "--all", "--check"]);
    let mut native = shell.cargo(["clippy", "--workspace", "--all-targets"]);
    native.args(["--features", "ghcr-connect/ssr", "--", "-D", "warnings"]);
    let mut wasm =
        shell.cargo(["clippy", "-p", "ghcr-connect", "--target", "wasm32-unknown-unknown"]);
    wasm.args(["--features", "hydrate", "--all-targets", "--", "-D", "warnings"]);
    let mut docs = shell.cargo(["doc", "--workspace", "--no-deps", "--document-private-items"]);
    docs.env("RUSTDOCFLAGS", "-D warnings");
    [
        ("format (`cargo fmt --all`)", format),
        ("lints, native", native),
        ("lints, wasm", wasm),
        ("documentation", docs),
    ]
}
