//! When a token ends, as GitHub writes it.

use jiff::fmt::strtime;
use jiff::tz::TimeZone;

/// The form of the date and the time, with a zero for each digit.
const CIVIL: &str = "0000-00-00 00:00:00";

/// Reads `2021-09-03 02:34:04 UTC` and `2023-04-26 20:23:26 +0200`; seconds since 1970. Neither
/// form is documented (GitHub facts, section 3), so anything else is `None` and never an error.
pub(crate) fn parse_expiration(text: &str) -> Option<i64> {
    let text = text.trim();
    let (civil, zone) = text.split_at_checked(CIVIL.len())?;
    let timestamp = if has_shape(civil, CIVIL) && zone == " UTC" {
        let civil = strtime::parse("%Y-%m-%d %H:%M:%S", civil).ok()?.to_datetime().ok()?;
        civil.to_zoned(TimeZone::UTC).ok()?.timestamp()
    } else if has_shape(civil, CIVIL) && (has_shape(zone, " +0000") || has_shape(zone, " -0000")) {
        strtime::parse("%Y-%m-%d %H:%M:%S %z", text).ok()?.to_timestamp().ok()?
    } else {
        return None;
    };
    Some(timestamp.as_second())
}

/// Returns true if `text` has a digit where `shape` has a zero, and the same character elsewhere.
/// `strtime` alone also reads signs, blanks and numbers with fewer digits.
fn has_shape(text: &str, shape: &str) -> bool {
    let fits = |(byte, wanted): (u8, u8)| match wanted {
        b'0' => byte.is_ascii_digit(),
        _ => byte == wanted,
    };
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::parse_expiration;

    #[test]
    fn both_forms_are_read_and_nothing_else_is_guessed() {
        let table = [
            ("2021-09-03 02:34:04 UTC", Some(1_630_636_444)),
            (" 2021-09-03 02:34:04 UTC ", Some(1_630_636_444)),
            ("2023-04-26 20:23:26 +0200", Some(1_682_533_406)),
            ("2023-04-26 20:23:26 -0700", Some(1_682_565_806)),
            ("2023-04-26T20:23:26Z", None),
            ("2023-02-30 00:00:00 UTC", None),
            ("2023-04-26 20:23:26", None),
            ("-  \r2021-09-03 02:34:04 UTC", None),
            ("-021-09-03 02:34:04 UTC", None),
            ("2021- 9-03 02:34:04 UTC", None),
            ("2021-9-3 2:34:04 UTC", None),
            ("2023-04-26 20:23:26 +02:00", None),
            ("2023-04-26 20:23:26 +02", None),
            ("never", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(parse_expiration(text), expected, "{text:?}");
        }
    }
}
