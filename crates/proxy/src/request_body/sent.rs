//! The fields as they were sent. Their texts are wiped when they are dropped, and what is no field
//! of the request is not kept at all.

use ghcr_contract::Field;
use secrecy::{ExposeSecret, SecretString};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeSet;
use std::fmt::{self, Formatter};

/// The names of fields that do not exist are repeated only up to this length: the shortest token is
/// longer.
const MAX_REPEATED_NAME: usize = 24;

/// The fields that are no texts of the form's.
pub(super) const VISIBILITY: &str = "visibility";
pub(super) const HOST: &str = "host";

/// What was sent for each field, and the names of those that do not exist. Where a name is there
/// twice, the last counts.
#[derive(Default)]
pub(super) struct SentFields {
    pub(super) username: Sent,
    pub(super) token: Sent,
    pub(super) image: Sent,
    pub(super) visibility: Sent,
    pub(super) description: Sent,
    pub(super) host: Sent,
    pub(super) unknown: BTreeSet<String>,
}

/// What was sent for one field.
#[derive(Default)]
pub(super) enum Sent {
    /// It is not there.
    #[default]
    Nothing,
    /// It is `null`.
    Null,
    Text(SecretString),
    /// It is something else than a text.
    Other,
}

/// Reads the fields of an object; a document that is something else has none.
pub(super) fn parse(body: &[u8]) -> serde_json::Result<Option<SentFields>> {
    let document: &RawValue = serde_json::from_slice(body)?;
    let is_object = document.get().starts_with('{');
    is_object.then(|| serde_json::from_str(document.get())).transpose()
}

impl<'de> Deserialize<'de> for SentFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = SentFields;

            fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<SentFields, A::Error> {
                let mut fields = SentFields::default();
                // A name may be a token in the wrong place.
                while let Some(name) = map.next_key::<SecretString>()? {
                    let value: &RawValue = map.next_value()?;
                    fields.insert(name.expose_secret(), value).map_err(Error::custom)?;
                }
                Ok(fields)
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

impl SentFields {
    fn insert(&mut self, name: &str, value: &RawValue) -> serde_json::Result<()> {
        let value = match value.get() {
            "null" => Sent::Null,
            text if text.starts_with('"') => Sent::Text(serde_json::from_str(text)?),
            _ => Sent::Other,
        };
        match name.parse() {
            Ok(Field::Username) => self.username = value,
            Ok(Field::Token) => self.token = value,
            Ok(Field::Image) => self.image = value,
            Ok(Field::Description) => self.description = value,
            Err(_) if name == VISIBILITY => self.visibility = value,
            Err(_) if name == HOST => self.host = value,
            Err(_) => {
                self.unknown.insert(repeatable(name));
            }
        }
        Ok(())
    }
}

impl SentFields {
    /// Adds those of the fields to the unknown ones that are there: the request has none of them.
    pub(super) fn refuse<const COUNT: usize>(&mut self, fields: [(&str, Sent); COUNT]) {
        let there = fields.into_iter().filter(|(_, sent)| !matches!(sent, Sent::Nothing));
        self.unknown.extend(there.map(|(name, _)| name.to_owned()));
    }
}

/// A misspelt field's name helps whoever wrote it; anything longer or stranger may be a token.
pub(crate) fn repeatable(name: &str) -> String {
    let is_plain = name.len() <= MAX_REPEATED_NAME
        && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if is_plain { name.to_owned() } else { String::new() }
}
