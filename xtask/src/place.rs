//! Where things are: every path that the commands share, in one place.

use anyhow::{Context, Result};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The checkout that the commands work on.
#[derive(Debug)]
pub(crate) struct Place {
    root: PathBuf,
    target: PathBuf,
}

impl Place {
    /// Finds the checkout from the manifest that cargo started this tool for, so that the commands
    /// work from every folder inside it.
    pub(crate) fn find() -> Result<Self> {
        let manifest_dir =
            env::var_os("CARGO_MANIFEST_DIR").context("start this as `cargo xtask …`")?;
        let root = Path::new(&manifest_dir).parent().context("xtask/ has no folder above it")?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(chosen) => env::current_dir()?.join(chosen),
            None => root.join("target"),
        };
        Ok(Self { root: root.to_owned(), target })
    }

    /// The root of the workspace.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's build folder.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// The built app, as the proxy serves it.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The app's wasm as the linker leaves it, with the names of its functions.
    pub(crate) fn linked_wasm(&self) -> PathBuf {
        self.target.join("wasm32-unknown-unknown/wasm-release/ghcr-connect.wasm")
    }

    /// Where `cargo build --release` puts the proxy and the sandbox.
    pub(crate) fn release(&self) -> PathBuf {
        self.target.join("release")
    }

    /// The git-ignored folder that tools are installed into (`cargo install --root`).
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// A tool that `cargo install` put into [`Place::tools`].
    pub(crate) fn tool(&self, name: &str) -> PathBuf {
        self.tools().join("bin").join(name)
    }

    /// npm's prefix for the tools that only npm carries.
    pub(crate) fn npm_prefix(&self) -> PathBuf {
        self.tools().join("npm")
    }

    /// The programs of the npm packages in [`Place::npm_prefix`].
    pub(crate) fn npm_bin(&self) -> PathBuf {
        self.npm_prefix().join("node_modules").join(".bin")
    }

    /// `PATH` with the project's own tools before the machine's: Debian's wasm-opt 108 gives a
    /// green build and a page that does not start.
    pub(crate) fn path_with_tools(&self) -> Result<OsString> {
        let machine = env::var_os("PATH").unwrap_or_default();
        let ours = [self.npm_bin(), self.tools().join("bin")];
        env::join_paths(ours.into_iter().chain(env::split_paths(&machine)))
            .context("the path of this checkout must not contain a colon")
    }

    #[cfg(test)]
    pub(crate) fn at(root: &Path) -> Self {
        Self { root: root.to_owned(), target: root.join("target") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projects_own_tools_come_before_the_machines() {
        let path = Place::at(Path::new("/project")).path_with_tools().unwrap();
        let folders: Vec<_> = env::split_paths(&path).take(2).collect();
        assert_eq!(
            folders,
            [Path::new("/project/.tools/npm/node_modules/.bin"), Path::new("/project/.tools/bin")]
        );
    }
}
