//! Lighthouse, which scores how a page loads, reads and behaves, from npm.

use anyhow::Result;
use std::process::Command;

use super::npm_folder::NpmFolder;
use crate::shell::Shell;

/// The same as in `lighthouse/package.json` and its lock. 13 needs Node.js 22.
///
/// One of its packages asks for the `latest` of another one, which no lock can hold: `package.json`
/// overrides it.
pub(crate) const VERSION: &str = "12.8.2";

const FOLDER: NpmFolder = NpmFolder {
    name: "npm-lighthouse",
    package: include_str!("lighthouse/package.json"),
    lock: include_str!("lighthouse/package-lock.json"),
};

/// Lighthouse, without arguments yet.
pub(crate) fn command(shell: &Shell) -> Command {
    shell.command(FOLDER.program(shell, "lighthouse"))
}

pub(crate) fn is_there(shell: &Shell) -> bool {
    FOLDER.has_program(shell, "lighthouse", VERSION)
}

pub(crate) fn install(shell: &Shell) -> Result<()> {
    FOLDER.install(shell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_and_lock_are_of_the_pinned_version() {
        assert!(FOLDER.package.contains(&format!("\"lighthouse\": \"{VERSION}\"")));
        assert!(FOLDER.lock.contains(&format!("\"version\": \"{VERSION}\"")));
    }
}
