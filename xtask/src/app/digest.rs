//! A digest over the names and contents of files, to find out whether they have changed.

use anyhow::{Context, Result};
use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;
use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// What cannot change the app, beside what git ignores.
///
/// Everything else counts as a source: an entry missing here causes a needless build, and an entry
/// missing from a list of sources would cause an outdated app to be served.
const NOT_THE_APPS: [&str; 16] = [
    "!/.ci",
    "!/.git",
    "!/.github",
    "!/tests",
    "!/xtask",
    "!/bench",
    "!/deploy",
    "!/examples",
    "!/npm",
    "!/deny.toml",
    "!/clippy.toml",
    "!/*.md",
    "!/docs/screens",
    "!/crates/proxy",
    "!/crates/registry-store",
    "!/crates/sandbox",
];

/// The digest of the app's sources. It is not cryptographic: it detects changes, not attacks.
pub(super) fn of_sources(root: &Path) -> Result<u64> {
    let mut excluded = OverrideBuilder::new(root);
    for pattern in NOT_THE_APPS {
        excluded.add(pattern)?;
    }
    let mut walk = WalkBuilder::new(root);
    digest(root, walk.hidden(false).require_git(false).overrides(excluded.build()?))
}

/// The digest of all files in a folder.
pub(super) fn of_folder(folder: &Path) -> Result<u64> {
    digest(folder, WalkBuilder::new(folder).standard_filters(false))
}

/// All files below a folder, as paths from there.
pub(crate) fn files_below(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    list(folder, WalkBuilder::new(folder).standard_filters(false))
}

fn digest(root: &Path, walk: &WalkBuilder) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for file in list(root, walk)? {
        let content = fs::read(root.join(&file))?;
        hasher.write(file.as_os_str().as_encoded_bytes());
        hasher.write_usize(content.len());
        hasher.write(&content);
    }
    Ok(hasher.finish())
}

fn list(root: &Path, walk: &WalkBuilder) -> Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    for entry in walk.build() {
        let entry = entry.with_context(|| format!("cannot list {}", root.display()))?;
        if entry.path().is_file() {
            files.insert(entry.path().strip_prefix(root)?.to_owned());
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_renamed_or_new_source_is_seen_and_the_proxys_is_not_the_apps() {
        let root = std::env::temp_dir().join(format!("xtask-digest-{}", std::process::id()));
        let write = |file: &str, text: &str| {
            fs::create_dir_all(root.join(file).parent().unwrap()).unwrap();
            fs::write(root.join(file), text).unwrap();
            of_sources(&root).unwrap()
        };
        write(".gitignore", "/dist");
        let before = write("src/lib.rs", "one");
        for other in ["README.md", "crates/proxy/lib.rs", "dist/app.js"] {
            assert_eq!(write(other, "one"), before, "{other}");
        }
        let changed = write("src/lib.rs", "two");
        assert_ne!(changed, before);
        fs::rename(root.join("src/lib.rs"), root.join("src/main.rs")).unwrap();
        let renamed = of_sources(&root).unwrap();
        assert_ne!(renamed, changed);
        assert_ne!(write("locales.json", "{}"), renamed);
        fs::remove_dir_all(root).unwrap();
    }
}
