//! Finishes what Trunk has built: prints every page in every language into a folder of its own, so
//! that any static host serves its address and it can be read without WebAssembly, and writes the
//! element's files and `site.json`.
//!
//! Trunk runs it as a hook and names its folder in `TRUNK_STAGING_DIR`. With a folder as its
//! argument it writes `site.json` alone, for pages that something else has made.

mod element;
mod pages;
mod screen;
mod site;

use std::error::Error;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let made_elsewhere = std::env::args_os().nth(1).map(PathBuf::from);
    let staged = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let (folder, finished) = match (made_elsewhere, staged) {
        (Some(folder), _) => (folder.clone(), site::write(&folder)),
        (None, Some(folder)) => (folder.clone(), finish(&folder)),
        (None, None) => {
            eprintln!(
                "This is a step of `trunk build`, which names its folder in TRUNK_STAGING_DIR. To write site.json \
                 for other pages, name their folder."
            );
            return ExitCode::FAILURE;
        }
    };
    match finished {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{} cannot be finished: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn finish(folder: &Path) -> Result<()> {
    let index = pages::Index::read(folder)?;
    let mut sheet = String::new();
    for file in &index.sheets {
        sheet.push_str(&fs::read_to_string(folder.join(file))?);
        fs::remove_file(folder.join(file))?;
    }
    element::write(folder, &index, &sheet)?;
    pages::write(folder, &index, &sheet)?;
    site::write(folder)
}

/// A content hash for a file's name: such a file can be cached for good.
fn digest(content: &str) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
