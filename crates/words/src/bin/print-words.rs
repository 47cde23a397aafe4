//! Writes the texts of each language into a folder: `words.en.txt`, `words.fr.txt`.

use ghcr_words::{Book, Lang};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Name the folder that the texts are to be written into: print-words FOLDER");
        return ExitCode::FAILURE;
    };
    for lang in Lang::ALL {
        let file = folder.join(format!("words.{}.txt", lang.tag()));
        if let Err(error) = std::fs::write(&file, Book::print(*lang)) {
            eprintln!("{} cannot be written: {error}", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
