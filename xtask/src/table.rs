//! Plain-text tables for the terminal.

/// On which side of its column a cell stands: words left, figures right.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Side {
    Left,
    Right,
}

/// Lays the rows out in columns as wide as their widest cell, two spaces apart.
///
/// The first row is the heading. `sides` has one entry a column.
pub(crate) fn table<const N: usize>(sides: [Side; N], rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(widths).zip(sides).map(|((cell, width), side)| match side {
            Side::Left => format!("{cell:<width$}"),
            Side::Right => format!("{cell:>width$}"),
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["file", "kB"], ["index.html", "1.2"]].map(|row| row.map(str::to_owned));
        assert_eq!(table([Side::Left, Side::Right], &rows), "file         kB\nindex.html  1.2\n");
    }
}
