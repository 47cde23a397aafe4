//! How the app loads on a slow phone, compared with the same pages without script, and how soon its
//! form gives feedback, compared with a React twin.
//!
//! All are served by the same proxy, with the same compression and headers. They are visited
//! alternately, so that other load on the machine affects them alike.

mod contenders;
mod devtools;
mod feedback;
mod figures;
mod load;
mod phone;
mod ratio;

use anyhow::Result;
use std::path::Path;
use std::process::Command;

use super::RUNS;
use super::figure::Figure;
use crate::app;
use crate::proxy::{proxy_command, sandbox_command};
use crate::serve;
use crate::setup;
use crate::shell::Shell;
use devtools::Chromium;
use load::{Load, Paints};

pub(super) use devtools::FLAGS;

const FORM: &str = app::ADDRESSES[0];

/// The least number of pairs for each address. The bound is a tenth, and single paints may differ
/// by a fifth.
const LEAST_PAIRS: usize = 20;

/// The largest number of pairs for each address, if the ratio stays close to its bound.
const MOST_PAIRS: usize = 60;

/// A visit to the app, and one to the same page without script right before or after it.
struct Pair {
    app: Load,
    static_page: Paints,
}

/// An address of the app, in the demo or without it, and the same page without script.
struct Comparison {
    name: String,
    app: String,
    static_page: String,
    pairs: Vec<Pair>,
}

pub(crate) fn measure(shell: &Shell) -> Result<Vec<Figure>> {
    setup::make_ready(shell, setup::FOR_LOADING)?;
    app::build(shell)?;
    let mut servers = super::quiet_servers(shell)?;
    let github = servers.start("ghcr-sandbox", sandbox_command(shell, &[]))?;
    let dist = shell.place.dist();
    let app = servers.start("app", serving(shell, &github, &dist))?;
    let mut demo = serving(shell, &github, &dist);
    demo.arg("--demo-personas").arg(serve::write_personas(shell)?.1);
    let demo = servers.start("demo", demo)?;
    let twin = contenders::build_twin(shell)?;
    let twin = servers.start("React twin", serving(shell, &github, &twin))?;

    let mut browser = Chromium::start(shell)?;
    let mut comparisons = Vec::new();
    let passes = [(&app, "", "static-pages"), (&demo, " in the demo", "static-pages-of-demo")];
    for (host, suffix, folder) in passes {
        let pages = contenders::make_static_pages(shell, &mut browser, host, folder)?;
        let static_host = servers.start("static pages", serving(shell, &github, &pages))?;
        comparisons.extend(app::ADDRESSES.map(|address| Comparison {
            name: format!("{address}{suffix}"),
            app: format!("{host}{address}"),
            static_page: format!("{static_host}{address}"),
            pairs: Vec::new(),
        }));
    }
    compare_pages(shell, &mut browser, &mut comparisons)?;
    let feedback = compare_feedback(shell, &mut browser, [&app, &twin])?;

    let mut all: Vec<_> = comparisons.iter().flat_map(figures::of_page).collect();
    all.extend(figures::of_feedback(FORM, &feedback));
    Ok(all)
}

/// The command of a proxy that serves these files.
fn serving(shell: &Shell, github: &str, assets: &Path) -> Command {
    let mut command = proxy_command(shell, github);
    command.arg("--assets").arg(assets);
    command
}

/// Visits the pages in rounds, until each ratio is clearly within its bound or above it.
fn compare_pages(
    shell: &Shell,
    browser: &mut Chromium,
    comparisons: &mut [Comparison],
) -> Result<()> {
    // The first visit after the browser's start is slower.
    if let Some(first) = comparisons.first() {
        load::load(browser, &first.app)?;
    }
    for round in 1..=MOST_PAIRS {
        let mut is_done = true;
        for comparison in comparisons.iter_mut().filter(|comparison| !comparison.is_clear()) {
            is_done = false;
            let pair = comparison.visit(browser, round)?;
            println!("page {round} of at most {MOST_PAIRS}: {} {}", comparison.name, pair.spoken());
            comparison.pairs.push(pair);
            shell.running.err_if_stopped()?;
        }
        if is_done {
            break;
        }
    }
    Ok(())
}

/// The times until the form gives feedback, of the app and of the twin.
fn compare_feedback(
    shell: &Shell,
    browser: &mut Chromium,
    hosts: [&str; 2],
) -> Result<Vec<[f64; 2]>> {
    let mut times = Vec::new();
    for run in 1..=RUNS {
        let mut time = |host| feedback::time_to_feedback(browser, &format!("{host}{FORM}"));
        let [app, twin] = [time(hosts[0])?, time(hosts[1])?];
        println!("feedback {run} of {RUNS}: app {app:.0} ms; React twin {twin:.0} ms");
        times.push([app, twin]);
        shell.running.err_if_stopped()?;
    }
    Ok(times)
}

impl Comparison {
    fn is_clear(&self) -> bool {
        self.pairs.len() >= LEAST_PAIRS && figures::are_clear(&self.pairs)
    }

    /// Visits both pages; which of them is first alternates between rounds.
    fn visit(&self, browser: &mut Chromium, round: usize) -> Result<Pair> {
        if round.is_multiple_of(2) {
            let app = load::load(browser, &self.app)?;
            return Ok(Pair { app, static_page: load::paints(browser, &self.static_page)? });
        }
        let static_page = load::paints(browser, &self.static_page)?;
        Ok(Pair { app: load::load(browser, &self.app)?, static_page })
    }
}

impl Pair {
    fn spoken(&self) -> String {
        let Self { app: Load { paints, blocking, shifted, .. }, static_page } = self;
        let mut text = format!("app {paints}, blocking {blocking:.0} ms; no script {static_page}");
        if !shifted.is_empty() {
            text += &format!(" (shifted: {})", shifted.join(", "));
        }
        text
    }
}
