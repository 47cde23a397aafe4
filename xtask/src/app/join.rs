//! What opens the page and what speaks with the wasm, in one file: a request less before the first paint, and what both say is
//! compressed together.

use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::digest::{Digest, files_below};
use super::minify;
use super::shorten::wasm_and_script;
use crate::shell::Shell;

/// What `public/boot.js` calls the script that wasm-bindgen has made.
const BINDINGS: &str = "ghcr-connect";

/// Puts the bindings into the page's own script, and names it anew in every page: by what is in it now, because a browser keeps
/// a file as long as its name stands. The bindings stay where they are for the element, which has no such script.
///
/// # Errors
///
/// When there is not one script for the pages and one wasm, or a page does not name that script.
pub(crate) fn join(shell: &Shell, dist: &Path) -> Result<()> {
    let files = files_below(dist, &|_| true)?;
    let boot = boot_in(&files)?;
    let (_, bindings) = wasm_and_script(dist)?;
    minify::bundle(shell, dist, &boot, &format!("{BINDINGS}=./{}", bindings.display()))?;
    let joined = fs::read(dist.join(&boot))?;
    let name = format!("boot-{}.js", Digest::of_bytes(&joined));
    fs::rename(dist.join(&boot), dist.join(&name))?;
    for page in files.iter().filter(|file| is_page(file)) {
        let file = dist.join(page);
        let html = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        fs::write(&file, renamed(&html, &boot, &name).with_context(|| format!("in {}", page.display()))?)?;
    }
    Ok(())
}

/// What Trunk has made of `public/boot.js`.
fn boot_in(files: &BTreeSet<PathBuf>) -> Result<String> {
    let names = files.iter().filter_map(|file| file.to_str());
    let mut fitting = names.filter(|name| name.starts_with("boot-") && name.ends_with(".js"));
    match (fitting.next(), fitting.next()) {
        (Some(name), None) => Ok(name.to_owned()),
        _ => bail!("dist/ must have one boot-….js"),
    }
}

/// A page of the app; what shows the element in an iframe has a script of its own.
fn is_page(file: &Path) -> bool {
    file.extension().is_some_and(|it| it == "html") && !file.starts_with("embed")
}

fn renamed(html: &str, old: &str, new: &str) -> Result<String> {
    match html.matches(old).count() {
        1 => Ok(html.replace(old, new)),
        count => bail!("the page names {old} {count} times, and not once"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_found_where_there_is_one() {
        let files = |names: &[&str]| names.iter().map(PathBuf::from).collect();
        let found = |names: &[&str]| boot_in(&files(names));
        assert_eq!(found(&["boot-1a.js", "boot-1a.js.br", "embed/boot-2b.js"]).unwrap(), "boot-1a.js");
        assert!(found(&["boot-1a.js", "boot-2b.js"]).is_err() && found(&["a.js"]).is_err());
    }

    #[test]
    fn pages_of_all_folders_and_languages_name_the_script_and_the_iframe_does_not() {
        let is_page = |file| is_page(Path::new(file));
        assert!(is_page("index.fr.html") && is_page("guide/index.html"));
        assert!(!is_page("embed/index.html") && !is_page("boot-1a.js"));
        let page = r#"<script src="../boot-1a.js" type="module">"#;
        assert_eq!(
            renamed(page, "boot-1a.js", "boot-2b.js").unwrap(),
            r#"<script src="../boot-2b.js" type="module">"#
        );
        assert!(renamed(page, "boot-3c.js", "boot-2b.js").is_err());
    }
}
