//! Finishes what Trunk has built: writes the words of each language and the element, and prints every page of the app in every
//! language into a folder of its own, so that any static host serves its address, and it can be read before and without
//! WebAssembly.
//!
//! Trunk runs it as a hook and names its folder in `TRUNK_STAGING_DIR`.

mod css;
mod element;
mod pages;
mod screen;
mod words;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        eprintln!("This is a step of `trunk build`, which names its folder in TRUNK_STAGING_DIR.");
        return ExitCode::FAILURE;
    };
    match finish(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{} cannot be finished: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn finish(folder: &Path) -> io::Result<()> {
    let index = fs::read_to_string(folder.join("index.html"))?;
    let words = words::write(folder)?;
    let sheets = css::take_out(folder, &index)?;
    element::write(folder, &index, &words, &sheets.whole)?;
    pages::write(folder, &index, &words, &sheets)
}
