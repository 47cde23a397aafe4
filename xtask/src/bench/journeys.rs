//! What journeys measure in a browser (`tests/journeys`): typing, and what the element leaves
//! behind.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::figure::{Bound, Figure, median};
use crate::shell::Shell;
use crate::test::suites;

const TYPING: &str = "typing::keystrokes_are_timed_while_a_test_runs";
const LEAKS: &str = "leaks::what_a_thousand_mounts_leave_behind_is_counted";

/// So that a few slow ones do not move the median.
const LEAST_KEYSTROKES: usize = 100;

/// How much more time the form may take than the browser takes for a bare field, in the same run:
/// how long that is depends on the machine.
const OF_A_BARE_FIELD: Bound = Bound::AtMost(1.6);

/// An engine keeps records of its own, of code that has become hot and the like: a node that stayed
/// would be more.
const JS_BYTES_A_MOUNT: Bound = Bound::AtMost(100.0);

/// Milliseconds of one keystroke.
#[derive(Deserialize)]
struct Keystroke {
    /// What the page does, from the key to the end of the paint.
    paint: f64,
}

#[derive(Deserialize)]
struct LeftBehind {
    rounds: f64,
    before: Counts,
    after: Counts,
}

#[derive(Deserialize)]
struct Counts {
    nodes: f64,
    listeners: f64,
    documents: f64,
    /// In bytes.
    js_heap: f64,
    /// In bytes.
    wasm_memory: f64,
}

/// How long a key takes to be seen while a test runs, on a processor that is slowed six times.
pub(super) fn keystrokes(shell: &Shell) -> Result<Vec<Figure>> {
    let (mut form, mut bare) = (Vec::<Keystroke>::new(), Vec::<Keystroke>::new());
    for (label, json) in printed_by(shell, TYPING, "keystrokes: ")? {
        let read: Vec<Keystroke> = serde_json::from_str(&json)?;
        if label.ends_with("bare ") { &mut bare } else { &mut form }.extend(read);
    }
    ensure!(form.len() >= LEAST_KEYSTROKES, "`{TYPING}` timed {} keystrokes only", form.len());
    let name = |what: &str| format!("keystroke to paint at a sixth of the speed, {what}");
    let paints = || form.iter().map(|it| it.paint);
    let bare = median(bare.iter().map(|it| it.paint));
    let ratio = median(paints()) / bare;
    Ok(vec![
        Figure::bounded(name("median, times that of a bare field"), ratio, "", OF_A_BARE_FIELD),
        Figure::told(name("median"), median(paints()), "ms"),
        Figure::told(name("in a page with one bare field, median"), bare, "ms"),
    ])
}

/// What stays behind in a page that mounts the element, uses it and takes it away a thousand times.
pub(super) fn leaks(shell: &Shell) -> Result<Vec<Figure>> {
    let printed = printed_by(shell, LEAKS, "left behind: ")?;
    let (_, json) = printed.first().with_context(|| format!("`{LEAKS}` counted nothing"))?;
    Ok(what_leaked(&serde_json::from_str(json)?))
}

fn what_leaked(LeftBehind { rounds, before, after }: &LeftBehind) -> Vec<Figure> {
    let grown = |name: &str, of: fn(&Counts) -> f64| {
        let name = format!("{name} more after {rounds} mounts");
        Figure::bounded(name, of(after) - of(before), "", Bound::AtMost(0.0))
    };
    let js_heap = (after.js_heap - before.js_heap) / rounds;
    vec![
        grown("nodes", |it| it.nodes),
        grown("listeners", |it| it.listeners),
        grown("documents", |it| it.documents),
        grown("bytes of the wasm's memory", |it| it.wasm_memory),
        Figure::bounded("JavaScript heap for each mount", js_heap, "bytes", JS_BYTES_A_MOUNT),
    ]
}

/// What the journey prints after that word in a line, and what stands before the word.
fn printed_by(shell: &Shell, journey: &str, word: &str) -> Result<Vec<(String, String)>> {
    let mut printed = Vec::new();
    let status = shell.lines(suites::journey(shell, journey)?, |line| {
        let found = line.split_once(word);
        printed.extend(found.map(|(label, json)| (label.to_owned(), json.to_owned())));
    })?;
    ensure!(status.success(), "the journey `{journey}` failed ({status}); its words are above");
    Ok(printed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_that_stays_is_found() {
        let left = |nodes| {
            let counts = |nodes| Counts {
                nodes,
                listeners: 0.0,
                documents: 1.0,
                js_heap: 9.0,
                wasm_memory: 7.0,
            };
            let (before, after) = (counts(11.0), counts(nodes));
            what_leaked(&LeftBehind { rounds: 1000.0, before, after })
        };
        assert!(left(11.0).iter().all(Figure::holds));
        assert!(!left(12.0).iter().all(Figure::holds));
    }
}
