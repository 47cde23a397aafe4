//! Enums whose variants have one name on the wire, kept in one list.

/// Declares an enum with the wire name of each variant beside it, and what follows from the list:
/// `ALL`, `as_str`, `Display`, `FromStr`, serde by name, the schema. A test can walk `ALL`; a
/// variant cannot be forgotten in it.
macro_rules! wire_names {
    ($(#[doc = $about:literal])* pub enum $name:ident { $($(#[doc = $doc:literal])* $variant:ident = $text:literal,)+ }) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $doc])* $variant,)+ }

        impl $name {
            /// Every one there is, in the order they are declared.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable name that crosses the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::names::UnknownName;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::names::find_by_name(Self::ALL, text, |it| it.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                $crate::openapi::one_of_names(concat!($($about),*), &[$(($text, concat!($($doc),*)),)+])
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    };
}
pub(crate) use wire_names;

/// A name that is not in the list. It does not repeat the name: what was read may be anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownName;

impl std::fmt::Display for UnknownName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a name that this version does not know")
    }
}

impl std::error::Error for UnknownName {}

/// Kept out of the macro so that each enum adds a line to the WebAssembly, not a loop.
pub(crate) fn find_by_name<T: Copy>(
    all: &[T],
    text: &str,
    name: fn(T) -> &'static str,
) -> Result<T, UnknownName> {
    all.iter().copied().find(|it| name(*it) == text).ok_or(UnknownName)
}

#[cfg(test)]
mod tests {
    use crate::{Cause, CheckCode, Outcome, ProblemCode, RemedyAction, TokenKind, Verdict};

    #[track_caller]
    fn assert_names_are_distinct_and_round_trip<T>(all: &[T], name: fn(T) -> &'static str)
    where
        T: Copy + PartialEq + std::fmt::Debug + std::str::FromStr,
    {
        for (i, it) in all.iter().enumerate() {
            assert_eq!(name(*it).parse::<T>().ok(), Some(*it));
            assert!(
                all[..i].iter().all(|before| name(*before) != name(*it)),
                "{it:?} has another's name"
            );
        }
    }

    #[test]
    fn every_name_on_the_wire_is_distinct_and_reads_back() {
        assert_names_are_distinct_and_round_trip(CheckCode::ALL, CheckCode::as_str);
        assert_names_are_distinct_and_round_trip(Cause::ALL, Cause::as_str);
        assert_names_are_distinct_and_round_trip(Outcome::ALL, Outcome::as_str);
        assert_names_are_distinct_and_round_trip(Verdict::ALL, Verdict::as_str);
        assert_names_are_distinct_and_round_trip(RemedyAction::ALL, RemedyAction::as_str);
        assert_names_are_distinct_and_round_trip(ProblemCode::ALL, ProblemCode::as_str);
        assert_names_are_distinct_and_round_trip(TokenKind::ALL, TokenKind::as_str);
    }

    #[test]
    fn an_unknown_name_is_refused_without_repeating_it() {
        let error = serde_json::from_str::<Outcome>("\"splendid\"").unwrap_err();
        assert_eq!(error.to_string(), "a name that this version does not know");
    }
}
