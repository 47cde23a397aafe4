//! Decodes credentials in base64: docker's `auth`, HTTP's `Basic`, a Kubernetes pull secret.

use secrecy::SecretString;

/// The shortest run that is decoded: about the length of a name, a colon and a token's prefix.
const MIN_LENGTH: usize = 12;

/// Decodes each run of base64 in `text` (RFC 4648, section 4), with or without padding. Runs that
/// do not decode to UTF-8 are left out.
pub(super) fn decode_all(text: &str) -> Vec<SecretString> {
    let runs = text.split(|c: char| !matches!(c, 'A'..='Z' | 'a'..='z' | '0'..='9' | '+' | '/'));
    let mut decoded = Vec::new();
    for run in runs {
        if run.len() >= MIN_LENGTH {
            decoded.extend(decode(run));
        }
    }
    decoded
}

fn decode(run: &str) -> Option<SecretString> {
    let mut bytes = Vec::with_capacity(run.len());
    let (mut bits, mut count) = (0_u32, 0);
    for byte in run.bytes() {
        bits = bits << 6 | u32::from(digit(byte)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    String::from_utf8(bytes).ok().map(SecretString::from)
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}
