//! `cargo xtask package`: the element as an npm package, in `target/package`.

pub(crate) mod element;
mod files;

use anyhow::{Context, Result};
use clap::Args;
use std::os::unix::fs::symlink;
use std::process::ExitCode;
use xshell::cmd;

use crate::app;
use crate::setup::npm::TYPESCRIPT;
use crate::setup::{self, tools};
use crate::shell::Shell;

#[derive(Args)]
pub(crate) struct Options {
    /// Also compile the tests of its types
    #[arg(long)]
    check: bool,
}

pub(crate) fn package(shell: &Shell, options: &Options) -> Result<ExitCode> {
    let types = if options.check { tools::FOR_PACKAGING } else { &[] };
    setup::make_ready(shell, &[tools::FOR_BUILDING, types].concat())?;
    app::build(shell)?;
    if options.check { make_and_check(shell) } else { make(shell) }?;
    println!("The package is in {}.", shell.target("package").display());
    Ok(ExitCode::SUCCESS)
}

/// Makes the package from the built app, and compiles the tests of its types.
///
/// # Errors
///
/// When a file is missing, npm refuses the package, or a type is not what its test says.
pub(crate) fn make_and_check(shell: &Shell) -> Result<()> {
    make(shell)?;
    check_types(shell)?;
    println!("types: every use in embed/types-test is judged as it should be");
    Ok(())
}

/// Writes the files, and lets npm list them with their sizes.
fn make(shell: &Shell) -> Result<()> {
    let folder = shell.target("package");
    shell.empty_folder(&folder)?;
    for (name, content) in files::collect(shell)? {
        shell.write_file(folder.join(name), content)?;
    }
    let advice = "Correct embed/package/package.json as npm's message above says.";
    shell.must(cmd!(shell, "npm pack --dry-run --ignore-scripts {folder}"), advice)
}

/// Compiles the tests of the types against the package as npm would install it.
fn check_types(shell: &Shell) -> Result<()> {
    let tests = shell.target("types-test");
    let modules = tests.join("node_modules");
    shell.empty_folder(&tests)?;
    shell.copy_folder(&shell.root("embed/types-test"), &tests)?;
    shell.copy_folder(&shell.target("package"), &modules.join("ghcr-connect"))?;
    // The types that ours name; TypeScript follows the links to where their own dependencies are.
    let installed = TYPESCRIPT.path(shell, "node_modules");
    for name in ["@types", "vue"] {
        symlink(installed.join(name), modules.join(name))
            .with_context(|| format!("cannot link {name}"))?;
    }
    let compiler = installed.join(".bin/tsc");
    for (module, resolution) in [("nodenext", "nodenext"), ("esnext", "bundler")] {
        let flags = ["--module", module, "--moduleResolution", resolution];
        let advice = "Correct the types in embed/*.d.ts, or their tests in embed/types-test.";
        shell.must(cmd!(shell, "{compiler} --project {tests} {flags...}"), advice)?;
    }
    Ok(())
}
