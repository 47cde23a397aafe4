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
use crate::ask::{proxy, sandbox};
use crate::setup::npm::REACT_TWIN;
use crate::shell::Shell;

/// The most by which the app may paint later than the same page without script, as a ratio.
const LATEST: Bound = Bound::AtMost(1.1);

/// The React twin has the form and the guide.
const ADDRESSES_OF_TWIN: [&str; 2] = ["/", "/guide/"];

/// Lighthouse throttles for real instead of computing what a slow phone would do.
const FLAGS: [&str; 2] = ["--throttling-method=devtools", "--only-categories=performance"];

const FIRST_PAINT: &str = "first-contentful-paint";
const LARGEST_PAINT: &str = "largest-contentful-paint";
const BLOCKING: &str = "total-blocking-time";
const SHIFT: &str = "cumulative-layout-shift";

/// The visits to one address of each contender.
#[derive(Default)]
struct Visits {
    app: Vec<Report>,
    static_page: Vec<Report>,
    twin: Vec<Report>,
}

pub(super) fn measure(shell: &Shell) -> Result<Vec<Figure>> {
    let mut servers = super::quiet_servers(shell);
    let github = servers.start("ghcr-sandbox", sandbox(shell))?;
    let serving = |files: &Path| proxy(shell, &github).arg("--assets").arg(files);
    let app = servers.start("app", serving(&shell.dist()))?;
    let static_pages = servers.start("static pages", serving(&make_static_pages(shell, &app)?))?;
    let twin = servers.start("React twin", serving(&build_twin(shell)?))?;
    let mut figures = Vec::new();
    for address in ADDRESSES {
        let mut visits = Visits::default();
        for run in 1..=RUNS {
            let visit = |name: &str, host: &str| -> Result<Report> {
                let report = Report::of(shell, &format!("{host}{address}"), &FLAGS)?;
                let (first, largest) = (report.metric(FIRST_PAINT), report.metric(LARGEST_PAINT));
                println!("page {run} of {RUNS}: {address} {name} {first:.0}/{largest:.0} ms");
                Ok(report)
            };
            visits.app.push(visit("app", &app)?);
            visits.static_page.push(visit("without script", &static_pages)?);
            if ADDRESSES_OF_TWIN.contains(&address) {
                visits.twin.push(visit("React twin", &twin)?);
            }
        }
        figures.extend(visits.figures(address));
    }
    Ok(figures)
}

impl Visits {
    fn figures(&self, address: &str) -> Vec<Figure> {
        let mut figures = Vec::new();
        for paint in [FIRST_PAINT, LARGEST_PAINT] {
            let name = |of: &str| format!("{address} {paint}, {of}");
            let [app, static_page, twin] = [&self.app, &self.static_page, &self.twin]
                .map(|visits| median(visits.iter().map(|visit| visit.metric(paint))));
            figures.push(Figure::told(name("app"), app, "ms"));
            figures.push(Figure::told(name("page without script"), static_page, "ms"));
            let ratio = name("app : page without script");
            figures.push(Figure::bounded(ratio, app / static_page, "times", LATEST));
            if !self.twin.is_empty() {
                figures.push(Figure::told(name("app : React twin"), app / twin, "times"));
            }
        }
        let blocking = median(self.app.iter().map(|visit| visit.metric(BLOCKING)));
        // A layout shift must never happen, so the worst visit counts.
        let shift = self.app.iter().map(|visit| visit.metric(SHIFT)).fold(0.0, f64::max);
        figures.push(Figure::told(format!("{address} blocking time, app"), blocking, "ms"));
        let name = format!("{address} layout shift, app");
        figures.push(Figure::bounded(name, shift, "", Bound::Exactly(0.0)));
        figures
    }
}

/// Writes the pages of the app as its proxy sends them, without script and each in one file.
fn make_static_pages(shell: &Shell, app: &str) -> Result<PathBuf> {
    let folder = shell.target("static-pages");
    shell.empty_folder(&folder)?;
    for address in ADDRESSES {
        let html = ureq::get(format!("{app}{address}")).call()?.body_mut().read_to_string()?;
        let file = folder.join(address.trim_matches('/')).join("index.html");
        shell.write_file(file, without_script(&html)?)?;
    }
    app::precompress(&folder)?;
    Ok(folder)
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
    let build = cmd!(shell, "npm exec --prefix {workshop} -- vite build {workshop} {flags...}");
    shell.must(build.arg(&built), "Vite's message above says where.")?;
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
