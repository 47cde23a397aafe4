//! `custom-elements.json`: what editors and catalogues read of the elements (custom elements
//! manifest, schema 2.1).

use serde_json::{Value, json};

use super::contract::{Contract, Entry, camel_case};
use super::types::members;

/// An element as the manifest describes it.
struct Element {
    tag: &'static str,
    class: &'static str,
    /// In the types.
    interface: &'static str,
    module: &'static str,
    says: &'static str,
    has_looks: bool,
}

const ELEMENTS: [Element; 2] = [
    Element {
        tag: "ghcr-connect",
        class: "GhcrConnect",
        interface: "GhcrConnectElement",
        module: "ghcr-connect.js",
        says: "The screen that connects a GitHub Container Registry account, or a part of it.",
        has_looks: true,
    },
    Element {
        tag: "ghcr-connect-frame",
        class: "Frame",
        interface: "GhcrConnectFrameElement",
        module: "ghcr-connect-frame.js",
        says: "The same in an iframe, out of reach of the page's own scripts.",
        has_looks: false,
    },
];

/// The manifest; the names and what is said of them from the contract, their types from the
/// declarations.
pub(crate) fn manifest(contract: &Contract, types: &str) -> Value {
    let modules: Vec<_> = ELEMENTS.iter().map(|element| module(element, contract, types)).collect();
    json!({ "schemaVersion": "2.1.0", "readme": "README.md", "modules": modules })
}

fn module(element: &Element, contract: &Contract, types: &str) -> Value {
    let own = members(types, element.interface);
    let shared = members(types, "GhcrConnectOptions");
    let type_of = |name: &str| {
        let found = own.iter().chain(&shared).find(|(member, _)| member == name);
        found.map(|(_, kind)| kind.as_str())
    };
    // `lang` is every element's, and so not in the types.
    let has = |entry: &&Entry| entry.name == "lang" || type_of(&camel_case(&entry.name)).is_some();
    let attributes = contract.attributes.iter().filter(has);
    let fields = attributes.clone().chain(contract.properties.iter().filter(has));

    let mut declaration = json!({
        "kind": "class",
        "customElement": true,
        "name": element.class,
        "tagName": element.tag,
        "description": element.says,
        "superclass": { "name": "HTMLElement" },
        "attributes": attributes.map(|it| attribute(it, type_of(&camel_case(&it.name)))).collect::<Vec<_>>(),
        "members": fields
            .map(|it| field(it, type_of(&camel_case(&it.name)), contract))
            .chain(contract.methods.iter().filter_map(|it| Some(method(it, type_of(&it.name)?))))
            .collect::<Vec<_>>(),
        "events": contract.events.iter().map(|it| event(it, types)).collect::<Vec<_>>(),
        "slots": [{ "name": "", "description": "Shown until the screen is there, and where it cannot be." }],
    });
    if element.has_looks {
        let parts = contract.parts.iter().map(|name| json!({ "name": name }));
        let properties = contract.custom_properties.iter();
        declaration["cssParts"] = parts.collect();
        declaration["cssProperties"] =
            properties.map(|it| json!({ "name": it.name, "description": it.cells[0] })).collect();
    }
    let reference = json!({ "name": element.class, "module": element.module });
    json!({
        "kind": "javascript-module",
        "path": element.module,
        "declarations": [declaration],
        "exports": [{ "kind": "custom-element-definition", "name": element.tag, "declaration": reference }],
    })
}

fn attribute(entry: &Entry, kind: Option<&str>) -> Value {
    let (says, without) = (&entry.cells[0], &entry.cells[1]);
    json!({
        "name": entry.name,
        "fieldName": camel_case(&entry.name),
        "description": format!("{says}. Without it: {without}."),
        // An attribute is there or not; that it is `null` where it is not is the property's.
        "type": { "text": kind.unwrap_or("string").trim_end_matches(" | null") },
    })
}

fn field(entry: &Entry, kind: Option<&str>, contract: &Contract) -> Value {
    let mut field = json!({
        "kind": "field",
        "name": camel_case(&entry.name),
        "description": entry.cells[0],
        "type": { "text": kind.unwrap_or("string") },
    });
    if contract.attributes.contains(entry) {
        field["attribute"] = entry.name.as_str().into();
        field["reflects"] = true.into();
    }
    field
}

fn method(entry: &Entry, signature: &str) -> Value {
    let returned = signature.split_once("): ").map_or("void", |(_, kind)| kind);
    json!({
        "kind": "method",
        "name": entry.name,
        "description": entry.cells[0],
        "return": { "type": { "text": returned } },
    })
}

fn event(entry: &Entry, types: &str) -> Value {
    let known = members(types, "GhcrConnectEventMap");
    let kind =
        known.iter().find(|(name, _)| *name == entry.name).map_or("CustomEvent", |(_, kind)| kind);
    let (when, detail) = (&entry.cells[0], &entry.cells[1]);
    json!({
        "name": entry.name,
        "type": { "text": kind },
        "description": format!("When {when}. `detail`: {detail}."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::contract::tests::contract;

    const TYPES: &str = include_str!("../../../embed/ghcr-connect.d.ts");

    fn names(manifest: &Value, element: usize, list: &str) -> Vec<String> {
        let entries = manifest["modules"][element]["declarations"][0][list].as_array();
        let name = |entry: &Value| entry["name"].as_str().unwrap().to_owned();
        entries.into_iter().flatten().map(name).collect()
    }

    #[test]
    fn the_manifest_names_all_that_the_contract_does() {
        let contract = contract();
        let manifest = manifest(&contract, TYPES);
        let of = |entries: &[Entry]| entries.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&manifest, 0, "attributes"), of(&contract.attributes));
        assert_eq!(names(&manifest, 0, "events"), of(&contract.events));
        assert_eq!(names(&manifest, 1, "events"), of(&contract.events));
        assert_eq!(names(&manifest, 0, "cssProperties"), of(&contract.custom_properties));
        assert_eq!(names(&manifest, 0, "cssParts"), contract.parts);
        let mut members: Vec<_> =
            contract.attributes.iter().map(|it| camel_case(&it.name)).collect();
        members.extend(of(&contract.properties));
        members.extend(of(&contract.methods));
        assert_eq!(names(&manifest, 0, "members"), members);
    }

    #[test]
    fn the_frame_hands_nothing_over_and_has_no_parts() {
        let manifest = manifest(&contract(), TYPES);
        let attributes = names(&manifest, 1, "attributes");
        assert!(
            attributes.contains(&"save-endpoint".to_owned())
                && !attributes.contains(&"hand-over".to_owned())
        );
        assert!(!names(&manifest, 1, "members").contains(&"takeCredential".to_owned()));
        assert!(names(&manifest, 1, "cssParts").is_empty());
    }

    #[test]
    fn types_are_those_of_the_declarations() {
        let manifest = manifest(&contract(), TYPES);
        let of = |element: usize, list: &str, name: &str| {
            let entries = manifest["modules"][element]["declarations"][0][list].as_array().unwrap();
            entries.iter().find(|entry| entry["name"] == name).cloned().unwrap()
        };
        assert_eq!(of(0, "attributes", "view")["type"]["text"], "View");
        assert_eq!(of(0, "members", "handOver")["type"]["text"], "boolean");
        assert_eq!(of(0, "members", "saveEndpoint")["attribute"], "save-endpoint");
        assert_eq!(of(0, "members", "focusFirstError")["return"]["type"]["text"], "boolean");
        assert_eq!(
            of(1, "members", "focusFirstError")["return"]["type"]["text"],
            "Promise<boolean>"
        );
        assert_eq!(of(0, "events", "ghcr-error")["type"]["text"], "CustomEvent<ErrorDetail>");
    }
}
