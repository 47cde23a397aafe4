//! When a token ends, and how GitHub writes it.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// The two forms of `GitHub-Authentication-Token-Expiration`; neither is RFC 3339 (GitHub facts,
/// section 3; from go-github's `parseTokenExpiration`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiryForm {
    /// `2021-09-03 02:34:04 UTC`.
    Utc,
    /// `2023-04-26 20:23:26 +0200`: the same moment on a clock that is that many hours ahead.
    HoursAhead(i8),
}

/// The end of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// The moment.
    pub at: Timestamp,
    /// How it is written.
    pub form: ExpiryForm,
}

impl Expiry {
    /// The header's text.
    #[must_use]
    pub fn header_text(&self) -> String {
        let at = self.at;
        match self.form {
            ExpiryForm::Utc => at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string(),
            ExpiryForm::HoursAhead(hours) => {
                let zone = TimeZone::fixed(Offset::constant(hours));
                at.to_zoned(zone).strftime("%Y-%m-%d %H:%M:%S %z").to_string()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_moment_is_written_in_both_forms() {
        let at: Timestamp = "2023-04-26T18:23:26Z".parse().unwrap();
        let table = [
            (ExpiryForm::Utc, "2023-04-26 18:23:26 UTC"),
            (ExpiryForm::HoursAhead(2), "2023-04-26 20:23:26 +0200"),
            (ExpiryForm::HoursAhead(-7), "2023-04-26 11:23:26 -0700"),
        ];
        for (form, text) in table {
            assert_eq!(Expiry { at, form }.header_text(), text);
        }
    }
}
