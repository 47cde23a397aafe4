//! wasm-opt, from npm's package of Binaryen.

use anyhow::Result;

use super::cargo_tool::answers_with_version;
use crate::shell::Shell;

/// Trunk takes whichever wasm-opt it finds first. Debian's (108) turns the app into one that builds
/// and then fails in the browser with `WebAssembly.Table.set(): Argument 1 is invalid`.
pub(crate) const MAJOR: &str = "132";

pub(crate) fn is_there(shell: &Shell) -> bool {
    let mut command = shell.command(shell.place.npm_bin().join("wasm-opt"));
    command.arg("--version");
    shell.answer(command).is_some_and(|answer| answers_with_version(&answer, MAJOR))
}

pub(crate) fn install(shell: &Shell) -> Result<()> {
    let mut command = shell.command("npm");
    command.args([
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--prefix",
    ]);
    command.arg(shell.place.npm_prefix()).arg(format!("binaryen@{MAJOR}.0.0"));
    shell.must(
        command,
        "Install Node.js 20 or newer with npm, and see that npm reaches its registry.",
    )
}
