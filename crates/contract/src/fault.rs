//! Errors of a field, as a code and data. The text for people is in `ghcr-words`.

use crate::names::wire_names;
use crate::token_search::holds_token;
use serde::{Deserialize, Serialize};

wire_names! {
    /// A field of the form and of the request.
    pub enum Field {
        /// GitHub username or organisation: the namespace whose images are scanned.
        Username = "username",
        /// Personal access token.
        Token = "token",
        /// Free text for people; never sent to GitHub.
        Description = "description",
        /// An image to prove the pull with.
        Image = "image",
    }
}

/// Why a text cannot be what its field holds.
///
/// Positions count characters (not bytes) from 1, as a person would. None of them repeats what was
/// typed, but for one single character: the text may be a token in the wrong field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Fault {
    /// Nothing but white space.
    Empty,
    /// Longer than the field's longest value.
    TooLong {
        /// How many characters there are.
        length: usize,
        /// How many there may be.
        max: usize,
    },
    /// White space where none may be.
    Space {
        /// Where the first one stands.
        at: usize,
    },
    /// A control character (line breaks among them).
    Control {
        /// Where the first one stands.
        at: usize,
    },
    /// A character that this field never holds.
    Forbidden {
        /// Where the first one stands.
        at: usize,
        /// Which it is.
        found: char,
    },
    /// An image of another registry than the one that is connected
    /// ([`Config::registry`](crate::Config::registry)).
    OtherRegistry,
    /// An image without the account that owns it (`nginx` instead of `myorg/nginx`).
    OwnerMissing,
    /// A capital letter in an image's name: the registry's names are lower-case (the owner is
    /// lowered for you).
    Uppercase {
        /// Where the first one stands.
        at: usize,
    },
    /// A part of an image's name breaks the grammar: empty, or with a separator at its edge.
    NamePart {
        /// Which part, counted from 1 for the owner.
        part: usize,
    },
    /// Not a tag: letters, digits, `_`, `.`, `-`, at most 128, not starting with `.` or `-`.
    Tag,
    /// Not a digest: `sha256:` and 64 hexadecimal digits, for instance.
    Digest,
    /// A GitHub token, in a field whose content is shown, sent along or kept. See [`holds_token`].
    HoldsToken,
    /// The request has something else than a text in this place.
    WrongType,
    /// The request lacks this field.
    Missing,
    /// The request has a field that does not exist.
    UnknownField,
}

impl Fault {
    /// The name of the fault on the wire. It is stable.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too_long",
            Self::Space { .. } => "space",
            Self::Control { .. } => "control",
            Self::Forbidden { .. } => "forbidden",
            Self::OtherRegistry => "other_registry",
            Self::OwnerMissing => "owner_missing",
            Self::Uppercase { .. } => "uppercase",
            Self::NamePart { .. } => "name_part",
            Self::Tag => "tag",
            Self::Digest => "digest",
            Self::HoldsToken => "holds_token",
            Self::WrongType => "wrong_type",
            Self::Missing => "missing",
            Self::UnknownField => "unknown_field",
        }
    }
}

impl std::fmt::Display for Fault {
    /// Writes the code. The text for people is in `ghcr-words`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Fault {}

/// A fault and the field it is in, as one entry of a problem document's `errors`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "FlatFieldFault")]
pub struct FieldFault {
    /// The field's name as it is in the request; empty where it cannot be repeated.
    pub field: String,
    /// What is wrong with it.
    #[serde(flatten)]
    pub fault: Fault,
}

/// A [`FieldFault`] as it is read. Serde reads a tagged enum in a flattened struct through a buffer
/// of its own, which is a large part of the messages' code in the WebAssembly.
#[derive(Deserialize)]
struct FlatFieldFault {
    field: String,
    code: String,
    length: Option<usize>,
    max: Option<usize>,
    at: Option<usize>,
    found: Option<char>,
    part: Option<usize>,
}

impl TryFrom<FlatFieldFault> for FieldFault {
    type Error = &'static str;

    fn try_from(flat: FlatFieldFault) -> Result<Self, Self::Error> {
        let fault = flat.fault().ok_or("a fault that this version does not know")?;
        Ok(Self { field: flat.field, fault })
    }
}

impl FlatFieldFault {
    fn fault(&self) -> Option<Fault> {
        Some(match self.code.as_str() {
            "empty" => Fault::Empty,
            "too_long" => Fault::TooLong { length: self.length?, max: self.max? },
            "space" => Fault::Space { at: self.at? },
            "control" => Fault::Control { at: self.at? },
            "forbidden" => Fault::Forbidden { at: self.at?, found: self.found? },
            "other_registry" => Fault::OtherRegistry,
            "owner_missing" => Fault::OwnerMissing,
            "uppercase" => Fault::Uppercase { at: self.at? },
            "name_part" => Fault::NamePart { part: self.part? },
            "tag" => Fault::Tag,
            "digest" => Fault::Digest,
            "holds_token" => Fault::HoldsToken,
            "wrong_type" => Fault::WrongType,
            "missing" => Fault::Missing,
            "unknown_field" => Fault::UnknownField,
            _ => return None,
        })
    }
}

/// Returns the first control character or white space in `text`, which a single-word field must not
/// hold.
pub(crate) fn find_gap(text: &str) -> Option<Fault> {
    text.chars().enumerate().find_map(|(index, c)| match c {
        c if c.is_control() => Some(Fault::Control { at: index + 1 }),
        c if c.is_whitespace() => Some(Fault::Space { at: index + 1 }),
        _ => None,
    })
}

/// Returns an error if `text` has more than `max` characters.
pub(crate) fn check_length(text: &str, max: usize) -> Result<(), Fault> {
    let length = text.chars().count();
    if length > max { Err(Fault::TooLong { length, max }) } else { Ok(()) }
}

/// Returns an error if `text` holds a token.
pub(crate) fn check_no_token(text: &str) -> Result<(), Fault> {
    if holds_token(text) { Err(Fault::HoldsToken) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_the_name_that_serde_writes_and_reads() {
        let all = [
            Fault::Empty,
            Fault::TooLong { length: 40, max: 39 },
            Fault::Space { at: 1 },
            Fault::Control { at: 1 },
            Fault::Forbidden { at: 1, found: '!' },
            Fault::OtherRegistry,
            Fault::OwnerMissing,
            Fault::Uppercase { at: 1 },
            Fault::NamePart { part: 1 },
            Fault::Tag,
            Fault::Digest,
            Fault::HoldsToken,
            Fault::WrongType,
            Fault::Missing,
            Fault::UnknownField,
        ];
        for fault in all {
            assert_eq!(serde_json::to_value(fault).unwrap()["code"], fault.code());
            let entry = FieldFault { field: "image".into(), fault };
            let text = serde_json::to_string(&entry).unwrap();
            assert_eq!(serde_json::from_str::<FieldFault>(&text).unwrap(), entry);
        }
    }

    #[test]
    fn an_entry_of_a_problem_is_flat() {
        let entry =
            FieldFault { field: "username".into(), fault: Fault::TooLong { length: 40, max: 39 } };
        insta::assert_json_snapshot!(entry, @r#"
        {
          "field": "username",
          "code": "too_long",
          "length": 40,
          "max": 39
        }
        "#);
    }
}
