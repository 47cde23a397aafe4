//! The browsers, and the programs that drive them.

use anyhow::{Context, Result, ensure};
use std::env;
use std::path::{Path, PathBuf};
use xshell::cmd;

use crate::shell::Shell;

/// The names under which systems carry Chromium.
const CHROMIUMS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Debian's own `firefox` is a script around the other.
const FIREFOXES: [&str; 2] = ["firefox-esr", "firefox"];

/// Chromium itself.
pub(crate) fn chromium(shell: &Shell) -> Result<PathBuf> {
    CHROMIUMS.iter().find_map(|name| shell.which(name)).context("there is no Chromium on PATH")
}

/// The driver of a Chromium of the same major version. `$CHROMEDRIVER` is taken first, as
/// wasm-bindgen's test runner does, then the one on `PATH`.
pub(crate) fn chromedriver(shell: &Shell) -> Result<PathBuf> {
    let chosen = env::var_os("CHROMEDRIVER").map(PathBuf::from);
    let driver = chosen.or_else(|| shell.which("chromedriver"));
    let driver = driver.context("there is no chromedriver on PATH")?;
    let wanted = major_version(shell, &driver)
        .with_context(|| format!("{} does not run", driver.display()))?;
    let browsers = CHROMIUMS.iter().filter_map(|name| major_version(shell, Path::new(name)));
    ensure!(
        browsers.into_iter().any(|major| major == wanted),
        "there is no Chromium {wanted} for ChromeDriver {wanted}"
    );
    Ok(driver)
}

/// `$FIREFOX` if it is set, else the first on `PATH`.
pub(crate) fn firefox(shell: &Shell) -> Result<PathBuf> {
    let chosen = env::var_os("FIREFOX").map(PathBuf::from);
    let found = chosen.or_else(|| FIREFOXES.iter().find_map(|name| shell.which(name)));
    let found = found.context("there is no firefox on PATH")?;
    shell
        .answer(cmd!(shell, "{found} --headless --version"))
        .with_context(|| format!("{} does not run", found.display()))?;
    Ok(found)
}

fn major_version(shell: &Shell, program: &Path) -> Option<u32> {
    major_version_in(&shell.answer(cmd!(shell, "{program} --version"))?)
}

/// `Chromium 156.0.8078.73 built on Debian` and `ChromeDriver 156.0.8078.73 (…)` are both of 156.
fn major_version_in(answer: &str) -> Option<u32> {
    answer.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_and_driver_say_their_major_version_each_in_its_way() {
        let browser = "Chromium 156.0.8078.73 built on Debian GNU/Linux 12 (bookworm)";
        assert_eq!(major_version_in(browser), Some(156));
        assert_eq!(major_version_in("ChromeDriver 156.0.8078.73 (81b7e5)"), Some(156));
        assert_eq!(major_version_in("command not found"), None);
    }
}
