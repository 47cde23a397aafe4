//! Builds what is served: the app into `dist/`, the proxy and the sandbox into `target/release`.

mod digest;
mod precompress;

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

/// The addresses of the pages that can be read before the app runs. The first one is the form's, the
/// others are help.
pub(crate) const ADDRESSES: [&str; 4] = ["/", "/guide/", "/best-practices/", "/troubleshooting/"];

/// The address of the saved registries.
pub(crate) const LIST: &str = "/registries/";

/// All files of the built app, as paths from `dist`.
pub(crate) fn files_of(dist: &Path) -> Result<BTreeSet<PathBuf>> {
    digest::files_below(dist, &|_| true)
}

/// The file that the proxy sends instead of `file` to a browser that accepts brotli.
pub(crate) fn brotli_twin(file: &Path) -> PathBuf {
    precompress::twin(file, "br")
}

/// Builds the app with Trunk and compresses its files, unless `dist/` is up to date.
///
/// This is always the release build: the size budgets apply to it, and wasm-opt has processed it.
pub(crate) fn build(shell: &Shell) -> Result<()> {
    if is_up_to_date(shell)? {
        println!("app: unchanged since it was built");
        return Ok(());
    }
    let start = Instant::now();
    println!("app: building (some minutes at first, less than one when little has changed) …");
    let sources = Digest::of_sources(shell.place.root())?;
    // `trunk build --offline` runs cargo offline too, so the crates must be downloaded before.
    shell.must(
        shell.cargo(["fetch", "--quiet"]),
        "Cargo must reach crates.io for missing crates.",
    )?;
    // Offline, because Trunk would download the tools that `setup` has installed.
    let mut trunk = shell.command(shell.place.tool("trunk"));
    trunk.args(["build", "--release", "--offline"]);
    // Trunk reads this variable as a flag of its own, and accepts only `true` or `false`.
    trunk.env_remove("NO_COLOR");
    shell.must(
        trunk,
        "The message above says where; `cargo xtask check` finds most of it faster.",
    )?;
    precompress(&shell.place.dist())?;
    write_stamp(shell, sources)?;
    println!("app … {}", spoken(start.elapsed()));
    Ok(())
}

/// Builds the proxy with the app in it, the sandbox and the server of the examples. The app must be
/// built before.
///
/// It always builds all three, so that cargo resolves the same features for every command.
pub(crate) fn build_servers(shell: &Shell) -> Result<()> {
    let start = Instant::now();
    println!("servers: building …");
    let mut command = shell.cargo(["build", "--release", "-p", "ghcr-proxy", "-p", "ghcr-sandbox"]);
    command.args(["-p", "example-host", "--features", "ghcr-proxy/embed"]);
    shell.must(command, "The compiler's message above says where.")?;
    println!("servers … {}", spoken(start.elapsed()));
    Ok(())
}

/// Returns true if the stamp matches the sources, the versions of the tools and `dist/`.
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

/// Writes the stamp of a finished build. After an interrupted build the old stamp remains, which
/// does not match the new `dist/`.
fn write_stamp(shell: &Shell, sources: Digest) -> Result<()> {
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
