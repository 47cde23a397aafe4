//! When a token ends, as GitHub writes it.

use jiff::fmt::strtime;
use jiff::tz::TimeZone;

/// Reads `2021-09-03 02:34:04 UTC` and `2023-04-26 20:23:26 +0200`; seconds since 1970. Neither
/// form is documented (GitHub facts, section 3), so anything else is `None` and never an error.
pub(crate) fn parse_expiration(text: &str) -> Option<i64> {
    let text = text.trim();
    let timestamp = match text.strip_suffix(" UTC") {
        Some(civil) => {
            let civil = strtime::parse("%Y-%m-%d %H:%M:%S", civil).ok()?.to_datetime().ok()?;
            civil.to_zoned(TimeZone::UTC).ok()?.timestamp()
        }
        None => strtime::parse("%Y-%m-%d %H:%M:%S %z", text).ok()?.to_timestamp().ok()?,
    };
    Some(timestamp.as_second())
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
            ("never", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(parse_expiration(text), expected, "{text:?}");
        }
    }
}
