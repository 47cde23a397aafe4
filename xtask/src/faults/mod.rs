//! `cargo xtask faults`: every fault there is against the release build, and what must be said of
//! each.

mod blame;
mod personas;
mod proof;
mod row;
mod typed;
mod weather;
mod world;

use anyhow::{Context, Result, bail};
use ghcr_contract::Report;
use std::fs;
use std::process::ExitCode;
use std::time::Instant;

use crate::app;
use crate::proxy::{Person, all_people};
use crate::setup;
use crate::shell::Shell;
use crate::timing::spoken;
use row::{Finding, Reach, Row};

/// Runs the table and prints, a line each, what was expected and what was said.
pub(crate) fn faults(shell: &Shell) -> Result<ExitCode> {
    setup::make_ready(shell, setup::FOR_BUILDING)?;
    app::build(shell)?;
    app::build_servers(shell)?;
    let people = all_people(shell)?;
    let rows = all_rows();
    err_if_somebody_is_missing(&people, &rows)?;
    let start = Instant::now();
    let answers = world::run(shell, &people, &rows)?;
    let differing = rows.iter().zip(&answers).filter(|(row, answer)| !print(row, answer)).count();
    let panics = fs::read_to_string(world::log_of(shell))?.matches("panicked at").count();
    let took = spoken(start.elapsed());
    println!(
        "\n{} faults, {differing} differ, {panics} panics in the servers' log … {took}",
        rows.len()
    );
    Ok(if differing + panics == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn all_rows() -> Vec<Row> {
    [personas::rows(), typed::rows(), weather::rows()].concat()
}

/// A persona that nobody expects anything of would be a fault that nobody tests.
fn err_if_somebody_is_missing(people: &[Person], rows: &[Row]) -> Result<()> {
    let expectation = |person: &Person| {
        let is_of =
            |row: &&Row| matches!(row.reach, Reach::Persona(title) if title == person.title);
        rows.iter().find(is_of).map(|row| row.expected)
    };
    for person in people {
        let expected = expectation(person);
        let expected =
            expected.with_context(|| format!("no row expects anything of `{}`", person.title))?;
        let blocking = match expected.verdict {
            ghcr_contract::Verdict::Ready | ghcr_contract::Verdict::ReadyWithWarnings => "ready",
            _ => expected.rung.map_or("ready", ghcr_contract::CheckCode::as_str),
        };
        if blocking != person.expect {
            bail!(
                "`{}`: the sandbox expects {}, the table {blocking}",
                person.title,
                person.expect
            );
        }
    }
    Ok(())
}

/// Prints one line, and says whether it is as it must be.
fn print(row: &Row, answer: &Result<Report>) -> bool {
    let (got, objections) = match answer {
        Ok(report) => (Some(Finding::of(report, row.expected.rung)), proof::objections(report)),
        Err(error) => (None, vec![format!("no report: {error:#}")]),
    };
    let is_good = got == Some(row.expected) && objections.is_empty();
    let mark = if is_good { "ok     " } else { "DIFFERS" };
    let got = got.map_or_else(|| "nothing".to_owned(), |finding| finding.to_string());
    let objections: String = objections.iter().map(|it| format!(" — {it}")).collect();
    println!(
        "{mark}  {} ({})  expected {}  got {got}{objections}",
        row.wrong, row.reach, row.expected
    );
    is_good
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_has_at_least_45_rows_of_distinct_names() {
        let rows = all_rows();
        let names: BTreeSet<_> = rows.iter().map(|row| row.wrong.as_str()).collect();
        let wrong = rows.iter().filter(|row| row.expected != Finding::READY).count();
        assert!(wrong >= 45, "{wrong} rows of something wrong");
        assert_eq!(names.len(), rows.len());
    }

    #[test]
    fn who_is_to_blame_follows_from_the_cause() {
        for row in all_rows() {
            if let (Some(rung), Some(cause)) = (row.expected.rung, row.expected.cause) {
                assert_eq!(row.expected.blame, blame::Blame::of(rung, cause), "{}", row.wrong);
            }
        }
    }
}
