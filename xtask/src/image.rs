//! `cargo xtask image`: the container image of the service, tried out, and the list of its parts.

mod container;
mod sbom;

use anyhow::{Result, ensure};
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use xshell::cmd;

use crate::app;
use crate::setup::{self, tools};
use crate::shell::Shell;
use container::Image;

/// Static: the image has no C library.
const TARGET: &str = "x86_64-unknown-linux-musl";

/// Where Debian and most others keep the certificates of the public authorities.
const ROOTS: &str = "/etc/ssl/certs/ca-certificates.crt";

/// The bound on the image, in bytes.
const MOST_BYTES: u64 = 25_000_000;

#[derive(Args)]
pub(crate) struct Options {
    /// Only write what the image is made of into target/image, for `docker build target/image`
    #[arg(long)]
    context_only: bool,
}

/// Builds the image into `target/image`, starts it on a read-only file system, and asks it about
/// personas of the simulated GitHub.
pub(crate) fn image(shell: &Shell, options: &Options) -> Result<ExitCode> {
    let tools = if options.context_only { tools::FOR_THE_BINARY } else { tools::FOR_THE_IMAGE };
    setup::make_ready(shell, &[tools::FOR_BUILDING, tools].concat())?;
    app::build(shell)?;
    let binary = build_binary(shell)?;
    let context = write_context(shell, &binary)?;
    let list = context.join("ghcr-connect.cdx.json");
    println!("parts: {} crates, listed in {}", sbom::write(shell, &binary, &list)?, list.display());
    if options.context_only {
        println!("image: `docker build {}` makes it", context.display());
        return Ok(ExitCode::SUCCESS);
    }
    app::build_servers(shell)?;
    let image = Image::build(shell, &context)?;
    let bytes = image.archive.metadata()?.len();
    ensure!(
        bytes <= MOST_BYTES,
        "the image has {bytes} bytes, and may have {MOST_BYTES}. `cargo xtask size` shows the \
         app's share."
    );
    let seen = image.try_out(shell)?;
    println!("image: {}", image.archive.display());
    println!("size: {}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10);
    println!("{seen}");
    Ok(ExitCode::SUCCESS)
}

/// Builds the service with the app in it.
fn build_binary(shell: &Shell) -> Result<PathBuf> {
    let flags = ["--release", "--target", TARGET, "-p", "ghcr-proxy", "--features", "embed"];
    shell
        .must(cmd!(shell, "cargo build {flags...}"), "The compiler's message above says where.")?;
    Ok(shell.target(TARGET).join("release/ghcr-proxy"))
}

/// Writes all that the Containerfile copies, and itself, into an empty folder.
fn write_context(shell: &Shell, binary: &Path) -> Result<PathBuf> {
    let context = shell.target("image");
    shell.empty_folder(&context)?;
    ensure!(
        Path::new(ROOTS).is_file(),
        "there is no {ROOTS}. Install the package ca-certificates."
    );
    // Only debuggers and backtraces miss the names of functions, which take a fifth of the file.
    let stripped = context.join("ghcr-proxy");
    let strip = cmd!(shell, "strip --strip-all -o {stripped} {binary}");
    shell.must(strip, "Install the package binutils.")?;
    shell.copy_file(ROOTS, context.join("ca-certificates.crt"))?;
    // Docker looks for the second name without being told another.
    for name in ["Containerfile", "Dockerfile"] {
        shell.copy_file(shell.root("deploy/image/Containerfile"), context.join(name))?;
    }
    Ok(context)
}
