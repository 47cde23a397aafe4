//! The nightly compiler, which alone can build for the fuzzer.

use anyhow::Result;

use crate::shell::Shell;

pub(crate) const TOOLCHAIN: &str = "nightly";

pub(crate) fn is_there(shell: &Shell) -> bool {
    let mut command = shell.command("rustup");
    command.args(["run", TOOLCHAIN, "rustc", "--version"]);
    shell.answer(command).is_some()
}

pub(crate) fn install(shell: &Shell) -> Result<()> {
    let mut command = shell.command("rustup");
    command.args(["toolchain", "install", TOOLCHAIN, "--profile", "minimal"]);
    shell.must(command, "Install Rust by rustup (https://rustup.rs) and see that it can download.")
}
