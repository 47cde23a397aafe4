//! TypeScript, and the types of React and Vue that ours are compiled against, from npm.

use anyhow::Result;
use std::path::PathBuf;

use super::npm_folder::NpmFolder;
use crate::shell::Shell;

/// The same as in `typescript/package.json` and its lock.
pub(crate) const VERSION: &str = "7.0.2";

const FOLDER: NpmFolder = NpmFolder {
    name: "npm-typescript",
    package: include_str!("typescript/package.json"),
    lock: include_str!("typescript/package-lock.json"),
};

/// The compiler.
pub(crate) fn compiler(shell: &Shell) -> PathBuf {
    FOLDER.program(shell, "tsc")
}

/// Where the packages are.
pub(crate) fn modules(shell: &Shell) -> PathBuf {
    FOLDER.path(shell).join("node_modules")
}

pub(crate) fn is_there(shell: &Shell) -> bool {
    FOLDER.has_program(shell, "tsc", VERSION)
}

pub(crate) fn install(shell: &Shell) -> Result<()> {
    FOLDER.install(shell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_and_lock_are_of_the_pinned_version() {
        assert!(FOLDER.package.contains(&format!("\"typescript\": \"{VERSION}\"")));
        assert!(FOLDER.lock.contains(&format!("\"typescript\": \"{VERSION}\"")));
    }
}
