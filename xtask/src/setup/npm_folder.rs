//! Packages of npm in a folder of their own below `.tools`, exactly as a lock names them.

use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

use super::cargo_tool::answers_with_version;
use crate::shell::Shell;

/// A `package.json` and its lock, which holds the digests that npm checks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NpmFolder {
    /// Of the folder.
    pub(crate) name: &'static str,
    pub(crate) package: &'static str,
    pub(crate) lock: &'static str,
}

impl NpmFolder {
    pub(crate) fn path(&self, shell: &Shell) -> PathBuf {
        shell.place.tools().join(self.name)
    }

    /// npm writes the hidden lock last of all.
    pub(crate) fn is_there(&self, shell: &Shell) -> bool {
        let folder = self.path(shell);
        let is_of_this_lock = fs::read_to_string(folder.join("package-lock.json"))
            .is_ok_and(|lock| lock == self.lock);
        is_of_this_lock && folder.join("node_modules/.package-lock.json").is_file()
    }

    /// A program of the packages.
    pub(crate) fn program(&self, shell: &Shell, name: &str) -> PathBuf {
        self.path(shell).join("node_modules/.bin").join(name)
    }

    /// Whether the packages are there, and the program says that it is of that version.
    pub(crate) fn has_program(&self, shell: &Shell, name: &str, version: &str) -> bool {
        let mut command = shell.command(self.program(shell, name));
        command.arg("--version");
        self.is_there(shell)
            && shell.answer(command).is_some_and(|answer| answers_with_version(&answer, version))
    }

    pub(crate) fn install(&self, shell: &Shell) -> Result<()> {
        let folder = self.path(shell);
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        for (name, content) in [("package.json", self.package), ("package-lock.json", self.lock)] {
            let file = folder.join(name);
            fs::write(&file, content)
                .with_context(|| format!("cannot write {}", file.display()))?;
        }
        let mut command = shell.command("npm");
        command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        command.current_dir(folder);
        shell.must(
            command,
            "Install Node.js 20.19 or newer with npm, and see that npm reaches its registry.",
        )
    }
}
