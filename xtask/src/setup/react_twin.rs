//! What `bench/react-twin` is built with, from npm: React, its router, the form's libraries, and
//! Vite.

use anyhow::Result;
use std::path::PathBuf;

use super::npm_folder::NpmFolder;
use crate::shell::Shell;

const FOLDER: NpmFolder = NpmFolder {
    name: "npm-react-twin",
    package: include_str!("../../../bench/react-twin/package.json"),
    lock: include_str!("../../../bench/react-twin/package-lock.json"),
};

/// Where the packages are, and where the sources have to be to find them.
pub(crate) fn folder(shell: &Shell) -> PathBuf {
    FOLDER.path(shell)
}

pub(crate) fn is_there(shell: &Shell) -> bool {
    FOLDER.is_there(shell)
}

pub(crate) fn install(shell: &Shell) -> Result<()> {
    FOLDER.install(shell)
}
