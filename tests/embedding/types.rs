//! Reads the TypeScript declarations in `embed/`. It covers the syntax that they use, not all of
//! TypeScript.

/// The members of `interface NAME` in order, each with its name and its type. The type of a method
/// is the text from its opening bracket on.
pub(super) fn members(source: &str, name: &str) -> Vec<(String, String)> {
    let start = source.lines().position(|line| {
        let words = line.trim_start_matches("export ").strip_prefix("interface ");
        words.is_some_and(|rest| rest.split([' ', '<']).next() == Some(name))
    });
    let lines = source.lines().skip(start.map_or(usize::MAX, |at| at + 1));
    lines.take_while(|line| *line != "}").filter_map(member).collect()
}

/// Reads a line like `  view: View | null;`, `  "ghcr-ready": CustomEvent<ReadyDetail>;` or
/// `  reset(): void;`.
fn member(line: &str) -> Option<(String, String)> {
    let line = line.strip_prefix("  ")?.strip_suffix(';')?;
    let end = line.find([':', '(', '?'])?;
    let (name, rest) = line.split_at(end);
    let name = name.trim_matches('"');
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let rest = rest.trim_start_matches(['?', ':']).trim();
    (is_name && !name.is_empty()).then(|| (name.to_owned(), rest.to_owned()))
}

/// The strings of `export type NAME = "a" | "b";`, on one line or on several.
pub(super) fn union(source: &str, name: &str) -> Vec<String> {
    let declaration =
        source.split_once(&format!("export type {name} =")).map_or("", |(_, rest)| rest);
    let texts = declaration.split(';').next().unwrap_or_default();
    texts.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn members_are_read_with_their_types() {
    let source = r#"export interface A<T> extends B {
  /** Says: this. */
  view: View | null;
  status?: number;
  "ghcr-x": CustomEvent<X>;
  validate(): Promise<R | null>;
}
interface C {
  d: string;
}
"#;
    let found = members(source, "A");
    let expected = [
        ("view", "View | null"),
        ("status", "number"),
        ("ghcr-x", "CustomEvent<X>"),
        ("validate", "(): Promise<R | null>"),
    ];
    assert_eq!(found, expected.map(|(name, kind)| (name.to_owned(), kind.to_owned())));
    assert_eq!(members(source, "B"), []);
}

#[test]
fn a_union_is_read_as_it_is_written() {
    assert_eq!(union("export type A = \"x\" | \"y.z\";\n", "A"), ["x", "y.z"]);
    let written = "export type B =
  | \"x\"
  | \"y\";";
    assert_eq!(union(written, "B"), ["x", "y"]);
}
