//! Builds what is served: the app into `dist/`, the proxy and the sandbox into `target`.

mod digest;
mod precompress;

use anyhow::Result;
use std::process::ExitCode;
use std::time::Instant;
use xshell::cmd;

use crate::output::spoken;
use crate::progress::Step;
use crate::setup::{self, tools};
use crate::shell::{Profile, RELEASE, Shell};

pub(crate) use digest::files_below;
pub(crate) use precompress::{precompress, twin};

/// The addresses of the pages that can be read before the app runs. The first one is the form's,
/// the others are help.
pub(crate) const ADDRESSES: [&str; 4] = ["/", "/guide/", "/best-practices/", "/troubleshooting/"];

/// The address of the saved registries.
pub(crate) const LIST: &str = "/registries/";

/// `cargo xtask build`: the app, and the proxy with the app in it.
pub(crate) fn build_all(shell: &Shell) -> Result<ExitCode> {
    setup::make_ready_beside(shell, tools::FOR_BUILDING, steps_without_trunk(RELEASE))?;
    build(shell)?;
    build_servers(shell)?;
    println!("{} runs alone", shell.release("ghcr-proxy").display());
    Ok(ExitCode::SUCCESS)
}

/// Builds the app with Trunk and compresses its files, unless `dist/` is up to date.
///
/// This is always the release build: the size budgets apply to it, and wasm-opt has processed it.
pub(crate) fn build(shell: &Shell) -> Result<()> {
    let (dist, stamp) = (shell.dist(), shell.target("app.stamp"));
    // Before the build: a file that is changed during it has to be seen by the next one.
    let sources = digest::of_sources(&shell.root(""))?;
    let stamp_now = || -> Result<String> {
        let (tools, built) = (setup::names(tools::FOR_BUILDING), digest::of_folder(&dist)?);
        Ok(format!("from {sources:016x} through {tools} to {built:016x}\n"))
    };
    // After an interrupted build the old stamp remains, which does not match the new `dist/`.
    if shell.read_file(&stamp).is_ok_and(|text| stamp_now().is_ok_and(|now| now == text)) {
        println!("app: unchanged since it was built");
        return Ok(());
    }
    let start = Instant::now();
    println!("app: building (some minutes at first, less than one when little has changed) …");
    // `trunk build --offline` runs cargo offline too, so the crates must be downloaded before.
    shell.must(cmd!(shell, "cargo fetch --quiet"), "Cargo must reach crates.io.")?;
    // Offline, because Trunk would download the tools that `setup` has installed. It reads NO_COLOR
    // as a flag of its own, and accepts only `true` or `false`.
    let trunk = cmd!(shell, "trunk build --release --offline").env_remove("NO_COLOR");
    let advice = "The message above says where; `cargo xtask check` finds most of it faster.";
    shell.must(trunk, advice)?;
    precompress(&dist)?;
    shell.write_file(&stamp, stamp_now()?)?;
    println!("app … {}", spoken(start.elapsed()));
    Ok(())
}

/// Builds the optimised proxy with the app in it, the sandbox and the server of the examples. The
/// app must be built before.
pub(crate) fn build_servers(shell: &Shell) -> Result<()> {
    let embed = &["--features", "ghcr-proxy/embed"];
    servers_step(RELEASE, "the proxy with the app in it; a minute", embed).run_alone(shell)
}

/// Builds them without the app, which the proxy is then told where to find.
fn servers(profile: Profile) -> Step {
    servers_step(profile, "the proxy, the sandbox and the examples; some minutes at first", &[])
}

/// Compiles what needs neither Trunk nor a built app, to be run while tools are installed.
pub(crate) fn steps_without_trunk(profile: Profile) -> Vec<Step> {
    let about = "compiles what Trunk puts together; about 3 minutes";
    let app = Step::new("the app's crates", about, |shell| {
        // As Trunk and its hook do it: they find it done.
        let wasm = ["--profile", "wasm-release", "--target", "wasm32-unknown-unknown"];
        let builds = [
            cmd!(shell, "cargo build {wasm...} --features hydrate --bin ghcr-connect"),
            cmd!(shell, "cargo build --features ssr --bin prerender"),
        ];
        let advice = "The compiler's message above says where.";
        builds.into_iter().try_for_each(|build| shell.must(build, advice))
    });
    vec![servers(profile), app]
}

/// It always builds all three, so that cargo resolves the same features for every command.
fn servers_step(profile: Profile, about: &'static str, features: &'static [&str]) -> Step {
    Step::new("servers", about, move |shell| {
        let packages = ["-p", "ghcr-proxy", "-p", "ghcr-sandbox", "-p", "example-host"];
        let Profile(profile, _) = profile;
        let build = cmd!(shell, "cargo build --profile {profile} {packages...} {features...}");
        shell.must(build, "The compiler's message above says where.")
    })
}
