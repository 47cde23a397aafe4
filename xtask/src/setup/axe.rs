//! axe-core, which looks for what keeps people with disabilities from using a page, from npm.

use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

use super::cargo_tool::answers_with_version;
use crate::shell::Shell;

/// The same as in `axe/package.json` and its lock, which holds the digest that npm checks.
pub(crate) const VERSION: &str = "4.14.1";

const PACKAGE: &str = include_str!("axe/package.json");
const LOCK: &str = include_str!("axe/package-lock.json");

/// The script that a page is given.
pub(crate) fn script(shell: &Shell) -> PathBuf {
    folder(shell).join("node_modules/axe-core/axe.min.js")
}

/// A script has no `--version`, but its first line names it.
pub(crate) fn is_there(shell: &Shell) -> bool {
    fs::read_to_string(script(shell)).is_ok_and(|source| names_its_version(&source))
}

pub(crate) fn install(shell: &Shell) -> Result<()> {
    let folder = folder(shell);
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    for (name, content) in [("package.json", PACKAGE), ("package-lock.json", LOCK)] {
        let file = folder.join(name);
        fs::write(&file, content).with_context(|| format!("cannot write {}", file.display()))?;
    }
    let mut command = shell.command("npm");
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    command.current_dir(folder);
    shell.must(
        command,
        "Install Node.js 20 or newer with npm, and see that npm reaches its registry.",
    )
}

fn folder(shell: &Shell) -> PathBuf {
    shell.place.tools().join("npm-axe")
}

fn names_its_version(source: &str) -> bool {
    source.lines().next().is_some_and(|line| answers_with_version(line, &format!("v{VERSION}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_and_lock_are_of_the_pinned_version() {
        assert!(PACKAGE.contains(&format!("\"axe-core\": \"{VERSION}\"")));
        assert!(LOCK.contains(&format!("\"version\": \"{VERSION}\"")));
    }

    #[test]
    fn the_script_is_known_by_its_first_line() {
        assert!(names_its_version("/*! axe v4.14.1\n * Copyright"));
        assert!(!names_its_version("/*! axe v4.14.10\n * Copyright"));
        assert!(!names_its_version(""));
    }
}
