//! Tools from crates.io, in the project's own folder.

use anyhow::Result;
use xshell::cmd;

use super::names_version;
use crate::shell::Shell;

/// A binary crate at the one version that is known to work here.
#[derive(Debug)]
pub(crate) struct CargoTool {
    package: &'static str,
    pub(super) version: &'static str,
    programs: &'static [&'static str],
    flags: &'static [&'static str],
    opt_level: &'static str,
}

impl CargoTool {
    pub(super) const fn of(
        package: &'static str,
        version: &'static str,
        programs: &'static [&'static str],
    ) -> Self {
        Self { package, version, programs, flags: &[], opt_level: "1" }
    }

    /// With those flags of `cargo install`.
    pub(super) const fn with(self, flags: &'static [&'static str]) -> Self {
        Self { flags, ..self }
    }

    /// Not optimised at all: it waits for others most of the time.
    pub(super) const fn unoptimised(self) -> Self {
        Self { opt_level: "0", ..self }
    }

    /// Looks on `PATH` too.
    pub(super) fn is_there(&self, shell: &Shell) -> bool {
        self.programs.iter().all(|program| {
            let answer = shell.answer(cmd!(shell, "{program} --version"));
            answer.is_some_and(|answer| names_version(&answer, self.version))
        })
    }

    pub(super) fn takes(&self, from_source: &str) -> String {
        match which::which("cargo-binstall") {
            Ok(_) => format!("a download; where there is none to be had, {from_source}"),
            Err(_) => format!("{from_source} from source"),
        }
    }

    /// Downloads the tool where `cargo binstall` is there and knows it, and otherwise builds it.
    pub(super) fn install(&self, shell: &Shell) -> Result<()> {
        if shell.which("cargo-binstall").is_some() && self.download(shell).is_ok() {
            return Ok(());
        }
        self.build(shell)
    }

    fn download(&self, shell: &Shell) -> Result<()> {
        let (root, Self { package, version, .. }) = (shell.tools(""), self);
        let strategies = "--disable-strategies=compile";
        let download = cmd!(shell, "cargo binstall --no-confirm --force {strategies}");
        shell.must(download.arg("--root").arg(root).arg(format!("{package}@{version}")), "")
    }

    /// Builds in a folder that stays: where this was interrupted, the next try goes on, and the
    /// tools share what they have in common. None of them works hard enough for optimisation to
    /// pay: Trunk's own settings take three times as long to compile.
    fn build(&self, shell: &Shell) -> Result<()> {
        let (root, built) = (shell.tools(""), shell.target("tools"));
        let Self { package, version, flags, opt_level, .. } = *self;
        let install = cmd!(shell, "cargo install --locked --force {flags...} --root {root}")
            .arg("--target-dir")
            .arg(built)
            .arg(format!("{package}@{version}"))
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level);
        let advice = "The compiler's or cargo's message above says why: most often crates.io is \
            out of reach or the disk is full. Run this again: what was built is kept.";
        shell.must(install, advice)
    }
}
