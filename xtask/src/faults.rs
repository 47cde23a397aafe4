//! `cargo xtask faults`: every fault there is against the release build. The table is in
//! `crates/proxy/tests/http/faults`.

use anyhow::Result;
use std::process::ExitCode;
use xshell::cmd;

use crate::shell::Shell;

/// A test that prints, a line each, what was expected and what was said.
const TEST: &str = "faults::every_fault_is_told_from_every_other";

pub(crate) fn faults(shell: &Shell) -> Result<ExitCode> {
    let test = cmd!(shell, "cargo test --release -p ghcr-proxy --test http");
    let status = shell.run(test.args(["--", "--ignored", "--exact", TEST]))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
