//! Packages of Debian.

use anyhow::{Result, bail};
use std::fs;
use std::path::PathBuf;
use xshell::cmd;

use super::browsers;
use crate::shell::Shell;

/// Packages that are installed on Debian; on other systems a person has to.
#[derive(Debug)]
pub(crate) struct Packages {
    names: &'static [&'static str],
    pub(super) are_there: fn(&Shell) -> bool,
    /// What to do on other systems.
    elsewhere: &'static str,
}

pub(super) const CHROMIUM: Packages = Packages {
    names: &["chromium", "chromium-driver"],
    are_there: |shell| browsers::chromedriver(shell).is_ok(),
    elsewhere: "Install Chromium (or Google Chrome) and the ChromeDriver of the same major \
        version, so that both are on PATH. On macOS: `brew install --cask chromium chromedriver`. \
        On Ubuntu take Google's .deb and the driver from \
        https://googlechromelabs.github.io/chrome-for-testing: Ubuntu's own package is a snap, \
        which ChromeDriver cannot start.",
};

pub(super) const FIREFOX: Packages = Packages {
    names: &["firefox-esr"],
    are_there: |shell| browsers::firefox(shell).is_ok(),
    elsewhere: "Install Firefox, so that it is on PATH or `$FIREFOX` names it. On macOS: `brew \
        install --cask firefox`. On Ubuntu take Mozilla's .deb: Ubuntu's own package is a snap, \
        which geckodriver cannot start.",
};

pub(super) const POSTGRES: Packages = Packages {
    names: &["postgresql"],
    are_there: |shell| {
        let server = folder_of_postgres(shell).map(|folder| folder.join("postgres"));
        server.is_some_and(|server| shell.answer(cmd!(shell, "{server} --version")).is_some())
    },
    elsewhere: "Install PostgreSQL's server, so that `initdb` is on PATH or \
        `$GHCR_CONNECT_POSTGRES_BIN` names its folder. On macOS: `brew install postgresql`. On \
        Ubuntu: `apt-get install postgresql`.",
};

pub(super) const MUSL: Packages = Packages {
    names: &["musl-tools"],
    are_there: |shell| shell.which("musl-gcc").is_some(),
    elsewhere: "Install musl's own C compiler, so that `musl-gcc` is on PATH.",
};

pub(super) const BUILDAH: Packages = Packages {
    names: &["buildah"],
    are_there: |shell| shell.which("buildah").is_some(),
    elsewhere: "Install buildah, or take `cargo xtask image --context-only` and `docker build`.",
};

/// The folder of PostgreSQL's programs, in the order in which the tests look for it: the chosen
/// one, Debian's (which is not on PATH), the one on PATH.
fn folder_of_postgres(shell: &Shell) -> Option<PathBuf> {
    if let Some(chosen) = std::env::var_os("GHCR_CONNECT_POSTGRES_BIN") {
        return Some(chosen.into());
    }
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    versions
        .map(|version| version.path().join("bin"))
        .find(|folder| folder.join("initdb").is_file())
        .or_else(|| Some(shell.which("initdb")?.parent()?.to_owned()))
}

impl Packages {
    pub(super) fn install(&self, shell: &Shell) -> Result<()> {
        let os_release = fs::read_to_string("/etc/os-release").unwrap_or_default();
        if !is_debian(&os_release) {
            bail!("{} Then run this again.", self.elsewhere);
        }
        let names = self.names;
        let by_hand = format!("apt-get install {}", names.join(" "));
        // root needs nothing, and sudo may ask for no password.
        let is_root = shell.answer(cmd!(shell, "id -u")).as_deref() == Some("0");
        let sudo: &[&str] = if is_root { &[] } else { &["sudo", "-n"] };
        if !is_root && shell.answer(cmd!(shell, "sudo -n true")).is_none() {
            bail!("Run `sudo {by_hand}`, then run this again.");
        }
        let apt_get = [sudo, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]].concat();
        let (program, words) = (apt_get[0], &apt_get[1..]);
        let advice = format!("Read what apt says above, or run `{by_hand}` yourself.");
        shell.must(cmd!(shell, "{program} {words...} update --quiet=2"), &advice)?;
        let flags = ["--quiet", "--yes", "--no-install-recommends"];
        shell.must(cmd!(shell, "{program} {words...} install {flags...} {names...}"), &advice)
    }
}

/// Ubuntu calls itself like Debian but has no package of the browsers, so likeness does not count.
fn is_debian(os_release: &str) -> bool {
    os_release.lines().any(|line| line == "ID=debian")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_debian_itself_has_the_packages() {
        assert!(is_debian("NAME=\"Debian GNU/Linux\"\nID=debian\n"));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
    }
}
