//! How the app loads on a slow phone, beside the same content as a page without script and beside a React twin.
//!
//! All three are served by the same proxy, with the same compression and headers, and take turns, so that what else the machine
//! does meets them alike. Ratios are taken within a turn.

mod contenders;
mod devtools;
mod visit;

use anyhow::Result;
use std::path::Path;

use super::RUNS;
use super::figure::{Bound, Figure, median};
use crate::app;
use crate::proxy::{proxy_command, sandbox_command};
use crate::servers::Servers;
use crate::setup;
use crate::shell::Shell;
use devtools::Chromium;
use visit::{Load, Styles};

pub(super) use devtools::FLAGS;

const ADDRESSES: [&str; 4] = ["/", "/guide/", "/best-practices/", "/troubleshooting/"];

/// Those that the twin has as well.
const OF_TWIN: [&str; 2] = ["/", "/guide/"];

const FORM: &str = "/";

/// How much later than a page without script it may paint.
const LATER: Bound = Bound::AtMost(1.1);
/// A form of React's shall be this much slower.
const SOONER: Bound = Bound::AtMost(0.9);

/// One of the measures of a load.
type Measure = fn(&Load) -> f64;

/// One address, loaded by each once.
struct Turn {
    app: Load,
    static_page: Load,
    twin: Option<Load>,
}

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
    let all = Contenders { app, static_pages, twin };
    // The browser itself is cold at first.
    all.take_turn(&mut browser, FORM)?;
    let mut turns: Vec<Vec<Turn>> = ADDRESSES.iter().map(|_| Vec::new()).collect();
    let mut feedback = Vec::new();
    for run in 1..=RUNS {
        for (address, turns) in ADDRESSES.iter().zip(&mut turns) {
            let turn = all.take_turn(&mut browser, address)?;
            println!("page {run} of {RUNS}: {address} {}", turn.told());
            turns.push(turn);
            shell.running.err_if_stopped()?;
        }
        let [of_app, of_twin] = all.feedback(&mut browser)?;
        println!("page {run} of {RUNS}: feedback in the form {of_app:.0} ms; React twin {of_twin:.0} ms");
        feedback.push([of_app, of_twin]);
    }
    let pages = ADDRESSES.iter().zip(&turns).flat_map(|(address, turns)| figures_of(address, turns));
    Ok(pages.chain(figures_of_feedback(&feedback)).collect())
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
struct Contenders {
    app: String,
    static_pages: String,
    twin: String,
}

impl Contenders {
    fn take_turn(&self, browser: &mut Chromium, address: &str) -> Result<Turn> {
        let mut load = |host: &str, styles| visit::load(browser, &format!("{host}{address}"), styles);
        let app = load(&self.app, Styles::Linked)?;
        let static_page = load(&self.static_pages, Styles::Inline)?;
        let has_twin = OF_TWIN.contains(&address);
        let twin = has_twin.then(|| load(&self.twin, Styles::Linked)).transpose()?;
        Ok(Turn { app, static_page, twin })
    }

    fn feedback(&self, browser: &mut Chromium) -> Result<[f64; 2]> {
        let mut of = |host: &str| visit::time_to_feedback(browser, &format!("{host}{FORM}"));
        Ok([of(&self.app)?, of(&self.twin)?])
    }
}

impl Turn {
    fn told(&self) -> String {
        let told = |Load { first_paint, largest_paint, blocking, bytes, .. }: &Load| {
            format!("{first_paint:.0}/{largest_paint:.0}/{blocking:.0} ms {:.1} kB", bytes / 1000.0)
        };
        let mut text = format!("app {}; static {}", told(&self.app), told(&self.static_page));
        if let Some(twin) = &self.twin {
            text += &format!("; React twin {}", told(twin));
        }
        if !self.app.shifted.is_empty() {
            text += &format!("; shifted: {}", self.app.shifted.join(", "));
        }
        text
    }
}

fn figures_of(address: &str, turns: &[Turn]) -> Vec<Figure> {
    let name = |what: &str| format!("{address} {what}");
    let app = |of: Measure| median(turns.iter().map(|turn| of(&turn.app)).collect());
    let fixed = |of: Measure| median(turns.iter().map(|turn| of(&turn.static_page)).collect());
    let ratio =
        |of: Measure| median(turns.iter().map(|turn| of(&turn.app) / of(&turn.static_page)).collect());
    let mut figures = Vec::new();
    let paints: [(&str, Measure); 2] = [
        ("first contentful paint", |it| it.first_paint),
        ("largest contentful paint", |it| it.largest_paint),
    ];
    for (paint, of) in paints {
        figures.extend([
            Figure::told(name(paint), app(of), "ms"),
            Figure::told(name(&format!("{paint}, page without script")), fixed(of), "ms"),
            Figure::bounded(name(&format!("{paint}, app : page without script")), ratio(of), "times", LATER),
        ]);
    }
    // Of what must not happen at all, the worst run counts.
    let shift = turns.iter().map(|turn| turn.app.shift).fold(0.0, f64::max);
    figures.extend([
        Figure::bounded(name("layout shift"), shift, "", Bound::Exactly(0.0)),
        Figure::told(name("blocking time"), app(|it| it.blocking), "ms"),
        Figure::told(name("bytes, page without script"), fixed(|it| it.bytes), "bytes"),
    ]);
    figures.extend(beside_twin(address, turns, app(|it| it.bytes)));
    figures
}

fn beside_twin(address: &str, turns: &[Turn], bytes: f64) -> Vec<Figure> {
    let name = |what: &str| format!("{address} {what}");
    let twins: Vec<&Load> = turns.iter().filter_map(|turn| turn.twin.as_ref()).collect();
    if twins.is_empty() {
        return vec![Figure::told(name("bytes"), bytes, "bytes")];
    }
    let twin = |of: Measure| median(twins.iter().map(|it| of(it)).collect());
    let told = |what: &str, value, unit| Figure::told(name(&format!("{what}, React twin")), value, unit);
    vec![
        Figure::bounded(name("bytes"), bytes, "bytes", Bound::AtMost(twin(|it| it.bytes))),
        told("first contentful paint", twin(|it| it.first_paint), "ms"),
        told("largest contentful paint", twin(|it| it.largest_paint), "ms"),
        told("blocking time", twin(|it| it.blocking), "ms"),
        told("layout shift", twin(|it| it.shift), ""),
    ]
}

fn figures_of_feedback(runs: &[[f64; 2]]) -> Vec<Figure> {
    let of = |pick: fn(&[f64; 2]) -> f64| median(runs.iter().map(pick).collect());
    let name = |what: &str| format!("{FORM} wrong name typed at once until it is said{what}");
    vec![
        Figure::told(name(""), of(|[app, _]| *app), "ms"),
        Figure::told(name(", React twin"), of(|[_, twin]| *twin), "ms"),
        Figure::bounded(name(", app : React twin"), of(|[app, twin]| app / twin), "times", SOONER),
    ]
}
