//! Durations as a person says them.

use std::time::Duration;

/// `0.4 s`, `41 s`, `9 min 12 s`.
pub(crate) fn spoken(took: Duration) -> String {
    let seconds = took.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", took.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_times_have_a_decimal_and_long_ones_have_minutes() {
        assert_eq!(spoken(Duration::from_millis(420)), "0.4 s");
        assert_eq!(spoken(Duration::from_secs(41)), "41 s");
        assert_eq!(spoken(Duration::from_secs(552)), "9 min 12 s");
    }
}
