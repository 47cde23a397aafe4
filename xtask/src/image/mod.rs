//! `cargo xtask image`: the container image of the service, tried out, and the list of its parts.

mod container;
mod sbom;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::app;
use crate::setup::{self, debian};
use crate::shell::Shell;
use container::Image;

/// Static: the image has no C library.
const TARGET: &str = "x86_64-unknown-linux-musl";

/// Where Debian and most others keep the certificates of the public authorities.
const ROOTS: &str = "/etc/ssl/certs/ca-certificates.crt";

/// The bound on all bytes of the image.
const MOST_BYTES: u64 = 25_000_000;

#[derive(Args)]
pub(crate) struct Options {
    /// Only write what the image is made of into target/image, for `docker build target/image`
    #[arg(long)]
    context_only: bool,
}

/// Builds the image into `target/image/ghcr-connect.tar`, starts it as it says itself but on a
/// read-only file system, and asks it about a persona of the simulated GitHub.
pub(crate) fn image(shell: &Shell, options: &Options) -> Result<ExitCode> {
    install_tools(shell, options)?;
    app::build(shell)?;
    let binary = build_binary(shell)?;
    let context = write_context(shell, &binary)?;
    let parts = sbom::write(shell, &binary, &context.join("ghcr-connect.cdx.json"))?;
    println!("parts: {parts} crates in {}", shown(shell, &context.join("ghcr-connect.cdx.json")));
    if options.context_only {
        println!("image: `docker build {}` makes it", shown(shell, &context));
        return Ok(ExitCode::SUCCESS);
    }
    let image = Image::build(shell, &context)?;
    println!("image: {}", shown(shell, image.archive()));
    let bytes = fs::metadata(image.archive())?.len();
    ensure!(
        bytes <= MOST_BYTES,
        "the image has {bytes} bytes, and may have {MOST_BYTES}. `cargo xtask size` shows the app's share."
    );
    let seen = image.try_out(shell)?;
    println!("size: {:.1} MB of at most {} MB", in_megabytes(bytes), MOST_BYTES / 1_000_000);
    println!("{seen}");
    Ok(ExitCode::SUCCESS)
}

fn in_megabytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1000).unwrap_or(u32::MAX)) / 1000.0
}

/// A path as people type it in the checkout.
fn shown(shell: &Shell, path: &Path) -> String {
    path.strip_prefix(shell.place.root()).unwrap_or(path).display().to_string()
}

fn install_tools(shell: &Shell, options: &Options) -> Result<()> {
    setup::make_ready(shell, setup::FOR_BUILDING)?;
    let mut target = shell.command("rustup");
    target.args(["target", "add", TARGET]);
    shell.must(target, "It must reach static.rust-lang.org once.")?;
    let needed = [("musl-gcc", "musl-tools"), ("buildah", "buildah")];
    let needed = if options.context_only { &needed[..1] } else { &needed[..] };
    let is_missing = |program: &str| {
        let mut which = shell.command("sh");
        which.args(["-c", &format!("command -v {program}")]);
        shell.answer(which).is_none()
    };
    let missing = needed.iter().filter(|(program, _)| is_missing(program));
    let missing: Vec<_> = missing.map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let problem = format!("the image needs {}", missing.join(" and "));
    debian::install(shell, &problem, &missing, "Install it, then run this again.")
}

/// Builds the service with the app in it.
fn build_binary(shell: &Shell) -> Result<PathBuf> {
    let mut command = shell.cargo(["build", "--release", "--target", TARGET]);
    command.args(["-p", "ghcr-proxy", "--features", "embed"]);
    shell.must(command, "The compiler's message above says where.")?;
    Ok(shell.place.target().join(TARGET).join("release/ghcr-proxy"))
}

/// Writes all that the Containerfile copies, and itself, into an empty folder.
fn write_context(shell: &Shell, binary: &Path) -> Result<PathBuf> {
    let folder = shell.place.target().join("image");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder)?;
    if !Path::new(ROOTS).is_file() {
        bail!("there is no {ROOTS}. Install the package ca-certificates.");
    }
    // Only debuggers and backtraces miss the names of functions, which take a fifth of the file.
    let mut strip = shell.command("strip");
    strip.args(["--strip-all", "-o"]).arg(folder.join("ghcr-proxy")).arg(binary);
    shell.must(strip, "Install the package binutils.")?;
    let containerfile = shell.place.root().join("deploy/image/Containerfile");
    for (from, name) in
        [(Path::new(ROOTS), "ca-certificates.crt"), (&containerfile, "Containerfile")]
    {
        fs::copy(from, folder.join(name))
            .with_context(|| format!("cannot copy {}", from.display()))?;
    }
    // Docker looks for this name without being told another.
    fs::copy(&containerfile, folder.join("Dockerfile"))?;
    Ok(folder)
}
