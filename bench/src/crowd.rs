//! A thousand diagnoses at once, over upstreams that take a second for each answer.

use anyhow::{Context, Result, ensure};
use futures_util::future::{BoxFuture, FutureExt, join_all};
use ghcr_contract::Verdict;
use std::sync::Arc;
use std::time::Instant;

use crate::figure::{Bound, Figure, count, median};
use crate::world::{Server, client, diagnose, question};
use crate::{RUNS, calls, usage};

const AT_ONCE: usize = 1000;
const MOST_MIB: Bound = Bound::AtMost(96.0);
const MOST_PROCESSOR_TIME: Bound = Bound::AtMost(1.5);

/// What one run of a thousand came to.
struct Run {
    answered: usize,
    wrong: usize,
    elapsed_ms: f64,
    /// Processor time in seconds.
    of_proxy: f64,
    of_bare_loop: f64,
}

/// Answers, memory and processor time of the proxy, the latter beside those of a loop that only
/// sends.
pub(crate) async fn measure() -> Result<Vec<Figure>> {
    let question = Arc::new(question("Image for two platforms")?);
    // One each: what one leaves open does not burden the other.
    let (github, other_github) = (Server::sandbox("1000").await?, Server::sandbox("1000").await?);
    let proxy = Arc::new(Server::proxy(&github.address).await?);
    let (asking, sending) = (client()?, client()?);
    let waves = calls::of_diagnosis(&sending, &other_github.address, &question).await?;
    // The first of each opens connections.
    let report = diagnose(&asking, &proxy, &question).await?;
    calls::send_waves(&sending, &waves).await?;
    let waves = Arc::new(waves);
    let (sent, wanted) = (waves.concat().len(), report.upstream_calls as usize);
    ensure!(sent == wanted, "the proxy sends {wanted} calls, `calls.rs` {sent}");
    let mut runs = Vec::new();
    for run in 1..=RUNS {
        let diagnoses = || {
            let (asking, proxy, question) = (asking.clone(), proxy.clone(), question.clone());
            async move { diagnose(&asking, &proxy, &question).await }.boxed()
        };
        let bare_calls = || {
            let (sending, waves) = (sending.clone(), waves.clone());
            async move { calls::send_waves(&sending, &waves).await }.boxed()
        };
        let (start, process) = (Instant::now(), proxy.process()?);
        let (reports, of_proxy) = a_thousand(process, diagnoses).await?;
        let elapsed_ms = start.elapsed().as_secs_f64() * 1000.0;
        let (_, of_bare_loop) = a_thousand(std::process::id(), bare_calls).await?;
        let wrong = reports.iter().filter(|report| report.verdict != Verdict::Ready).count();
        let answered = reports.len();
        println!(
            "crowd {run} of {RUNS}: {answered} answered, {wrong} wrong, {elapsed_ms:.0} ms, \
             {of_proxy:.2} s of processor time; bare loop {of_bare_loop:.2} s"
        );
        runs.push(Run { answered, wrong, elapsed_ms, of_proxy, of_bare_loop });
    }
    Ok(figures(&runs, usage::peak_memory(proxy.process()?)?))
}

/// The successes of a thousand at once, and the processor time that the process took meanwhile.
async fn a_thousand<T: Send + 'static>(
    process: u32,
    one: impl Fn() -> BoxFuture<'static, Result<T>>,
) -> Result<(Vec<T>, f64)> {
    let before = usage::cpu_seconds(process)?;
    let ended = join_all((0..AT_ONCE).map(|_| tokio::spawn(one()))).await;
    let taken = usage::cpu_seconds(process)? - before;
    let ended = ended.into_iter().map(|ended| ended.context("a task panicked").flatten());
    let is_success = |ended: Result<T>| ended.inspect_err(|error| eprintln!("{error:#}")).ok();
    Ok((ended.filter_map(is_success).collect(), taken))
}

/// Of answers the worst run counts, of times the median.
fn figures(runs: &[Run], peak: f64) -> Vec<Figure> {
    let answered = runs.iter().map(|run| run.answered).min().unwrap_or(0);
    let wrong = runs.iter().map(|run| run.wrong).max().unwrap_or(AT_ONCE);
    let elapsed = median(runs.iter().map(|run| run.elapsed_ms));
    let of_proxy = median(runs.iter().map(|run| run.of_proxy));
    let of_bare_loop = median(runs.iter().map(|run| run.of_bare_loop));
    let ratio = median(runs.iter().map(|run| run.of_proxy / run.of_bare_loop));
    let name = |what: &str| format!("1,000 at once, 1 s upstream: {what}");
    let all = Bound::Exactly(count(AT_ONCE));
    vec![
        Figure::bounded(name("answered"), count(answered), "", all),
        Figure::bounded(name("wrong"), count(wrong), "", Bound::Exactly(0.0)),
        Figure::told(name("all answered after"), elapsed, "ms"),
        Figure::bounded("peak memory of the proxy (VmHWM)", peak, "MiB", MOST_MIB),
        // A thousand of them, so seconds in all are milliseconds for each.
        Figure::told("processor time of a diagnosis", of_proxy, "ms"),
        Figure::told("processor time of a bare loop's same calls", of_bare_loop, "ms"),
        Figure::bounded("processor time, proxy : bare loop", ratio, "times", MOST_PROCESSOR_TIME),
    ]
}
