//! How the app loads on a slow phone, compared with the same pages without script and with a React
//! twin.
//!
//! All are served by the same proxy, with the same compression and headers, and visited by turns,
//! so that other load on the machine affects them alike. The phone is Lighthouse's: a processor
//! slowed four times, a network of 1.6 Mbit/s and 150 ms, an empty cache.

use anyhow::{Context, Result};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};
use std::path::{Path, PathBuf};
use xshell::cmd;

use super::RUNS;
use super::figure::{Bound, Figure, median};
use super::lighthouse::Report;
use crate::app::{self, ADDRESSES};
use crate::ask::{agent, proxy, sandbox};
use crate::servers::Servers;
use crate::setup::npm::REACT_TWIN;
use crate::shell::{RELEASE, Shell};

/// The most by which the app may paint later than the same page without script, as a ratio.
const LATEST: Bound = Bound::AtMost(1.1);

/// Lighthouse throttles for real instead of computing what a slow phone would do.
const FLAGS: [&str; 2] = ["--throttling-method=devtools", "--only-categories=performance"];

const FIRST_PAINT: &str = "first-contentful-paint";
const LARGEST_PAINT: &str = "largest-contentful-paint";
const BLOCKING: &str = "total-blocking-time";
const SHIFT: &str = "cumulative-layout-shift";

/// What is compared. The React twin has the form and the guide only.
const CONTENDERS: [&str; 3] = ["app", "page without script", "React twin"];
const ADDRESSES_OF_TWIN: [&str; 2] = ["/", "/guide/"];

pub(super) fn measure(shell: &Shell) -> Result<Vec<Figure>> {
    let mut servers = Servers::quiet(shell);
    let github = servers.start("ghcr-sandbox", sandbox(shell, RELEASE))?;
    let serving = |files: &Path| proxy(shell, &github).arg("--assets").arg(files);
    let app = servers.start("app", serving(&shell.dist()))?;
    let static_pages = servers.start("static pages", serving(&make_static_pages(shell, &app)?))?;
    let twin = servers.start("React twin", serving(&build_twin(shell)?))?;
    let hosts = [app, static_pages, twin];
    let mut figures = Vec::new();
    for address in ADDRESSES {
        let contenders = if ADDRESSES_OF_TWIN.contains(&address) { 3 } else { 2 };
        let mut visits: [Vec<Report>; 3] = Default::default();
        for run in 1..=RUNS {
            for at in 0..contenders {
                let report = Report::of(shell, &format!("{}{address}", hosts[at]), &FLAGS)?;
                let (first, largest) = (report.metric(FIRST_PAINT), report.metric(LARGEST_PAINT));
                let name = CONTENDERS[at];
                println!("page {run} of {RUNS}: {address} {name} {first:.0}/{largest:.0} ms");
                visits[at].push(report);
            }
        }
        figures.extend(compare(address, &visits));
    }
    Ok(figures)
}

/// The medians of one address, and what must hold of the app's.
fn compare(address: &str, visits: &[Vec<Report>; 3]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for metric in [FIRST_PAINT, LARGEST_PAINT, BLOCKING] {
        let name = |of: &str| format!("{address} {metric}, {of}");
        let medians =
            visits.each_ref().map(|visits| median(visits.iter().map(|visit| visit.metric(metric))));
        let visited = CONTENDERS.into_iter().zip(medians).filter(|(_, median)| !median.is_nan());
        figures
            .extend(visited.map(|(contender, median)| Figure::told(name(contender), median, "ms")));
        if metric != BLOCKING {
            let ratio = medians[0] / medians[1];
            figures.push(Figure::bounded(name("app : without script"), ratio, "times", LATEST));
        }
    }
    // A layout shift must never happen, so the worst visit counts.
    let shift = visits[0].iter().map(|visit| visit.metric(SHIFT)).fold(0.0, f64::max);
    let name = format!("{address} {SHIFT}, app");
    figures.push(Figure::bounded(name, shift, "", Bound::Exactly(0.0)));
    figures
}

/// Writes the pages of the app as its proxy sends them, without script and each in one file.
fn make_static_pages(shell: &Shell, app: &str) -> Result<PathBuf> {
    let folder = shell.target("static-pages");
    shell.empty_folder(&folder)?;
    for address in ADDRESSES {
        let html = agent().get(format!("{app}{address}")).call()?.body_mut().read_to_string()?;
        let file = folder.join(address.trim_matches('/')).join("index.html");
        shell.write_file(file, without_script(&html)?)?;
    }
    describe_pages(shell, &folder)?;
    app::precompress(&folder)?;
    Ok(folder)
}

/// Writes `site.json`, without which the proxy sends no page.
fn describe_pages(shell: &Shell, folder: &Path) -> Result<()> {
    let prerender = ["--quiet", "-p", "ghcr-connect", "--features", "ssr", "--bin", "prerender"];
    let advice = "The message above says which page.";
    shell.must(cmd!(shell, "cargo run {prerender...} -- {folder}"), advice)
}

/// The page with nothing to fetch and nothing to run. Its style is in it already.
fn without_script(html: &str) -> Result<String> {
    let remove = element!("script, noscript, link, template", |element| {
        element.remove();
        Ok(())
    });
    // The browser would ask for an icon otherwise.
    let add_icon = element!("title", |title| {
        title.after(r#"<link rel="icon" href="data:,">"#, ContentType::Html);
        Ok(())
    });
    let remove_comments = doc_comments!(|comment| {
        comment.remove();
        Ok(())
    });
    let settings = RewriteStrSettings {
        element_content_handlers: vec![remove, add_icon],
        document_content_handlers: vec![remove_comments],
        ..RewriteStrSettings::new()
    };
    rewrite_str(html, settings).context("the page cannot be rewritten")
}

/// Builds a copy of `bench/react-twin` beside its npm packages, so that nothing is written into the
/// folder of its sources.
fn build_twin(shell: &Shell) -> Result<PathBuf> {
    let built = shell.target("react-twin");
    let workshop = REACT_TWIN.path(shell, "");
    shell.copy_folder(&shell.root("bench/react-twin"), &workshop)?;
    let flags = ["--emptyOutDir", "--logLevel=warn", "--outDir"];
    let vite = workshop.join("node_modules/.bin/vite");
    let build = cmd!(shell, "{vite} build {workshop} {flags...}");
    shell.must(build.arg(&built), "Vite's message above says where.")?;
    describe_pages(shell, &built)?;
    app::precompress(&built)?;
    Ok(built)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_static_page_has_its_content_and_nothing_to_run() {
        let page = r#"<title>A</title><style>a{}</style><link href="./a.js" rel="modulepreload">
<p>text<!--s--></p><noscript>no</noscript><script src="./boot.js"></script>"#;
        let expected = "<title>A</title><link rel=\"icon\" href=\"data:,\"><style>a{}</style>\n\
                        <p>text</p>";
        assert_eq!(without_script(page).unwrap(), expected);
    }
}
