//! A digest over the names and contents of files, to find out whether they have changed.

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// Entries of the workspace's root that cannot change the app.
///
/// Everything else counts as a source. An entry missing here causes a needless build; an entry
/// missing from a list of sources would cause an outdated app to be served.
const NOT_THE_APPS: &[&str] = &[
    "target",
    "dist",
    "node_modules",
    "tests",
    "xtask",
    "bench",
    "deploy",
    "examples",
    "deny.toml",
    "clippy.toml",
];

/// Members of the workspace that the app does not depend on.
const OTHER_CRATES: &[&str] = &["crates/proxy", "crates/registry-store", "crates/sandbox"];

/// Equal for equal files. It is not cryptographic: it detects changes, not attacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digest(u64);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Digest {
    /// The digest of the app's sources.
    pub(crate) fn of_sources(root: &Path) -> Result<Self> {
        Self::of_files(root, &|path| !may_be_ignored(path))
    }

    /// The digest of all files in a folder.
    pub(crate) fn of_folder(folder: &Path) -> Result<Self> {
        Self::of_files(folder, &|_| true)
    }

    fn of_files(root: &Path, counts: &dyn Fn(&Path) -> bool) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        for file in files_below(root, counts)? {
            let content = fs::read(root.join(&file))
                .with_context(|| format!("cannot read {}", file.display()))?;
            hasher.write(file.as_os_str().as_encoded_bytes());
            hasher.write_usize(content.len());
            hasher.write(&content);
        }
        Ok(Self(hasher.finish()))
    }
}

fn may_be_ignored(path: &Path) -> bool {
    let is_hidden = path.to_string_lossy().starts_with('.') && !path.starts_with(".cargo");
    let is_prose = path.extension().is_some_and(|extension| extension == "md")
        && path.components().count() == 1;
    is_hidden
        || is_prose
        || NOT_THE_APPS.iter().chain(OTHER_CRATES).any(|other| path == Path::new(other))
}

/// The files below `root`, as paths from `root`. Files and folders for which `counts` returns false
/// are left out.
pub(crate) fn files_below(
    root: &Path,
    counts: &dyn Fn(&Path) -> bool,
) -> Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let here = root.join(&folder);
        for entry in here.read_dir().with_context(|| format!("cannot list {}", here.display()))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if !counts(&path) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if entry.path().is_file() {
                files.insert(path);
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Creates a workspace of a few files, in a folder of its own for each test.
    fn workspace(name: &str) -> PathBuf {
        let root = std::env::temp_dir().join(format!("xtask-digest-{}-{name}", std::process::id()));
        fs::create_dir_all(root.join("src")).unwrap();
        fs::create_dir_all(root.join("crates/proxy")).unwrap();
        fs::write(root.join("src/lib.rs"), "one").unwrap();
        fs::write(root.join("crates/proxy/lib.rs"), "one").unwrap();
        fs::write(root.join("README.md"), "one").unwrap();
        root
    }

    #[test]
    fn a_changed_source_is_seen_and_the_proxys_is_not_the_apps() {
        let root = workspace("changes");
        let before = Digest::of_sources(&root).unwrap();

        fs::write(root.join("crates/proxy/lib.rs"), "two").unwrap();
        fs::write(root.join("README.md"), "two").unwrap();
        assert_eq!(Digest::of_sources(&root).unwrap(), before);

        fs::write(root.join("src/lib.rs"), "two").unwrap();
        assert_ne!(Digest::of_sources(&root).unwrap(), before);
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_file_that_is_renamed_or_comes_anew_is_seen() {
        let root = workspace("names");
        let before = Digest::of_sources(&root).unwrap();
        fs::rename(root.join("src/lib.rs"), root.join("src/main.rs")).unwrap();
        let renamed = Digest::of_sources(&root).unwrap();
        fs::write(root.join("locales.json"), "{}").unwrap();
        let added = Digest::of_sources(&root).unwrap();
        assert_ne!(before, renamed);
        assert_ne!(renamed, added);
        fs::remove_dir_all(root).unwrap();
    }
}
