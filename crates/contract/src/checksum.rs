//! The checksum in GitHub's tokens, which shows without a request that a token is mistyped.

use crate::names::wire_names;
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

wire_names! {
    /// What the checksum says.
    pub enum ChecksumFinding {
        /// It fits: the text is whole, as GitHub once wrote it.
        Matches = "matches",
        /// It does not fit: a character is probably missing or wrong. No proof: examples in
        /// GitHub's own documentation fail it.
        Differs = "differs",
        /// This kind, or this shape, has none that is known.
        Absent = "absent",
    }
}

const SUM_LENGTH: usize = 6;
const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// `NoTable`, because a lookup table does not pay off for texts of this length.
const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// Returns the six characters that end a token with the random part `payload` (without the prefix):
/// its CRC-32/ISO-HDLC in base62, most significant digit first, padded with `0`.
///
/// Source: GitHub facts, section 1 ("Behind GitHub's new authentication token formats",
/// github.blog, 2021-04-05).
///
/// ```
/// assert_eq!(ghcr_contract::token_checksum("C3B57qeMuhdjvxlX6Tbik7IFYKR7MV"), "00pzNL");
/// ```
#[must_use]
pub fn token_checksum(payload: &str) -> String {
    let mut rest = CRC.checksum(payload.as_bytes());
    let mut digits = [b'0'; SUM_LENGTH];
    for digit in digits.iter_mut().rev() {
        *digit = BASE62[(rest % 62) as usize];
        rest /= 62;
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}

/// Compares the last six characters of `body` (a token without its prefix) with the checksum of the
/// characters before them.
pub(crate) fn check_body(body: &str) -> ChecksumFinding {
    match body.len().checked_sub(SUM_LENGTH).and_then(|at| body.split_at_checked(at)) {
        Some((payload, sum)) if token_checksum(payload) == sum => ChecksumFinding::Matches,
        _ => ChecksumFinding::Differs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_tokens_have_the_right_checksum() {
        // Without the prefix, because secret scanners report a whole token in a file.
        for valid in [
            "0000000000000000000000000000002C8GjS",
            "ExampleTokenNotIssuedByGitHub10VC4aO",
            "C3B57qeMuhdjvxlX6Tbik7IFYKR7MV00pzNL",
        ] {
            assert_eq!(check_body(valid), ChecksumFinding::Matches, "{valid}");
        }
        for invalid in [
            "ExampleTokenNotIssuedByGitHub10VC4aP",
            "16C7e42F292c69C2E7C10c838347Ae178B4a",
            "",
            "abc",
        ] {
            assert_eq!(check_body(invalid), ChecksumFinding::Differs, "{invalid}");
        }
    }

    #[test]
    fn a_body_that_is_not_ascii_does_not_panic() {
        assert_eq!(check_body("ééééé€"), ChecksumFinding::Differs);
    }

    proptest! {
        #[test]
        fn every_single_wrong_character_is_detected(
            payload in "[0-9A-Za-z]{30}",
            at in 0..36_usize,
            with in "[0-9A-Za-z]",
        ) {
            let body = format!("{payload}{}", token_checksum(&payload));
            let mut wrong = body.clone();
            wrong.replace_range(at..=at, &with);
            let expected = if wrong == body { ChecksumFinding::Matches } else { ChecksumFinding::Differs };
            prop_assert_eq!(check_body(&wrong), expected);
        }
    }
}
