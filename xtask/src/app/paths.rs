//! Keeps the build machine's folders out of what is published.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

/// What cargo hands to the compiler of the app. Like the profile, it is only for what is published: the developers' own
/// builds name files where they are.
pub(crate) const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Makes a panic say `tachys-0.2.19/src/dom.rs` instead of where that crate lies on this machine: nobody's home folder is
/// published.
///
/// Cargo's own `trim-paths` is not stable as of 1.95.
pub(crate) fn remapped() -> OsString {
    let flags = registries().into_iter().filter_map(|folder| {
        let folder = folder.into_os_string().into_string().ok()?;
        // Cargo splits the flags at spaces. Such a path stays as it is.
        (!folder.contains(char::is_whitespace)).then(|| format!("--remap-path-prefix={folder}="))
    });
    flags.collect::<Vec<_>>().join(" ").into()
}

/// Where cargo unpacks crates: a folder for each registry.
fn registries() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let Some(home) = home.or_else(|| Some(env::home_dir()?.join(".cargo"))) else { return Vec::new() };
    let mut found: Vec<_> = fs::read_dir(home.join("registry/src"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    // The order of a folder's entries is chance, and other flags build everything anew.
    found.sort();
    found
}
