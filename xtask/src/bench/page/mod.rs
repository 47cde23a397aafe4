//! How the app loads on a slow phone, beside the same content as a page without script and beside a React twin.
//!
//! All three are served by the same proxy, with the same compression and headers, and take turns, so that what else the machine
//! does meets them alike. Ratios are taken within a turn.

mod contenders;
mod devtools;
mod feedback;
mod figures;
mod load;
mod phone;
mod ratio;

use anyhow::Result;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::RUNS;
use super::figure::Figure;
use crate::app;
use crate::proxy::{proxy_command, sandbox_command};
use crate::servers::Servers;
use crate::setup;
use crate::shell::Shell;
use devtools::Chromium;
use load::{Load, Paints};

pub(super) use devtools::FLAGS;

const ADDRESSES: [&str; 4] = ["/", "/guide/", "/best-practices/", "/troubleshooting/"];

/// Those that the twin has as well.
const OF_TWIN: [&str; 2] = ["/", "/guide/"];

const FORM: &str = "/";

/// Who shows the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Contender {
    App,
    StaticPage,
    Twin,
}

use Contender::{App, StaticPage, Twin};

/// One address, loaded once by each who has it.
type Turn = BTreeMap<Contender, Load>;

/// What is painted at one address in the app, and without script.
type Pair = [Paints; 2];

/// How many pairs of paints an address has at least. They are held against each other by a tenth, and a single one may well be a fifth
/// sooner or later than the next.
const LEAST_PAIRS: usize = 20;
/// And at most, where the ratio stays near its bound.
const MOST_PAIRS: usize = 60;

pub(crate) fn measure(shell: &Shell) -> Result<Vec<Figure>> {
    setup::make_ready(shell, setup::FOR_LOADING)?;
    app::build(shell)?;
    let mut servers = super::quiet_servers(shell)?;
    let github = servers.start("ghcr-sandbox", sandbox_command(shell, &[]))?;
    let mut browser = Chromium::start(shell)?;
    let app = serve(shell, &mut servers, &github, "app", &shell.place.dist())?;
    let pages = contenders::make_static_pages(shell, &mut browser, &app)?;
    let static_pages = serve(shell, &mut servers, &github, "static pages", &pages)?;
    let twin = serve(shell, &mut servers, &github, "React twin", &contenders::build_twin(shell)?)?;
    let hosts = Hosts { app, static_pages, twin };
    // The browser itself is cold at first.
    hosts.take_turn(&mut browser, FORM, 0)?;
    let mut turns: Vec<Vec<Turn>> = ADDRESSES.iter().map(|_| Vec::new()).collect();
    let mut feedback = Vec::new();
    for run in 1..=RUNS {
        for (address, turns) in ADDRESSES.iter().zip(&mut turns) {
            let turn = hosts.take_turn(&mut browser, address, run)?;
            println!("page {run} of {RUNS}: {address} {}", told(&turn));
            turns.push(turn);
            shell.running.err_if_stopped()?;
        }
        let [of_app, of_twin] = hosts.take_turn_in_form(&mut browser)?;
        println!("page {run} of {RUNS}: feedback in the form {of_app:.0} ms; React twin {of_twin:.0} ms");
        feedback.push([of_app, of_twin]);
    }
    let mut all = Vec::new();
    for (address, (turns, pairs)) in
        ADDRESSES.iter().zip(turns.iter().zip(hosts.take_pairs(shell, &mut browser, &turns)?))
    {
        all.extend(figures::of_paints(address, &pairs));
        all.extend(figures::of_page(address, turns));
    }
    all.extend(figures::of_feedback(FORM, &feedback));
    Ok(all)
}

/// A product's page: with a GitHub behind it, and no names and tokens to try.
fn serve(
    shell: &Shell,
    servers: &mut Servers,
    github: &str,
    name: &'static str,
    assets: &Path,
) -> Result<String> {
    let mut command = proxy_command(shell, github);
    command.arg("--assets").arg(assets);
    servers.start(name, command)
}

/// Where each is served.
struct Hosts {
    app: String,
    static_pages: String,
    twin: String,
}

impl Hosts {
    /// The first one is another in each run: what the one before leaves to be cleared away shall not always burden the same.
    fn take_turn(&self, browser: &mut Chromium, address: &str, run: usize) -> Result<Turn> {
        let mut order = vec![App, StaticPage];
        order.extend(OF_TWIN.contains(&address).then_some(Twin));
        let first = run % order.len();
        order.rotate_left(first);
        let load = |who| Ok((who, load::load(browser, &self.page_of(who, address))?));
        order.into_iter().map(load).collect()
    }

    /// The paints of each address: those of the turns, and as many more as it takes until their ratio is clear of its bound. The addresses
    /// take turns as well.
    fn take_pairs(
        &self,
        shell: &Shell,
        browser: &mut Chromium,
        turns: &[Vec<Turn>],
    ) -> Result<Vec<Vec<Pair>>> {
        let of_turn = |turn: &Turn| Some([turn.get(&App)?.paints, turn.get(&StaticPage)?.paints]);
        let mut pairs: Vec<Vec<Pair>> =
            turns.iter().map(|turns| turns.iter().filter_map(of_turn).collect()).collect();
        for run in RUNS + 1..=MOST_PAIRS {
            let mut open = Vec::new();
            for (address, pairs) in ADDRESSES.iter().zip(&mut pairs) {
                if pairs.len() < LEAST_PAIRS || !figures::are_clear(pairs) {
                    pairs.push(self.paint(browser, address, run)?);
                    open.push(*address);
                    shell.running.err_if_stopped()?;
                }
            }
            if open.is_empty() {
                break;
            }
            println!("paints {run} of at most {MOST_PAIRS}: {}", open.join(" "));
        }
        Ok(pairs)
    }

    fn paint(&self, browser: &mut Chromium, address: &str, run: usize) -> Result<Pair> {
        let mut of = |who| load::paints(browser, &self.page_of(who, address));
        if run.is_multiple_of(2) {
            return Ok([of(App)?, of(StaticPage)?]);
        }
        let page = of(StaticPage)?;
        Ok([of(App)?, page])
    }

    fn page_of(&self, who: Contender, address: &str) -> String {
        let host = match who {
            App => &self.app,
            StaticPage => &self.static_pages,
            Twin => &self.twin,
        };
        format!("{host}{address}")
    }

    fn take_turn_in_form(&self, browser: &mut Chromium) -> Result<[f64; 2]> {
        let mut of = |host: &str| feedback::time_to_feedback(browser, &format!("{host}{FORM}"));
        Ok([of(&self.app)?, of(&self.twin)?])
    }
}

fn told(turn: &Turn) -> String {
    let load = |(who, load): (&Contender, &Load)| {
        let Load { paints: Paints { first, largest }, blocking, bytes, shifted, .. } = load;
        let mut text = format!("{who} {first:.0}/{largest:.0}/{blocking:.0} ms {bytes} bytes");
        if !shifted.is_empty() {
            text += &format!(" (shifted: {})", shifted.join(", "));
        }
        text
    };
    turn.iter().map(load).collect::<Vec<_>>().join("; ")
}

impl fmt::Display for Contender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            App => "app",
            StaticPage => "page without script",
            Twin => "React twin",
        })
    }
}
