//! wasm-bindgen's command line tool and its test runner, which must be of the crate's own version.

use anyhow::{Context, Result, bail};
use std::fs;

use super::cargo_tool::CargoTool;
use crate::shell::Shell;

/// 0.2.129 and 0.2.130 do not install with `--locked`; Cargo.toml pins the crate to this version.
pub(crate) const CLI: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.128",
    expect: "about 5 minutes",
    optimised: true,
};

/// The second program of the same package.
const RUNNER: CargoTool = CargoTool { program: "wasm-bindgen-test-runner", ..CLI };

/// # Errors
///
/// When Cargo.lock has another version of the crate: the build would fail much later, and darkly.
pub(crate) fn is_there(shell: &Shell) -> Result<bool> {
    let lock_file = fs::read_to_string(shell.place.root().join("Cargo.lock"))
        .context("no Cargo.lock to read")?;
    match locked_version(&lock_file, "wasm-bindgen") {
        Some(locked) if locked != CLI.version => bail!(
            "Cargo.lock has wasm-bindgen {locked}, but its tool is pinned to {pinned}, and they must be equal. \
             Set `wasm-bindgen = \"={pinned}\"` in Cargo.toml, or change the version in \
             xtask/src/setup/wasm_bindgen.rs.",
            pinned = CLI.version
        ),
        _ => Ok(CLI.is_there(shell) && RUNNER.is_there(shell)),
    }
}

/// The version of a package in a Cargo.lock.
fn locked_version<'a>(lock_file: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock_file.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK_FILE: &str = r#"
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.78"

[[package]]
name = "wasm-bindgen"
version = "0.2.128"
"#;

    #[test]
    fn the_locked_version_is_that_of_the_package_with_the_whole_name() {
        assert_eq!(locked_version(LOCK_FILE, "wasm-bindgen"), Some("0.2.128"));
        assert_eq!(locked_version(LOCK_FILE, "wasm"), None);
    }
}
