//! Installs the tools that a command needs and the machine lacks.
//!
//! A tool counts as installed when it runs and answers with its version, so an installation that
//! was interrupted counts as missing. What comes from different places is installed side by side.

pub(crate) mod browsers;
mod cargo;
mod debian;
pub(crate) mod npm;
mod rust;
pub(crate) mod tools;

use anyhow::{Result, ensure};
use std::collections::HashMap;
use std::mem::discriminant;

use crate::progress::{Step, run_side_by_side};
use crate::shell::Shell;
use cargo::CargoTool;
use debian::Packages;
use npm::NpmFolder;
use rust::Component;

/// A line of the table in `tools.rs`.
#[derive(Debug)]
pub(crate) struct Tool {
    /// What it is called, with its version where that matters.
    name: &'static str,
    /// What it is for.
    why: &'static str,
    /// How long it takes, or how much is downloaded.
    takes: &'static str,
    source: Source,
}

/// Where a tool comes from, and how to find out whether it is there.
#[derive(Debug)]
enum Source {
    Rustup(Component),
    Npm(&'static NpmFolder),
    Debian(Packages),
    Cargo(CargoTool),
}

/// Installs those of `tools` that are missing. Prints nothing if none is.
pub(crate) fn make_ready(shell: &Shell, tools: &[&'static Tool]) -> Result<()> {
    make_ready_beside(shell, tools, Vec::new())
}

/// The same; `others` are run side by side with the installation.
pub(crate) fn make_ready_beside(
    shell: &Shell,
    tools: &[&'static Tool],
    others: Vec<Step>,
) -> Result<()> {
    let is_missing = |tool: &&'static Tool| !tool.is_there(shell);
    let missing: Vec<_> = tools.iter().copied().filter(is_missing).collect();
    // The others compile with what rustup brings.
    let (of_rustup, missing): (Vec<_>, Vec<_>) =
        missing.into_iter().partition(|tool| matches!(tool.source, Source::Rustup(_)));
    of_rustup.into_iter().try_for_each(|tool| tool.step().run_alone(shell))?;
    // A lane for each source: cargo waits for itself, and so does apt-get.
    let mut lanes: HashMap<_, Vec<Step>> = HashMap::new();
    for tool in missing {
        lanes.entry(discriminant(&tool.source)).or_default().push(tool.step());
    }
    let others = others.into_iter().map(|other| vec![other]);
    run_side_by_side(shell, lanes.into_values().chain(others).collect())
}

/// The names and versions of the tools, in one line.
pub(crate) fn names(tools: &[&Tool]) -> String {
    tools.iter().map(|tool| tool.name).collect::<Vec<_>>().join(", ")
}

impl Tool {
    fn is_there(&self, shell: &Shell) -> bool {
        match &self.source {
            Source::Rustup(component) => component.is_there(shell),
            Source::Npm(folder) => folder.is_there(shell),
            Source::Debian(packages) => (packages.are_there)(shell),
            Source::Cargo(tool) => tool.is_there(shell),
        }
    }

    fn step(&'static self) -> Step {
        let takes = match &self.source {
            Source::Cargo(tool) => tool.takes(self.takes),
            _ => format!("a download of {}", self.takes),
        };
        Step::new(self.name, format!("{}; {takes}", self.why), |shell| {
            match &self.source {
                Source::Rustup(component) => component.install(shell),
                Source::Npm(folder) => folder.install(shell),
                Source::Debian(packages) => packages.install(shell),
                Source::Cargo(tool) => tool.install(shell),
            }?;
            ensure!(
                self.is_there(shell),
                "{} is installed now, but does not answer with its version: see that PATH does not \
                 lead to another one, or delete the folder .tools and run this again.",
                self.name
            );
            Ok(())
        })
    }
}

/// Returns true if an answer to `--version`, such as `trunk 0.21.14`, names exactly this version.
fn names_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_as_a_whole_word() {
        assert!(names_version("trunk 0.21.14 (abc 2026-01-01)", "0.21.14"));
        assert!(!names_version("trunk 0.21.1", "0.21.14"));
        assert!(!names_version("trunk 0.21.14-rc.1", "0.21.14"));
    }
}
