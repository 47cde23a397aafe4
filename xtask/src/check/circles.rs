//! Circles of imports between the files of a crate.

use anyhow::Result;
use petgraph::algo::tarjan_scc;
use petgraph::visit::EdgeRef;

use super::imports::Imports;
use crate::shell::Shell;

/// The crates that are checked.
const CRATES: [&str; 2] = ["crates/proxy", "crates/sandbox"];

/// Prints what was found in each crate. Returns true if there is no circle.
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

fn circles(Imports { graph, .. }: &Imports) -> Vec<String> {
    let describe = |files: &Vec<_>| {
        let edges = graph.edge_references().map(|it| ([it.source(), it.target()], it.weight()));
        let inside = edges.filter(|(ends, _)| ends.iter().all(|end| files.contains(end)));
        let mut lines: Vec<&str> = inside.map(|(_, import)| import.as_str()).collect();
        lines.sort_unstable();
        format!("a circle of {} files:\n  {}", files.len(), lines.join("\n  "))
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
    fn each_import_of_a_circle_is_named_and_code_for_tests_makes_none() {
        let mut files = [
            ("lib.rs", "mod a;\nmod b;\nmod c;\n#[cfg(test)]\nmod no_such_file;"),
            ("a.rs", "use crate::b::{self as other, B};\npub struct A(B);"),
            ("b.rs", "pub struct B;\nfn f() { vec![super::c::g()]; }"),
            ("c.rs", "use std::fmt;\npub fn g() { let _: super::a::A; }"),
        ];
        let expected = "a circle of 3 files:\n  a.rs:1 imports `crate::b::B` of b.rs\n  \
            a.rs:1 imports `crate::b` of b.rs\n  b.rs:2 imports `super::c::g` of c.rs\n  \
            c.rs:2 imports `super::a::A` of a.rs";
        assert_eq!(circles_of(&files), [expected]);
        files[3].1 = "pub fn g() {}\n#[cfg(test)]\nmod tests { use crate::a::A; }";
        assert!(circles_of(&files).is_empty());
    }

    #[test]
    fn a_name_that_a_facade_re_exports_is_imported_from_where_it_is_declared() {
        let facade = "mod one;\nmod two;\npub(crate) use one::One;\npub use two::Two;";
        let circles_with = |facade: &str, one: &str| {
            let [root, two] = [("lib.rs", "mod a;"), ("a/two.rs", "pub struct Two;")];
            circles_of(&[root, two, ("a/mod.rs", facade), ("a/one.rs", one)])
        };
        assert!(circles_with(facade, "use super::Two;\npub struct One(Two);").is_empty());
        let facade = format!("{facade}\npub struct All(One);");
        let circles = circles_with(&facade, "pub struct One(super::All);").concat();
        assert!(circles.contains("a/mod.rs:5 imports `One` of a/one.rs"), "{circles}");
    }
}
