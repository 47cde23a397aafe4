//! Reading the proxy's answers with little code.
//!
//! `serde_json` unfolds its whole parser, and the sentences of its errors, anew for every type that it reads: 90 kB of
//! WebAssembly for the messages of the contract. Here it reads one type only, the document as a tree. The contract's
//! types are taken from the tree, which needs no parser, and by an error that says nothing, which needs no sentences.

use ghcr_contract::{Check, Event, Problem, Report};
use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};
use std::fmt;

/// Reads `text`; `None` when it is not JSON, or not what `T` looks like.
#[must_use]
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let document: Json = serde_json::from_str(text).ok()?;
    T::deserialize(&document).ok()
}

/// Reads a line of the stream; `None` when it is no event that this version knows.
///
/// Serde's own way to read [`Event`] keeps a copy of whatever stands before the name, for each type that could follow.
#[must_use]
pub fn read_event(line: &[u8]) -> Option<Event> {
    let document: Json = serde_json::from_str(std::str::from_utf8(line).ok()?).ok()?;
    let Json::Text(name) = document.entry("event")? else { return None };
    let data = document.entry("data")?;
    match name.as_str() {
        "check" => Check::deserialize(data).ok().map(|check| Event::Check(Box::new(check))),
        "report" => Report::deserialize(data).ok().map(Event::Report),
        "problem" => Problem::deserialize(data).ok().map(Event::Problem),
        _ => None,
    }
}

/// A document.
enum Json {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Fraction(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    fn entry(&self, name: &str) -> Option<&Self> {
        let Self::Object(entries) = self else { return None };
        entries.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Unsigned(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Signed(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Fraction(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            object.push(entry);
        }
        Ok(Json::Object(object))
    }
}

/// It does not fit. There is nothing more to say: the screen has one sentence for it.
#[derive(Debug)]
struct Misfit;

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("misfit")
    }
}

impl std::error::Error for Misfit {}

impl serde::de::Error for Misfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de> IntoDeserializer<'de, Misfit> for &'de Json {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for &'de Json {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Json::Null => visitor.visit_unit(),
            Json::Bool(value) => visitor.visit_bool(*value),
            Json::Unsigned(value) => visitor.visit_u64(*value),
            Json::Signed(value) => visitor.visit_i64(*value),
            Json::Fraction(value) => visitor.visit_f64(*value),
            Json::Text(value) => visitor.visit_borrowed_str(value),
            Json::List(_) => self.deserialize_seq(visitor),
            Json::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Json::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let Json::List(items) = self else { return Err(Misfit) };
        visitor.visit_seq(SeqDeserializer::new(items.iter()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let Json::Object(entries) = self else { return Err(Misfit) };
        let entries = entries.iter().map(|(key, value)| (Key(key), value));
        visitor.visit_map(MapDeserializer::new(entries))
    }

    /// A list of values without names is not taken for a struct, as `serde_json` would.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct enum identifier ignored_any
    }
}

/// The name of an entry, borrowed from the tree.
struct Key<'de>(&'de str);

impl<'de> IntoDeserializer<'de, Misfit> for Key<'de> {
    type Deserializer = BorrowedStrDeserializer<'de, Misfit>;

    fn into_deserializer(self) -> Self::Deserializer {
        BorrowedStrDeserializer::new(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::{CheckCode, Config, Fault, Outcome, ProblemCode};

    /// What this reads must be what serde_json reads.
    #[track_caller]
    fn assert_reads_the_same<T: DeserializeOwned + serde::Serialize>(text: &str) {
        let expected: T = serde_json::from_str(text).expect("serde_json reads it");
        let found: T = read(text).expect("it can be read");
        assert_eq!(serde_json::to_value(found).expect("JSON"), serde_json::to_value(expected).expect("JSON"));
    }

    #[test]
    fn the_contracts_messages_are_read_as_serde_json_reads_them() {
        assert_reads_the_same::<Report>(
            r#"{"verdict":"blocked","headline":"token.scope","checks":[{"code":"token.scope","outcome":"fail",
            "cause":"read_packages_missing","evidence":{"status":200,"scopes":["repo","gist"],"days_left":-3,
            "length_difference":-1,"strays":["quote"],"checksum":"matches","expires_at":1790000000,"a_new_one":[{}]},
            "remedy":{"action":"add_scope","url":"https://github.com/settings/tokens"}},
            {"code":"token.expiry","outcome":"skipped","cause":null}],"elapsed_ms":42,"upstream_calls":1}"#,
        );
        assert_reads_the_same::<Config>(
            r#"{"mode":"demo","policy":{"supported":["public"],"accepted_kinds":["classic"]},
            "github_web":"https://github.com","personas":[{"title":"It «works»\n","username":"mona",
            "token":"not-a-real-one","image":"myorg/app:1","expect":"ready"}]}"#,
        );
        assert_reads_the_same::<Problem>(
            r#"{"type":"urn:ghcr-connect:problem:invalid_fields","title":"","status":422,"code":"invalid_fields",
            "errors":[{"field":"username","code":"forbidden","at":3,"found":"."},{"field":"token","code":"empty"},
            {"field":"image","code":"name_part","part":2},{"field":"","code":"too_long","length":40,"max":39}]}"#,
        );
    }

    #[test]
    fn the_faults_of_fields_keep_their_data() {
        let problem: Problem = read(
            r#"{"type":"","title":"","status":422,"code":"invalid_fields",
            "errors":[{"field":"username","code":"forbidden","at":3,"found":"."}]}"#,
        )
        .expect("a problem");
        assert_eq!(problem.errors[0].fault, Fault::Forbidden { at: 3, found: '.' });
    }

    #[test]
    fn every_event_is_read_as_it_is_written() {
        let check = Check::new(CheckCode::TokenScope, Outcome::Pass);
        let events = [
            Event::Check(Box::new(check.clone())),
            Event::Report(Report::conclude(vec![check], 3, 1)),
            Event::Problem(Problem::until(ProblemCode::TooManyRequests, 60)),
        ];
        for event in events {
            // A new event does not compile here until it stands in the list above.
            let (Event::Check(_) | Event::Report(_) | Event::Problem(_)) = event;
            let line = serde_json::to_vec(&event).expect("an event is JSON");
            assert_eq!(read_event(&line), Some(event));
        }
    }

    #[test]
    fn what_is_no_event_is_not_read() {
        let not_utf8 = b"{\"event\":\"check\xff\"}";
        let lines = ["", "[]", "{}", r#"{"event":"check"}"#, r#"{"event":"check","data":{}}"#];
        let later = r#"{"event":"a_new_one","data":{}}"#;
        for line in lines.iter().chain([&later]).map(|line| line.as_bytes()).chain([&not_utf8[..]]) {
            assert_eq!(read_event(line), None, "{line:?}");
        }
    }

    #[test]
    fn what_is_not_json_or_not_the_type_is_no_answer() {
        for text in ["", "<html>", "null", "[]", "{}", "1.5", r#"["ready",null,[],1,1]"#] {
            assert!(read::<Report>(text).is_none(), "{text}");
        }
    }
}
