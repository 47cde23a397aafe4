//! How many round trips a diagnosis takes: each upstream answer is held back, and the time counted
//! in that.

use anyhow::{Context, Result};
use ghcr_contract::{CheckCode, Report};
use reqwest::Client;
use std::time::Instant;

use crate::RUNS;
use crate::figure::{Bound, Figure, count, median};
use crate::world::{Server, client, diagnose, question};

/// Held back for so long; what else a diagnosis takes is allowed for below.
const LATENCY_MS: f64 = 100.0;
const ALLOWANCE_MS: f64 = 25.0;

/// Times the diagnoses with an image, without one, and of the account with 1,500 packages.
pub(crate) async fn measure() -> Result<Vec<Figure>> {
    let github = Server::sandbox("100").await?;
    let (client, proxy) = (client()?, Server::proxy(&github.address).await?);
    println!("waves: each account is diagnosed once before it is timed, to open connections");
    let (named, report) = timed(&client, &proxy, "Image for two platforms").await?;
    let (listed, _) = timed(&client, &proxy, "Organisation and a member's token").await?;
    let (counted, large) = timed(&client, &proxy, "Fifteen hundred, private ones too").await?;
    let packages = large.check(CheckCode::PackagesVisibility);
    let packages = packages.and_then(|check| check.evidence.packages);
    let packages = packages.context("the packages were not counted")?;
    let all = usize::try_from(packages.public + packages.internal + packages.private)?;
    // Counts that are not complete are not exact, whatever they come to.
    let all = if packages.is_complete { count(all) } else { 0.0 };
    let trips = |count: f64| Bound::AtMost(count * LATENCY_MS + ALLOWANCE_MS);
    let calls = f64::from(report.upstream_calls);
    let more = counted - listed;
    Ok(vec![
        Figure::bounded("calls of a diagnosis with an image", calls, "", Bound::AtLeast(12.0)),
        Figure::bounded("diagnosis with an image, 100 ms upstream", named, "ms", trips(3.0)),
        Figure::bounded("diagnosis without an image, 100 ms upstream", listed, "ms", trips(4.0)),
        Figure::bounded("packages counted, of 1,500", all, "", Bound::Exactly(1500.0)),
        Figure::bounded("what 1,500 packages take more", more, "ms", Bound::AtMost(150.0)),
    ])
}

/// The median in milliseconds, from outside, after one that is not counted.
async fn timed(client: &Client, proxy: &Server, title: &str) -> Result<(f64, Report)> {
    let question = question(title)?;
    let mut report = diagnose(client, proxy, &question).await?;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        report = diagnose(client, proxy, &question).await?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    Ok((median(times), report))
}
