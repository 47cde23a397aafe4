//! `cargo xtask shots`: a picture of every state of the screen, to be looked at.

use anyhow::Result;
use clap::Args;
use std::collections::BTreeSet;
use std::process::ExitCode;

use crate::app;
use crate::setup::{self, tools};
use crate::shell::Shell;
use crate::test::suites;

/// A journey that walks the table of states which axe judges too.
const JOURNEY: &str = "shots::every_state_has_its_picture_taken";

#[derive(Args)]
pub(crate) struct Options {
    /// The language of the screen
    #[arg(long, default_value = "en")]
    lang: String,
    /// Only the states whose names contain this
    #[arg(long)]
    only: Option<String>,
}

/// Builds the app, takes the pictures into `target/shots/` and counts them.
pub(crate) fn shots(shell: &Shell, options: &Options) -> Result<ExitCode> {
    setup::make_ready(shell, tools::FOR_TESTING)?;
    app::build(shell)?;
    app::build_servers(shell)?;
    let folder = shell.target("shots");
    if options.only.is_none() {
        // A state that is gone would leave its last picture.
        shell.empty_folder(&folder)?;
    }
    let journey = suites::journey(shell, JOURNEY)?
        .env("GHCR_CONNECT_SHOTS", &folder)
        .env("GHCR_CONNECT_SHOTS_LANG", &options.lang)
        .env("GHCR_CONNECT_SHOTS_ONLY", options.only.as_deref().unwrap_or_default());
    let (mut taken, mut missing) = (BTreeSet::new(), 0);
    let status = shell.lines(journey, |line| {
        taken.extend(line.split_once("shot: ").map(|(_, file)| file.to_owned()));
        missing += usize::from(line.contains("not reached: "));
    })?;
    println!("\n{} pictures in {}, {missing} states not reached", taken.len(), folder.display());
    let all_there = status.success() && missing == 0 && !taken.is_empty();
    Ok(if all_there { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
