//! Where GitHub's description of its API lies, and how it gets there: npm's `@octokit/openapi`,
//! which its authors renew with every change of the API. It is too big to be committed.

use std::path::{Path, PathBuf};
use std::process::Command;

const VERSION: &str = "23.0.2";
const PACKAGE: &str = "node_modules/@octokit/openapi";
/// Of the many in the package (by product and release, and each again without references), the one
/// that is wanted.
const FILE: &str = "api.github.com.json";

/// The description's file: below the npm folder that `GHCR_CONNECT_OCTOKIT` names, else below
/// `.tools/npm-octokit` of the workspace, into which it is installed when it is not there yet.
pub(super) fn find_or_install() -> PathBuf {
    if let Some(folder) = std::env::var_os("GHCR_CONNECT_OCTOKIT") {
        let file = Path::new(&folder).join(PACKAGE).join("generated").join(FILE);
        assert!(file.is_file(), "GHCR_CONNECT_OCTOKIT: {} is not there", file.display());
        return file;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.tools/npm-octokit");
    let file = folder.join(PACKAGE).join("generated").join(FILE);
    if installed_version(&folder).as_deref() != Some(VERSION) || !file.is_file() {
        install(&folder);
    }
    file
}

fn installed_version(folder: &Path) -> Option<String> {
    let text = std::fs::read_to_string(folder.join(PACKAGE).join("package.json")).ok()?;
    let package: serde_json::Value = serde_json::from_str(&text).ok()?;
    package["version"].as_str().map(str::to_owned)
}

fn install(folder: &Path) {
    let package = format!("@octokit/openapi@{VERSION}");
    let output = Command::new("npm")
        .args(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", &package, "--prefix"])
        .arg(folder)
        .output()
        .unwrap_or_else(|error| {
            panic!("npm cannot be run ({error}). It brings GitHub's description of its API: install Node.js with npm.")
        });
    assert!(
        output.status.success(),
        "npm cannot install {package}:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    remove_the_others(&folder.join(PACKAGE).join("generated"));
}

/// 13 MB instead of 400.
fn remove_the_others(folder: &Path) {
    for entry in std::fs::read_dir(folder).expect("what npm installed").flatten() {
        if entry.file_name() != FILE {
            std::fs::remove_file(entry.path()).expect("what npm installed can be removed");
        }
    }
}
