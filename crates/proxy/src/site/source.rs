//! Where the built app comes from: a folder, or the binary itself.

use anyhow::{Context, Result};
use axum::body::Bytes;
use ghcr_contract::Site;
use std::collections::BTreeMap;
use std::path::Path;

/// The built app in memory.
#[derive(Debug)]
pub(super) struct Source {
    /// Names the source in errors.
    pub(super) name: String,
    /// Each file by its path in the app's folder: `guide/index.html`.
    pub(super) files: BTreeMap<String, Bytes>,
}

impl Source {
    /// Reads that folder; without one, the app that the binary was built with, if there is one.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn open(folder: Option<&Path>) -> Result<Option<Self>> {
        match folder {
            Some(folder) => Self::of_folder(folder).map(Some),
            None => Ok(embedded()),
        }
    }

    pub(super) fn of_folder(root: &Path) -> Result<Self> {
        let name = format!("--assets {}", root.display());
        let unreadable = |path: &Path| format!("{name}: {} cannot be read", path.display());
        let mut files = BTreeMap::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).with_context(|| unreadable(&folder))? {
                let path = entry.with_context(|| unreadable(&folder))?.path();
                let key = path.strip_prefix(root).ok().and_then(Path::to_str);
                let Some(key) = key.filter(|key| !is_hidden(key)) else { continue };
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = std::fs::read(&path).with_context(|| unreadable(&path))?;
                    files.insert(key.to_owned(), bytes.into());
                }
            }
        }
        Ok(Self { name, files })
    }

    /// What the build has written about the pages.
    ///
    /// # Errors
    /// When the file is missing, or is not what the build writes.
    pub(super) fn site(&self) -> Result<Site> {
        let (name, file) = (&self.name, Site::FILE);
        let bytes = self.files.get(file).with_context(|| {
            format!(
                "{name}: there is no {file} in it. Build the app again (cargo xtask serve does)."
            )
        })?;
        serde_json::from_slice(bytes).with_context(|| {
            format!(
                "{name}: {file} is not what this version reads. Build the app again (cargo xtask serve does)."
            )
        })
    }
}

/// The build's own folders, such as Trunk's `.stage`.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

#[cfg(not(feature = "embed"))]
fn embedded() -> Option<Source> {
    None
}

#[cfg(feature = "embed")]
fn embedded() -> Option<Source> {
    use rust_embed::Embed;
    use std::borrow::Cow;

    #[derive(Embed)]
    #[folder = "../../dist"]
    struct App;

    let files = App::iter().filter(|path| !is_hidden(path)).filter_map(|path| {
        let bytes = match App::get(&path)?.data {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => bytes.into(),
        };
        Some((path.into_owned(), bytes))
    });
    Some(Source { name: "the app in this binary".to_owned(), files: files.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(site: Option<&str>) -> (String, Source) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("guide/a.txt", "a"), (".stage/b.txt", "b"), (".hidden", "c")] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        if let Some(site) = site {
            std::fs::write(folder.path().join(Site::FILE), site).unwrap();
        }
        (folder.path().display().to_string(), Source::of_folder(folder.path()).unwrap())
    }

    #[test]
    fn every_file_is_read_but_those_of_the_build() {
        let (_, source) = source(None);
        assert_eq!(source.files.keys().collect::<Vec<_>>(), ["guide/a.txt"]);
    }

    #[test]
    fn a_folder_without_a_site_or_with_another_versions_says_what_to_do() {
        for (site, problem) in [
            (None, "there is no site.json in it."),
            (Some(r#"{"sites": []}"#), "site.json is not what this version reads."),
        ] {
            let (folder, source) = source(site);
            assert_eq!(
                source.site().unwrap_err().to_string(),
                format!(
                    "--assets {folder}: {problem} Build the app again (cargo xtask serve does)."
                )
            );
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = Source::of_folder(Path::new("/no/such/app")).unwrap_err();
        assert_eq!(error.to_string(), "--assets /no/such/app: /no/such/app cannot be read");
    }
}
