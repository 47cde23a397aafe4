//! Writes the texts of each language into a folder, those at hand into `words.en.txt` and the later ones into `later.en.txt`, and
//! what they are called into `labels.txt`.

use ghcr_words::{Book, Lang};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Name the folder that the texts are to be written into: print-words FOLDER");
        return ExitCode::FAILURE;
    };
    let words = Lang::ALL.iter().flat_map(|lang| {
        let [at_hand, later] = Book::print(*lang);
        [(format!("words.{}.txt", lang.tag()), at_hand), (format!("later.{}.txt", lang.tag()), later)]
    });
    for (name, content) in words.chain([("labels.txt".to_owned(), Book::print_names())]) {
        let file = folder.join(name);
        if let Err(error) = std::fs::write(&file, content) {
            eprintln!("{} cannot be written: {error}", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
