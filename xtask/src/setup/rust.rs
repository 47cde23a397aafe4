//! What rustup installs.

use anyhow::Result;
use xshell::cmd;

use crate::shell::Shell;

/// A part of Rust that does not come with the compiler.
#[derive(Debug)]
pub(crate) struct Component {
    is_there: fn(&Shell) -> bool,
    /// Arguments of rustup.
    install: &'static [&'static str],
}

/// Asks the compiler, so that a Rust which did not come from rustup is fine too. The compiler names
/// the folder whether or not it exists.
pub(super) const WASM_TARGET: Component = Component {
    is_there: |shell| {
        let target = "wasm32-unknown-unknown";
        let folder = shell.answer(cmd!(shell, "rustc --print target-libdir --target {target}"));
        folder.is_some_and(|folder| std::fs::exists(folder).unwrap_or(false))
    },
    install: &["target", "add", "wasm32-unknown-unknown"],
};

/// The nightly compiler, which alone can build for the fuzzer.
pub(super) const NIGHTLY: Component = Component {
    is_there: |shell| shell.answer(cmd!(shell, "rustup run nightly rustc --version")).is_some(),
    install: &["toolchain", "install", "nightly", "--profile", "minimal"],
};

impl Component {
    pub(super) fn is_there(&self, shell: &Shell) -> bool {
        (self.is_there)(shell)
    }

    pub(super) fn install(&self, shell: &Shell) -> Result<()> {
        let words = self.install;
        shell.must(
            cmd!(shell, "rustup {words...}"),
            "Install Rust by rustup (https://rustup.rs) and see that it can download.",
        )
    }
}
