//! `cargo xtask size`: what a browser fetches before the form can be used, and whether that is little
//! enough.

mod by_crate;
mod element;
mod first_load;
mod html;

use anyhow::{Context, Result, bail};
use clap::Args;
use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use crate::app;
use crate::setup;
use crate::shell::Shell;
use crate::table::{Side, table};

/// The first load in bytes, compressed by brotli: HTML, CSS, JavaScript, wasm and the words of one language together.
///
/// A React 19 page of form and guide alone (router, react-hook-form, zod) is 157 kB of JavaScript, one without a schema library
/// 84 kB. Here are form, guide, cards, help with its search, and the report, for less. At 1.6 Mbit/s 110 kB take 0.55 s.
///
/// The longest language counts. English, which `cargo xtask bench` holds against today's twin (111.9 kB over the wire, headers and
/// all), is 0.8 kB lighter, and its headers weigh 2.6: a tenth of a kilobyte is left, which is what the compression varies by.
const BUDGET: u64 = 110_000;

#[derive(Args)]
pub(crate) struct Options {
    /// Build the app first, also where there is a dist/
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
    // Above the budget it is wanted most. A `dist/` that was built elsewhere comes without it.
    let linked = shell.place.linked_wasm();
    if linked.is_file() {
        by_crate::print(&linked)?;
    }
    judged.map(|()| ExitCode::SUCCESS)
}

/// Prints the tables of the page, of the element and of the iframe's helper.
///
/// # Errors
///
/// When one of them is over its budget, or `dist` is not whole.
pub(crate) fn print_and_judge(dist: &Path) -> Result<()> {
    app::precompress(dist)?;
    let page = Weights::of(dist, "the first load", BUDGET, first_load::files(dist)?)?;
    let all: Vec<_> = std::iter::once(page).chain(element::weigh(dist)?).collect();
    all.iter().for_each(|weights| println!("{weights}"));
    all.iter().try_for_each(Weights::judge)
}

/// Some files that are fetched together, in the order in which they are found.
#[derive(Debug)]
struct Weights {
    what: &'static str,
    budget: u64,
    files: Vec<Weight>,
}

#[derive(Debug)]
struct Weight {
    file: String,
    raw: u64,
    brotli: u64,
}

impl Weights {
    fn of(dist: &Path, what: &'static str, budget: u64, files: Vec<String>) -> Result<Self> {
        let weigh = |file: String| {
            let path = dist.join(&file);
            let raw = length_of(&path)?;
            // A file too small to be compressed goes over the wire as it is.
            let brotli = length_of(&app::brotli_twin(&path)).unwrap_or(raw);
            Ok(Weight { file, raw, brotli })
        };
        Ok(Self { what, budget, files: files.into_iter().map(weigh).collect::<Result<_>>()? })
    }

    fn total_raw(&self) -> u64 {
        self.files.iter().map(|weight| weight.raw).sum()
    }

    fn total(&self) -> u64 {
        self.files.iter().map(|weight| weight.brotli).sum()
    }

    fn judge(&self) -> Result<()> {
        let Self { what, budget, .. } = *self;
        if let Some(over @ 1..) = self.total().checked_sub(budget) {
            let (over, budget) = (kilobytes(over), kilobytes(budget));
            bail!(
                "{what} is {over} kB over its budget of {budget} kB: look at what was added to \
                 [dependencies] in Cargo.toml first, they weigh most"
            );
        }
        Ok(())
    }
}

impl fmt::Display for Weights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heading = [self.what, "raw kB", "brotli kB"].map(str::to_owned);
        let row = |name: &str, raw: u64, brotli: u64| [name.to_owned(), kilobytes(raw), kilobytes(brotli)];
        let mut rows = vec![heading];
        rows.extend(self.files.iter().map(|weight| row(&weight.file, weight.raw, weight.brotli)));
        rows.push(row("total", self.total_raw(), self.total()));
        rows.push(["budget".to_owned(), String::new(), kilobytes(self.budget)]);
        f.write_str(&table([Side::Left, Side::Right, Side::Right], &rows))
    }
}

fn length_of(file: &Path) -> Result<u64> {
    Ok(file.metadata().with_context(|| format!("cannot read {}", file.display()))?.len())
}

/// `1234` bytes are `1.2` kB, of 1,000 bytes each, as networks count.
fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(brotli: u64) -> Weights {
        let weight = |file: &str, raw, brotli| Weight { file: file.to_owned(), raw, brotli };
        let files = vec![weight("index.html", 2_000, 1_000), weight("app.wasm", 300_000, brotli)];
        Weights { what: "the first load", budget: BUDGET, files }
    }

    #[test]
    fn the_budget_itself_is_within_and_one_byte_more_is_not() {
        weights(BUDGET - 1_000).judge().unwrap();
        let error = weights(BUDGET - 999).judge().unwrap_err().to_string();
        assert!(error.starts_with("the first load is 0.0 kB over its budget of 110.0 kB"), "{error}");
    }

    #[test]
    fn the_table_has_every_file_the_total_and_the_budget() {
        let expected = "\
the first load  raw kB  brotli kB
index.html         2.0        1.0
app.wasm         300.0      100.4
total            302.0      101.4
budget                      110.0
";
        assert_eq!(weights(100_440).to_string(), expected);
    }
}
