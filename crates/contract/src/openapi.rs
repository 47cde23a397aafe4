//! The schemas of what is written by hand on the wire: names, and texts with a rule of their own.
//! All others are derived.
//!
//! A schema says what a value looks like once it is read; the parsers also take white space around
//! a name, and tell better what is wrong.

use crate::{Description, ImageReference, Scopes, Token, Username};
use utoipa::openapi::schema::{ArrayBuilder, KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A text out of a list, each with what it means: a list in the description, as an `enum` has no
/// place for it.
pub(crate) fn one_of_names(about: &str, names: &[(&str, &str)]) -> RefOr<Schema> {
    let list: String =
        names.iter().map(|(name, doc)| format!("\n* `{name}`: {}", doc.trim())).collect();
    text(&format!("{}\n{list}", about.trim()))
        .enum_values(Some(names.iter().map(|(name, _)| *name)))
        .into()
}

fn text(about: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).description(Some(about))
}

impl PartialSchema for Username {
    fn schema() -> RefOr<Schema> {
        text("The login of a GitHub user or organisation. White space around it is dropped.")
            .min_length(Some(1))
            .max_length(Some(Self::MAX_LENGTH))
            .pattern(Some("^[A-Za-z0-9_-]+$"))
            .examples(["myorg"])
            .into()
    }
}

impl ToSchema for Username {}

impl PartialSchema for Token {
    fn schema() -> RefOr<Schema> {
        text("A personal access token: neither white space nor control characters. No answer repeats it.")
            .min_length(Some(1))
            .max_length(Some(Self::MAX_LENGTH))
            .pattern(Some(r"^[^\s\u0000-\u001f\u007f-\u009f]+$"))
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Password)))
            .write_only(true)
            .into()
    }
}

impl ToSchema for Token {}

impl PartialSchema for ImageReference {
    fn schema() -> RefOr<Schema> {
        text(
            "`OWNER/NAME[/NAME…][:TAG][@DIGEST]` of the connected registry. The registry's host in front is optional \
             (`registry` of the configuration: `ghcr.io/`), and no other host is taken. White space around it and \
             capital letters in the owner are mended.",
        )
        .min_length(Some(3))
        .pattern(Some(IMAGE_PATTERN))
        .examples(["myorg/app:1.2"])
        .into()
    }
}

/// The grammar of the distribution project, with any host in front; the length of the path, 255,
/// does not fit into it.
const IMAGE_PATTERN: &str = concat!(
    r"^([A-Za-z0-9.-]+(:[0-9]+)?/)?",
    r"[A-Za-z0-9]+(([._]|__|-+)[A-Za-z0-9]+)*(/[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*)+",
    r"(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,})?$",
);

impl ToSchema for ImageReference {}

impl PartialSchema for Description {
    fn schema() -> RefOr<Schema> {
        text("A line of free text.")
            .max_length(Some(Self::MAX_LENGTH))
            .pattern(Some(r"^[^\u0000-\u001f\u007f-\u009f]*$"))
            .into()
    }
}

impl ToSchema for Description {}

impl PartialSchema for Scopes {
    fn schema() -> RefOr<Schema> {
        ArrayBuilder::new()
            .items(text("The name of a scope.").examples([Self::READ_PACKAGES]))
            .into()
    }
}

impl ToSchema for Scopes {}
