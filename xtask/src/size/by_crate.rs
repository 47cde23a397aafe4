//! Which crates' code weighs in the wasm, so that a regression names its culprit.
//!
//! The linker's wasm is measured, because wasm-opt drops the names: its figures are larger than
//! what is sent, but in the same proportion. A function that is generic counts for the crate that
//! it was made for, as far as its name tells.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use super::kilobytes;
use crate::table::{Side, table};

/// The crates that weigh most have a row of their own, the others share one.
const ROWS: usize = 12;

/// Their generic code is made for somebody else's types.
const STANDARD: &[&str] = &["alloc", "core", "std"];

const CONSTANTS: &str = "(constants)";
const NAMELESS: &str = "(glue)";

/// Describes the interface to wasm-bindgen's tool, which takes it out again.
const DESCRIPTION: &str = "__wbindgen_describe";

/// The table of what weighs in `wasm`.
///
/// # Errors
///
/// When the file cannot be read.
pub(crate) fn print(wasm: &Path) -> Result<()> {
    let bytes = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    print!("{}", show(&weigh(&bytes)?));
    Ok(())
}

/// Bytes by crate.
fn weigh(wasm: &[u8]) -> Result<BTreeMap<String, u64>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    let mut weights = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().end - body.range().start),
            Payload::DataSection(data) => {
                weights.insert(CONSTANTS.to_owned(), data.range().end - data.range().start);
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(kinds) = section.as_known() else { continue };
                for kind in kinds {
                    let Name::Function(functions) = kind? else { continue };
                    for function in functions {
                        let function = function?;
                        names.insert(function.index, function.name);
                    }
                }
            }
            _ => {}
        }
    }
    for (index, weight) in (imported..).zip(bodies) {
        let name = names.get(&index).copied().unwrap_or_default();
        if !name.starts_with(DESCRIPTION) {
            *weights.entry(culprit(name)).or_insert(0) += weight;
        }
    }
    Ok(weights)
}

/// The crate that a function was made for: the first in its name that is not the standard library.
fn culprit(mangled: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(mangled));
    let crates = || crates_in(&name);
    let found = crates().find(|it| !STANDARD.contains(it)).or_else(|| crates().next());
    found.unwrap_or(NAMELESS).to_owned()
}

/// The first part of each path in `name`: `tachys` and `app` in `<tachys::view::Any as
/// app::Draw>::draw`.
fn crates_in(name: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    name.match_indices("::").filter_map(move |(end, _)| {
        let start = name[..end].rfind(|c| !is_word(c)).map_or(0, |before| before + 1);
        let is_first = start < end
            && !name[..start].ends_with(':')
            && name.as_bytes()[start].is_ascii_lowercase();
        is_first.then(|| &name[start..end])
    })
}

fn show(weights: &BTreeMap<String, u64>) -> String {
    let mut sorted: Vec<_> =
        weights.iter().map(|(name, weight)| (name.as_str(), *weight)).collect();
    sorted.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    let rest: u64 = sorted.iter().skip(ROWS).map(|(_, weight)| weight).sum();
    if rest > 0 {
        sorted.truncate(ROWS);
        sorted.push(("(others)", rest));
    }
    let mut rows = vec![["the wasm before wasm-opt", "raw kB"].map(str::to_owned)];
    rows.extend(sorted.into_iter().map(|(name, weight)| [name.to_owned(), kilobytes(weight)]));
    table([Side::Left, Side::Right], &rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_counts_for_the_crate_that_it_was_made_for() {
        let table = [
            ("_ZN12ghcr_connect3api4Call4send17h3c4d588bd3ca6f21E", "ghcr_connect"),
            (
                "_ZN50_$LT$T$u20$as$u20$reactive_graph..traits..Read$GT$8try_read17he367dd6c89c394a1E",
                "reactive_graph",
            ),
            (
                "_ZN12ghcr_connect4draw56_$LT$impl$u20$tachys..Render$u20$for$u20$app..Markup$GT$5build17h887453ff93caa67aE",
                "ghcr_connect",
            ),
            (
                "_ZN4core3ptr41drop_in_place$LT$ghcr_contract..Check$GT$17h887453ff93caa67aE",
                "ghcr_contract",
            ),
            ("_RNvNtCsgXGp5Oqx2Ny_4core3fmt5write", "core"),
            ("__rust_alloc", NAMELESS),
            ("", NAMELESS),
        ];
        for (name, expected) in table {
            assert_eq!(culprit(name), expected, "{name}");
        }
    }

    fn with_length(content: &[u8]) -> Vec<u8> {
        [&[u8::try_from(content.len()).unwrap()], content].concat()
    }

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        [vec![id], with_length(content)].concat()
    }

    #[test]
    fn functions_count_under_their_own_names_and_what_is_taken_out_does_not() {
        let named = |index: u8, name: &str| [vec![index], with_length(name.as_bytes())].concat();
        let app = named(1, "_ZN3app3run17h887453ff93caa67aE");
        let names = [vec![2], app, named(2, "__wbindgen_describe_x")].concat();
        let wasm = [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, b"\x01\x60\0\0"),
            // One function is imported, and has the number 0.
            section(2, b"\x01\x01a\x01b\0\0"),
            section(3, b"\x02\0\0"),
            section(10, b"\x02\x03\0\x01\x0b\x02\0\x0b"),
            section(11, b"\x01\x01\x02hi"),
            section(0, &[with_length(b"name"), section(1, &names)].concat()),
        ];
        let weights = weigh(&wasm.concat()).unwrap();
        assert_eq!(weights, BTreeMap::from([("app".to_owned(), 3), (CONSTANTS.to_owned(), 5)]));
    }

    #[test]
    fn what_weighs_most_stands_first_and_the_small_ones_share_a_row() {
        let weights =
            (0..=ROWS).map(|i| (format!("crate_{i:02}"), 1_000 * (20 - i as u64))).collect();
        let shown = show(&weights);
        assert!(
            shown.starts_with(
                "the wasm before wasm-opt  raw kB\ncrate_00                    20.0\n"
            ),
            "{shown}"
        );
        assert!(
            shown.ends_with("crate_11                     9.0\n(others)                     8.0\n"),
            "{shown}"
        );
    }
}
