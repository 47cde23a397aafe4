//! How long a key takes to be seen while a test runs, on a processor that is slowed six times.
//!
//! A journey types in each field and times every key in the page; what the times have in them is
//! said there (`tests/journeys/typing.rs`).

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::figure::{Bound, Figure, median};
use crate::app;
use crate::setup;
use crate::shell::Shell;
use crate::test::suites;

const JOURNEY: &str = "typing::keystrokes_are_timed_while_a_test_runs";

/// So that the 99th percentile is not merely the slowest.
const AT_LEAST: usize = 100;

/// What the form may take more than the browser takes for a bare field, in the same run: how long
/// that is depends on the machine.
const OF_A_BARE_FIELD: Bound = Bound::AtMost(1.6);

/// Milliseconds of one keystroke.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Keystroke {
    /// What the page does, from the key to the end of the paint.
    paint: f64,
    /// The same with the wait for the next frame.
    whole: f64,
}

pub(crate) fn measure(shell: &Shell) -> Result<Vec<Figure>> {
    setup::make_ready(shell, setup::FOR_TESTING)?;
    app::build(shell)?;
    let (mut keystrokes, mut bare, mut unread) = (Vec::new(), Vec::new(), None);
    let status =
        shell.run_and_read(suites::journey(shell, JOURNEY)?, |line| match in_line(line) {
            Ok(found) if line.contains("bare keystrokes: ") => bare.extend(found),
            Ok(found) => keystrokes.extend(found),
            Err(error) => unread = Some(error),
        })?;
    if let Some(error) = unread {
        return Err(error).context("the journey printed keystrokes that cannot be read");
    }
    if !status.success() || keystrokes.len() < AT_LEAST {
        bail!(
            "the journey `{JOURNEY}` timed {} keystrokes ({status}); its words are above",
            keystrokes.len()
        );
    }
    Ok(figures(&keystrokes, &bare))
}

/// The keystrokes of one field; none in any other line.
fn in_line(line: &str) -> Result<Vec<Keystroke>> {
    let json = line.split_once("keystrokes: ").map(|(_, json)| json);
    Ok(json.map(serde_json::from_str).transpose()?.unwrap_or_default())
}

fn figures(keystrokes: &[Keystroke], bare: &[Keystroke]) -> Vec<Figure> {
    let times =
        |of: &[Keystroke], part: fn(&Keystroke) -> f64| of.iter().map(part).collect::<Vec<f64>>();
    let paints = times(keystrokes, |it| it.paint);
    let wholes = times(keystrokes, |it| it.whole);
    let name = |what: &str| format!("keystroke to paint at a sixth of the speed, {what}");
    let bare = median(times(bare, |it| it.paint));
    vec![
        Figure::bounded(
            name(&format!("median of {}, times that of a bare field", paints.len())),
            median(paints.clone()) / bare,
            "",
            OF_A_BARE_FIELD,
        ),
        Figure::told(name("median"), median(paints.clone()), "ms"),
        Figure::told(name("99th percentile"), percentile_99(paints), "ms"),
        Figure::told(name("in a page with one bare field, median"), bare, "ms"),
        Figure::told(name("with the wait for the frame, median"), median(wholes.clone()), "ms"),
        Figure::told(
            name("with the wait for the frame, 99th percentile"),
            percentile_99(wholes),
            "ms",
        ),
    ]
}

/// The smallest that 99 of 100 do not exceed.
fn percentile_99(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = (values.len() * 99).div_ceil(100).saturating_sub(1);
    values.get(place).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keystrokes_are_read_wherever_they_stand_in_a_line() {
        let line = r#"test it ... keystrokes: [{"isRunning":true,"paint":4.5,"whole":12.0}]"#;
        let read = in_line(line).unwrap();
        assert_eq!(read.len(), 1);
        assert!((read[0].paint - 4.5).abs() < f64::EPSILON);
        assert!(in_line("running 1 test").unwrap().is_empty());
        assert!(in_line("keystrokes: what?").is_err());
    }

    #[test]
    fn ninety_nine_of_a_hundred_are_not_slower_than_the_99th_percentile() {
        let hundred = (1..=100).map(f64::from).collect();
        assert!((percentile_99(hundred) - 99.0).abs() < f64::EPSILON);
        assert!(percentile_99(Vec::new()).is_nan());
    }
}
