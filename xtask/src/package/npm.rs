//! What npm and TypeScript say of the package.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::setup::typescript;
use crate::shell::Shell;
use crate::table::{Side, table};

/// What `npm pack` would publish.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Packed {
    name: String,
    version: String,
    files: Vec<PackedFile>,
    size: u64,
    unpacked_size: u64,
}

#[derive(Debug, Deserialize)]
struct PackedFile {
    path: String,
    size: u64,
}

impl Packed {
    /// Asks npm, which publishes nothing.
    ///
    /// # Errors
    ///
    /// When npm refuses the package.
    pub(crate) fn of(shell: &Shell, folder: &Path) -> Result<Self> {
        let mut command = shell.command("npm");
        command.args(["pack", "--dry-run", "--json", "--ignore-scripts"]).current_dir(folder);
        let answer = shell.answer(command).with_context(|| {
            format!(
                "npm does not take the package: run `npm pack --dry-run` in {} to see why",
                folder.display()
            )
        })?;
        Self::read(&answer)
    }

    /// npm 11 and before give a list of packages, later ones an object with an entry for each.
    fn read(answer: &str) -> Result<Self> {
        let unknown = "npm's answer to `npm pack --json` has a form that this does not know";
        let answer: serde_json::Value = serde_json::from_str(answer).context(unknown)?;
        let first =
            answer.get(0).or_else(|| answer.as_object()?.values().next()).context(unknown)?;
        Packed::deserialize(first).context(unknown)
    }

    /// Fails where `files` in package.json leaves out what the folder has.
    ///
    /// # Errors
    ///
    /// With the names of the files.
    pub(crate) fn must_hold<'a>(&self, names: impl Iterator<Item = &'a str>) -> Result<()> {
        let packed: BTreeSet<_> = self.files.iter().map(|file| file.path.as_str()).collect();
        let missing: Vec<_> = names.filter(|name| !packed.contains(name)).collect();
        if !missing.is_empty() {
            bail!("`files` in embed/package/package.json leaves out {}", missing.join(", "));
        }
        Ok(())
    }
}

impl fmt::Display for Packed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |name: &str, bytes: u64| [name.to_owned(), kilobytes(bytes)];
        let mut rows = vec![[format!("{} {}", self.name, self.version), "kB".to_owned()]];
        rows.extend(self.files.iter().map(|file| row(&file.path, file.size)));
        rows.push(row("total", self.unpacked_size));
        rows.push(row("packed", self.size));
        f.write_str(&table([Side::Left, Side::Right], &rows))
    }
}

fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Compiles the tests of the types against the package as npm would install it.
///
/// # Errors
///
/// When a right use is refused, or a wrong one is not.
pub(crate) fn check_types(shell: &Shell, package: &Path, packed: &Packed) -> Result<()> {
    let tests = shell.place.target().join("types-test");
    let modules = tests.join("node_modules");
    let _ = fs::remove_dir_all(&tests);
    for file in &packed.files {
        copy(&package.join(&file.path), &modules.join("ghcr-connect").join(&file.path))?;
    }
    // The types that ours name; TypeScript follows the links to where their own dependencies are.
    for name in ["@types", "vue"] {
        let installed = typescript::modules(shell).join(name);
        symlink(&installed, modules.join(name))
            .with_context(|| format!("cannot link {}", installed.display()))?;
    }
    let sources = shell.place.root().join("embed/types-test");
    for entry in sources.read_dir().with_context(|| format!("cannot list {}", sources.display()))? {
        let entry = entry?;
        copy(&entry.path(), &tests.join(entry.file_name()))?;
    }
    for (module, resolution) in [("nodenext", "nodenext"), ("esnext", "bundler")] {
        let mut command = shell.command(typescript::compiler(shell));
        command.args(["--project", ".", "--module", module, "--moduleResolution", resolution]);
        command.current_dir(&tests);
        shell
            .must(command, "Mend the types in embed/*.d.ts, or their tests in embed/types-test.")?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::copy(from, to)
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"[{"name": "a", "version": "1.0.0", "size": 400, "unpackedSize": 1234, "integrity": "",
        "files": [{"path": "a.js", "size": 1234, "mode": 420}]}]"#;

    #[test]
    fn either_form_of_npms_answer_is_read() {
        let object = LIST.replacen('[', "{\"a\": ", 1);
        let object = format!("{}}}", object.strip_suffix(']').unwrap());
        for answer in [LIST, &object] {
            let packed = Packed::read(answer).unwrap();
            assert_eq!(
                packed.to_string(),
                "a 1.0.0   kB\na.js     1.2\ntotal    1.2\npacked   0.4\n"
            );
        }
        assert!(Packed::read("[]").is_err());
    }

    #[test]
    fn a_file_that_npm_leaves_out_is_named() {
        let packed = Packed::read(LIST).unwrap();
        packed.must_hold(["a.js"].into_iter()).unwrap();
        let error = packed.must_hold(["a.js", "a.wasm"].into_iter()).unwrap_err();
        assert_eq!(error.to_string(), "`files` in embed/package/package.json leaves out a.wasm");
    }
}
