//! How a message takes from the tree what it has.

use super::tree::Json;
use std::str::FromStr;

/// A message, or a part of one.
pub trait FromJson: Sized {
    /// Takes it; `None` when it is not there, whole and known.
    #[doc(hidden)]
    fn take(json: &Part<'_>) -> Option<Self>;
}

/// A part of a document.
#[derive(Clone, Copy)]
pub struct Part<'a>(pub(super) &'a Json);

impl<'a> Part<'a> {
    /// The entry of that name, unless it is missing or null. Without an object there is none.
    pub(super) fn part(self, name: &str) -> Option<Self> {
        let Json::Object(entries) = self.0 else { return None };
        let value = entries.iter().find(|(it, _)| it == name).map(|(_, value)| value);
        value.filter(|value| !matches!(value, Json::Null)).map(Part)
    }

    pub(super) fn as_text(self) -> Option<&'a str> {
        if let Json::Text(text) = self.0 { Some(text) } else { None }
    }

    pub(super) fn as_whole(self) -> Option<i64> {
        if let Json::Whole(number) = self.0 { Some(*number) } else { None }
    }

    pub(super) fn as_list(self) -> Option<&'a [Json]> {
        if let Json::List(items) = self.0 { Some(items) } else { None }
    }

    /// An entry that must be there.
    pub(super) fn get<T: FromJson>(self, name: &str) -> Option<T> {
        T::take(&self.part(name)?)
    }

    /// An entry that may be missing, but not be something else.
    pub(super) fn maybe<T: FromJson>(self, name: &str) -> Option<Option<T>> {
        match self.part(name) {
            Some(part) => T::take(&part).map(Some),
            None => Some(None),
        }
    }

    pub(super) fn or_default<T: FromJson + Default>(self, name: &str) -> Option<T> {
        self.maybe(name).map(Option::unwrap_or_default)
    }

    /// What is written as a text and has a rule of its own: a code, a login.
    pub(super) fn parsed<T: FromStr>(self, name: &str) -> Option<T> {
        self.part(name)?.as_text()?.parse().ok()
    }

    pub(super) fn maybe_parsed<T: FromStr>(self, name: &str) -> Option<Option<T>> {
        match self.part(name) {
            Some(part) => part.as_text()?.parse().ok().map(Some),
            None => Some(None),
        }
    }

    pub(super) fn each_parsed<T: FromStr>(self, name: &str) -> Option<Vec<T>> {
        let items = self.part(name).map_or(Some(&[][..]), Part::as_list)?;
        let mut parsed = Vec::new();
        for item in items {
            parsed.push(Part(item).as_text()?.parse().ok()?);
        }
        Some(parsed)
    }

    pub(super) fn is_object(self) -> Option<()> {
        matches!(self.0, Json::Object(_)).then_some(())
    }
}

impl FromJson for String {
    fn take(json: &Part<'_>) -> Option<Self> {
        json.as_text().map(str::to_owned)
    }
}

impl FromJson for bool {
    fn take(json: &Part<'_>) -> Option<Self> {
        if let Json::Bool(it) = json.0 { Some(*it) } else { None }
    }
}

impl FromJson for i64 {
    fn take(json: &Part<'_>) -> Option<Self> {
        json.as_whole()
    }
}

macro_rules! whole_numbers {
    ($($number:ty),+) => {
        $(impl FromJson for $number {
            fn take(json: &Part<'_>) -> Option<Self> {
                json.as_whole()?.try_into().ok()
            }
        })+
    };
}
whole_numbers!(i32, u16, u32, u64, usize);

impl<T: FromJson> FromJson for Vec<T> {
    fn take(json: &Part<'_>) -> Option<Self> {
        let mut taken = Vec::new();
        for item in json.as_list()? {
            taken.push(T::take(&Part(item))?);
        }
        Some(taken)
    }
}
