//! The tables of `docs/embedding.md`: what it names there is the contract, and everything else
//! follows.

/// The document of this checkout.
pub(super) const DOCUMENT: &str = include_str!("../../docs/embedding.md");

/// All that the document of this checkout names.
pub(super) fn contract() -> Contract {
    Contract::read(DOCUMENT)
}

/// Something that a page may set, call, hear or style.
#[derive(Debug, PartialEq)]
pub(super) struct Entry {
    /// As the document writes it, without what follows in brackets: `save-endpoint`, `validate`,
    /// `ghcr-ready`.
    pub(super) name: String,
    /// The other columns, in their order.
    pub(super) cells: Vec<String>,
}

/// All that the document names.
#[derive(Debug)]
pub(super) struct Contract {
    pub(super) attributes: Vec<Entry>,
    pub(super) properties: Vec<Entry>,
    pub(super) methods: Vec<Entry>,
    pub(super) events: Vec<Entry>,
    pub(super) custom_properties: Vec<Entry>,
    pub(super) parts: Vec<String>,
}

impl Contract {
    fn read(document: &str) -> Self {
        let looks = section(document, "Looks");
        let (_, parts) = looks
            .split_once("`::part()`")
            .expect("docs/embedding.md does not say what `::part()` reaches");
        Self {
            attributes: entries(document, "Attributes"),
            properties: entries(document, "Properties"),
            methods: entries(document, "Methods"),
            events: entries(document, "Events"),
            custom_properties: entries(document, "Looks"),
            parts: in_backticks(parts).map(str::to_owned).collect(),
        }
    }
}

/// The entries of a section's table. A row with several names has one for each.
fn entries(document: &str, heading: &str) -> Vec<Entry> {
    let rows = section(document, heading).lines().filter(|line| line.starts_with("| `"));
    let entries: Vec<_> = rows.flat_map(entries_of_row).collect();
    assert!(!entries.is_empty(), "docs/embedding.md has no table under \"{heading}\"");
    entries
}

fn section<'a>(document: &'a str, heading: &str) -> &'a str {
    let line = format!("\n## {heading}\n");
    let found = document.split_once(&line);
    let (_, text) =
        found.unwrap_or_else(|| panic!("docs/embedding.md has no section \"{heading}\""));
    text.split("\n## ").next().unwrap_or_default()
}

fn entries_of_row(row: &str) -> Vec<Entry> {
    // A bar within a cell is written `\|`.
    let row = row.trim_matches('|').replace("\\|", "\0");
    let mut cells = row.split('|').map(|cell| cell.trim().replace('\0', "|"));
    let first = cells.next().unwrap_or_default();
    let names: Vec<_> = in_backticks(&first).collect();
    let cells: Vec<_> = cells.collect();
    let entry = |(at, name): (usize, &&str)| {
        let name = name.split('(').next().unwrap_or_default().to_owned();
        Entry { name, cells: cells.iter().map(|cell| own_share(cell, at, names.len())).collect() }
    };
    names.iter().enumerate().map(entry).collect()
}

/// Of "links; the text on them" each of two names has a part of its own; of any other cell, all of
/// it.
fn own_share(cell: &str, at: usize, names: usize) -> String {
    let shares: Vec<_> = cell.split("; ").collect();
    if names > 1 && shares.len() == names { shares[at].to_owned() } else { cell.to_owned() }
}

/// What stands between backticks.
pub(super) fn in_backticks(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// `save-endpoint` is `saveEndpoint` as a property.
pub(super) fn camel_case(name: &str) -> String {
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |written, word| {
        let (initial, rest) = word.split_at(word.len().min(1));
        written + &initial.to_ascii_uppercase() + rest
    })
}

#[test]
fn each_name_of_a_row_is_an_entry_with_its_share() {
    let document = "\n## Looks\n\n| custom property | colours |\n| --- | --- |\n\
        | `--a`, `--on-a` | links; the text on them |\n| `--b`, `--c` | `B \\| C` |\n\n`::part()` reaches `form`, `help`.\n\n## Next\n| `d` | |";
    let found = entries(document, "Looks");
    let entry =
        |name: &str, cell: &str| Entry { name: name.to_owned(), cells: vec![cell.to_owned()] };
    assert_eq!(
        found,
        [
            entry("--a", "links"),
            entry("--on-a", "the text on them"),
            entry("--b", "`B | C`"),
            entry("--c", "`B | C`")
        ]
    );
}

#[test]
fn the_document_names_what_it_always_did() {
    let Contract { attributes, properties, methods, events, custom_properties, parts } = contract();
    let counts =
        [attributes, properties, methods, events, custom_properties].map(|entries| entries.len());
    assert!(counts.iter().all(|count| *count > 2), "{counts:?}");
    assert!(parts.contains(&"submit".to_owned()), "{parts:?}");
}

#[test]
fn attributes_are_properties_in_camel_case() {
    assert_eq!(["view", "save-endpoint"].map(camel_case), ["view", "saveEndpoint"]);
}
