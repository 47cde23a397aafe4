//! Packages of Debian.

use anyhow::{Result, bail};
use std::fs;
use std::process::Command;

use crate::shell::Shell;

/// Installs them on Debian; elsewhere fails with the `problem` and what to do there.
pub(crate) fn install(
    shell: &Shell,
    problem: &str,
    packages: &[&str],
    elsewhere: &str,
) -> Result<()> {
    let os_release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    if !is_debian(&os_release) {
        bail!("{problem}. {elsewhere}");
    }
    let by_hand = format!("apt-get install {}", packages.join(" "));
    let Some(as_root) = becoming_root(shell) else {
        bail!("{problem}. Run `sudo {by_hand}`, then run this again.");
    };
    let advice =
        format!("Mend what apt says above, or run `{by_hand}` yourself, then run this again.");
    shell.must(apt_get(shell, as_root, &["update", "--quiet=2"]), &advice)?;
    let words = [&["install", "--quiet", "--yes", "--no-install-recommends"], packages].concat();
    shell.must(apt_get(shell, as_root, &words), &advice)
}

/// The words before a command that make it root's: none for root, sudo where it asks for no
/// password.
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
    let words =
        [as_root, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
    let mut command = shell.command(words[0]);
    command.args(&words[1..]);
    command
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
