//! `cargo xtask audit`: licences, banned crates, sources and known vulnerabilities of the
//! dependencies.

use anyhow::Result;
use std::process::ExitCode;

use crate::setup;
use crate::shell::Shell;

/// Runs cargo-deny as deny.toml says. Advisories need their database from GitHub; where that cannot
/// be fetched this says so, and does not call them good.
pub(crate) fn audit(shell: &Shell) -> Result<ExitCode> {
    setup::make_ready(shell, setup::FOR_AUDITING)?;
    // Twice the same crate is only a warning here: its name and versions are enough, without who
    // needs it.
    let bans_hold = cargo_deny(shell, &["check", "--hide-inclusion-graph", "bans"])?;
    let rules_hold = cargo_deny(shell, &["check", "licenses", "sources"])? && bans_hold;
    let has_advisories = cargo_deny(shell, &["fetch", "db"])?;
    let no_advisory = has_advisories && cargo_deny(shell, &["check", "advisories"])?;

    let said = |good: bool| if good { "good" } else { "NOT GOOD: see above" };
    println!("licences, bans, sources: {}", said(rules_hold));
    if has_advisories {
        println!("advisories: {}", said(no_advisory));
    } else {
        println!(
            "advisories: SKIPPED, not checked: their database could not be fetched from GitHub (see above). Run \
             this again where github.com can be reached."
        );
    }
    let is_good = rules_hold && (no_advisory || !has_advisories);
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn cargo_deny(shell: &Shell, arguments: &[&str]) -> Result<bool> {
    let mut command = shell.command(shell.place.tool("cargo-deny"));
    // Without the flag only the root package is looked at: the app, not the proxy.
    command.arg("--workspace").args(arguments);
    Ok(shell.run(command)?.success())
}
