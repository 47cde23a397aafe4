//! The parts of the image as a CycloneDX document: each crate that is linked into the service, or
//! into the app that it carries.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use xshell::cmd;

use super::TARGET;
use crate::shell::Shell;

/// The packages that the image is linked from, with the feature and the target of each.
const PROGRAMS: [[&str; 3]; 2] =
    [["ghcr-proxy", "embed", TARGET], ["ghcr-connect", "hydrate", "wasm32-unknown-unknown"]];

/// The licence of each crate, by its name and version as in the address `name@version`.
type Crates = BTreeMap<String, String>;

/// Writes the document, and compares it with what the binary tells of itself.
///
/// # Returns
///
/// How many crates it lists.
pub(super) fn write(shell: &Shell, binary: &Path, file: &Path) -> Result<usize> {
    let mut crates = Crates::new();
    for program in PROGRAMS {
        crates.extend(listed_in(&tree(shell, program)?)?);
    }
    let forgotten = forgotten(&crates, &shell.read_binary_file(binary)?);
    ensure!(
        forgotten.is_empty(),
        "the binary holds crates that `cargo tree` does not list: {forgotten:?}. Is {} older than \
         Cargo.lock?",
        binary.display()
    );
    shell.write_file(file, serde_json::to_string_pretty(&document(&crates))?)?;
    Ok(crates.len())
}

/// The crates that are linked, without those that only build or write code.
fn tree(shell: &Shell, [package, feature, target]: [&str; 3]) -> Result<String> {
    let flags = "--locked --prefix none --no-dedupe --edges normal,no-proc-macro --format {p};{l}";
    let tree = cmd!(shell, "cargo tree --package {package} --features {feature} --target {target}");
    let listed = shell.answer(tree.args(flags.split(' ')));
    listed.with_context(|| format!("`cargo tree --package {package}` failed"))
}

/// Reads lines such as `serde v1.0.229;MIT OR Apache-2.0`.
fn listed_in(tree: &str) -> Result<Crates> {
    let read = |line: &str| {
        let (package, licence) = line.split_once(';')?;
        let mut words = package.split(' ');
        let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
        // As licences were written before there were expressions.
        Some((format!("{name}@{version}"), licence.replace('/', " OR ")))
    };
    let lines = tree.lines().filter(|line| !line.is_empty());
    lines.map(|line| read(line).with_context(|| format!("`cargo tree` says {line:?}"))).collect()
}

/// The crates that a binary names and the list does not: where a panic can come from, the file is
/// in the binary, such as `/registry/src/index.crates.io-1949cf8c/ring-0.17.14/src/rand.rs`.
fn forgotten(crates: &Crates, binary: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(binary);
    let folders = text.split("/registry/src/").skip(1).filter_map(|path| path.split('/').nth(1));
    let is_listed = |folder: &str| {
        crates
            .keys()
            .any(|it| it.split_once('@').is_some_and(|(n, v)| folder == format!("{n}-{v}")))
    };
    folders.filter(|folder| !is_listed(folder)).map(str::to_owned).collect()
}

/// The document (CycloneDX 1.5), the same for the same crates.
fn document(crates: &Crates) -> Value {
    let components = crates.iter().map(|(name_and_version, licence)| {
        let (name, version) = name_and_version.split_once('@').unwrap_or_default();
        let address = format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"));
        json!({
            "type": "library", "bom-ref": address, "name": name, "version": version,
            "purl": address, "licenses": [{ "expression": licence }],
        })
    });
    let whole = json!({
        "type": "container", "name": "ghcr-connect", "version": env!("CARGO_PKG_VERSION"),
    });
    json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": whole }, "components": components.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "ghcr-proxy v0.1.0 (/checkout/crates/proxy);MIT OR Apache-2.0\n\
        ring v0.17.14;Apache-2.0 AND ISC\n\nold v1.0.0+a;MIT/Apache-2.0\nring v0.17.14;Apache-2.0 AND ISC\n";

    #[test]
    fn each_linked_crate_is_a_component_once() {
        let document = document(&listed_in(TREE).unwrap());
        let purls: Vec<_> =
            document["components"].as_array().unwrap().iter().map(|it| &it["purl"]).collect();
        let expected =
            ["pkg:cargo/ghcr-proxy@0.1.0", "pkg:cargo/old@1.0.0%2Ba", "pkg:cargo/ring@0.17.14"];
        assert_eq!(purls, expected);
        assert_eq!(document["components"][1]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(listed_in("serde").unwrap_err().to_string(), "`cargo tree` says \"serde\"");
    }

    #[test]
    fn what_the_binary_names_must_be_listed() {
        let binary = b"\0/x/.cargo/registry/src/index.crates.io-1949/ring-0.17.14/src/a.rs\0\xff\
            /rustc/abc/core/src/b.rs\0/x/registry/src/index.crates.io-1949/other-2.0.0-rc.1/c.rs";
        assert_eq!(forgotten(&listed_in(TREE).unwrap(), binary), ["other-2.0.0-rc.1"]);
    }
}
