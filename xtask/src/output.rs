//! What the commands print: tables, durations, sizes.

use comfy_table::{Table, presets};
use std::time::Duration;

pub(crate) use comfy_table::CellAlignment::{self, Left, Right};

/// A table with a heading. The first column is aligned left, the others as it is said: words left,
/// figures right.
pub(crate) fn table<const N: usize>(
    others: CellAlignment,
    heading: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_header(heading).add_rows(rows);
    for (index, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        column.set_cell_alignment(if index > 0 { others } else { Left });
    }
    format!("{}\n", table.trim_fmt())
}

/// `0.4 s`, `41 s`, `9 min 12 s`.
pub(crate) fn spoken(took: Duration) -> String {
    let seconds = took.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", took.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// Decimal kilobytes, rounded to one place.
pub(crate) fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let row = ["index.html".to_owned(), kilobytes(1_249)];
        assert_eq!(table(Right, ["file", "kB"], [row]), "file         kB\nindex.html  1.2\n");
    }

    #[test]
    fn short_times_have_a_decimal_and_long_ones_have_minutes() {
        assert_eq!(spoken(Duration::from_millis(420)), "0.4 s");
        assert_eq!(spoken(Duration::from_secs(41)), "41 s");
        assert_eq!(spoken(Duration::from_secs(552)), "9 min 12 s");
    }
}
