//! When the end of a token is near.

/// How many days before its end a token is worth a word: two weeks cover a holiday.
pub const EXPIRES_SOON_DAYS: i64 = 14;
