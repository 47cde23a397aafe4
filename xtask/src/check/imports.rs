//! Which file of a crate imports what from which.
//!
//! An import is a name of another file, in a `use` or in a path in code. A re-export (`pub use`) is
//! not one: whoever imports its name imports the file that declares it. Code under `#[cfg(test)]`
//! is left out. In the call of a macro, only a list of expressions is read.

use anyhow::{Context, Result, ensure};
use petgraph::graph::{DiGraph, NodeIndex};
use proc_macro2::Span;
use std::collections::HashMap;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Item, Token, UseTree, Visibility};

/// The segments of a path. The path of the crate's root is empty.
type Path = Vec<String>;

#[derive(Default)]
pub(super) struct Imports {
    /// The paths of the files below `src`, and a sentence for each import.
    pub(super) graph: DiGraph<String, String>,
    /// The file of each module, and the names that its `use` items bring in.
    modules: HashMap<Path, (NodeIndex, HashMap<String, Path>)>,
}

impl Imports {
    /// Follows the `mod` items from `lib.rs` on. `read_file` returns the text of a file below
    /// `src`.
    pub(super) fn read(read_file: impl Fn(&str) -> Option<String>) -> Result<Self> {
        let (mut imports, mut files) = (Self::default(), Vec::new());
        let mut modules = vec![("lib.rs".to_owned(), Path::new())];
        while let Some((name, module)) = modules.pop() {
            let text = read_file(&name).with_context(|| format!("cannot read {name}"))?;
            let parsed = syn::parse_file(&text).with_context(|| format!("cannot parse {name}"))?;
            let mut used = Vec::new();
            for item in &parsed.items {
                match item {
                    Item::Use(it) => collect(&it.tree, &[], &mut used),
                    Item::Mod(it) if !is_for_tests(&it.attrs) => {
                        let child = join(&module, &it.ident);
                        ensure!(it.content.is_none(), "{name}: give {} a file", it.ident);
                        let [flat, nested] = [".rs", "/mod.rs"].map(|end| child.join("/") + end);
                        let is_flat = read_file(&flat).is_some();
                        modules.push((if is_flat { flat } else { nested }, child));
                    }
                    _ => {}
                }
            }
            let file = imports.graph.add_node(name);
            let used = used.into_iter().map(|(name, path, _)| (name, path)).collect();
            imports.modules.insert(module.clone(), (file, used));
            files.push((file, module, parsed));
        }
        for (file, module, parsed) in files {
            Reader { imports: &mut imports, file, module }.visit_file(&parsed);
        }
        Ok(imports)
    }

    /// The file that declares what `path` names in a module; `None` if another crate does.
    fn resolve(&self, module: &[String], path: &[String]) -> Option<NodeIndex> {
        let mut module = module.to_vec();
        for (index, name) in path.iter().enumerate() {
            let child = join(&module, name);
            match name.as_str() {
                "crate" => module.clear(),
                "self" => {}
                "super" => drop(module.pop()),
                _ if self.modules.contains_key(&child) => module = child,
                _ => {
                    let (file, used) = &self.modules[&module];
                    return match used.get(name) {
                        None => (index > 0).then_some(*file),
                        // In `use clap::clap`, the first one is a crate.
                        Some(used) if used[0] == *name => None,
                        Some(used) => self.resolve(&module, &[used, &path[index + 1..]].concat()),
                    };
                }
            }
        }
        Some(self.modules[&module].0)
    }
}

/// Adds the imports of one file to the graph.
struct Reader<'a> {
    imports: &'a mut Imports,
    file: NodeIndex,
    module: Path,
}

impl Reader<'_> {
    /// Adds an import, unless the same is known; or, for a path that starts with a name of this
    /// module, any of the same file.
    fn add(&mut self, path: &[String], span: Span) {
        let Some(to) = self.imports.resolve(&self.module, path) else { return };
        let is_whole = matches!(path[0].as_str(), "crate" | "super" | "self");
        let (path, graph) = (format!("`{}`", path.join("::")), &mut self.imports.graph);
        let mut known = graph.edges_connecting(self.file, to);
        if to != self.file && known.all(|it| is_whole && !it.weight().contains(&path)) {
            let place = format!("{}:{}", graph[self.file], span.start().line);
            graph.add_edge(self.file, to, format!("{place} imports {path} of {}", graph[to]));
        }
    }
}

macro_rules! visit_unless_for_tests {
    ($($visit:ident $kind:ident)*) => {
        $(fn $visit(&mut self, node: &'ast syn::$kind) {
            if !is_for_tests(&node.attrs) {
                visit::$visit(self, node);
            }
        })*
    };
}

impl<'ast> Visit<'ast> for Reader<'_> {
    visit_unless_for_tests! {
        visit_impl_item_fn ImplItemFn visit_item_fn ItemFn
        visit_item_impl ItemImpl visit_item_mod ItemMod
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_item_use(&mut self, node: &'ast syn::ItemUse) {
        if matches!(node.vis, Visibility::Inherited) && !is_for_tests(&node.attrs) {
            let mut used = Vec::new();
            collect(&node.tree, &[], &mut used);
            used.iter().for_each(|(_, path, span)| self.add(path, *span));
        }
    }

    fn visit_path(&mut self, node: &'ast syn::Path) {
        let path: Path = node.segments.iter().map(|it| it.ident.to_string()).collect();
        // A single name may be a variable that is called like a module.
        if path.len() > 1 || self.imports.modules[&self.module].1.contains_key(&path[0]) {
            self.add(&path, node.segments[0].ident.span());
        }
        visit::visit_path(self, node);
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        let arguments = node.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
        arguments.iter().flatten().for_each(|argument| self.visit_expr(argument));
        visit::visit_macro(self, node);
    }
}

/// Collects the names that a `use` item brings in, each with its path and its place.
fn collect(tree: &UseTree, before: &[String], used: &mut Vec<(String, Path, Span)>) {
    let (ident, name) = match tree {
        UseTree::Path(it) => return collect(&it.tree, &join(before, &it.ident), used),
        UseTree::Group(it) => return it.items.iter().for_each(|it| collect(it, before, used)),
        UseTree::Glob(it) => return used.push(("*".into(), before.to_vec(), it.star_token.span)),
        UseTree::Name(it) => (&it.ident, &it.ident),
        UseTree::Rename(it) => (&it.ident, &it.rename),
    };
    let path = if ident == "self" { before.to_vec() } else { join(before, ident) };
    let name = if name == "self" { path.last().cloned() } else { Some(name.to_string()) };
    used.push((name.unwrap_or_default(), path, ident.span()));
}

fn join(module: &[String], name: &impl ToString) -> Path {
    [module, &[name.to_string()]].concat()
}

/// Returns true if there is a `#[cfg(test)]`.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    let is_test = |it: &Attribute| it.parse_args::<syn::Ident>().is_ok_and(|it| it == "test");
    attributes.iter().any(|it| it.path().is_ident("cfg") && is_test(it))
}
