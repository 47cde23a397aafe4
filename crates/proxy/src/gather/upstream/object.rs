//! JSON objects that are read as objects only. What serde derives for a struct takes an array as
//! well (`["octo", "User"]`), and would read somebody else's answer as GitHub's.

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt::{self, Formatter};
use std::marker::PhantomData;

/// Reads an object with what serde derived for its fields.
pub(crate) trait FromObject: Sized {
    /// What the derive with `#[serde(remote = "Self")]` made.
    fn from_fields<'de, D: Deserializer<'de>>(fields: D) -> Result<Self, D::Error>;
}

/// Implements `Deserialize` for structs that derive it with `#[serde(remote = "Self")]`, which
/// makes a function of that name instead.
macro_rules! objects_only {
    ($($name:ident),+ $(,)?) => {$(
        impl $crate::gather::upstream::object::FromObject for $name {
            fn from_fields<'de, D: serde::Deserializer<'de>>(fields: D) -> Result<Self, D::Error> {
                $name::deserialize(fields)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
                $crate::gather::upstream::object::read(json)
            }
        }
    )+};
}
pub(crate) use objects_only;

pub(crate) fn read<'de, T: FromObject, D: Deserializer<'de>>(json: D) -> Result<T, D::Error> {
    json.deserialize_map(ObjectOf(PhantomData))
}

struct ObjectOf<T>(PhantomData<T>);

impl<'de, T: FromObject> Visitor<'de> for ObjectOf<T> {
    type Value = T;

    fn expecting(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::from_fields(MapAccessDeserializer::new(map))
    }
}

/// The first `MOST` entries of a list. GitHub sends no longer page, and whoever does is not given
/// the memory for the rest.
pub(crate) fn first<'de, const MOST: usize, T, D>(json: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    json.deserialize_seq(FirstOf::<MOST, T>(PhantomData))
}

struct FirstOf<const MOST: usize, T>(PhantomData<T>);

impl<'de, const MOST: usize, T: Deserialize<'de>> Visitor<'de> for FirstOf<MOST, T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut entries = Vec::new();
        while entries.len() < MOST {
            let Some(entry) = list.next_element()? else { return Ok(entries) };
            entries.push(entry);
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(entries)
    }
}

/// A text of at most `MOST` bytes: a name that is longer is none of GitHub's.
pub(crate) fn text<'de, const MOST: usize, D: Deserializer<'de>>(
    json: D,
) -> Result<String, D::Error> {
    let text = String::deserialize(json)?;
    if text.len() > MOST {
        return Err(D::Error::invalid_length(text.len(), &"a shorter text"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{first, text};
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(remote = "Self")]
    struct Account {
        login: String,
        #[serde(default, rename = "type")]
        kind: String,
    }

    objects_only!(Account);

    #[test]
    fn an_array_is_no_account() {
        let read = serde_json::from_str::<Account>;
        let mona = Account { login: "mona".into(), kind: "User".into() };
        assert_eq!(read(r#"{"login": "mona", "id": 1, "type": "User"}"#).unwrap(), mona);
        for other in [r#"["mona", "User"]"#, r#"["login"]"#, "\"mona\"", "null", "{}", "[]"] {
            assert!(read(other).is_err(), "{other}");
        }
        let accounts = serde_json::from_str::<Vec<Account>>(r#"[["mona", "User"]]"#);
        assert!(accounts.is_err(), "nor in a list");
    }

    #[test]
    fn of_a_long_list_the_beginning_is_kept_and_of_a_long_text_nothing() {
        #[derive(Debug, Deserialize)]
        struct Numbers(#[serde(deserialize_with = "first::<2, _, _>")] Vec<u8>);

        #[derive(Debug, Deserialize)]
        struct Name(#[serde(deserialize_with = "text::<3, _>")] String);

        let numbers = |json| serde_json::from_str::<Numbers>(json).map(|it| it.0);
        assert_eq!(numbers("[1, 2, 3, 4]").unwrap(), [1, 2]);
        assert_eq!(numbers("[1]").unwrap(), [1]);
        assert!(numbers("[1, 2, 3").is_err(), "the list has no end");
        let name = |json| serde_json::from_str::<Name>(json).map(|it| it.0);
        assert_eq!(name("\"app\"").unwrap(), "app");
        assert!(name("\"apps\"").is_err());
    }
}
