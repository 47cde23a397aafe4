//! What rustup installs.

use anyhow::Result;
use xshell::cmd;

use crate::shell::Shell;

/// A part of Rust that does not come with the compiler.
#[derive(Debug)]
pub(crate) enum Component {
    /// The standard library of that target.
    Target(&'static str),
    /// The nightly compiler, which alone can build for the fuzzer.
    Nightly,
}

impl Component {
    /// Asks the compiler, so that a Rust which did not come from rustup is fine too.
    pub(super) fn is_there(&self, shell: &Shell) -> bool {
        match self {
            // The compiler names the folder whether or not it exists.
            Self::Target(target) => shell
                .answer(cmd!(shell, "rustc --print target-libdir --target {target}"))
                .is_some_and(|folder| std::fs::exists(folder).unwrap_or(false)),
            Self::Nightly => {
                shell.answer(cmd!(shell, "rustup run nightly rustc --version")).is_some()
            }
        }
    }

    pub(super) fn install(&self, shell: &Shell) -> Result<()> {
        let words = match self {
            Self::Target(target) => format!("target add {target}"),
            Self::Nightly => "toolchain install nightly --profile minimal".to_owned(),
        };
        shell.must(
            cmd!(shell, "rustup").args(words.split(' ')),
            "Install Rust by rustup (https://rustup.rs) and see that it can download.",
        )
    }
}
