//! Collects the package's files in memory: built files, files from `embed/`, and files generated
//! from both.

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ghcr_words::Key;
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;

use super::element::{Files, SCRIPT};
use crate::shell::Shell;

/// Content by path within the package.
type Package = BTreeMap<String, Vec<u8>>;

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
pub(super) fn collect(shell: &Shell) -> Result<Package> {
    let element = Files::of(&shell.dist())?;
    let manifest = [("embed/package", "custom-elements.json")];
    let built = BUILT.into_iter().chain(element.all()).map(|name| ("dist", name));
    let licences = LICENCES.map(|name| (".", name));
    let types = OTHER_TYPES.map(|name| ("embed", name));
    let mut package = Package::new();
    for (folder, name) in built.chain(licences).chain(types).chain(manifest) {
        package.insert(name.to_owned(), shell.read_binary_file(shell.root(folder).join(name))?);
    }
    let text = |path: &str| shell.read_file(shell.root(path));
    let labels: String = Key::all().map(|key| format!("\n  | \"{}\"", key.name())).collect();
    let labels = format!("{labels};");
    let types = fill(&text("embed/ghcr-connect.d.ts")?, PLACE_OF_LABELS, &labels, TYPES)?;
    let document = text("docs/embedding.md")?;
    package.insert(TYPES.to_owned(), types.into_bytes());

    let digests: Digests =
        package.iter().map(|(name, content)| (name.clone(), integrity(content))).collect();
    let readme = readme(&text("embed/package/README.md")?, &document, &element, &digests)?;
    package.insert("integrity.json".to_owned(), pretty(&digests)?);
    package.insert("README.md".to_owned(), readme.into_bytes());

    let (template, version) =
        (text("embed/package/package.json")?, format!("\"version\": \"{VERSION}\""));
    let described = fill(&template, PLACE_OF_VERSION, &version, "package.json")?;
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

/// What goes into `integrity="…"` (W3C, Subresource Integrity).
fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

fn pretty(value: &impl serde::Serialize) -> Result<Vec<u8>> {
    let mut text = serde_json::to_vec_pretty(value)?;
    text.push(b'\n');
    Ok(text)
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

    /// The example of the specification, section 3.3.
    #[test]
    fn the_specifications_example_has_the_specifications_digest() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
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
