//! Measures the proxy, a program of its own, against the simulated GitHub: round trips, wrong
//! logins, a thousand diagnoses at once, memory, and processor time beside a bare loop that sends
//! the same calls and decodes nothing.
//!
//! `cargo xtask bench` builds all of them together, so that the bare loop shares the proxy's HTTP
//! client, and reads the lines that begin with `figure: `.

mod calls;
mod crowd;
mod figure;
mod refused;
mod usage;
mod waves;
mod world;

use anyhow::{Context, Result};

/// How often each thing is measured. Machines are shared and noisy: the median counts.
const RUNS: usize = 5;

#[tokio::main]
async fn main() -> Result<()> {
    // An error means that one is set already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    // Nine connections for each of a thousand diagnoses are more than most shells allow; the
    // programs that this one starts inherit it.
    rlimit::increase_nofile_limit(u64::MAX).context("cannot raise the limit of open files")?;
    let figures = [waves::measure().await?, refused::measure().await?, crowd::measure().await?];
    for figure in figures.iter().flatten() {
        println!("figure: {}", serde_json::to_string(figure)?);
    }
    Ok(())
}
