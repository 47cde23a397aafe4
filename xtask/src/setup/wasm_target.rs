//! The standard library for WebAssembly.

use anyhow::Result;
use std::path::Path;

use crate::shell::Shell;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Asks the compiler itself, so that a Rust which did not come from rustup is fine too.
pub(crate) fn is_there(shell: &Shell) -> bool {
    let mut command = shell.command("rustc");
    command.args(["--print", "target-libdir", "--target", TARGET]);
    shell.answer(command).is_some_and(|folder| has_the_core_library(Path::new(&folder)))
}

pub(crate) fn install(shell: &Shell) -> Result<()> {
    let mut command = shell.command("rustup");
    command.args(["target", "add", TARGET]);
    shell.must(command, "Install Rust by rustup (https://rustup.rs) and see that it can download.")
}

/// The compiler names the folder whether or not it exists.
fn has_the_core_library(folder: &Path) -> bool {
    let Ok(files) = folder.read_dir() else {
        return false;
    };
    files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libcore-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_there_holds_no_library() {
        assert!(!has_the_core_library(Path::new("/no/such/folder")));
    }
}
