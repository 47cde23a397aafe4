//! How numbers and days are written.

use crate::day::iso_day;
use crate::languages::Lang;

/// Writes numbers and days of a language. The browser knows how, so the app gives its functions.
#[derive(Clone, Copy, Debug)]
pub struct Numerals {
    /// A whole number: `1,500`.
    pub whole: fn(Lang, u64) -> String,
    /// Whole ones and tenths: `1.3`.
    pub decimal: fn(Lang, u64, u64) -> String,
    /// The day of a time in seconds since 1970, in UTC: `21 September 2026`.
    pub day: fn(Lang, i64) -> String,
    /// So many days ago: `3 days ago`, `yesterday`.
    pub ago: fn(Lang, u64) -> String,
}

impl Numerals {
    /// Plain digits and ISO 8601, for where there is no browser.
    pub const PLAIN: &'static Self = &Self {
        whole: |_, number| number.to_string(),
        decimal: |_, ones, tenths| format!("{ones}.{tenths}"),
        day: |_, seconds| iso_day(seconds),
        ago: |_, days| format!("{days} days ago"),
    };
}
