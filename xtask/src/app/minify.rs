//! Making the built app's scripts smaller: comments, spaces and long names are for who reads the sources.

use anyhow::Result;
use std::path::Path;
use std::process::Command;

use super::digest::files_below;
use crate::setup::esbuild;
use crate::shell::Shell;

/// Rewrites every script of `dist` in place, all at once. What a module exports keeps its name, and so does a file: its hash
/// is that of what it was made from.
pub(crate) fn minify(shell: &Shell, dist: &Path) -> Result<()> {
    let mut command = esbuild_in(shell, dist);
    command.arg("--outdir=.");
    // Its answer to a module is the module: nothing is bundled.
    command.args(files_below(dist, &|_| true)?.iter().filter(|file| is_script(file)));
    shell
        .must(command, "A script of public/ or embed/ is not JavaScript; esbuild's message above says where.")
}

/// What wasm-bindgen does with a class of its own for who might use it. A page uses none, and nothing of them shall stay.
const UNUSED: [&str; 2] = ["--pure:FinalizationRegistry", "--define:Symbol.dispose=undefined"];

/// Puts what the script uses of its imports into it, in place. The alias says which file a name in it stands for: `name=./file.js`.
pub(crate) fn bundle(shell: &Shell, dist: &Path, script: &str, alias: &str) -> Result<()> {
    let mut command = esbuild_in(shell, dist);
    command
        .args(["--bundle", script])
        .args(UNUSED)
        .arg(format!("--outfile={script}"))
        .arg(format!("--alias:{alias}"));
    shell.must(command, "It imports something that is not there; esbuild's message above says what.")
}

fn esbuild_in(shell: &Shell, dist: &Path) -> Command {
    let mut command = shell.command(esbuild::program(shell));
    command.args(["--minify", "--format=esm", "--target=es2022", "--charset=utf8", "--log-level=warning"]);
    command.arg("--allow-overwrite").current_dir(dist);
    command
}

fn is_script(file: &Path) -> bool {
    file.extension().is_some_and(|it| it == "js")
}
