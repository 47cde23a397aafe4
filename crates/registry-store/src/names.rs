//! Short texts that come from outside, as types that cannot hold a bad value.

use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// A text is not what it should be. It does not repeat the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidText(&'static str);

impl InvalidText {
    pub(crate) const fn new(text: &'static str) -> Self {
        Self(text)
    }
}

impl fmt::Display for InvalidText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for InvalidText {}

/// The organisation of the host that owns registries, as its identity provider names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TenantId(String);

/// The client's name for one attempt to create a registry (the `Idempotency-Key` header).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

/// The registry's host as container tools write it, with its port if it has one: `ghcr.io`. In
/// lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RegistryHost(String);

/// The id of a registry: a UUID of version 7, so that the order of ids is the order of creation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegistryId(Uuid);

/// The id of a webhook: a UUID of version 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WebhookId(Uuid);

impl WebhookId {
    pub(crate) fn new(id: Uuid) -> Self {
        Self(id)
    }
}

impl RegistryId {
    pub(crate) fn new(id: Uuid) -> Self {
        Self(id)
    }
}

impl FromStr for TenantId {
    type Err = InvalidText;

    fn from_str(text: &str) -> Result<Self, InvalidText> {
        let length = text.chars().count();
        let fits = (1..=200).contains(&length) && !text.chars().any(char::is_control);
        fits.then(|| Self(text.to_owned())).ok_or(InvalidText(
            "An organisation's name has 1 to 200 characters, and no control character.",
        ))
    }
}

impl FromStr for IdempotencyKey {
    type Err = InvalidText;

    fn from_str(text: &str) -> Result<Self, InvalidText> {
        let fits = (1..=255).contains(&text.len())
            && text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        fits.then(|| Self(text.to_owned()))
            .ok_or(InvalidText("An idempotency key has 1 to 255 visible ASCII characters."))
    }
}

impl FromStr for RegistryHost {
    type Err = InvalidText;

    fn from_str(text: &str) -> Result<Self, InvalidText> {
        let (name, port) = text.split_once(':').unwrap_or((text, "443"));
        let is_in_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        let is_name =
            name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.bytes().all(is_in_name);
        let fits = text.len() <= 255 && is_name && port.parse::<u16>().is_ok();
        fits.then(|| Self(text.to_ascii_lowercase())).ok_or(InvalidText(
            "A registry's host is a name, with its port if it has one, such as ghcr.io.",
        ))
    }
}

impl FromStr for RegistryId {
    type Err = InvalidText;

    fn from_str(text: &str) -> Result<Self, InvalidText> {
        let id = Uuid::try_parse(text).map_err(|_| InvalidText("A registry's id is a UUID."))?;
        Ok(Self(id))
    }
}

impl FromStr for WebhookId {
    type Err = InvalidText;

    fn from_str(text: &str) -> Result<Self, InvalidText> {
        let id = Uuid::try_parse(text).map_err(|_| InvalidText("A webhook's id is a UUID."))?;
        Ok(Self(id))
    }
}

impl fmt::Display for WebhookId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for RegistryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Gives the types around a text what all of them have.
macro_rules! text_types {
    ($($name:ident),+) => {$(
        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}
text_types!(TenantId, IdempotencyKey, RegistryHost);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_name_with_or_without_a_port() {
        for (text, host) in [
            ("ghcr.io", "ghcr.io"),
            ("Containers.Octo.GHE.com", "containers.octo.ghe.com"),
            ("localhost:5000", "localhost:5000"),
        ] {
            assert_eq!(text.parse::<RegistryHost>().unwrap().as_str(), host);
        }
        for text in ["", ":443", "ghcr.io:", "ghcr.io:https", "https://ghcr.io", "a b", "a@b", "-a"]
        {
            assert!(text.parse::<RegistryHost>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn tenants_and_idempotency_keys_have_a_length_and_nothing_invisible() {
        assert!("Northpier Labs".parse::<TenantId>().is_ok());
        for text in ["", "a\nb", "a\0", &"x".repeat(201)] {
            assert!(text.parse::<TenantId>().is_err(), "{text:?}");
        }
        assert!("8e03978e-40d5-43dd-bc93-6894a57f9324".parse::<IdempotencyKey>().is_ok());
        for text in ["", "é", "a\tb", &"x".repeat(256)] {
            assert!(text.parse::<IdempotencyKey>().is_err(), "{text:?}");
        }
    }
}
