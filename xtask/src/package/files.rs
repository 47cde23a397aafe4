//! Collects the package's files in memory: built files, files from `embed/`, and files generated
//! from both.

use anyhow::{Context, Result, bail};
use ghcr_words::Key;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::contract::Contract;
use super::element::{Files, SCRIPT};
use super::integrity::integrity;
use super::manifest::manifest;
use super::types::union_of;
use crate::place::Place;

/// Content by path within the package.
pub(crate) type Package = BTreeMap<String, Vec<u8>>;

/// Subresource integrity by path within the package.
type Digests = BTreeMap<String, String>;

/// The built files whose names have no hash.
const BUILT: [&str; 5] =
    [SCRIPT, "ghcr-connect-frame.js", "embed/index.html", "embed/frame.js", "embed/frame.css"];

const TYPES: &str = "ghcr-connect.d.ts";
const OTHER_TYPES: [&str; 3] =
    ["ghcr-connect-report.d.ts", "ghcr-connect-react.d.ts", "ghcr-connect-vue.d.ts"];
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// The placeholders in the templates.
const PLACE_OF_LABELS: &str = " string; // label keys";
const PLACE_OF_VERSION: &str = "\"version\": \"0.0.0\"";
const PLACE_OF_CONTRACT: &str = "<!-- embedding -->";

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Collects all files of the package.
///
/// # Errors
///
/// When a file is missing, or a template lacks a placeholder.
pub(crate) fn collect(place: &Place) -> Result<Package> {
    let (root, dist) = (place.root(), place.dist());
    let element = Files::of(&dist)?;
    let mut package = Package::new();
    for name in BUILT.into_iter().chain(element.all()) {
        package.insert(name.to_owned(), read(&dist, name)?);
    }
    for name in LICENCES {
        package.insert(name.to_owned(), read(root, name)?);
    }
    let embed = root.join("embed");
    for name in OTHER_TYPES {
        package.insert(name.to_owned(), read(&embed, name)?);
    }
    let labels = format!("{};", union_of(Key::all().map(Key::name)));
    let types = fill(&text(&embed, TYPES)?, PLACE_OF_LABELS, &labels, TYPES)?;
    let document = text(root, "docs/embedding.md")?;
    let manifest = manifest(&Contract::read(&document)?, &types);
    package.insert(TYPES.to_owned(), types.into_bytes());
    package.insert("custom-elements.json".to_owned(), pretty(&manifest)?);

    let digests: Digests =
        package.iter().map(|(name, content)| (name.clone(), integrity(content))).collect();
    let readme = readme(&text(&embed, "package/README.md")?, &document, &element, &digests)?;
    package.insert("integrity.json".to_owned(), pretty(&digests)?);
    package.insert("README.md".to_owned(), readme.into_bytes());

    let version = format!("\"version\": \"{VERSION}\"");
    let described =
        fill(&text(&embed, "package/package.json")?, PLACE_OF_VERSION, &version, "package.json")?;
    package.insert("package.json".to_owned(), described.into_bytes());
    Ok(package)
}

/// The README contains `docs/embedding.md`, so that the contract is written in one place.
fn readme(template: &str, document: &str, element: &Files, digests: &Digests) -> Result<String> {
    let digest =
        |name: &str| digests.get(name).with_context(|| format!("{name} is not in the package"));
    let (_, contract) =
        document.split_once("\n\n").context("docs/embedding.md has nothing below its title")?;
    let mut readme = fill(template, PLACE_OF_CONTRACT, contract.trim(), "README.md")?;
    for (place, value) in [
        ("{{version}}", VERSION),
        ("{{bindings}}", &element.bindings),
        ("{{bindings-integrity}}", digest(&element.bindings)?),
        ("{{script-integrity}}", digest(SCRIPT)?),
    ] {
        readme = fill(&readme, place, value, "README.md")?;
    }
    Ok(readme)
}

fn fill(template: &str, place: &str, value: &str, name: &str) -> Result<String> {
    if !template.contains(place) {
        bail!("the template of {name} has no `{}`", place.trim());
    }
    Ok(template.replace(place, value))
}

fn pretty(value: &impl serde::Serialize) -> Result<Vec<u8>> {
    let mut text = serde_json::to_vec_pretty(value)?;
    text.push(b'\n');
    Ok(text)
}

fn text(folder: &Path, name: &str) -> Result<String> {
    String::from_utf8(read(folder, name)?).with_context(|| format!("{name} is not text"))
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>> {
    let path = folder.join(name);
    fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_is_the_contract_with_the_digests_of_this_build() {
        let template = include_str!("../../../embed/package/README.md");
        let element =
            Files { bindings: "a-1.js".to_owned(), wasm: String::new(), sheet: String::new() };
        let digests =
            [&element.bindings, SCRIPT].map(|it| (it.to_owned(), format!("sha384-of-{it}")));
        let readme =
            readme(template, "# Embedding\n\nThe contract.\n", &element, &Digests::from(digests))
                .unwrap();
        assert!(readme.contains("\n\nThe contract.\n\n## This package\n"), "{readme}");
        assert!(readme.contains("cdn.example.com/a-1.js\": \"sha384-of-a-1.js\""), "{readme}");
        assert!(readme.contains("integrity=\"sha384-of-ghcr-connect.js\""), "{readme}");
        assert!(!readme.contains("{{") && !readme.contains("# Embedding"), "{readme}");
    }

    #[test]
    fn a_template_without_its_place_is_an_error() {
        let error = fill("{}", PLACE_OF_VERSION, "1", "package.json").unwrap_err();
        assert_eq!(
            error.to_string(),
            "the template of package.json has no `\"version\": \"0.0.0\"`"
        );
    }

    #[test]
    fn the_templates_of_this_checkout_have_their_places() {
        let types = include_str!("../../../embed/ghcr-connect.d.ts");
        assert!(types.contains(&format!("export type LabelKey ={PLACE_OF_LABELS}\n")));
        assert!(include_str!("../../../embed/package/package.json").contains(PLACE_OF_VERSION));
    }
}
