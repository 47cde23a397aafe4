//! What stays behind in a page that mounts the element, uses it and takes it away a thousand times.
//!
//! A journey does it and counts (`tests/journeys/leaks.rs`).

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::figure::{Bound, Figure};
use crate::app;
use crate::setup;
use crate::shell::Shell;
use crate::test::suites;

const JOURNEY: &str = "leaks::what_a_thousand_mounts_leave_behind_is_counted";

/// An engine keeps records of its own, of code that has become hot and the like: a node that stayed
/// would be more.
const JS_BYTES_A_MOUNT: Bound = Bound::AtMost(100.0);

#[derive(Debug, Deserialize)]
struct LeftBehind {
    rounds: f64,
    before: Counts,
    after: Counts,
}

#[derive(Debug, Deserialize)]
struct Counts {
    nodes: f64,
    listeners: f64,
    documents: f64,
    /// In bytes.
    js_heap: f64,
    /// In bytes.
    wasm_memory: f64,
}

pub(crate) fn measure(shell: &Shell) -> Result<Vec<Figure>> {
    setup::make_ready(shell, setup::FOR_TESTING)?;
    app::build(shell)?;
    let mut found = None;
    let status = shell.run_and_read(suites::journey(shell, JOURNEY)?, |line| {
        if let Some((_, json)) = line.split_once("left behind: ") {
            found = Some(serde_json::from_str::<LeftBehind>(json));
        }
    })?;
    match found {
        Some(left) if status.success() => {
            Ok(figures(&left.context("what the journey printed cannot be read")?))
        }
        _ => bail!("the journey `{JOURNEY}` counted nothing ({status}); its words are above"),
    }
}

fn figures(left: &LeftBehind) -> Vec<Figure> {
    let LeftBehind { rounds, before, after } = left;
    let grown = |name: &str, of: fn(&Counts) -> f64, unit| {
        let name = format!("{name} more after {rounds} mounts");
        Figure::bounded(name, of(after) - of(before), unit, Bound::AtMost(0.0))
    };
    vec![
        grown("nodes", |it| it.nodes, ""),
        grown("listeners", |it| it.listeners, ""),
        grown("documents", |it| it.documents, ""),
        grown("memory of the wasm", |it| it.wasm_memory, "bytes"),
        Figure::bounded(
            "JavaScript heap for each mount",
            (after.js_heap - before.js_heap) / rounds,
            "bytes",
            JS_BYTES_A_MOUNT,
        ),
        Figure::told("JavaScript heap afterwards", after.js_heap / 1_000_000.0, "MB"),
        Figure::told("memory of the wasm afterwards", after.wasm_memory / 1_000_000.0, "MB"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_that_stays_is_found() {
        let counts = |nodes: u32| {
            format!(
                r#"{{"nodes":{nodes},"listeners":0,"documents":1,"js_heap":9,"wasm_memory":7}}"#
            )
        };
        let left = |after| {
            let json =
                format!(r#"{{"rounds":1000,"before":{},"after":{}}}"#, counts(11), counts(after));
            figures(&serde_json::from_str(&json).unwrap())
        };
        assert!(left(11).iter().all(Figure::holds));
        assert!(!left(12).iter().all(Figure::holds));
    }
}
