//! A measured figure and the bound that it is held against.

use anyhow::{Context, Result};
use serde::Serialize;

use crate::shell::Shell;
use crate::table::{Side, table};

/// One line of `target/bench.json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    /// Where there is none, the figure is there to compare others with.
    bound: Option<Bound>,
    holds: bool,
}

/// What the value must be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
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
    pub(crate) fn bounded(
        name: impl Into<String>,
        value: f64,
        unit: &'static str,
        bound: Bound,
    ) -> Self {
        Self { name: name.into(), value, unit, bound: Some(bound), holds: bound.holds(value) }
    }

    /// A value to compare others with.
    pub(crate) fn told(name: impl Into<String>, value: f64, unit: &'static str) -> Self {
        Self { name: name.into(), value, unit, bound: None, holds: true }
    }

    pub(crate) fn holds(&self) -> bool {
        self.holds
    }
}

/// The middle one: a noisy machine spoils the outer ones first.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// As lines for the terminal.
pub(crate) fn to_table(figures: &[Figure]) -> String {
    let heading = ["figure", "value", "unit", "bound", "holds"].map(str::to_owned);
    let rows = figures.iter().map(|figure| {
        [
            figure.name.clone(),
            shown(figure.value),
            figure.unit.to_owned(),
            figure.bound.map_or_else(|| "-".to_owned(), Bound::spoken),
            if figure.holds { "yes" } else { "NO" }.to_owned(),
        ]
    });
    let rows: Vec<_> = std::iter::once(heading).chain(rows).collect();
    table([Side::Left, Side::Right, Side::Left, Side::Right, Side::Left], &rows)
}

/// Into `bench.json` in the build folder.
pub(crate) fn write(shell: &Shell, figures: &[Figure]) -> Result<()> {
    let path = shell.place.target().join("bench.json");
    let json = serde_json::to_string_pretty(figures)?;
    std::fs::write(&path, json + "\n").with_context(|| format!("cannot write {}", path.display()))
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
        assert!((median(vec![9.0, 1.0, 5.0, 2.0, 100.0]) - 5.0).abs() < f64::EPSILON);
        assert!(!Figure::bounded("it", median(Vec::new()), "ms", Bound::AtMost(1.0)).holds());
    }

    #[test]
    fn the_file_says_name_value_unit_bound_and_whether_it_holds() {
        let json =
            serde_json::to_string(&Figure::bounded("a", 2.0, "ms", Bound::AtMost(3.0))).unwrap();
        assert_eq!(
            json,
            r#"{"name":"a","value":2.0,"unit":"ms","bound":{"at_most":3.0},"holds":true}"#
        );
    }
}
