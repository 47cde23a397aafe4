//! `cargo xtask size`: what a browser downloads, compressed with brotli, and whether that is within
//! the budgets.

mod page;

use anyhow::{Context, Result, ensure};
use clap::Args;
use std::path::Path;
use std::process::ExitCode;

use crate::app;
use crate::output::{Right, kilobytes, table};
use crate::package::element;
use crate::setup::{self, tools};
use crate::shell::Shell;

/// Budget of the form's page in bytes: HTML, scripts, WebAssembly and icon. The aim is 165 kB, see
/// docs/decisions/0004-size.md.
const FORM: u64 = 399_000;

/// Budget of the element in bytes: scripts, WebAssembly and style sheet. The aim is that of `FORM`.
const ELEMENT: u64 = 399_000;

/// Budget of a help page in bytes. It does not load the app before the first input.
const HELP: u64 = 20_000;

#[derive(Args)]
pub(crate) struct Options {
    /// Build the app first even if there is a dist/
    #[arg(long)]
    build: bool,
}

pub(crate) fn size(shell: &Shell, options: &Options) -> Result<ExitCode> {
    if options.build || !shell.dist().join("index.html").is_file() {
        setup::make_ready(shell, tools::FOR_BUILDING)?;
        app::build(shell)?;
    }
    print_and_judge(&shell.dist()).map(|()| ExitCode::SUCCESS)
}

/// Prints a table for each page and for the element.
///
/// # Errors
///
/// When one of them is over its budget, or a file is missing in `dist`.
pub(crate) fn print_and_judge(dist: &Path) -> Result<()> {
    app::precompress(dist)?;
    let mut over = Vec::new();
    let mut judge = |title: &str, budget, files: &[String]| -> Result<()> {
        let files: Vec<_> = files.iter().map(|file| weigh(dist, file)).collect::<Result<_>>()?;
        print(title, budget, &files);
        over.extend(over_budget(title, budget, &files));
        Ok(())
    };
    for address in app::ADDRESSES.into_iter().chain([app::LIST]) {
        let has_app = [app::ADDRESSES[0], app::LIST].contains(&address);
        let files = page::largest(dist, address, has_app)?;
        let budget = if has_app { FORM } else { HELP };
        judge(&format!("{address} before the first input"), budget, &files)?;
    }
    let element = element::Files::of(dist)?;
    let files = [element::SCRIPT].into_iter().chain(element.all()).map(str::to_owned);
    judge("the element", ELEMENT, &files.collect::<Vec<_>>())?;
    ensure!(over.is_empty(), "{}", over.join("; "));
    Ok(())
}

/// A file and its size in bytes, as it is and as it is sent.
struct File {
    name: String,
    raw: u64,
    brotli: u64,
}

fn weigh(dist: &Path, name: &str) -> Result<File> {
    let path = dist.join(name);
    let length = |path: &Path| path.metadata().map(|metadata| metadata.len());
    let raw = length(&path).with_context(|| format!("cannot read {}", path.display()))?;
    // Very small files have no compressed twin and are sent as they are.
    let brotli = length(&app::twin(&path, "br")).unwrap_or(raw);
    Ok(File { name: name.to_owned(), raw, brotli })
}

fn total(files: &[File], of: fn(&File) -> u64) -> u64 {
    files.iter().map(of).sum()
}

fn print(title: &str, budget: u64, files: &[File]) {
    let row = |name: &str, raw, brotli| [name.to_owned(), kilobytes(raw), kilobytes(brotli)];
    let mut rows: Vec<_> =
        files.iter().map(|file| row(&file.name, file.raw, file.brotli)).collect();
    rows.push(row("total", total(files, |it| it.raw), total(files, |it| it.brotli)));
    rows.push(["budget".to_owned(), String::new(), kilobytes(budget)]);
    println!("{}", table(Right, [title, "raw kB", "brotli kB"], rows));
}

/// An error message if the total is over the budget.
fn over_budget(title: &str, budget: u64, files: &[File]) -> Option<String> {
    let over = total(files, |it| it.brotli).checked_sub(budget).filter(|over| *over > 0)?;
    let (over, budget) = (kilobytes(over), kilobytes(budget));
    Some(format!("{title}: {over} kB over the budget of {budget} kB"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_equal_to_the_budget_is_within_and_one_byte_more_is_not() {
        let files = |brotli| [File { name: "app.wasm".to_owned(), raw: 900_000, brotli }];
        assert_eq!(over_budget("/", FORM, &files(FORM)), None);
        let message = over_budget("/", FORM, &files(FORM + 99)).unwrap();
        assert_eq!(message, "/: 0.1 kB over the budget of 399.0 kB");
    }
}
