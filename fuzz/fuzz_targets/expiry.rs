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
    let text = text.trim();
    let year: i16 = text[..4].parse().expect("a text without a year has no end");
    assert!((year - end.year()).abs() <= 1, "{year} and {end}");
    assert!(text.ends_with(" UTC") || text[20..].parse::<i32>().is_ok());
    // The first hours of the year 0 can lie in the year before, which has no such form.
    if end.year() >= 0 {
        let written = end.strftime("%Y-%m-%d %H:%M:%S UTC").to_string();
        assert_eq!(parse_expiration(&written), Some(seconds), "{written}");
    }
});
