//! Builds the example hosts, from copies: nothing is written beside their sources.

use anyhow::{Context, Result};
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use xshell::cmd;

use crate::progress::Step;
use crate::setup::npm::{NpmFolder, REACT_EXAMPLE, VUE_EXAMPLE};
use crate::shell::Shell;

/// Where the examples are when they are built, as `example-host` serves them.
pub(crate) fn pages(shell: &Shell) -> PathBuf {
    shell.target("examples/pages")
}

/// Checks the types of those that have types, and builds all.
pub(crate) fn build(shell: &Shell) -> Result<()> {
    let work = |shell: &Shell| {
        shell.empty_folder(&shell.target("examples"))?;
        shell.copy_folder(&shell.root("embed"), &shell.target("examples/source/embed"))?;
        for name in ["plain", "dashboard"] {
            shell.copy_folder(&shell.root("examples").join(name), &pages(shell).join(name))?;
        }
        build_with_vite(shell, "react", &REACT_EXAMPLE)?;
        build_with_vite(shell, "vue", &VUE_EXAMPLE)
    };
    Step::new("example hosts", "checking types and building", work).run_alone(shell)
}

/// In a copy whose place relative to the copied types is that of the sources.
fn build_with_vite(shell: &Shell, name: &str, packages: &NpmFolder) -> Result<()> {
    let source = shell.target("examples/source/examples").join(name);
    shell.copy_folder(&shell.root("examples").join(name), &source)?;
    symlink(packages.path(shell, "node_modules"), source.join("node_modules"))
        .with_context(|| format!("cannot write into {}", source.display()))?;
    let advice = format!("Correct examples/{name} as the message above says.");
    shell.must(cmd!(shell, "npm run --silent --prefix {source} check"), &advice)?;
    let (vite, built) =
        (["--logLevel", "warn", "--emptyOutDir", "--outDir"], pages(shell).join(name));
    shell
        .must(cmd!(shell, "npm run --silent --prefix {source} build -- {vite...} {built}"), &advice)
}
