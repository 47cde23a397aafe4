//! `cargo xtask package`: the element as an npm package, in `target/package`.

mod contract;
pub(crate) mod element;
mod files;
mod integrity;
mod manifest;
mod npm;
#[cfg(test)]
mod promises;
mod types;

use anyhow::{Context, Result};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::app;
use crate::setup;
use crate::shell::Shell;
use files::Package;
use npm::Packed;

#[derive(Args)]
pub(crate) struct Options {
    /// Also compile the tests of its types
    #[arg(long)]
    check: bool,
}

pub(crate) fn package(shell: &Shell, options: &Options) -> Result<ExitCode> {
    setup::make_ready(shell, setup::FOR_BUILDING)?;
    app::build(shell)?;
    if options.check {
        setup::make_ready(shell, setup::FOR_PACKAGING)?;
        make_and_check(shell)?;
    } else {
        make(shell)?;
    }
    println!("The package is in {}.", folder(shell).display());
    Ok(ExitCode::SUCCESS)
}

/// Makes the package from the built app, and compiles the tests of its types.
///
/// # Errors
///
/// When a file is missing, npm leaves one out, or a type is not what its test says.
pub(crate) fn make_and_check(shell: &Shell) -> Result<()> {
    let packed = make(shell)?;
    npm::check_types(shell, &folder(shell), &packed)?;
    println!("types: every use in embed/types-test is judged as it should be");
    Ok(())
}

fn make(shell: &Shell) -> Result<Packed> {
    let folder = folder(shell);
    let package = files::collect(&shell.place)?;
    write(&folder, &package)?;
    let packed = Packed::of(shell, &folder)?;
    print!("{packed}");
    packed.must_hold(package.keys().map(String::as_str))?;
    Ok(packed)
}

fn folder(shell: &Shell) -> PathBuf {
    shell.place.target().join("package")
}

/// Nothing of an older package stays.
fn write(folder: &Path, package: &Package) -> Result<()> {
    let _ = fs::remove_dir_all(folder);
    for (name, content) in package {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .with_context(|| format!("cannot create {}", parent.display()))?;
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
