//! `docs/embedding.md`, the types, the scripts, the style sheets and the package's manifest name
//! the same things, and the types the proxy's codes.

mod document;
mod types;

use document::{DOCUMENT, Entry, camel_case, contract, in_backticks};
use ghcr_contract::{AccountKind, Cause, CheckCode, ChecksumFinding, Outcome, ProblemCode};
use ghcr_contract::{RegistryEventKind, RegistryState, RemedyAction, Stray};
use ghcr_contract::{TokenKind, Verdict, Visibility};
use ghcr_words::Lang;
use serde_json::Value;
use std::collections::BTreeSet;
use types::{members, union};

const TYPES: &str = include_str!("../../embed/ghcr-connect.d.ts");
const REPORT: &str = include_str!("../../embed/ghcr-connect-report.d.ts");
const ELEMENT: &str = include_str!("../../embed/ghcr-connect.js");
const HELPER: &str = include_str!("../../embed/ghcr-connect-frame.js");
const FRAME: &str = include_str!("../../embed/frame/frame.js");
/// What editors and catalogues read of the elements (custom elements manifest, schema 2.1).
const MANIFEST: &str = include_str!("../../embed/package/custom-elements.json");
/// Where the messages are declared.
const CONTRACT: [&str; 7] = [
    include_str!("../../crates/contract/src/check.rs"),
    include_str!("../../crates/contract/src/config.rs"),
    include_str!("../../crates/contract/src/evidence.rs"),
    include_str!("../../crates/contract/src/packages.rs"),
    include_str!("../../crates/contract/src/problem.rs"),
    include_str!("../../crates/contract/src/remedy.rs"),
    include_str!("../../crates/contract/src/report.rs"),
];
const SHEETS: [&str; 2] =
    [include_str!("../../embed/ghcr-connect.css"), include_str!("../../style/tokens.css")];

fn names(entries: &[Entry]) -> BTreeSet<String> {
    entries.iter().map(|entry| entry.name.clone()).collect()
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

/// The fields and the methods of an interface.
fn fields_and_methods(interface: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (methods, fields): (Vec<_>, Vec<_>) =
        members(TYPES, interface).into_iter().partition(|(_, kind)| kind.starts_with('('));
    let names =
        |members: Vec<(String, String)>| members.into_iter().map(|(name, _)| name).collect();
    (names(fields), names(methods))
}

/// The texts of `const NAME = ["a", "b"];` in a script.
fn list(script: &str, name: &str) -> BTreeSet<String> {
    let (_, rest) = script.split_once(&format!("const {name} = [")).expect("the list is there");
    set(rest.split(']').next().unwrap_or_default().split('"').skip(1).step_by(2))
}

/// What the document's first braces name: `{ version, lang, view }`, and `status?` as `status`.
fn in_braces(text: &str) -> BTreeSet<String> {
    let inside = text
        .split_once('{')
        .and_then(|(_, rest)| rest.split_once('}'))
        .map_or("", |(inside, _)| inside);
    set(inside.split(',').map(|name| name.trim().trim_end_matches('?')))
}

#[test]
fn the_types_have_every_attribute_property_and_method_and_no_more() {
    let contract = contract();
    let (mut fields, _) = fields_and_methods("GhcrConnectOptions");
    let (own_fields, methods) = fields_and_methods("GhcrConnectElement");
    fields.extend(own_fields);
    // Every element's.
    fields.insert("lang".to_owned());
    let mut named: BTreeSet<_> =
        contract.attributes.iter().map(|it| camel_case(&it.name)).collect();
    named.extend(names(&contract.properties));
    assert_eq!(fields, named);
    assert_eq!(methods, names(&contract.methods));
}

#[test]
fn the_frame_has_them_too_but_for_the_hand_over() {
    let (fields, mut methods) = fields_and_methods("GhcrConnectFrameElement");
    assert_eq!(fields, set(["src"]));
    assert!(methods.insert("takeCredential".to_owned()));
    assert_eq!(methods, names(&contract().methods));
}

#[test]
fn the_scripts_know_every_attribute_and_property() {
    let contract = contract();
    let attributes = names(&contract.attributes);
    assert_eq!(list(ELEMENT, "ATTRIBUTES"), attributes);
    assert_eq!(list(ELEMENT, "PROPERTIES"), names(&contract.properties));
    let of_frame: BTreeSet<_> = attributes.into_iter().filter(|name| name != "hand-over").collect();
    assert_eq!(list(HELPER, "ATTRIBUTES"), of_frame);
    assert_eq!(list(HELPER, "PROPERTIES"), names(&contract.properties));
    assert_eq!(list(FRAME, "OPTIONS"), of_frame);
    let events: BTreeSet<_> =
        list(FRAME, "EVENTS").iter().map(|name| format!("ghcr-{name}")).collect();
    assert_eq!(events, names(&contract.events));
}

#[test]
fn every_event_has_the_details_that_the_document_names() {
    let contract = contract();
    let events = members(TYPES, "GhcrConnectEventMap");
    assert_eq!(
        events.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>(),
        names(&contract.events)
    );
    for (name, kind) in events {
        let detail = kind.trim_start_matches("CustomEvent<").trim_end_matches('>');
        let mut fields: BTreeSet<_> =
            members(TYPES, detail).into_iter().map(|(field, _)| field).collect();
        if TYPES.contains(&format!("interface {detail} extends FormDetail")) {
            fields.extend(members(TYPES, "FormDetail").into_iter().map(|(field, _)| field));
        }
        let entry =
            contract.events.iter().find(|it| it.name == name).expect("the names are the same");
        assert_eq!(fields, in_braces(&entry.cells[1]), "{name}");
    }
}

#[test]
fn the_error_codes_are_those_of_the_document() {
    let contract = contract();
    let error = contract.events.iter().find(|it| it.name == "ghcr-error").expect("it is there");
    let (_, codes) = error.cells[1].split_once("one of").expect("the codes are listed");
    assert_eq!(set(union(TYPES, "ErrorCode").iter().map(String::as_str)), set(in_backticks(codes)));
}

#[test]
fn the_views_are_those_of_the_document() {
    let contract = contract();
    let view = contract.attributes.iter().find(|it| it.name == "view").expect("it is there");
    assert_eq!(
        set(union(TYPES, "View").iter().map(String::as_str)),
        set(in_backticks(&view.cells[0]))
    );
}

/// The names in a list of one of the manifest's two elements.
fn in_manifest(element: usize, list: &str) -> BTreeSet<String> {
    let manifest: Value = serde_json::from_str(MANIFEST).expect("it is JSON");
    let entries = manifest["modules"][element]["declarations"][0][list].as_array().cloned();
    let names = entries.unwrap_or_default();
    names.iter().filter_map(|entry| Some(entry["name"].as_str()?.to_owned())).collect()
}

#[test]
fn the_manifest_has_all_that_the_document_names() {
    let contract = contract();
    let attributes = names(&contract.attributes);
    assert_eq!(in_manifest(0, "attributes"), attributes);
    assert_eq!(in_manifest(0, "cssProperties"), names(&contract.custom_properties));
    assert_eq!(in_manifest(0, "cssParts"), contract.parts.into_iter().collect());
    let mut members: BTreeSet<_> = attributes.iter().map(|name| camel_case(name)).collect();
    members.extend(names(&contract.properties));
    members.extend(names(&contract.methods));
    assert_eq!(in_manifest(0, "members"), members);
    for element in [0, 1] {
        assert_eq!(in_manifest(element, "events"), names(&contract.events));
    }
    let frame_lacks: BTreeSet<_> =
        attributes.difference(&in_manifest(1, "attributes")).cloned().collect();
    assert_eq!(frame_lacks, set(["hand-over"]));
}

#[test]
fn the_manifest_has_the_types_of_the_declarations() {
    let manifest: Value = serde_json::from_str(MANIFEST).expect("it is JSON");
    let declared = [members(TYPES, "GhcrConnectOptions"), members(TYPES, "GhcrConnectEventMap")];
    let mut checked = 0;
    for (name, kind) in declared.concat() {
        let element = &manifest["modules"][0]["declarations"][0];
        let entries = ["members", "events"].map(|list| element[list].as_array().cloned());
        for entry in entries.into_iter().flatten().flatten().filter(|entry| entry["name"] == *name)
        {
            assert_eq!(entry["type"]["text"], kind, "{name}");
            checked += 1;
        }
    }
    assert!(checked > 15, "{checked}");
}

/// Without its sentence a script falls back to English.
#[test]
fn the_scripts_have_a_sentence_in_each_language_of_the_screen() {
    for script in [ELEMENT, FRAME] {
        let (_, sentences) = script.split_once("const SENTENCES = {").expect("it is there");
        let (sentences, _) = sentences.split_once("\n};").expect("it ends");
        for lang in Lang::ALL {
            assert!(sentences.contains(&format!("\n  {}: {{", lang.tag())), "{lang:?}");
        }
    }
}

#[test]
fn the_style_sheets_have_the_custom_properties_of_the_document() {
    let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
    let used = SHEETS.iter().flat_map(|sheet| sheet.split("var(").skip(1)).filter_map(|rest| {
        let name = rest.split(|c| !is_name(c)).next()?;
        name.starts_with("--ghcr-connect-").then_some(name)
    });
    assert_eq!(set(used), names(&contract().custom_properties));
}

#[test]
fn the_types_know_every_code_of_the_proxy_in_its_order() {
    macro_rules! assert_union {
        ($($name:ident),+) => {
            $(assert_eq!(
                union(REPORT, stringify!($name)),
                $name::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
                stringify!($name)
            );)+
        };
    }
    assert_union!(AccountKind, Cause, CheckCode, ChecksumFinding, Outcome, ProblemCode);
    assert_union!(RegistryEventKind, RegistryState, RemedyAction, Stray, TokenKind, Verdict);
    assert_union!(Visibility);
}

#[test]
fn the_types_know_every_field_of_a_report() {
    let structs = CONTRACT.iter().flat_map(|source| source.split("\npub struct ").skip(1));
    let mut checked = Vec::new();
    for (name, body) in structs.filter_map(|text| text.split_once(" {\n")) {
        let known: BTreeSet<_> =
            members(REPORT, name).into_iter().map(|(field, _)| field).collect();
        let fields = body.split("\n}").next().unwrap_or_default().lines();
        let fields = fields.filter_map(|line| line.strip_prefix("    pub ")?.split(':').next());
        // `type` is a word of Rust's.
        let fields = fields.map(|field| if field == "type_uri" { "type" } else { field });
        if !known.is_empty() {
            assert_eq!(known, set(fields), "{name}");
            checked.push(name);
        }
    }
    checked.sort_unstable();
    let all = "Check CheckEvidence PackageCounts PackageRow Policy Problem Remedy Report";
    assert_eq!(checked.join(" "), all);
}

/// The iframe's messages, in both scripts and in the document.
#[test]
fn both_sides_of_the_frame_know_every_message_of_the_document() {
    let (_, iframe) = DOCUMENT.split_once("\n## The iframe\n").expect("the section is there");
    let rows = iframe.lines().filter(|line| line.starts_with("| `"));
    let (mut to_frame, mut to_page) = (BTreeSet::new(), BTreeSet::new());
    for row in rows {
        let mut sides = row.split("| |");
        for side in [&mut to_frame, &mut to_page] {
            side.extend(
                sides.next().and_then(|cells| in_backticks(cells).next()).map(str::to_owned),
            );
        }
    }
    for message in &to_frame {
        assert!(HELPER.contains(&format!("#say(\"{message}\"")), "the helper never says {message}");
        assert!(
            FRAME.contains(&format!("type === \"{message}\"")),
            "the frame does not hear {message}"
        );
    }
    for message in &to_page {
        assert!(FRAME.contains(&format!("say(\"{message}\"")), "the frame never says {message}");
        assert!(
            HELPER.contains(&format!("type === \"{message}\"")),
            "the helper does not hear {message}"
        );
    }
    assert!(to_frame.contains("set") && to_page.contains("headers?"), "{to_frame:?} {to_page:?}");
}
