//! A measured figure and the bound that it is held against.

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::output::{Right, table};
use crate::shell::Shell;

/// One line of `target/bench.json`.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Figure {
    name: String,
    value: f64,
    unit: String,
    /// Where there is none, the figure is there to compare others with.
    bound: Option<Bound>,
}

/// What the value must be.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Bound {
    AtMost(f64),
    AtLeast(f64),
    Exactly(f64),
}

impl Bound {
    fn holds(self, value: f64) -> bool {
        match self {
            Self::AtMost(bound) => value <= bound,
            Self::AtLeast(bound) => value >= bound,
            Self::Exactly(bound) => (value - bound).abs() < f64::EPSILON,
        }
    }

    fn spoken(self) -> String {
        match self {
            Self::AtMost(bound) => format!("≤ {}", shown(bound)),
            Self::AtLeast(bound) => format!("≥ {}", shown(bound)),
            Self::Exactly(bound) => format!("= {}", shown(bound)),
        }
    }
}

impl Figure {
    /// A value that must keep to a bound.
    pub(crate) fn bounded(name: impl Into<String>, value: f64, unit: &str, bound: Bound) -> Self {
        Self { name: name.into(), value, unit: unit.to_owned(), bound: Some(bound) }
    }

    /// A value to compare others with.
    pub(crate) fn told(name: impl Into<String>, value: f64, unit: &str) -> Self {
        Self { name: name.into(), value, unit: unit.to_owned(), bound: None }
    }

    pub(crate) fn holds(&self) -> bool {
        self.bound.is_none_or(|bound| bound.holds(self.value))
    }
}

/// The middle one: a noisy machine spoils the outer ones first.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or(f64::NAN)
}

/// As lines for the terminal.
pub(crate) fn to_table(figures: &[Figure]) -> String {
    let rows = figures.iter().map(|figure| {
        let Figure { name, value, unit, bound } = figure;
        let bound = bound.map_or_else(|| "-".to_owned(), Bound::spoken);
        let holds = if figure.holds() { "yes" } else { "NO" }.to_owned();
        [name.clone(), format!("{} {unit}", shown(*value)), bound, holds]
    });
    table(Right, ["figure", "value", "bound", "holds"], rows)
}

/// Into `bench.json` in the build folder.
pub(crate) fn write(shell: &Shell, figures: &[Figure]) -> Result<()> {
    let json = serde_json::to_string_pretty(figures)?;
    Ok(shell.write_file(shell.target("bench.json"), json + "\n")?)
}

fn shown(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_holds_up_to_its_bound() {
        let holds = |value, bound| Figure::bounded("it", value, "ms", bound).holds();
        assert!(holds(325.0, Bound::AtMost(325.0)) && !holds(325.1, Bound::AtMost(325.0)));
        assert!(holds(12.0, Bound::AtLeast(12.0)) && !holds(11.0, Bound::AtLeast(12.0)));
        assert!(holds(1.0, Bound::Exactly(1.0)) && !holds(2.0, Bound::Exactly(1.0)));
    }

    #[test]
    fn the_median_is_the_middle_one_and_what_is_not_a_number_keeps_no_bound() {
        let is = |value: f64, wanted: f64| (value - wanted).abs() < f64::EPSILON;
        assert!(is(median([9.0, 1.0, 5.0, 2.0, 100.0]), 5.0));
        assert!(!Figure::bounded("it", median([]), "ms", Bound::AtMost(1.0)).holds());
    }
}
