//! `cargo xtask check`: formatting, lints, documentation, and circles of imports.

mod circles;
mod imports;

use anyhow::Result;
use std::process::ExitCode;
use std::time::Instant;
use xshell::cmd;

use crate::output::spoken;
use crate::setup::{self, tools};
use crate::shell::Shell;

/// Runs every check, also after a failure, and lists those that failed.
///
/// The app is linted twice: natively with the feature of the prerender step, and for wasm with the
/// feature of the browser.
pub(crate) fn check(shell: &Shell) -> Result<ExitCode> {
    setup::make_ready(shell, tools::FOR_CHECKING)?;
    let native = ["--workspace", "--all-targets", "--features", "ghcr-connect/ssr"];
    let wasm = ["--target", "wasm32-unknown-unknown", "--features", "hydrate", "--all-targets"];
    let docs = ["--workspace", "--no-deps", "--document-private-items"];
    let checks = [
        ("format (`cargo fmt --all`)", cmd!(shell, "cargo fmt --all --check")),
        ("lints, native", cmd!(shell, "cargo clippy {native...} -- -D warnings")),
        ("lints, wasm", cmd!(shell, "cargo clippy -p ghcr-connect {wasm...} -- -D warnings")),
        ("documentation", cmd!(shell, "cargo doc {docs...}").env("RUSTDOCFLAGS", "-D warnings")),
    ];
    println!("── circles of imports ──");
    let has_none = circles::print_and_judge(shell)?;
    let mut failed = if has_none { vec![] } else { vec!["circles of imports"] };
    for (name, cmd) in checks {
        let start = Instant::now();
        println!("── {name} ──");
        if shell.run(cmd)?.success() {
            println!("{name}: good … {}", spoken(start.elapsed()));
        } else {
            failed.push(name);
        }
    }
    if failed.is_empty() {
        println!("check: all good");
        return Ok(ExitCode::SUCCESS);
    }
    println!("check: correct {}", failed.join(", "));
    Ok(ExitCode::FAILURE)
}
