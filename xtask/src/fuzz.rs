//! `cargo xtask fuzz`: each target of `fuzz/` for a while.

use anyhow::{Context, Result};
use clap::Args;
use std::process::ExitCode;
use xshell::{Cmd, cmd};

use crate::setup::{self, tools};
use crate::shell::Shell;

#[derive(Args)]
pub(crate) struct Options {
    /// How long each target runs
    #[arg(long, default_value_t = 120, value_parser = clap::value_parser!(u64).range(1..))]
    seconds: u64,
}

/// Builds all targets and runs one after another, also after a finding; libFuzzer prints how often
/// each ran, and where the input is that it stopped at.
pub(crate) fn fuzz(shell: &Shell, options: &Options) -> Result<ExitCode> {
    setup::make_ready(shell, tools::FOR_FUZZING)?;
    shell.must(cargo_fuzz(shell, &["build"]), "The compiler's message above says where.")?;
    let targets = shell.answer(cargo_fuzz(shell, &["list"])).context("`cargo fuzz list` failed")?;
    let limit = format!("-max_total_time={}", options.seconds);
    let mut with_findings = Vec::new();
    for target in targets.lines() {
        println!("\n── {target}: {} s ──", options.seconds);
        // An input that takes 5 seconds is a finding: what is read here comes from anybody. A line
        // for each discovery would be too much for the terminal.
        let quietly = ["-timeout=5", "-print_final_stats=1", "-verbosity=0"];
        let words = [["run", target, "--", &limit].as_slice(), &quietly].concat();
        if !shell.run(cargo_fuzz(shell, &words))?.success() {
            with_findings.push(target);
        }
    }
    if with_findings.is_empty() {
        println!("\nfuzz: no finding");
        return Ok(ExitCode::SUCCESS);
    }
    println!("\nfuzz: FOUND SOMETHING in {}: see above", with_findings.join(", "));
    Ok(ExitCode::FAILURE)
}

/// In the folder that cargo-fuzz would choose: its builds are of no use to others.
fn cargo_fuzz<'a>(shell: &'a Shell, words: &[&str]) -> Cmd<'a> {
    cmd!(shell, "rustup run nightly cargo fuzz {words...}")
        .env("CARGO_TARGET_DIR", shell.root("fuzz/target"))
}
