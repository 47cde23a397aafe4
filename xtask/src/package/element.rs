//! Which of the built files belong to the element.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// The element's script, which names all others.
pub(crate) const SCRIPT: &str = "ghcr-connect.js";

/// The files that the element's script fetches, as paths from `dist`, by what they are to it.
#[derive(Debug, PartialEq)]
pub(crate) struct Files {
    pub(crate) bindings: String,
    pub(crate) wasm: String,
    pub(crate) sheet: String,
    /// Fetched only where a page has words of its own.
    pub(crate) labels: String,
    /// One for each language; only that of the reader is fetched.
    pub(crate) words: Vec<String>,
    /// The same, fetched when the report or the rest of the help is shown.
    pub(crate) later: Vec<String>,
}

impl Files {
    /// Those that the script in `dist` names.
    ///
    /// # Errors
    ///
    /// When `dist` was not built with the element, or lacks a file of it.
    pub(crate) fn of(dist: &Path) -> Result<Self> {
        let path = dist.join(SCRIPT);
        let script = fs::read_to_string(&path).with_context(|| {
            format!("cannot read {}: build the app with `cargo xtask size --build`", path.display())
        })?;
        let files = Self::named_in(&script)?;
        for file in files.all() {
            if !dist.join(file).is_file() {
                bail!(
                    "dist/{SCRIPT} names {file}, which is not in dist/: build it with `cargo xtask size --build`"
                );
            }
        }
        Ok(files)
    }

    /// Reads the list that the build has put into the script.
    fn named_in(script: &str) -> Result<Self> {
        let named: Vec<_> = script.split("\"./").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let one = |is_it: &dyn Fn(&str) -> bool, what: &str| {
            let found = named.iter().find(|name| is_it(name));
            found.map(|name| (*name).to_owned()).with_context(|| format!("dist/{SCRIPT} names no {what}"))
        };
        let all = |kind: &str| {
            let found: Vec<_> =
                named.iter().filter(|name| name.starts_with(kind)).map(|it| (*it).to_owned()).collect();
            if found.is_empty() { bail!("dist/{SCRIPT} names no {kind}….txt") } else { Ok(found) }
        };
        Ok(Self {
            bindings: one(&|name| name.ends_with(".js"), "bindings")?,
            wasm: one(&|name| name.ends_with(".wasm"), "WebAssembly")?,
            sheet: one(&|name| name.ends_with(".css"), "style sheet")?,
            labels: one(&|name| name.starts_with("labels-"), "labels")?,
            words: all("words-")?,
            later: all("later-")?,
        })
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        let single = [&self.bindings, &self.wasm, &self.sheet, &self.labels];
        single.into_iter().chain(&self.words).chain(&self.later).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = r#"const FILES = {
  bindings: "./a-1.js",
  wasm: "./a-1_bg.wasm",
  sheet: "./a-2.css",
  labels: "./labels-3.txt",
  words: { en: "./words-en-4.txt", fr: "./words-fr-5.txt" },
  later: { en: "./later-en-6.txt" },
};"#;

    #[test]
    fn the_script_names_what_it_fetches() {
        let files = Files::named_in(SCRIPT).unwrap();
        let all: Vec<_> = files.all().collect();
        let expected = [
            "a-1.js",
            "a-1_bg.wasm",
            "a-2.css",
            "labels-3.txt",
            "words-en-4.txt",
            "words-fr-5.txt",
            "later-en-6.txt",
        ];
        assert_eq!(all, expected);
    }

    #[test]
    fn a_script_that_the_build_has_not_filled_in_is_an_error() {
        let error = Files::named_in("const FILES = \"__FILES__\";").unwrap_err();
        assert_eq!(error.to_string(), "dist/ghcr-connect.js names no bindings");
        let error = Files::named_in(&SCRIPT.replace("./a-1_bg.wasm", "./a-1_bg")).unwrap_err();
        assert_eq!(error.to_string(), "dist/ghcr-connect.js names no WebAssembly");
    }
}
