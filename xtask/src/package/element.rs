//! The files of the element in the built app.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// The element's script. It names the other files.
pub(crate) const SCRIPT: &str = "ghcr-connect.js";

/// The files that the element's script fetches, as paths from `dist`.
#[derive(Debug, PartialEq)]
pub(crate) struct Files {
    /// The script that wasm-bindgen generates.
    pub(crate) bindings: String,
    pub(crate) wasm: String,
    pub(crate) sheet: String,
}

impl Files {
    /// Reads the names of the files from the script in `dist`.
    ///
    /// # Errors
    ///
    /// When `dist` was built without the element, or lacks one of its files.
    pub(crate) fn of(dist: &Path) -> Result<Self> {
        let path = dist.join(SCRIPT);
        let script = fs::read_to_string(&path).with_context(|| {
            format!("cannot read {}: build the app with `cargo xtask size --build`", path.display())
        })?;
        let files = Self::named_in(&script)?;
        for file in files.all() {
            if !dist.join(file).is_file() {
                bail!(
                    "dist/{SCRIPT} names {file}, which is not in dist/: \
                     build it with `cargo xtask size --build`"
                );
            }
        }
        Ok(files)
    }

    /// Reads the names from the list that the build writes into the script.
    fn named_in(script: &str) -> Result<Self> {
        let find = |extension: &str, what: &str| {
            let mut names = script.split("\"./").skip(1).filter_map(|rest| rest.split('"').next());
            let found = names.find(|name| name.ends_with(extension)).map(str::to_owned);
            found.with_context(|| format!("dist/{SCRIPT} names no {what}"))
        };
        Ok(Self {
            bindings: find(".js", "bindings")?,
            wasm: find(".wasm", "WebAssembly")?,
            sheet: find(".css", "style sheet")?,
        })
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        [&self.bindings, &self.wasm, &self.sheet].into_iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = r#"const FILES = {
  bindings: "./a-1.js",
  wasm: "./a-1_bg.wasm",
  sheet: "./a-2.css",
};"#;

    #[test]
    fn the_script_names_the_files_that_it_fetches() {
        let files = Files::named_in(SCRIPT).unwrap();
        assert_eq!(files.all().collect::<Vec<_>>(), ["a-1.js", "a-1_bg.wasm", "a-2.css"]);
    }

    #[test]
    fn a_script_that_the_build_has_not_filled_in_is_an_error() {
        let error = Files::named_in("const FILES = \"__FILES__\";").unwrap_err();
        assert_eq!(error.to_string(), "dist/ghcr-connect.js names no bindings");
    }
}
