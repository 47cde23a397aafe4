//! The header that says when a token ends.

#![no_main]

use ghcr_proxy::fuzzing::parse_expiration;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Some(seconds) = parse_expiration(text) else { return };
    let timestamp = Timestamp::from_second(seconds).expect("it was read from a date");
    let end = timestamp.to_zoned(TimeZone::UTC);
    // An offset moves the end by less than two days, so into the next year at the most.
    let year = year_of(text).expect("a text without a year has no end");
    assert!((year - i32::from(end.year())).abs() <= 1, "{year} and {end}");
    if end.year() >= 0 {
        let written = end.strftime("%Y-%m-%d %H:%M:%S UTC").to_string();
        assert_eq!(parse_expiration(&written), Some(seconds), "{written}");
    }
});

/// The number that the text starts with.
fn year_of(text: &str) -> Option<i32> {
    let text = text.trim_start();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.trim_start_matches('+')),
    };
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().ok().map(|year: i32| sign * year)
}
