//! `cargo xtask size`: what a browser downloads, compressed with brotli, and whether that is within
//! the budgets.

mod by_crate;
mod page;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use crate::app;
use crate::package::element;
use crate::setup;
use crate::shell::Shell;
use crate::table::{Side, table};

/// Budget of the form's page in bytes: HTML, scripts, WebAssembly and icon. The aim is 165 kB, see
/// docs/decisions/0004-size.md.
const FORM: u64 = 405_000;

/// Budget of the element in bytes: scripts, WebAssembly and style sheet. The aim is that of `FORM`.
const ELEMENT: u64 = 405_000;

/// Budget of a help page in bytes. It does not load the app before the first input.
const HELP: u64 = 20_000;

#[derive(Args)]
pub(crate) struct Options {
    /// Build the app first even if there is a dist/
    #[arg(long)]
    build: bool,
}

pub(crate) fn size(shell: &Shell, options: &Options) -> Result<ExitCode> {
    let dist = shell.place.dist();
    if options.build || !dist.join("index.html").is_file() {
        setup::make_ready(shell, setup::FOR_BUILDING)?;
        app::build(shell)?;
    }
    let judged = print_and_judge(&dist);
    // There is no linked wasm beside a `dist/` that was built elsewhere.
    let linked = shell.place.linked_wasm();
    if linked.is_file() {
        by_crate::print(&linked)?;
    }
    judged.map(|()| ExitCode::SUCCESS)
}

/// Prints a table for each page and for the element.
///
/// # Errors
///
/// When one of them is over its budget, or a file is missing in `dist`.
pub(crate) fn print_and_judge(dist: &Path) -> Result<()> {
    app::precompress(dist)?;
    let addresses = app::ADDRESSES.into_iter().chain([app::LIST]);
    let pages = addresses.map(|address| of_address(dist, address));
    let mut downloads = pages.collect::<Result<Vec<_>>>()?;
    let files = element::Files::of(dist)?;
    let files = std::iter::once(element::SCRIPT).chain(files.all()).map(str::to_owned).collect();
    downloads.push(Download::of(dist, "the element".to_owned(), ELEMENT, files)?);
    downloads.iter().for_each(|download| println!("{download}"));
    let over: Vec<_> = downloads.iter().filter_map(Download::over_budget).collect();
    ensure!(over.is_empty(), "{}", over.join("; "));
    Ok(())
}

/// The page at `address`, in the language in which it is largest, with the files that it fetches
/// before the first input.
fn of_address(dist: &Path, address: &str) -> Result<Download> {
    let has_app = [app::ADDRESSES[0], app::LIST].contains(&address);
    let mut largest: Option<Download> = None;
    for page in page::in_all_languages(dist, address)? {
        let files = page::files(dist, &page)?;
        if has_app && !files.iter().any(|file| file.ends_with(".wasm")) {
            bail!("dist/{page} does not preload the WebAssembly, so its size cannot be counted");
        }
        let budget = if has_app { FORM } else { HELP };
        let download =
            Download::of(dist, format!("{address} before the first input"), budget, files)?;
        if largest.as_ref().is_none_or(|largest| largest.total() < download.total()) {
            largest = Some(download);
        }
    }
    largest.with_context(|| format!("dist/ has no page for {address}"))
}

/// Files that a browser downloads together.
#[derive(Debug)]
struct Download {
    title: String,
    budget: u64,
    files: Vec<File>,
}

#[derive(Debug)]
struct File {
    name: String,
    raw: u64,
    brotli: u64,
}

impl Download {
    fn of(dist: &Path, title: String, budget: u64, names: Vec<String>) -> Result<Self> {
        let measure = |name: String| {
            let path = dist.join(&name);
            let raw = length_of(&path)?;
            // Very small files have no compressed twin and are sent as they are.
            let brotli = length_of(&app::brotli_twin(&path)).unwrap_or(raw);
            Ok(File { name, raw, brotli })
        };
        Ok(Self { title, budget, files: names.into_iter().map(measure).collect::<Result<_>>()? })
    }

    fn total_raw(&self) -> u64 {
        self.files.iter().map(|file| file.raw).sum()
    }

    fn total(&self) -> u64 {
        self.files.iter().map(|file| file.brotli).sum()
    }

    /// An error message if the total is over the budget.
    fn over_budget(&self) -> Option<String> {
        let over = self.total().checked_sub(self.budget).filter(|over| *over > 0)?;
        let (title, over, budget) = (&self.title, kilobytes(over), kilobytes(self.budget));
        Some(format!("{title}: {over} kB over the budget of {budget} kB"))
    }
}

impl fmt::Display for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |name: &str, raw, brotli| [name.to_owned(), kilobytes(raw), kilobytes(brotli)];
        let mut rows = vec![[&self.title, "raw kB", "brotli kB"].map(str::to_owned)];
        rows.extend(self.files.iter().map(|file| row(&file.name, file.raw, file.brotli)));
        rows.push(row("total", self.total_raw(), self.total()));
        rows.push(["budget".to_owned(), String::new(), kilobytes(self.budget)]);
        f.write_str(&table([Side::Left, Side::Right, Side::Right], &rows))
    }
}

fn length_of(file: &Path) -> Result<u64> {
    Ok(file.metadata().with_context(|| format!("cannot read {}", file.display()))?.len())
}

/// Decimal kilobytes, rounded to one place.
fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn download(brotli: u64) -> Download {
        let file = |name: &str, raw, brotli| File { name: name.to_owned(), raw, brotli };
        let files = vec![file("index.html", 2_000, 1_000), file("app.wasm", 300_000, brotli)];
        Download { title: "/ before the first input".to_owned(), budget: FORM, files }
    }

    #[test]
    fn a_total_equal_to_the_budget_is_within_and_one_byte_more_is_not() {
        assert_eq!(download(FORM - 1_000).over_budget(), None);
        let message = download(FORM - 999).over_budget().unwrap();
        assert_eq!(message, "/ before the first input: 0.0 kB over the budget of 405.0 kB");
    }

    #[test]
    fn the_table_has_every_file_the_total_and_the_budget() {
        let expected = "\
/ before the first input  raw kB  brotli kB
index.html                   2.0        1.0
app.wasm                   300.0      100.4
total                      302.0      101.4
budget                                405.0
";
        assert_eq!(download(100_440).to_string(), expected);
    }

    #[test]
    fn the_largest_language_is_measured_and_the_form_must_preload_the_wasm() {
        let dist = std::env::temp_dir().join(format!("xtask-size-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let page = r#"<link rel="preload" href="./a_bg.wasm" as="fetch" data-boot="wasm">"#;
        fs::write(dist.join("a_bg.wasm"), "").unwrap();
        fs::write(dist.join("index.html"), page).unwrap();
        fs::write(dist.join("index.fr.html"), format!("{page} plus long")).unwrap();

        let found = of_address(&dist, "/");
        fs::write(dist.join("index.fr.html"), "").unwrap();
        let without = of_address(&dist, "/");
        let no_page = of_address(&dist, "/guide/");

        fs::remove_dir_all(&dist).unwrap();
        let names: Vec<_> = found.unwrap().files.into_iter().map(|file| file.name).collect();
        assert_eq!(names, ["index.fr.html", "a_bg.wasm"]);
        let message = without.unwrap_err().to_string();
        assert!(message.starts_with("dist/index.fr.html does not preload"), "{message}");
        assert_eq!(no_page.unwrap_err().to_string(), "dist/ has no page for /guide/");
    }
}
