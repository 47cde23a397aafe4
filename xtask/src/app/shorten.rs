//! Short names for what the wasm and its script call each other.
//!
//! wasm-bindgen names every function of the browser by what it does and a hash, in both files: `__wbg_setAttribute_` and sixteen
//! digits, a hundred times. Digits that mean nothing cannot be compressed: they were 3 kB of the first load.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::digest::files_below;

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// Magic number and version.
const PREAMBLE: usize = 8;

/// Gives each name in the app's wasm that only machines say a short one, and the same in its script.
///
/// # Errors
///
/// When there is not one wasm beside one script that it was made with.
pub(crate) fn shorten(dist: &Path) -> Result<()> {
    let (wasm, script) = wasm_and_script(dist)?;
    let (wasm, script) = (dist.join(wasm), dist.join(script));
    let mut names = Names::default();
    let short = with_short_names(&fs::read(&wasm)?, &mut names)
        .context("the wasm is not as wasm-bindgen writes it")?;
    let text = fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
    let text =
        names.shorten_module(&names.shorten_all(&text)).context("the script must name its module once")?;
    fs::write(&script, text)?;
    Ok(fs::write(&wasm, short)?)
}

/// The app's wasm, and the script that it was made with; as paths from `dist`.
///
/// # Errors
///
/// When there is not one wasm.
pub(super) fn wasm_and_script(dist: &Path) -> Result<(PathBuf, PathBuf)> {
    let files = files_below(dist, &|_| true)?;
    let mut of_app = files.iter().filter(|file| has_extension(file, "wasm"));
    let (Some(wasm), None) = (of_app.next(), of_app.next()) else { bail!("dist/ must have one wasm") };
    let script = script_of(wasm).context("the wasm must be called NAME_bg.wasm, as wasm-bindgen does")?;
    Ok((wasm.clone(), script))
}

fn has_extension(file: &Path, extension: &str) -> bool {
    file.extension().is_some_and(|it| it == extension)
}

/// `app_bg.wasm` is called by `app.js`.
fn script_of(wasm: &Path) -> Option<PathBuf> {
    let name = wasm.file_stem()?.to_str()?.strip_suffix("_bg")?;
    Some(wasm.with_file_name(format!("{name}.js")))
}

/// The short names that were given out so far.
#[derive(Default)]
struct Names {
    hashed: BTreeMap<String, String>,
    /// What the wasm calls the script that it imports from, as often as it imports.
    module: Option<String>,
}

const SHORT_MODULE: &str = "$";

impl Names {
    fn shorten(&mut self, name: &str) -> String {
        if !is_of_machine(name) {
            return name.to_owned();
        }
        let next = self.hashed.len();
        // Two signs, because esbuild gives names with one.
        self.hashed.entry(name.to_owned()).or_insert_with(|| format!("$${next}")).clone()
    }

    /// `None` where a second module is imported from.
    fn module(&mut self, name: &str) -> Option<&'static str> {
        let known = self.module.get_or_insert_with(|| name.to_owned());
        (known == name).then_some(SHORT_MODULE)
    }

    /// The module's name in the script's table of what it gives. `None` unless it stands there once.
    fn shorten_module(&self, script: &str) -> Option<String> {
        let quoted = format!("\"{}\"", self.module.as_ref()?);
        (script.matches(&quoted).count() == 1)
            .then(|| script.replace(&quoted, &format!("\"{SHORT_MODULE}\"")))
    }

    /// Every name that stands in a script, and was given a short one.
    fn shorten_all(&self, script: &str) -> String {
        let mut short = String::with_capacity(script.len());
        for word in script.split_inclusive(|c: char| !is_of_name(c)) {
            let name = word.trim_end_matches(|c| !is_of_name(c));
            short.push_str(self.hashed.get(name).map_or(name, String::as_str));
            short.push_str(&word[name.len()..]);
        }
        short
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$')
}

/// What no script of ours says: names with a digest, wasm-bindgen's own, and the methods of a class, which the script has as
/// such.
fn is_of_machine(name: &str) -> bool {
    has_hash(name) || name.starts_with("__") || name.starts_with("embedded_")
}

/// Sixteen hexadecimal digits at the end.
fn has_hash(name: &str) -> bool {
    const DIGITS: usize = 16;
    let digits = name.len().checked_sub(DIGITS).and_then(|start| name.get(start..));
    name.len() > DIGITS && digits.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The module with other names of its imports and exports. `None` when it is not whole.
fn with_short_names(wasm: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (preamble, mut rest) = wasm.split_at_checked(PREAMBLE)?;
    let mut out = preamble.to_vec();
    while let Some((kind, after)) = rest.split_first() {
        let length;
        (length, rest) = number(after)?;
        let content;
        (content, rest) = rest.split_at_checked(length)?;
        let content = match *kind {
            IMPORTS => imports(content, names)?,
            EXPORTS => exports(content, names)?,
            _ => content.to_vec(),
        };
        out.push(*kind);
        push_number(&mut out, content.len());
        out.extend(content);
    }
    Some(out)
}

/// Of each import its module, its name, and what it is.
fn imports(section: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (count, mut rest) = number(section)?;
    let mut out = Vec::new();
    push_number(&mut out, count);
    for _ in 0..count {
        let (module, name);
        (module, rest) = text(rest)?;
        (name, rest) = text(rest)?;
        push_text(&mut out, names.module(module)?);
        push_text(&mut out, &names.shorten(name));
        // A function and the number of its type: what comes from a script is nothing else.
        let (function, after) = rest.split_first().filter(|(kind, _)| **kind == 0)?;
        let type_number;
        (type_number, rest) = number(after)?;
        out.push(*function);
        push_number(&mut out, type_number);
    }
    Some(out)
}

/// Of each export its name, what it is, and its number.
fn exports(section: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (count, mut rest) = number(section)?;
    let mut out = Vec::new();
    push_number(&mut out, count);
    for _ in 0..count {
        let name;
        (name, rest) = text(rest)?;
        push_text(&mut out, &names.shorten(name));
        let (kind, after) = rest.split_first()?;
        let index;
        (index, rest) = number(after)?;
        out.push(*kind);
        push_number(&mut out, index);
    }
    Some(out)
}

/// A number (LEB128, WebAssembly specification 5.2.2), and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let length = bytes.iter().position(|byte| byte & 0x80 == 0)? + 1;
    let (digits, rest) = bytes.split_at_checked(length)?;
    let value = digits
        .iter()
        .rev()
        .try_fold(0_usize, |sum, digit| sum.checked_mul(0x80)?.checked_add(usize::from(digit & 0x7f)));
    Some((value?, rest))
}

fn push_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let digit = (number & 0x7f).to_le_bytes()[0];
        number >>= 7;
        if number == 0 {
            return out.push(digit);
        }
        out.push(digit | 0x80);
    }
}

fn text(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (length, rest) = number(bytes)?;
    let (text, rest) = rest.split_at_checked(length)?;
    Some((std::str::from_utf8(text).ok()?, rest))
}

fn push_text(out: &mut Vec<u8>, text: &str) {
    push_number(out, text.len());
    out.extend(text.bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASHED: &str = "__wbg_abort_76dea11221098ae5";

    /// A module that imports that function of type 300, and exports it by that name.
    fn module(imported: &str, exported: &str) -> Vec<u8> {
        module_from("./app_bg.js", imported, exported)
    }

    fn module_from(script: &str, imported: &str, exported: &str) -> Vec<u8> {
        let mut import = vec![1];
        push_text(&mut import, script);
        push_text(&mut import, imported);
        import.extend([0, 0xac, 0x02]);
        let mut export = vec![1];
        push_text(&mut export, exported);
        export.extend([0, 0]);
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (kind, section) in [(IMPORTS, import), (EXPORTS, export), (0, vec![7; 200])] {
            module.push(kind);
            push_number(&mut module, section.len());
            module.extend(section);
        }
        module
    }

    #[test]
    fn a_hashed_name_is_short_in_the_wasm_and_in_the_script_and_others_stay() {
        let mut names = Names::default();
        let short = with_short_names(&module(HASHED, "openPage"), &mut names);
        assert_eq!(short, Some(module_from("$", "$$0", "openPage")));
        let script = format!("x={{{HASHED}:e=>e,{HASHED}0:1}};wasm.openPage('ä')");
        assert_eq!(names.shorten_all(&script), format!("x={{$$0:e=>e,{HASHED}0:1}};wasm.openPage('ä')"));
    }

    #[test]
    fn the_script_that_is_imported_from_has_a_short_name_in_both() {
        let mut names = Names::default();
        with_short_names(&module(HASHED, "openPage"), &mut names).unwrap();
        let script = r#"return{__proto__:null,"./app_bg.js":e}"#;
        assert_eq!(names.shorten_module(script).as_deref(), Some(r#"return{__proto__:null,"$":e}"#));
        assert_eq!(names.shorten_module("return{}"), None);
    }

    #[test]
    fn what_is_exported_by_a_hashed_name_is_called_by_the_same_short_one() {
        let mut names = Names::default();
        let short = with_short_names(&module("open", HASHED), &mut names);
        assert_eq!(short, Some(module_from("$", "open", "$$0")));
    }

    #[test]
    fn what_only_machines_say_is_short_and_what_scripts_call_is_not() {
        for name in ["__wbindgen_malloc", "__externref_table_alloc", "embedded_open", HASHED] {
            assert!(is_of_machine(name), "{name}");
        }
        for name in ["memory", "openPage", "onPanic"] {
            assert!(!is_of_machine(name), "{name}");
        }
    }

    #[test]
    fn a_wasm_that_ends_too_early_is_not_written_anew() {
        let whole = module(HASHED, "openPage");
        let cut = whole.get(..whole.len() - 1).unwrap();
        assert_eq!(with_short_names(cut, &mut Names::default()), None);
    }
}
