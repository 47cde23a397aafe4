//! `cargo xtask audit`: licences, banned crates, sources and known vulnerabilities of the
//! dependencies.

use anyhow::Result;
use std::process::ExitCode;
use xshell::cmd;

use crate::setup::{self, tools};
use crate::shell::Shell;

/// Runs cargo-deny as deny.toml says. Advisories need their database from GitHub; where that cannot
/// be fetched this says so, and does not call them good.
pub(crate) fn audit(shell: &Shell) -> Result<ExitCode> {
    setup::make_ready(shell, tools::FOR_AUDITING)?;
    // Without `--workspace` only the app is looked at.
    let deny = |words: &[&str]| -> Result<bool> {
        Ok(shell.run(cmd!(shell, "cargo-deny --workspace {words...}"))?.success())
    };
    // The same crate twice is only a warning: its versions are enough, without who needs it.
    let bans_hold = deny(&["check", "--hide-inclusion-graph", "bans"])?;
    let rules_hold = deny(&["check", "licenses", "sources"])? && bans_hold;
    let has_advisories = deny(&["fetch", "db"])?;
    let no_advisory = has_advisories && deny(&["check", "advisories"])?;

    let said = |good: bool| if good { "good" } else { "NOT GOOD: see above" };
    println!("licences, bans, sources: {}", said(rules_hold));
    if has_advisories {
        println!("advisories: {}", said(no_advisory));
    } else {
        println!("advisories: SKIPPED, because their database could not be fetched from GitHub");
    }
    let is_good = rules_hold && (no_advisory || !has_advisories);
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
