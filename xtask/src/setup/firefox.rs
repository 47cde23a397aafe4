//! A Firefox, and the geckodriver that drives it.

use anyhow::{Context, Result};
use std::path::PathBuf;

use super::browser::on_path;
use super::cargo_tool::CargoTool;
use super::debian;
use crate::shell::Shell;

/// It only passes on what the journeys say, so the fastest build is as good: 1 minute instead of 4.
pub(crate) const DRIVER: CargoTool = CargoTool {
    package: "geckodriver",
    program: "geckodriver",
    version: "0.37.1",
    expect: "about a minute",
    optimised: false,
};

/// The names under which systems carry it; Debian's own `firefox` is a script around the other.
const BROWSERS: &[&str] = &["firefox-esr", "firefox"];

const ELSEWHERE: &str = "Install Firefox, so that it is on PATH or `$FIREFOX` names it, then run this again. On macOS: \
     `brew install --cask firefox`. Ubuntu's own package is a snap, which geckodriver cannot start: take Mozilla's .deb.";

/// `$FIREFOX` if it is set, else the first on `PATH`.
pub(crate) fn find(shell: &Shell) -> Result<PathBuf> {
    let chosen = std::env::var_os("FIREFOX").map(PathBuf::from);
    let found = chosen.or_else(|| BROWSERS.iter().find_map(|name| on_path(name)));
    let found = found.context("there is no firefox on PATH")?;
    let mut command = shell.command(&found);
    command.args(["--headless", "--version"]);
    shell.answer(command).with_context(|| format!("{} does not run", found.display()))?;
    Ok(found)
}

/// Installs it on Debian; elsewhere says what to install.
pub(crate) fn install(shell: &Shell) -> Result<()> {
    let problem = find(shell).err().map(|error| format!("{error:#}")).unwrap_or_default();
    debian::install(shell, &problem, &["firefox-esr"], ELSEWHERE)?;
    find(shell).map(drop).context("it is installed now, but `$FIREFOX` or PATH leads to another")
}
