//! Building the example hosts, from copies: nothing is written beside their sources.

use anyhow::{Context, Result};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::app::files_of;
use crate::setup::examples::{ALL, Example};
use crate::shell::Shell;
use crate::timing::spoken;

/// The examples that are served as they are written.
const READY_MADE: &[&str] = &["plain", "dashboard"];

/// Where they are when they are built, as `example-host` serves them.
pub(crate) fn pages(shell: &Shell) -> PathBuf {
    folder(shell).join("pages")
}

/// Checks the types of those that have types, and builds all.
pub(crate) fn build(shell: &Shell) -> Result<()> {
    let start = Instant::now();
    println!("example hosts: checking types and building …");
    let root = shell.place.root();
    let folder = folder(shell);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    copy(&root.join("embed"), &folder.join("source/embed"))?;
    for example in &ALL {
        build_one(shell, example)?;
    }
    for name in READY_MADE {
        copy(&root.join("examples").join(name), &pages(shell).join(name))?;
    }
    println!("example hosts … {}", spoken(start.elapsed()));
    Ok(())
}

/// The copy lies to the copied types as the sources do to theirs.
fn build_one(shell: &Shell, example: &Example) -> Result<()> {
    let source = folder(shell).join("source/examples").join(example.name);
    copy(&shell.place.root().join("examples").join(example.name), &source)?;
    let packages = source.join("node_modules");
    symlink(example.node_modules(shell), &packages)
        .with_context(|| format!("cannot write {}", packages.display()))?;
    let npm = |arguments: &[&str]| {
        let mut command = shell.command("npm");
        command.args(["run", "--silent"]).args(arguments).current_dir(&source);
        command
    };
    let advice = format!("Mend examples/{} as the message above says.", example.name);
    shell.must(npm(&["check"]), &advice)?;
    let mut build = npm(&["build", "--", "--logLevel", "warn", "--emptyOutDir", "--outDir"]);
    build.arg(pages(shell).join(example.name));
    shell.must(build, &advice)
}

fn folder(shell: &Shell) -> PathBuf {
    shell.place.target().join("examples")
}

/// Copies the files of a folder, but for what somebody has installed or built in it by hand.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in files_of(from)? {
        if file.starts_with("node_modules") || file.starts_with("dist") {
            continue;
        }
        let copy = to.join(&file);
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot create {}", folder.display()))?;
        }
        fs::copy(from.join(&file), &copy)
            .with_context(|| format!("cannot write {}", copy.display()))?;
    }
    Ok(())
}
