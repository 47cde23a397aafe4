//! The secret that webhooks are signed with, as [Standard Webhooks] has it.
//!
//! [Standard Webhooks]: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md

use base64::prelude::{BASE64_STANDARD, Engine};
use ring::hmac;
use std::ops::RangeInclusive;
use std::str::FromStr;
use zeroize::Zeroizing;

/// How many bytes a secret may have.
const LENGTH: RangeInclusive<usize> = 24..=64;

/// The secret. `Debug` does not show it.
#[derive(Clone, Debug)]
pub struct WebhookSecret(hmac::Key);

/// A text is no secret. It does not repeat the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASecret;

impl WebhookSecret {
    /// The header `webhook-signature` of a body that is sent with this id and time.
    pub(super) fn sign(&self, id: &str, timestamp: i64, body: &str) -> String {
        let signed = format!("{id}.{timestamp}.{body}");
        let tag = hmac::sign(&self.0, signed.as_bytes());
        format!("v1,{}", BASE64_STANDARD.encode(tag))
    }
}

impl FromStr for WebhookSecret {
    type Err = NotASecret;

    /// Reads base64, with or without the usual `whsec_` before it.
    fn from_str(text: &str) -> Result<Self, NotASecret> {
        let text = text.trim();
        let text = text.strip_prefix("whsec_").unwrap_or(text);
        let bytes = Zeroizing::new(BASE64_STANDARD.decode(text).map_err(|_| NotASecret)?);
        let key = || Self(hmac::Key::new(hmac::HMAC_SHA256, &bytes));
        LENGTH.contains(&bytes.len()).then(key).ok_or(NotASecret)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed with Python's `hmac` and `base64`.
    #[test]
    fn a_signature_is_the_one_of_standard_webhooks() {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse::<WebhookSecret>().unwrap();
        let signature =
            secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert!(!format!("{secret:?}").contains("MfKQ"));
    }

    #[test]
    fn a_secret_is_24_to_64_bytes_in_base64() {
        let of = |bytes: usize| BASE64_STANDARD.encode(vec![7; bytes]);
        for good in [of(24), format!(" whsec_{}\n", of(32)), of(64)] {
            assert!(good.parse::<WebhookSecret>().is_ok(), "{good}");
        }
        for bad in ["", "whsec_", "secret!", &of(23), &of(65), "whsec_whsec_"] {
            assert_eq!(bad.parse::<WebhookSecret>().err(), Some(NotASecret), "{bad}");
        }
    }
}
