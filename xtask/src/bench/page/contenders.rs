//! Builds what the app is compared with: its own pages without script, and the React twin.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

use super::devtools::Chromium;
use super::load;
use crate::app;
use crate::setup::react_twin;
use crate::shell::Shell;

/// Writes the pages of the app as the browser shows them, without script and each in one file.
///
/// # Returns
///
/// The folder `name` in the target folder.
pub(super) fn make_static_pages(
    shell: &Shell,
    browser: &mut Chromium,
    host: &str,
    name: &str,
) -> Result<PathBuf> {
    let folder = empty_folder(shell, name)?;
    for address in app::ADDRESSES {
        let page = load::serialise(browser, &format!("{host}{address}"))?;
        let below = folder.join(address.trim_matches('/'));
        fs::create_dir_all(&below)?;
        fs::write(below.join("index.html"), page)?;
    }
    describe_pages(shell, &folder)?;
    app::precompress(&folder)?;
    Ok(folder)
}

/// Builds a copy of `bench/react-twin` beside its npm packages, so that nothing is written into the
/// folder of its sources.
pub(super) fn build_twin(shell: &Shell) -> Result<PathBuf> {
    let built = empty_folder(shell, "react-twin")?;
    let workshop = react_twin::folder(shell);
    copy_sources(&shell.place.root().join("bench/react-twin"), &workshop)?;
    let mut vite = shell.command(workshop.join("node_modules/.bin/vite"));
    vite.args(["build", "--emptyOutDir", "--logLevel=warn", "--outDir"])
        .arg(&built)
        .current_dir(&workshop);
    shell.must(vite, "Vite's message above says where.")?;
    describe_pages(shell, &built)?;
    app::precompress(&built)?;
    Ok(built)
}

/// Writes `site.json`, without which the proxy sends no page.
fn describe_pages(shell: &Shell, folder: &Path) -> Result<()> {
    let mut command = shell.cargo(["run", "--quiet", "--features", "ssr", "--bin", "prerender"]);
    command.arg("--").arg(folder);
    shell.must(command, "The message above says which page.")
}

fn empty_folder(shell: &Shell, name: &str) -> Result<PathBuf> {
    let folder = shell.place.target().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

/// Copies the sources. Files that were deleted since the last copy stay, but nothing imports them.
fn copy_sources(from: &Path, to: &Path) -> Result<()> {
    for file in app::files_of(from)? {
        // These are there if somebody has built the twin by hand.
        if file.starts_with("node_modules") || file.starts_with("dist") {
            continue;
        }
        let copy = to.join(&file);
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(from.join(&file), &copy)
            .with_context(|| format!("cannot write {}", copy.display()))?;
    }
    Ok(())
}
