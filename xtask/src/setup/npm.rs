//! Packages of npm in folders of their own below `.tools`, exactly as their locks name them.

use anyhow::Result;
use std::path::PathBuf;
use xshell::cmd;

use super::names_version;
use crate::shell::Shell;

/// A `package.json` and its lock, which holds the digests that npm checks.
#[derive(Debug)]
pub(crate) struct NpmFolder {
    /// The name of the folder below `.tools`.
    name: &'static str,
    package: &'static str,
    lock: &'static str,
    /// A program that may be on `PATH` already, and its version.
    program: Option<(&'static str, &'static str)>,
}

/// The folder with the package.json and the lock of that path in the workspace.
macro_rules! npm_folder {
    ($name:literal, $sources:literal, $program:expr) => {
        NpmFolder {
            name: $name,
            package: include_str!(concat!("../../../", $sources, "/package.json")),
            lock: include_str!(concat!("../../../", $sources, "/package-lock.json")),
            program: $program,
        }
    };
}

/// Debian's wasm-opt (108) turns the app into one that builds, and then fails in the browser.
pub(super) static BINARYEN: NpmFolder =
    npm_folder!("npm", "npm/binaryen", Some(("wasm-opt", "132")));
pub(crate) static AXE: NpmFolder = npm_folder!("npm-axe", "npm/axe", None);
pub(crate) static TYPESCRIPT: NpmFolder = npm_folder!("npm-typescript", "npm/typescript", None);
/// 13 needs Node.js 22. One of its packages asks for the `latest` of another, which no lock can
/// hold: `package.json` overrides it.
pub(crate) static LIGHTHOUSE: NpmFolder = npm_folder!("npm-lighthouse", "npm/lighthouse", None);
pub(crate) static REACT_TWIN: NpmFolder = npm_folder!("npm-react-twin", "bench/react-twin", None);
pub(crate) static REACT_EXAMPLE: NpmFolder =
    npm_folder!("npm-examples/react", "examples/react", None);
pub(crate) static VUE_EXAMPLE: NpmFolder = npm_folder!("npm-examples/vue", "examples/vue", None);

impl NpmFolder {
    /// A path in the folder.
    pub(crate) fn path(&self, shell: &Shell, path: &str) -> PathBuf {
        shell.tools(self.name).join(path)
    }

    /// npm writes its hidden lock last of all.
    pub(super) fn is_there(&self, shell: &Shell) -> bool {
        let lock = shell.read_file(self.path(shell, "package-lock.json"));
        let is_installed = lock.is_ok_and(|lock| lock == self.lock)
            && self.path(shell, "node_modules/.package-lock.json").is_file();
        is_installed
            || self.program.is_some_and(|(program, version)| {
                let answer = shell.answer(cmd!(shell, "{program} --version"));
                answer.is_some_and(|answer| names_version(&answer, version))
            })
    }

    pub(super) fn install(&self, shell: &Shell) -> Result<()> {
        let folder = self.path(shell, "");
        shell.write_file(folder.join("package.json"), self.package)?;
        shell.write_file(folder.join("package-lock.json"), self.lock)?;
        let flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        shell.must(
            cmd!(shell, "npm ci --prefix {folder} {flags...}"),
            "Install Node.js 20.19 or newer with npm, and see that npm reaches its registry.",
        )
    }
}
