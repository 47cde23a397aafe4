//! What a bearer token says.

use serde_json::{Map, Value};

/// By how many seconds the clocks of issuer and service may differ.
const LEEWAY: f64 = 60.0;

/// The claims of a token whose signature is good.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Claims(Map<String, Value>);

impl Claims {
    pub(crate) const fn new(claims: Map<String, Value>) -> Self {
        Self(claims)
    }

    /// Returns true if `iss` is this text.
    pub(super) fn is_from(&self, issuer: &str) -> bool {
        self.text("iss") == Some(issuer)
    }

    /// Returns true between `nbf`, if it is there, and `exp` (RFC 7519, section 4.1).
    pub(super) fn is_current(&self, now: i64) -> bool {
        let now = now as f64;
        let begins = self.0.get("nbf").map_or(Some(f64::MIN), Value::as_f64);
        let ends = self.0.get("exp").and_then(Value::as_f64);
        begins.is_some_and(|begins| begins <= now + LEEWAY)
            && ends.is_some_and(|ends| now < ends + LEEWAY)
    }

    /// The claim, if it is a text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    /// The claim as a list of texts; a text is a list of one. Empty if it is anything else.
    pub(crate) fn texts(&self, name: &str) -> Vec<&str> {
        match self.0.get(name) {
            Some(Value::String(text)) => vec![text],
            Some(Value::Array(list)) => {
                list.iter().map(Value::as_str).collect::<Option<_>>().unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn claims(value: Value) -> Claims {
        let Value::Object(claims) = value else { panic!("{value}") };
        Claims::new(claims)
    }

    #[test]
    fn a_token_is_valid_from_its_first_second_to_its_last_with_a_minute_of_leeway() {
        for (value, is_current) in [
            (json!({"exp": 1000}), true),
            (json!({"exp": 941}), true),
            (json!({"exp": 940}), false),
            (json!({"exp": 940.5}), true),
            (json!({"exp": 2000, "nbf": 1060}), true),
            (json!({"exp": 2000, "nbf": 1061}), false),
            (json!({"exp": 2000, "nbf": "1"}), false),
            (json!({"exp": 2000, "nbf": null}), false),
            (json!({"exp": "2000"}), false),
            (json!({"exp": null}), false),
            (json!({}), false),
        ] {
            assert_eq!(claims(value.clone()).is_current(1000), is_current, "{value}");
        }
    }

    #[test]
    fn the_issuer_is_a_text_and_no_list() {
        let issuer = "https://login.example.com";
        assert!(claims(json!({"iss": issuer})).is_from(issuer));
        for other in [json!([issuer]), json!("https://login.example.com/"), json!(null)] {
            assert!(!claims(json!({"iss": other})).is_from(issuer), "{other}");
        }
    }

    #[test]
    fn a_list_of_anything_but_texts_names_nothing() {
        let claims = claims(json!({"a": "x", "b": ["x", "y"], "c": ["x", 1], "d": {"x": "y"}}));
        for (name, expected) in
            [("a", &["x"][..]), ("b", &["x", "y"]), ("c", &[]), ("d", &[]), ("e", &[])]
        {
            assert_eq!(claims.texts(name), expected, "{name}");
        }
    }
}
