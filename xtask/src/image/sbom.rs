//! The parts of the image as a CycloneDX document: each crate that is linked into the service, or
//! into the app that it carries.

use anyhow::{Context, Result, ensure};
use cyclonedx_bom::external_models::spdx::SpdxExpression;
use cyclonedx_bom::external_models::uri::Purl;
use cyclonedx_bom::models::component::{Classification, Component, Components};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::models::metadata::Metadata;
use cyclonedx_bom::prelude::{Bom, SpecVersion, Validate};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::TARGET;
use crate::shell::Shell;

/// The packages that the image is linked from, with the feature and the target of each.
const PROGRAMS: [[&str; 3]; 2] =
    [["ghcr-proxy", "embed", TARGET], ["ghcr-connect", "hydrate", "wasm32-unknown-unknown"]];

/// In the binary, before the name and version of a crate whose code may panic.
const OF_A_CRATE: &[u8] = b"/registry/src/";

/// A crate of the lock file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    name: String,
    version: String,
    licence: String,
}

/// Writes the document, and compares it with what the binary tells of itself.
///
/// # Returns
///
/// How many crates it lists.
pub(super) fn write(shell: &Shell, binary: &Path, file: &Path) -> Result<usize> {
    let mut parts = BTreeSet::new();
    for program in PROGRAMS {
        parts.extend(parts_of(&tree(shell, program)?)?);
    }
    let missing = missing_from(&parts, &crates_in(&fs::read(binary)?));
    ensure!(
        missing.is_empty(),
        "the binary holds crates that `cargo tree` does not list: {}. Is {} older than Cargo.lock?",
        missing.join(", "),
        binary.display()
    );
    let document = document(&parts)?;
    fs::write(file, document).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(parts.len())
}

/// The crates that are linked, without those that only build or write code.
fn tree(shell: &Shell, [package, feature, target]: [&str; 3]) -> Result<String> {
    let mut command = shell.cargo(["tree", "--locked", "--prefix", "none", "--no-dedupe"]);
    command.args(["--edges", "normal,no-proc-macro", "--format", "{p};{l}"]);
    command.args(["--package", package, "--features", feature, "--target", target]);
    shell.answer(command).with_context(|| format!("`cargo tree --package {package}` failed"))
}

/// Reads lines such as `serde v1.0.229;MIT OR Apache-2.0`.
fn parts_of(tree: &str) -> Result<BTreeSet<Part>> {
    let part = |line: &str| {
        let (package, licence) = line.split_once(';')?;
        let mut words = package.split_whitespace();
        let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
        // As it was written before there were expressions.
        let licence = licence.replace('/', " OR ");
        Some(Part { name: name.to_owned(), version: version.to_owned(), licence })
    };
    let lines = tree.lines().filter(|line| !line.is_empty());
    lines.map(|line| part(line).with_context(|| format!("`cargo tree` says {line:?}"))).collect()
}

/// The crates that a binary names, as `serde-1.0.229`: where a panic can come from, its file is
/// told.
fn crates_in(binary: &[u8]) -> BTreeSet<String> {
    let starts = binary.windows(OF_A_CRATE.len()).enumerate().filter(|(_, it)| *it == OF_A_CRATE);
    let named = starts.filter_map(|(at, _)| {
        let rest = binary.get(at + OF_A_CRATE.len()..)?;
        let mut folders = rest.get(..200.min(rest.len()))?.split(|byte| *byte == b'/');
        let folder = std::str::from_utf8(folders.nth(1)?).ok()?;
        Some(folder.to_owned())
    });
    named.collect()
}

fn missing_from(parts: &BTreeSet<Part>, named: &BTreeSet<String>) -> Vec<String> {
    let listed: BTreeSet<_> =
        parts.iter().map(|part| format!("{}-{}", part.name, part.version)).collect();
    named.difference(&listed).cloned().collect()
}

/// The document, the same for the same parts.
fn document(parts: &BTreeSet<Part>) -> Result<Vec<u8>> {
    let version = env!("CARGO_PKG_VERSION");
    let whole = Component::new(Classification::Container, "ghcr-connect", version, None);
    let components = parts.iter().map(component).collect::<Result<Vec<_>>>()?;
    let bom = Bom {
        serial_number: None,
        metadata: Some(Metadata { component: Some(whole), ..Metadata::default() }),
        components: Some(Components(components)),
        ..Bom::default()
    };
    let checked = bom.validate_version(SpecVersion::V1_5);
    ensure!(checked.passed(), "the list of parts is no CycloneDX: {checked:?}");
    let mut document = Vec::new();
    bom.output_as_json_v1_5(&mut document).context("the list of parts cannot be written")?;
    Ok(document)
}

fn component(part: &Part) -> Result<Component> {
    let purl = Purl::new("cargo", &part.name, &part.version)
        .with_context(|| format!("{} {} has no package URL", part.name, part.version))?;
    let mut component = Component::new(
        Classification::Library,
        &part.name,
        &part.version,
        Some(format!("{}@{}", part.name, part.version)),
    );
    component.purl = Some(purl);
    if !part.licence.is_empty() {
        let expression = SpdxExpression::new(&part.licence);
        component.licenses = Some(Licenses(vec![LicenseChoice::Expression(expression)]));
    }
    Ok(component)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const TREE: &str = "ghcr-proxy v0.1.0 (/checkout/crates/proxy);MIT OR Apache-2.0\n\
        ring v0.17.14;Apache-2.0 AND ISC\n\nold v1.0.0;MIT/Apache-2.0\nring v0.17.14;Apache-2.0 AND ISC\n";

    #[test]
    fn each_linked_crate_is_a_component_once() {
        let document = document(&parts_of(TREE).unwrap()).unwrap();
        let document: Value = serde_json::from_slice(&document).unwrap();
        assert_eq!(document["bomFormat"], "CycloneDX");
        let purls: Vec<_> = document["components"].as_array().unwrap().iter().collect();
        let purls: Vec<_> = purls.iter().map(|it| it["purl"].as_str().unwrap()).collect();
        assert_eq!(
            purls,
            ["pkg:cargo/ghcr-proxy@0.1.0", "pkg:cargo/old@1.0.0", "pkg:cargo/ring@0.17.14"]
        );
        assert_eq!(
            document["components"][1]["licenses"],
            json!([{"expression": "MIT OR Apache-2.0"}])
        );
    }

    #[test]
    fn what_the_binary_names_must_be_listed() {
        let binary = b"\0/root/.cargo/registry/src/index.crates.io-1949/ring-0.17.14/src/a.rs\0\
            /rustc/abc/library/core/src/b.rs\0/home/x/registry/src/index.crates.io-1949/other-2.0.0-rc.1/c.rs";
        let named = crates_in(binary);
        assert_eq!(named, ["other-2.0.0-rc.1", "ring-0.17.14"].map(str::to_owned).into());
        assert_eq!(missing_from(&parts_of(TREE).unwrap(), &named), ["other-2.0.0-rc.1"]);
    }

    #[test]
    fn a_line_that_is_no_crate_is_shown() {
        let error = parts_of("serde").unwrap_err();
        assert_eq!(error.to_string(), "`cargo tree` says \"serde\"");
    }
}
