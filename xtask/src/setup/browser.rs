//! A Chromium and the ChromeDriver that drives it.

use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};

use super::debian;
use crate::shell::Shell;

/// The names under which systems carry the browser.
const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const ELSEWHERE: &str = "Install Chromium (or Google Chrome) and the ChromeDriver of the same major version, so that \
     both are on PATH, then run this again. On macOS: `brew install --cask chromium chromedriver`. On Ubuntu take \
     Google's .deb and the driver from https://googlechromelabs.github.io/chrome-for-testing: its own package is a \
     snap, which ChromeDriver cannot start.";

/// The driver of a browser that is there in the same major version.
///
/// `$CHROMEDRIVER` is taken first, as wasm-bindgen's test runner does, then the one on `PATH`.
pub(crate) fn find(shell: &Shell) -> Result<PathBuf> {
    let driver = match env::var_os("CHROMEDRIVER") {
        Some(chosen) => PathBuf::from(chosen),
        None => on_path("chromedriver").context("there is no chromedriver on PATH")?,
    };
    let wanted =
        major_of(shell, &driver).with_context(|| format!("{} does not run", driver.display()))?;
    let browsers = BROWSERS.iter().filter_map(|name| major_of(shell, Path::new(name)));
    if !browsers.into_iter().any(|major| major == wanted) {
        bail!("there is no Chromium {wanted} for ChromeDriver {wanted}");
    }
    Ok(driver)
}

/// The browser itself, for those who speak to it without a driver.
pub(crate) fn program() -> Result<PathBuf> {
    BROWSERS.iter().find_map(|name| on_path(name)).context("there is no Chromium on PATH")
}

/// Installs both on Debian; elsewhere says what to install.
pub(crate) fn install(shell: &Shell) -> Result<()> {
    let problem = find(shell).err().map(|error| format!("{error:#}")).unwrap_or_default();
    debian::install(shell, &problem, &["chromium", "chromium-driver"], ELSEWHERE)?;
    find(shell)
        .map(drop)
        .context("both are installed now, but `$CHROMEDRIVER` or PATH leads to others")
}

pub(super) fn on_path(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn major_of(shell: &Shell, program: &Path) -> Option<u32> {
    let mut command = shell.command(program);
    command.arg("--version");
    major_version(&shell.answer(command)?)
}

/// `Chromium 156.0.8078.73 built on Debian` and `ChromeDriver 156.0.8078.73 (…)` are both of 156.
fn major_version(answer: &str) -> Option<u32> {
    answer.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_and_driver_say_their_major_version_each_in_its_way() {
        assert_eq!(
            major_version("Chromium 156.0.8078.73 built on Debian GNU/Linux 12 (bookworm)"),
            Some(156)
        );
        assert_eq!(major_version("ChromeDriver 156.0.8078.73 (81b7e5)"), Some(156));
        assert_eq!(major_version("Google Chrome 9.1"), Some(9));
        assert_eq!(major_version("command not found"), None);
    }
}
