//! Building what is served: the app into `dist/`, the proxy and the sandbox into `target/release`.

mod digest;
mod join;
mod minify;
mod paths;
mod precompress;
mod shorten;

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::setup;
use crate::shell::Shell;
use crate::timing::spoken;
use digest::Digest;

pub(crate) use precompress::precompress;

/// All files of the built app, as paths from `dist`.
pub(crate) fn files_of(dist: &Path) -> Result<BTreeSet<PathBuf>> {
    digest::files_below(dist, &|_| true)
}

/// The file that the proxy sends instead of `file` to a browser that takes brotli.
pub(crate) fn brotli_twin(file: &Path) -> PathBuf {
    precompress::twin(file, "br")
}

/// Builds the app and compresses it for the wire, unless `dist/` is exactly what that gave last time.
///
/// Always the release build: it is the one whose size is bounded, and the one that went through wasm-opt.
pub(crate) fn build(shell: &Shell) -> Result<()> {
    if is_up_to_date(shell)? {
        println!("app: unchanged since it was built");
        return Ok(());
    }
    let start = Instant::now();
    println!("app: building (3 to 4 minutes where cargo has nothing yet, else half a minute) …");
    let sources = Digest::of_sources(shell.place.root())?;
    // Trunk is kept from downloading tools, and its cargo with it: the crates must be there before.
    shell.must(shell.cargo(["fetch", "--quiet"]), "Cargo must reach crates.io for what it has not yet.")?;
    let mut trunk = shell.command(shell.place.tool("trunk"));
    trunk.args(["build", "--release", "--offline"]);
    // Trunk takes the variable for a flag of its own and wants `true` or `false` in it.
    trunk.env_remove("NO_COLOR");
    trunk.env(paths::VARIABLE, paths::remapped());
    shell.must(trunk, "The message above says where; `cargo xtask check` finds most of it faster.")?;
    minify::minify(shell, &shell.place.dist())?;
    shorten::shorten(&shell.place.dist())?;
    join::join(shell, &shell.place.dist())?;
    precompress(&shell.place.dist())?;
    remember(shell, sources)?;
    println!("app … {}", spoken(start.elapsed()));
    Ok(())
}

/// Builds the proxy, the sandbox and the server of the examples, always all: one set of dependencies, whichever command
/// asks.
pub(crate) fn build_servers(shell: &Shell) -> Result<()> {
    let start = Instant::now();
    println!("servers: building …");
    let mut command = shell.cargo(["build", "--release", "-p", "ghcr-proxy", "-p", "ghcr-sandbox"]);
    command.args(["-p", "example-host"]);
    shell.must(command, "The compiler's message above says where.")?;
    println!("servers … {}", spoken(start.elapsed()));
    Ok(())
}

/// The stamp holds what went in, through which tools, and what came out, so that neither a changed source
/// nor a `dist/` that another command wrote passes as built.
fn is_up_to_date(shell: &Shell) -> Result<bool> {
    let Ok(stamp) = fs::read_to_string(stamp_file(shell)) else {
        return Ok(false);
    };
    let dist = shell.place.dist();
    if !dist.join("index.html").is_file() {
        return Ok(false);
    }
    let sources = Digest::of_sources(shell.place.root())?;
    Ok(stamp == stamp_of(sources, Digest::of_folder(&dist)?))
}

/// Written last: an interrupted build leaves the old stamp, which does not fit the new `dist/`.
fn remember(shell: &Shell, sources: Digest) -> Result<()> {
    let stamp = stamp_of(sources, Digest::of_folder(&shell.place.dist())?);
    let file = stamp_file(shell);
    fs::write(&file, stamp).with_context(|| format!("cannot write {}", file.display()))
}

fn stamp_file(shell: &Shell) -> PathBuf {
    shell.place.target().join("app.stamp")
}

fn stamp_of(sources: Digest, dist: Digest) -> String {
    format!("from {sources} through {} to {dist}\n", setup::titles(setup::FOR_BUILDING))
}
