//! How many round trips a diagnosis takes: each upstream answer is held back, and the time counted
//! in that.

use anyhow::{Context, Result, ensure};
use ghcr_contract::{CheckCode, PackageCounts, Report};
use std::time::Instant;

use super::figure::{Bound, Figure, median};
use super::{RUNS, calls};
use crate::proxy::{Person, Question, diagnose, person, proxy_command, sandbox_command};
use crate::shell::Shell;

/// Held back for so long; what else a diagnosis takes is allowed for below.
const LATENCY_MS: f64 = 100.0;
const ALLOWANCE_MS: f64 = 25.0;

/// Times the diagnoses with an image, without one, and of the account with 1,500 packages.
pub(crate) fn measure(shell: &Shell, people: &[Person]) -> Result<Vec<Figure>> {
    let mut servers = super::quiet_servers(shell)?;
    let github = servers.start("ghcr-sandbox", sandbox_command(shell, &["--latency", "100"]))?;
    let proxy = servers.start("ghcr-proxy", proxy_command(shell, &github))?;
    println!(
        "waves: each account is diagnosed once before it is timed, so that connections are open"
    );
    let named = &person(people, "Image for two platforms")?.question;
    let small = &person(people, "Organisation and a member's token")?.question;
    let large = &person(people, "Fifteen hundred, private ones too")?.question;
    let mut figures = with_an_image(&github, &proxy, named)?;
    let (listed, _) = timed(&proxy, small)?;
    let (counted, report) = timed(&proxy, large)?;
    let trips = |count: f64| Bound::AtMost(count * LATENCY_MS + ALLOWANCE_MS);
    figures.extend([
        Figure::bounded("diagnosis without an image, 100 ms upstream", listed, "ms", trips(4.0)),
        packages_of(&report)?,
        Figure::bounded(
            "what 1,500 packages take more",
            counted - listed,
            "ms",
            Bound::AtMost(1.5 * LATENCY_MS),
        ),
    ]);
    Ok(figures)
}

fn with_an_image(github: &str, proxy: &str, named: &Question) -> Result<Vec<Figure>> {
    let (waves, report) = timed(proxy, named)?;
    let upstream_calls = f64::from(report.upstream_calls);
    let same = calls::of_diagnosis(github, named)?;
    let sent: usize = same.iter().map(Vec::len).sum();
    ensure!(
        sent == report.upstream_calls as usize,
        "the proxy sends {upstream_calls} calls, `calls.rs` {sent}"
    );
    let mut in_a_row = Vec::new();
    for _ in 0..RUNS {
        in_a_row.push(calls::one_after_another(github, &same)?.as_secs_f64() * 1000.0);
    }
    let in_a_row = median(in_a_row);
    let bound = 3.0 * LATENCY_MS + ALLOWANCE_MS;
    Ok(vec![
        Figure::bounded(
            "calls of a diagnosis with an image",
            upstream_calls,
            "calls",
            Bound::AtLeast(12.0),
        ),
        Figure::bounded(
            "diagnosis with an image, 100 ms upstream",
            waves,
            "ms",
            Bound::AtMost(bound),
        ),
        Figure::told("the same calls one after another", in_a_row, "ms"),
        Figure::bounded(
            "share of that",
            waves / in_a_row,
            "of 1",
            Bound::AtMost(bound / (12.0 * LATENCY_MS)),
        ),
    ])
}

/// The median in milliseconds, from outside, after one that is not counted.
fn timed(proxy: &str, question: &Question) -> Result<(f64, Report)> {
    let mut report = diagnose(proxy, question)?;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        report = diagnose(proxy, question)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    Ok((median(times), report))
}

/// Counts that are not complete are not exact, whatever they come to.
fn packages_of(report: &Report) -> Result<Figure> {
    let check = report.check(CheckCode::PackagesVisibility);
    let counts =
        check.and_then(|check| check.evidence.packages).context("the packages were not counted")?;
    let PackageCounts { public, internal, private, is_complete } = counts;
    let all = u32::try_from(public + internal + private)?;
    let exact = if is_complete { f64::from(all) } else { f64::NAN };
    Ok(Figure::bounded(
        "packages counted in the account of 1,500",
        exact,
        "packages",
        Bound::Exactly(1500.0),
    ))
}
