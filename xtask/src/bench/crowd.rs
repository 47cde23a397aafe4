//! A thousand diagnoses at once, over upstreams that take a second for each answer.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::calls::{self, Call, Plan};
use super::figure::{Bound, Figure, median};
use super::{RUNS, usage};
use crate::proxy::{Person, person, proxy_command, sandbox_command};
use crate::shell::Shell;

const AT_ONCE: usize = 1000;
const LATENCY: &str = "1000";
const MOST_MIB: f64 = 96.0;

/// Answers, memory and processor time of the proxy, the latter beside those of a loop that only
/// sends.
pub(crate) fn measure(shell: &Shell, people: &[Person]) -> Result<Vec<Figure>> {
    let question = &person(people, "Image for two platforms")?.question;
    let mut servers = super::quiet_servers(shell)?;
    // One each: what one leaves open does not burden the other.
    let github = servers.start("ghcr-sandbox", sandbox_command(shell, &["--latency", LATENCY]))?;
    let other_github =
        servers.start("ghcr-sandbox", sandbox_command(shell, &["--latency", LATENCY]))?;
    let proxy = servers.start("ghcr-proxy", proxy_command(shell, &github))?;
    let process = servers.process_of("ghcr-proxy").context("the proxy was started")?;
    let expect = Some("\"verdict\":\"ready\"".to_owned());
    let asking = Plan {
        base: proxy,
        waves: vec![vec![Call::of_question(question)?]],
        rounds: AT_ONCE,
        expect,
    };
    let waves = calls::of_diagnosis(&other_github, question)?;
    let sending = Plan { base: other_github, waves, rounds: AT_ONCE, expect: None };
    let (mut crowd, mut bare) = (Loop::start(shell, &asking)?, Loop::start(shell, &sending)?);
    let mut runs = Vec::new();
    for run in 1..=RUNS {
        let of_proxy = spent(process, || crowd.run())?;
        let of_bare = spent(bare.child.id(), || bare.run())?;
        println!("crowd {run} of {RUNS}: proxy {of_proxy}; bare loop {of_bare}");
        runs.push((of_proxy, of_bare));
        shell.running.err_if_stopped()?;
    }
    let memory = [usage::peak_memory(process)?, usage::peak_memory(bare.child.id())?];
    Ok(figures(&runs, memory))
}

/// What a thousand cost.
struct Spent {
    cpu_s: f64,
    tally: Tally,
}

impl fmt::Display for Spent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tally { answered, wrong, elapsed_ms } = self.tally;
        write!(
            f,
            "{answered} answered, {wrong} wrong, {elapsed_ms} ms, {:.2} s of processor time",
            self.cpu_s
        )
    }
}

fn spent(process: u32, run: impl FnOnce() -> Result<Tally>) -> Result<Spent> {
    let before = usage::cpu_seconds(process)?;
    let tally = run()?;
    Ok(Spent { cpu_s: usage::cpu_seconds(process)? - before, tally })
}

/// Of answers the worst run counts, of times the median.
fn figures(runs: &[(Spent, Spent)], [peak, bare_peak]: [f64; 2]) -> Vec<Figure> {
    let count = |value: usize| u32::try_from(value).map_or(f64::NAN, f64::from);
    let worst = |of: fn(&Tally) -> usize| {
        runs.iter().map(|(proxy, _)| of(&proxy.tally)).collect::<Vec<_>>()
    };
    let answered = worst(|tally| tally.answered).into_iter().min().unwrap_or(0);
    let wrong = worst(|tally| tally.wrong).into_iter().max().unwrap_or(AT_ONCE);
    let a_thousandth = |of: fn(&(Spent, Spent)) -> f64| median(runs.iter().map(of).collect());
    let of_proxy = a_thousandth(|(proxy, _)| proxy.cpu_s);
    let of_bare = a_thousandth(|(_, bare)| bare.cpu_s);
    let ratio = a_thousandth(|(proxy, bare)| proxy.cpu_s / bare.cpu_s);
    let elapsed = median(runs.iter().map(|(proxy, _)| count(proxy.tally.elapsed_ms)).collect());
    vec![
        Figure::bounded(
            "1,000 at once: answered",
            count(answered),
            "reports",
            Bound::Exactly(1000.0),
        ),
        Figure::bounded("1,000 at once: wrong", count(wrong), "reports", Bound::Exactly(0.0)),
        Figure::told("1,000 at once, 1 s upstream: all answered after", elapsed, "ms"),
        Figure::bounded("peak memory of the proxy (VmHWM)", peak, "MiB", Bound::AtMost(MOST_MIB)),
        Figure::told("peak memory of the bare loop", bare_peak, "MiB"),
        // A thousand of them, so seconds in all are milliseconds for each.
        Figure::told("processor time of a diagnosis", of_proxy, "ms"),
        Figure::told("processor time of a bare loop's same calls", of_bare, "ms"),
        Figure::bounded("processor time, proxy : bare loop", ratio, "times", Bound::AtMost(1.5)),
    ]
}

/// What `bare-loop` says of a run.
#[derive(Clone, Copy, Deserialize)]
struct Tally {
    answered: usize,
    wrong: usize,
    elapsed_ms: usize,
}

/// A running `bare-loop`. It ends when its standard input closes, so it cannot be left behind.
struct Loop {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Loop {
    /// Starts it, and waits until it has its connections open.
    fn start(shell: &Shell, plan: &Plan) -> Result<Self> {
        let mut command = shell.command(shell.place.release().join("bare-loop"));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let input = child.stdin.take().context("standard input was not piped")?;
        let output = BufReader::new(child.stdout.take().context("standard output was not piped")?);
        let mut started = Self { child, input, output };
        let said = started.tell(&serde_json::to_string(plan)?)?;
        ensure!(said.trim() == "ready", "bare-loop did not get ready; its last words are above");
        Ok(started)
    }

    fn run(&mut self) -> Result<Tally> {
        let said = self.tell("go")?;
        serde_json::from_str(&said).context("bare-loop ended; its last words are above")
    }

    fn tell(&mut self, line: &str) -> Result<String> {
        writeln!(self.input, "{line}")?;
        let mut said = String::new();
        self.output.read_line(&mut said)?;
        Ok(said)
    }
}

impl Drop for Loop {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
