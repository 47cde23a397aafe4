//! Tools that are built from crates.io into the project's own git-ignored folder.

use anyhow::Result;
use std::fmt;

use crate::shell::Shell;

/// A binary crate at the one version that is known to work here.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CargoTool {
    pub(crate) package: &'static str,
    pub(crate) program: &'static str,
    pub(crate) version: &'static str,
    /// How long building it takes on 2 cores.
    pub(crate) expect: &'static str,
    /// Whether what it does takes long enough for the compiler's optimisation to pay.
    pub(crate) optimised: bool,
}

impl CargoTool {
    pub(crate) fn expectation(&self) -> String {
        format!("built from source, which takes {}", self.expect)
    }

    pub(crate) fn is_there(&self, shell: &Shell) -> bool {
        let mut command = shell.command(shell.place.tool(self.program));
        command.arg("--version");
        shell.answer(command).is_some_and(|answer| answers_with_version(&answer, self.version))
    }

    /// Builds in cargo's target folder instead of a temporary one: where this was interrupted, the
    /// next try goes on, and the tools share what they have in common.
    pub(crate) fn install(&self, shell: &Shell) -> Result<()> {
        let mut command = shell.cargo(["install", "--locked", "--force"]);
        command.arg("--root").arg(shell.place.tools());
        command.arg("--target-dir").arg(shell.place.target().join("tools"));
        command.arg(format!("{}@{}", self.package, self.version));
        if !self.optimised {
            command.arg("--debug").env("CARGO_PROFILE_DEV_DEBUG", "false");
        }
        shell.must(
            command,
            "The compiler's or cargo's message above says why: most often crates.io is out of reach or the \
             disk is full. Run this again: what was built is kept.",
        )
    }
}

impl fmt::Display for CargoTool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.package, self.version)
    }
}

/// Whether the answer to `--version` (`trunk 0.21.14`) names this version, and not one that merely
/// starts or ends like it.
pub(crate) fn answers_with_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_as_a_whole_word() {
        assert!(answers_with_version("wasm-bindgen 0.2.128", "0.2.128"));
        assert!(answers_with_version("trunk 0.21.14 (abc 2026-01-01)", "0.21.14"));
        assert!(!answers_with_version("trunk 0.21.1", "0.21.14"));
        assert!(!answers_with_version("trunk 0.21.14-rc.1", "0.21.14"));
        assert!(!answers_with_version("", "0.21.14"));
    }
}
