//! A measured figure and the bound that it is held against, as `cargo xtask bench` reads them.

use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    /// Where there is none, the figure is there to compare others with.
    bound: Option<Bound>,
}

/// What the value must be.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Bound {
    AtMost(f64),
    AtLeast(f64),
    Exactly(f64),
}

impl Figure {
    /// A value that must keep to a bound.
    pub(crate) fn bounded(
        name: impl Into<String>,
        value: f64,
        unit: &'static str,
        bound: Bound,
    ) -> Self {
        Self { name: name.into(), value, unit, bound: Some(bound) }
    }

    /// A value to compare others with.
    pub(crate) fn told(name: impl Into<String>, value: f64, unit: &'static str) -> Self {
        Self { name: name.into(), value, unit, bound: None }
    }
}

/// A count as a figure.
pub(crate) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The middle one: a noisy machine spoils the outer ones first.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
