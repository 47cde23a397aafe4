//! The checksum inside GitHub's tokens, which tells a mistyped token from a dead one without asking anybody.

use crate::names::wire_names;

wire_names! {
    /// What the checksum says.
    pub enum ChecksumFinding {
        /// It fits: the text is whole, as GitHub once wrote it.
        Matches = "matches",
        /// It does not fit: a character is probably missing or wrong. No proof: examples in GitHub's own
        /// documentation fail it.
        Differs = "differs",
        /// This kind, or this shape, has none that is known.
        Absent = "absent",
    }
}

const SUM_LENGTH: usize = 6;
const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The six characters that end a token whose random part is `payload` (the prefix is not part of the sum):
/// CRC-32/ISO-HDLC in base62, most significant digit first, padded with `0`.
///
/// Source: GitHub facts, section 1 ("Behind GitHub's new authentication token formats", github.blog, 2021-04-05).
///
/// ```
/// assert_eq!(ghcr_contract::token_checksum("C3B57qeMuhdjvxlX6Tbik7IFYKR7MV"), "00pzNL");
/// ```
#[must_use]
pub fn token_checksum(payload: &str) -> String {
    let mut rest = crc32(payload.as_bytes());
    let mut digits = [b'0'; SUM_LENGTH];
    for digit in digits.iter_mut().rev() {
        *digit = BASE62[(rest % 62) as usize];
        rest /= 62;
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}

/// Whether the last six characters of `body`, which is what stands behind the prefix, are the sum of those before.
pub(crate) fn check_body(body: &str) -> ChecksumFinding {
    match body.len().checked_sub(SUM_LENGTH).and_then(|at| body.split_at_checked(at)) {
        Some((payload, sum)) if token_checksum(payload) == sum => ChecksumFinding::Matches,
        _ => ChecksumFinding::Differs,
    }
}

/// Bit by bit: a token has thirty characters, and a table would weigh a kilobyte in the WebAssembly.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| {
                if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }
            },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_known_vectors_hold() {
        // Only what stands behind the prefix: a whole token in a file trips secret scanners.
        assert_eq!(crc32(b"000000000000000000000000000000"), 0x77e5_db82);
        for valid in [
            "0000000000000000000000000000002C8GjS",
            "ExampleTokenNotIssuedByGitHub10VC4aO",
            "C3B57qeMuhdjvxlX6Tbik7IFYKR7MV00pzNL",
        ] {
            assert_eq!(check_body(valid), ChecksumFinding::Matches, "{valid}");
        }
        for invalid in
            ["ExampleTokenNotIssuedByGitHub10VC4aP", "16C7e42F292c69C2E7C10c838347Ae178B4a", "", "abc"]
        {
            assert_eq!(check_body(invalid), ChecksumFinding::Differs, "{invalid}");
        }
    }

    #[test]
    fn a_body_that_is_not_ascii_does_not_panic() {
        assert_eq!(check_body("ééééé€"), ChecksumFinding::Differs);
    }

    proptest! {
        #[test]
        fn the_sum_is_that_of_the_well_known_crate(bytes in any::<Vec<u8>>()) {
            prop_assert_eq!(crc32(&bytes), crc32fast::hash(&bytes));
        }

        #[test]
        fn every_single_wrong_character_is_noticed(payload in "[0-9A-Za-z]{30}", at in 0..36_usize, with in "[0-9A-Za-z]") {
            let body = format!("{payload}{}", token_checksum(&payload));
            let mut wrong = body.clone();
            wrong.replace_range(at..=at, &with);
            let expected = if wrong == body { ChecksumFinding::Matches } else { ChecksumFinding::Differs };
            prop_assert_eq!(check_body(&wrong), expected);
        }
    }
}
