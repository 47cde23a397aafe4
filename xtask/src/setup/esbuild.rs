//! esbuild, from npm, which makes scripts smaller and nothing else.

use anyhow::Result;
use std::path::PathBuf;

use super::npm_folder::NpmFolder;
use crate::shell::Shell;

/// The same as in `esbuild/package.json` and its lock.
pub(crate) const VERSION: &str = "0.28.2";

const FOLDER: NpmFolder = NpmFolder {
    name: "npm-esbuild",
    package: include_str!("esbuild/package.json"),
    lock: include_str!("esbuild/package-lock.json"),
};

/// The program.
pub(crate) fn program(shell: &Shell) -> PathBuf {
    FOLDER.program(shell, "esbuild")
}

pub(crate) fn is_there(shell: &Shell) -> bool {
    FOLDER.has_program(shell, "esbuild", VERSION)
}

pub(crate) fn install(shell: &Shell) -> Result<()> {
    FOLDER.install(shell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_and_lock_are_of_the_pinned_version() {
        assert!(FOLDER.package.contains(&format!("\"esbuild\": \"{VERSION}\"")));
        assert!(FOLDER.lock.contains(&format!("\"version\": \"{VERSION}\"")));
    }
}
