//! What the example hosts in React and Vue are built with, from npm.

use anyhow::Result;
use std::path::PathBuf;

use super::npm_folder::NpmFolder;
use crate::shell::Shell;

/// An example that has to be built. Its packages are not in the folder of its sources.
pub(crate) struct Example {
    pub(crate) name: &'static str,
    packages: NpmFolder,
}

pub(crate) const ALL: [Example; 2] = [
    Example {
        name: "react",
        packages: NpmFolder {
            name: "npm-examples/react",
            package: include_str!("../../../examples/react/package.json"),
            lock: include_str!("../../../examples/react/package-lock.json"),
        },
    },
    Example {
        name: "vue",
        packages: NpmFolder {
            name: "npm-examples/vue",
            package: include_str!("../../../examples/vue/package.json"),
            lock: include_str!("../../../examples/vue/package-lock.json"),
        },
    },
];

pub(crate) fn are_there(shell: &Shell) -> bool {
    ALL.iter().all(|example| example.packages.is_there(shell))
}

pub(crate) fn install(shell: &Shell) -> Result<()> {
    let mut missing = ALL.iter().filter(|example| !example.packages.is_there(shell));
    missing.try_for_each(|example| example.packages.install(shell))
}

impl Example {
    /// Where its packages are.
    pub(crate) fn node_modules(&self, shell: &Shell) -> PathBuf {
        self.packages.path(shell).join("node_modules")
    }
}
