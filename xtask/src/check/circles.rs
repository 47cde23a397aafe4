//! Circles of imports between the files of a crate.

use anyhow::Result;
use petgraph::algo::tarjan_scc;
use petgraph::visit::EdgeRef;

use super::imports::Imports;
use crate::shell::Shell;

/// The crates that are checked.
const CRATES: [&str; 1] = ["crates/sandbox"];

/// Prints the number of files and circles of each crate, and the circles. Returns true if there
/// are none.
pub(super) fn print_and_judge(shell: &Shell) -> Result<bool> {
    let mut is_good = true;
    for name in CRATES {
        let source = shell.root(name).join("src");
        let imports = Imports::read(|file| shell.read_file(source.join(file)).ok())?;
        let circles = circles(&imports);
        println!("{name}/src: {} files, {} circles", imports.graph.node_count(), circles.len());
        circles.iter().for_each(|circle| println!("{circle}"));
        is_good &= circles.is_empty();
    }
    Ok(is_good)
}

/// Describes each circle: how many files it has, and the imports between them.
fn circles(Imports { graph, .. }: &Imports) -> Vec<String> {
    let describe = |files: &Vec<_>| {
        let edges = graph.edge_references();
        let mut lines: Vec<String> = edges
            .filter(|edge| files.contains(&edge.source()) && files.contains(&edge.target()))
            .map(|edge| {
                let (from, to) = (&graph[edge.source()], &graph[edge.target()]);
                let (path, line) = edge.weight();
                format!("\n  {from}:{line} imports `{path}` of {to}")
            })
            .collect();
        lines.sort();
        format!("a circle of {} files:{}", files.len(), lines.concat())
    };
    tarjan_scc(graph).iter().filter(|files| files.len() > 1).map(describe).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
        let text = |name: &str| files.iter().find(|file| file.0 == name);
        circles(&Imports::read(|name| text(name).map(|file| file.1.to_owned())).unwrap())
    }

    #[test]
    fn a_circle_is_found_and_each_import_in_it_is_named() {
        let files = [
            ("lib.rs", "mod a;\nmod b;\nmod c;"),
            ("a.rs", "use crate::b::{self as other, B};\npub struct A(B);"),
            ("b.rs", "pub struct B;\nfn f() { vec![super::c::g()]; }"),
            ("c.rs", "use std::fmt;\npub fn g() { let _: super::a::A; }"),
        ];
        let expected = "a circle of 3 files:\n  a.rs:1 imports `crate::b::B` of b.rs\n  \
            a.rs:1 imports `crate::b` of b.rs\n  b.rs:2 imports `super::c::g` of c.rs\n  \
            c.rs:2 imports `super::a::A` of a.rs";
        assert_eq!(circles_of(&files), [expected]);
    }

    #[test]
    fn imports_in_one_direction_are_no_circle() {
        let files = [
            ("lib.rs", "mod a;\npub mod b;\npub fn run() { a::f() }"),
            ("a.rs", "use super::b::deep::Deep;\npub fn f() {}\nmod inner { use super::f; }"),
            ("b/mod.rs", "pub mod deep;"),
            ("b/deep.rs", "pub(super) struct Deep;"),
        ];
        assert!(circles_of(&files).is_empty());
    }

    #[test]
    fn a_name_that_a_facade_re_exports_is_imported_from_where_it_is_declared() {
        let facade = "mod one;\nmod two;\npub(crate) use one::One;\npub use two::Two;";
        let circles_with = |facade: &str, one: &str| {
            let two = ("world/two.rs", "pub struct Two;");
            circles_of(&[
                ("lib.rs", "mod world;"),
                ("world/mod.rs", facade),
                ("world/one.rs", one),
                two,
            ])
        };
        assert!(circles_with(facade, "use super::Two;\npub struct One(Two);").is_empty());
        let facade = format!("{facade}\npub struct World(One);");
        let [circle] = &*circles_with(&facade, "pub struct One(super::World);") else { panic!() };
        assert!(circle.contains("world/mod.rs:5 imports `One` of world/one.rs"), "{circle}");
    }

    #[test]
    fn code_for_tests_imports_nothing() {
        let files = [
            ("lib.rs", "mod a;\nmod b;\n#[cfg(test)]\nmod no_such_file;"),
            ("a.rs", "use crate::b::B;\npub struct A;"),
            ("b.rs", "pub struct B;\n#[cfg(test)]\nmod tests { use crate::a::A; }"),
        ];
        assert!(circles_of(&files).is_empty());
    }
}
