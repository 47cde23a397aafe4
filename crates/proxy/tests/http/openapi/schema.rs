//! As much of JSON Schema as the description uses, so that real answers can be held against it.
//! Stricter in one point: a field that is not described is a fault.

use serde_json::{Map, Value};

/// The named schemas of the description.
pub(super) struct Schemas(Value);

impl Schemas {
    pub(super) fn of(document: &str) -> Self {
        Self(serde_json::from_str(document).expect("JSON"))
    }

    #[track_caller]
    pub(super) fn assert_fits(&self, name: &str, value: &Value) {
        let faults = self.faults_of(name, value);
        assert!(faults.is_empty(), "{faults:#?} in {value:#}");
    }

    pub(super) fn faults_of(&self, name: &str, value: &Value) -> Vec<String> {
        self.check(&self.0["components"]["schemas"][name], value, name, true)
    }

    /// `is_whole`: the schema describes all fields, and not some of them as a part of `allOf` does.
    fn check(&self, schema: &Value, value: &Value, place: &str, is_whole: bool) -> Vec<String> {
        if let Some(reference) = schema["$ref"].as_str() {
            let target = self
                .0
                .pointer(reference.trim_start_matches('#'))
                .expect("a reference leads somewhere");
            return self.check(target, value, place, is_whole);
        }
        if let Some(parts) = schema["allOf"].as_array() {
            return parts.iter().flat_map(|part| self.check(part, value, place, false)).collect();
        }
        if let Some(choices) = schema["oneOf"].as_array() {
            let fits = |choice: &&Value| self.check(choice, value, place, is_whole).is_empty();
            let fitting = choices.iter().filter(fits).count();
            return if fitting == 0 {
                vec![format!("{place} fits none of its schemas: {value}")]
            } else {
                vec![]
            };
        }
        if !is_of_type(&schema["type"], value) {
            return vec![format!("{place} is not of the type {}: {value}", schema["type"])];
        }
        match value {
            Value::Object(fields) => self.check_fields(schema, fields, place, is_whole),
            Value::Array(items) => items
                .iter()
                .flat_map(|item| self.check(&schema["items"], item, place, true))
                .collect(),
            _ if schema["enum"].as_array().is_some_and(|names| !names.contains(value)) => {
                vec![format!("{place} is not one of the names: {value}")]
            }
            _ => vec![],
        }
    }

    fn check_fields(
        &self,
        schema: &Value,
        fields: &Map<String, Value>,
        place: &str,
        is_whole: bool,
    ) -> Vec<String> {
        let required =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let missing = required.filter(|name| !fields.contains_key(*name));
        let mut faults: Vec<String> =
            missing.map(|name| format!("{place}.{name} is missing")).collect();
        for (name, value) in fields {
            match schema["properties"].get(name) {
                Some(property) => {
                    faults.extend(self.check(property, value, &format!("{place}.{name}"), true));
                }
                None if is_whole => faults.push(format!("{place}.{name} is not described")),
                None => {}
            }
        }
        faults
    }
}

/// `type` is a name, or several.
fn is_of_type(expected: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("null") => value.is_null(),
        _ => false,
    };
    match expected {
        Value::Array(names) => names.iter().any(is),
        name => is(name),
    }
}
