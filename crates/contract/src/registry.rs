//! The finished registry, which the app hands to the page's host.

use crate::config::Visibility;
use crate::description::Description;
use crate::image::ImageReference;
use crate::token::{Token, expose_to_wire};
use crate::username::Username;
use serde::{Serialize, Serializer};

/// A registry as the app posts it to a host's `save-endpoint`, or to the service's own list.
///
/// The JSON has every field, and `null` for an empty one. It holds the token in the clear: use it
/// for the body of that request only, and do not keep or log it. `Debug` redacts the token.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(
    feature = "openapi",
    derive(utoipa::ToSchema),
    schema(description = "A registry to save. `null` is as good as left out.")
)]
pub struct Registry {
    /// The user or organisation whose images are scanned.
    pub username: Username,
    /// The token; none if only public images are scanned.
    #[serde(serialize_with = "expose_to_wire")]
    pub token: Option<Token>,
    /// The name of the connection; none if the field is empty.
    #[serde(serialize_with = "null_if_empty")]
    pub description: Option<Description>,
    /// The image that was tested; none if the form names none.
    pub image: Option<ImageReference>,
    /// The most restricted visibility to scan. `internal` includes public images, `private` all.
    pub visibility: Visibility,
}

/// Serializes an empty description as `null`, like none.
#[expect(clippy::ref_option, reason = "serde calls it with a reference to the field")]
fn null_if_empty<S: Serializer>(
    description: &Option<Description>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    description
        .as_ref()
        .filter(|description| !description.as_str().is_empty())
        .serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registry() -> Registry {
        Registry {
            username: "myorg".parse().unwrap(),
            token: Some("not\"real".parse().unwrap()),
            description: Some("The \"old\" one".parse().unwrap()),
            image: None,
            visibility: Visibility::Internal,
        }
    }

    #[test]
    fn the_json_has_every_field() {
        let json = serde_json::to_string(&registry()).unwrap();
        let expected = r#"{"username":"myorg","token":"not\"real","description":"The \"old\" one","image":null,"visibility":"internal"}"#;
        assert_eq!(json, expected);
    }

    #[test]
    fn an_empty_field_is_null() {
        for description in [None, Some(Description::default())] {
            let registry = Registry { token: None, description, ..registry() };
            let json = serde_json::to_value(registry).unwrap();
            assert!(json["token"].is_null() && json["description"].is_null(), "{json}");
        }
    }

    #[test]
    fn debug_redacts_the_token() {
        let shown = format!("{:#?}", registry());
        assert!(!shown.contains("real") && shown.contains("[redacted]"), "{shown}");
    }
}
