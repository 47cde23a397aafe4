//! The table of the tools, and which command needs which.

use super::cargo::CargoTool;
use super::debian::{BUILDAH, CHROMIUM, FIREFOX, MUSL, POSTGRES};
use super::npm::{AXE, BINARYEN, LIGHTHOUSE, REACT_EXAMPLE, REACT_TWIN, TYPESCRIPT, VUE_EXAMPLE};
use super::rust::Component::{Nightly, Target};
use super::{Source, Tool};

/// To lint for wasm.
pub(crate) const FOR_CHECKING: &[&Tool] = &[&WASM];
/// To build the app.
pub(crate) const FOR_BUILDING: &[&Tool] = &[&WASM, &WASM_OPT, &TRUNK, &WASM_BINDGEN];
/// To build the example hosts.
pub(crate) const FOR_EXAMPLES: &[&Tool] = &[&REACT, &VUE];
/// To run every test.
pub(crate) const FOR_TESTING: &[&Tool] = &[
    &WASM,
    &WASM_OPT,
    &AXE_CORE,
    &REACT,
    &VUE,
    &TSC,
    &CHROMIUM_AND_DRIVER,
    &FIREFOX_ESR,
    &POSTGRESQL,
    &TRUNK,
    &WASM_BINDGEN,
    &GECKODRIVER,
];
/// To check the types of the package.
pub(crate) const FOR_PACKAGING: &[&Tool] = &[&TSC];
/// To score the app and the React twin with Lighthouse.
pub(crate) const FOR_LIGHTHOUSE: &[&Tool] = &[&LIGHTHOUSE_CLI, &TWIN, &CHROMIUM_AND_DRIVER];
/// To build the image's binary.
pub(crate) const FOR_THE_BINARY: &[&Tool] = &[&MUSL_TARGET, &MUSL_TOOLS];
/// To build the image.
pub(crate) const FOR_THE_IMAGE: &[&Tool] = &[&MUSL_TARGET, &MUSL_TOOLS, &IMAGE_BUILDER];
/// To check the dependencies.
pub(crate) const FOR_AUDITING: &[&Tool] = &[&CARGO_DENY];
/// To run the fuzz targets.
pub(crate) const FOR_FUZZING: &[&Tool] = &[&NIGHTLY_RUST, &CARGO_FUZZ];

/// A line of the table: the name, what the tool is for, what it takes to install, its source.
const fn tool(name: &'static str, why: &'static str, takes: &'static str, source: Source) -> Tool {
    Tool { name, why, takes, source }
}

const WASM: Tool = tool(
    "Rust for wasm32",
    "compiles the app",
    "30 MB",
    Source::Rustup(Target("wasm32-unknown-unknown")),
);
const MUSL_TARGET: Tool = tool(
    "Rust for musl",
    "compiles the image's binary",
    "40 MB",
    Source::Rustup(Target("x86_64-unknown-linux-musl")),
);
const NIGHTLY_RUST: Tool =
    tool("Rust nightly", "compiles the fuzz targets", "150 MB", Source::Rustup(Nightly));

const WASM_OPT: Tool =
    tool("wasm-opt 132", "makes the app smaller", "20 MB", Source::Npm(&BINARYEN));
const AXE_CORE: Tool =
    tool("axe-core 4.14.1", "judges the accessibility", "1 MB", Source::Npm(&AXE));
const TSC: Tool =
    tool("TypeScript 7.0.2", "checks the element's types", "15 MB", Source::Npm(&TYPESCRIPT));
const REACT: Tool =
    tool("Vite with React", "builds an example host", "30 MB", Source::Npm(&REACT_EXAMPLE));
const VUE: Tool =
    tool("Vite with Vue", "builds an example host", "30 MB", Source::Npm(&VUE_EXAMPLE));
const TWIN: Tool =
    tool("React and Vite", "builds the app's yardstick", "20 MB", Source::Npm(&REACT_TWIN));
const LIGHTHOUSE_CLI: Tool =
    tool("Lighthouse 12.8.2", "scores how a page loads", "40 MB", Source::Npm(&LIGHTHOUSE));

const CHROMIUM_AND_DRIVER: Tool =
    tool("Chromium and its driver", "runs most tests", "150 MB", Source::Debian(CHROMIUM));
const FIREFOX_ESR: Tool =
    tool("Firefox", "the second browser of the tests", "80 MB", Source::Debian(FIREFOX));
const POSTGRESQL: Tool =
    tool("PostgreSQL", "the database of the store's tests", "20 MB", Source::Debian(POSTGRES));

const MUSL_TOOLS: Tool = tool("musl", "links the image's binary", "2 MB", Source::Debian(MUSL));
const IMAGE_BUILDER: Tool = tool("buildah", "builds the image", "40 MB", Source::Debian(BUILDAH));

/// Trunk 0.22 needs a newer rustc than rust-toolchain.toml names. It downloads nothing here, so it
/// needs no TLS.
const TRUNK: Tool = tool(
    "Trunk 0.21.14",
    "builds the app",
    "about 6 minutes",
    Source::Cargo(
        CargoTool::of("trunk", "0.21.14", &["trunk"])
            .with(&["--no-default-features"])
            .unoptimised(),
    ),
);
/// The crate in Cargo.lock has the same version. 0.2.129 and 0.2.130 do not install with
/// `--locked`. It speaks to drivers on this machine only, so it needs no TLS.
const WASM_BINDGEN: Tool = tool(
    "wasm-bindgen 0.2.128",
    "connects the app with the browser",
    "about 3 minutes",
    Source::Cargo(
        CargoTool::of("wasm-bindgen-cli", "0.2.128", &["wasm-bindgen", "wasm-bindgen-test-runner"])
            .with(&["--no-default-features"]),
    ),
);
const GECKODRIVER: Tool = tool(
    "geckodriver 0.37.1",
    "drives Firefox",
    "about a minute",
    Source::Cargo(CargoTool::of("geckodriver", "0.37.1", &["geckodriver"])),
);
/// deny.toml is written in the format of 0.20.
const CARGO_DENY: Tool = tool(
    "cargo-deny 0.20.2",
    "checks licences and advisories",
    "about 8 minutes",
    Source::Cargo(CargoTool::of("cargo-deny", "0.20.2", &["cargo-deny"])),
);
const CARGO_FUZZ: Tool = tool(
    "cargo-fuzz 0.13.2",
    "builds and runs the fuzz targets",
    "about a minute",
    Source::Cargo(CargoTool::of("cargo-fuzz", "0.13.2", &["cargo-fuzz"])),
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tool_of_wasm_bindgen_has_the_version_of_the_crate() {
        let Source::Cargo(CargoTool { version, .. }) = WASM_BINDGEN.source else { unreachable!() };
        let locked = format!("name = \"wasm-bindgen\"\nversion = \"{version}\"\n");
        assert!(include_str!("../../../Cargo.lock").contains(&locked), "{version}");
    }
}
