//! What the example hosts in React and Vue are built with, from npm.

use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

use crate::shell::Shell;

/// An example that has to be built. Its `package.json` pins what it needs, and its lock holds the digests.
pub(crate) struct Example {
    pub(crate) name: &'static str,
    package: &'static str,
    lock: &'static str,
}

pub(crate) const ALL: [Example; 2] = [
    Example {
        name: "react",
        package: include_str!("../../../examples/react/package.json"),
        lock: include_str!("../../../examples/react/package-lock.json"),
    },
    Example {
        name: "vue",
        package: include_str!("../../../examples/vue/package.json"),
        lock: include_str!("../../../examples/vue/package-lock.json"),
    },
];

pub(crate) fn are_there(shell: &Shell) -> bool {
    ALL.iter().all(|example| example.is_there(shell))
}

pub(crate) fn install(shell: &Shell) -> Result<()> {
    ALL.iter().filter(|example| !example.is_there(shell)).try_for_each(|example| example.install(shell))
}

impl Example {
    /// Where its packages are; not in the folder of its sources.
    pub(crate) fn node_modules(&self, shell: &Shell) -> PathBuf {
        self.folder(shell).join("node_modules")
    }

    fn folder(&self, shell: &Shell) -> PathBuf {
        shell.place.tools().join("npm-examples").join(self.name)
    }

    /// npm itself says whether all packages are there in their versions.
    fn is_there(&self, shell: &Shell) -> bool {
        let folder = self.folder(shell);
        let is_of_this_lock =
            fs::read_to_string(folder.join("package-lock.json")).is_ok_and(|lock| lock == self.lock);
        let mut command = shell.command("npm");
        command.args(["ls", "--all", "--silent"]).current_dir(folder);
        is_of_this_lock && shell.answer(command).is_some()
    }

    fn install(&self, shell: &Shell) -> Result<()> {
        let folder = self.folder(shell);
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        for (name, content) in [("package.json", self.package), ("package-lock.json", self.lock)] {
            let file = folder.join(name);
            fs::write(&file, content).with_context(|| format!("cannot write {}", file.display()))?;
        }
        let mut command = shell.command("npm");
        command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        command.current_dir(folder);
        shell.must(command, "Install Node.js 20.19 or newer with npm, and see that npm reaches its registry.")
    }
}
