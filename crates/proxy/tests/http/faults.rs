//! Every fault there is, and what must be said of each: rung, cause, blame and remedy.

mod blame;
mod outages;
mod personas;
mod proof;
mod row;
mod typed;
mod world;

use futures_util::future::join_all;
use ghcr_contract::{CheckCode, Persona, Report, Verdict};
use ghcr_sandbox::{endless_outages, left_open, more_to_try, personas};
use row::{Asks, Finding, Row};
use std::collections::BTreeSet;
use std::io::Write;

/// How many rows are waited for at once: some take the whole patience of a call.
const AT_ONCE: usize = 16;

/// Prints, a line each, what was expected and what was said.
#[tokio::test]
#[ignore = "`cargo xtask faults` runs it on the release build"]
async fn every_fault_is_told_from_every_other() {
    let rows = all_rows();
    let (mut differing, mut panics) = (0, 0);
    for batch in rows.chunks(AT_ONCE) {
        let answers = join_all(batch.iter().map(world::ask)).await;
        for (row, (answer, panicked)) in batch.iter().zip(answers) {
            differing += usize::from(!print(row, &answer));
            panics += panicked;
        }
    }
    say(&format!("{} faults, {differing} differ, {panics} panics in the log", rows.len()));
    assert_eq!(differing + panics, 0);
}

/// Prints one line, and returns true if the answer is as it must be.
fn print(row: &Row, answer: &Result<Report, String>) -> bool {
    let (got, objections) = match answer {
        Ok(report) => (Some(Finding::of(report, row.expected.rung)), proof::objections(report)),
        Err(text) => (None, vec![format!("no report: {text}")]),
    };
    let is_good = got == Some(row.expected) && objections.is_empty();
    let mark = if is_good { "ok     " } else { "DIFFERS" };
    let got = got.map_or_else(|| "nothing".to_owned(), |finding| finding.to_string());
    let objections: String = objections.iter().map(|it| format!(" — {it}")).collect();
    let (wrong, expected) = (&row.wrong, row.expected);
    say(&format!("{mark}  {wrong} ({row})  expected {expected}  got {got}{objections}"));
    is_good
}

/// Straight to the standard output, which the test runner does not keep to itself as it does with
/// `println!`.
fn say(line: &str) {
    writeln!(std::io::stdout(), "{line}").expect("standard output is open");
}

fn all_rows() -> Vec<Row> {
    [personas::rows(), typed::rows(), outages::rows()].concat()
}

#[test]
fn the_table_has_at_least_45_rows_of_distinct_names() {
    let rows = all_rows();
    let names: BTreeSet<_> = rows.iter().map(|row| row.wrong.as_str()).collect();
    let wrong = rows.iter().filter(|row| row.expected != Finding::READY).count();
    assert!(wrong >= 45, "{wrong} rows of something wrong");
    assert_eq!(names.len(), rows.len());
}

/// A persona that nobody expects anything of would be a fault that nobody tests.
#[test]
fn every_persona_of_the_sandbox_has_a_row_that_expects_the_same() {
    let rows = all_rows();
    let all = [personas(), more_to_try(), left_open(), endless_outages()].concat();
    for Persona { title, expect, .. } in &all {
        let is_of = |row: &&Row| matches!(row.asks, Asks::Persona(known) if known == title);
        let row = rows.iter().find(is_of).unwrap_or_else(|| panic!("no row of `{title}`"));
        let blocking = match row.expected.verdict {
            Verdict::Ready | Verdict::ReadyWithWarnings => None,
            Verdict::Blocked | Verdict::Inconclusive => row.expected.rung,
        };
        assert_eq!(blocking.map_or("ready", CheckCode::as_str), expect, "{title}");
    }
}
