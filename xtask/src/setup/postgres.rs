//! PostgreSQL's server, which the tests of the registries' store start for themselves.

use anyhow::{Context, Result};
use std::path::PathBuf;

use super::browser::on_path;
use super::debian;
use crate::shell::Shell;

const ELSEWHERE: &str = "Install PostgreSQL's server, so that `initdb` is on PATH or \
     `$GHCR_CONNECT_POSTGRES_BIN` names its folder, then run this again. On macOS: \
     `brew install postgresql`. On Ubuntu: `apt-get install postgresql`.";

/// The folder of `initdb`, in the order in which the tests look for it: the chosen one, Debian's
/// (which is not on PATH), the one on PATH.
fn find() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("GHCR_CONNECT_POSTGRES_BIN") {
        return Ok(chosen.into());
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    versions
        .map(|version| version.path().join("bin"))
        .find(|folder| folder.join("initdb").is_file())
        .or_else(|| Some(on_path("initdb")?.parent()?.to_owned()))
        .context("PostgreSQL's `initdb` is not there")
}

/// Returns true if the server answers with its version.
pub(crate) fn is_there(shell: &Shell) -> bool {
    find().is_ok_and(|folder| {
        let mut command = shell.command(folder.join("postgres"));
        command.arg("--version");
        shell.answer(command).is_some()
    })
}

/// Installs it on Debian; elsewhere says what to install.
pub(crate) fn install(shell: &Shell) -> Result<()> {
    let problem = "there is no PostgreSQL server";
    debian::install(shell, problem, &["postgresql"], ELSEWHERE)?;
    find().map(drop)
}
