//! A Chromium and the ChromeDriver that drives it.

use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::Shell;

/// The names under which systems carry the browser.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

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
    let wanted = major_of(shell, &driver).with_context(|| format!("{} does not run", driver.display()))?;
    let browsers = BROWSERS.iter().filter_map(|name| major_of(shell, Path::new(name)));
    if !browsers.into_iter().any(|major| major == wanted) {
        bail!("there is no Chromium {wanted} for ChromeDriver {wanted}");
    }
    Ok(driver)
}

/// Installs both on Debian; elsewhere says what to install.
pub(crate) fn install(shell: &Shell) -> Result<()> {
    let problem = find(shell).err().map(|error| format!("{error:#}")).unwrap_or_default();
    let os_release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    if !is_debian(&os_release) {
        bail!("{problem}. {ELSEWHERE}");
    }
    let Some(as_root) = becoming_root(shell) else {
        bail!("{problem}. Run `sudo apt-get install chromium chromium-driver`, then run this again.");
    };
    let advice = "Mend what apt says above, or run `apt-get install chromium chromium-driver` yourself, then run \
                  this again.";
    shell.must(apt_get(shell, as_root, &["update", "--quiet=2"]), advice)?;
    let packages = ["install", "--quiet", "--yes", "--no-install-recommends", "chromium", "chromium-driver"];
    shell.must(apt_get(shell, as_root, &packages), advice)?;
    find(shell).map(drop).context("both are installed now, but `$CHROMEDRIVER` or PATH leads to others")
}

/// The words before a command that make it root's: none for root, sudo where it asks for no password.
fn becoming_root(shell: &Shell) -> Option<&'static [&'static str]> {
    let answer = |program: &str, arguments: &[&str]| {
        let mut command = shell.command(program);
        command.args(arguments);
        shell.answer(command)
    };
    if answer("id", &["-u"]).as_deref() == Some("0") {
        return Some(&[]);
    }
    answer("sudo", &["-n", "true"]).map(|_| ["sudo", "-n"].as_slice())
}

fn apt_get(shell: &Shell, as_root: &[&str], arguments: &[&str]) -> Command {
    let words = [as_root, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
    let mut command = shell.command(words[0]);
    command.args(&words[1..]);
    command
}

fn on_path(program: &str) -> Option<PathBuf> {
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

/// Ubuntu calls itself like Debian but has no package of the browser, so likeness does not count.
fn is_debian(os_release: &str) -> bool {
    os_release.lines().any(|line| line == "ID=debian")
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

    #[test]
    fn only_debian_itself_has_the_packages() {
        assert!(is_debian("NAME=\"Debian GNU/Linux\"\nID=debian\n"));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
    }
}
