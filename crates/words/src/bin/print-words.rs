//! Writes the texts of each language into a folder, `words.en.txt` and `words.fr.txt`, and what they are called, `labels.txt`.

use ghcr_words::{Book, Lang};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Name the folder that the texts are to be written into: print-words FOLDER");
        return ExitCode::FAILURE;
    };
    let words = Lang::ALL.iter().map(|lang| (format!("words.{}.txt", lang.tag()), Book::print(*lang)));
    for (name, content) in words.chain([("labels.txt".to_owned(), Book::print_names())]) {
        let file = folder.join(name);
        if let Err(error) = std::fs::write(&file, content) {
            eprintln!("{} cannot be written: {error}", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
