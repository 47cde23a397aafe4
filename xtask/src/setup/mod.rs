//! The tools that the commands need, and the installation of those that are missing.
//!
//! A tool counts as installed when it runs and answers with its version. An installation that was
//! interrupted therefore counts as missing.

pub(crate) mod axe;
mod binaryen;
pub(crate) mod browser;
mod cargo_tool;
pub(crate) mod debian;
pub(crate) mod examples;
pub(crate) mod firefox;
pub(crate) mod lighthouse;
pub(crate) mod nightly;
mod npm_folder;
mod postgres;
pub(crate) mod react_twin;
pub(crate) mod typescript;
mod wasm_bindgen;
mod wasm_target;

use anyhow::{Result, bail};
use std::time::Instant;

use crate::shell::Shell;
use crate::timing::spoken;
use cargo_tool::CargoTool;

/// Trunk 0.22 needs a newer rustc than rust-toolchain.toml names.
const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    expect: "10 to 15 minutes",
    optimised: true,
};

/// deny.toml is written in the format of 0.20.
const CARGO_DENY: CargoTool = CargoTool {
    package: "cargo-deny",
    program: "cargo-deny",
    version: "0.20.2",
    expect: "10 minutes or more",
    optimised: true,
};

const CARGO_FUZZ: CargoTool = CargoTool {
    package: "cargo-fuzz",
    program: "cargo-fuzz",
    version: "0.13.2",
    expect: "about a minute",
    optimised: false,
};

/// A tool that a command needs.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Need {
    WasmTarget,
    WasmBindgen,
    Trunk,
    Binaryen,
    Browser,
    Axe,
    Examples,
    Firefox,
    Geckodriver,
    Postgres,
    Lighthouse,
    ReactTwin,
    TypeScript,
    CargoDeny,
    Nightly,
    CargoFuzz,
}

/// To lint for wasm.
pub(crate) const FOR_CHECKING: &[Need] = &[Need::WasmTarget];
/// To build the app.
pub(crate) const FOR_BUILDING: &[Need] =
    &[Need::WasmTarget, Need::Binaryen, Need::WasmBindgen, Need::Trunk];
/// To build the example hosts.
pub(crate) const FOR_EXAMPLES: &[Need] = &[Need::Examples];
/// To build the app and to test it. Tools that install quickly come first, so that most errors
/// show early.
pub(crate) const FOR_TESTING: &[Need] = &[
    Need::WasmTarget,
    Need::Binaryen,
    Need::Axe,
    Need::Examples,
    Need::TypeScript,
    Need::Browser,
    Need::Firefox,
    Need::Postgres,
    Need::Geckodriver,
    Need::WasmBindgen,
    Need::Trunk,
];
/// To check the types of the package.
pub(crate) const FOR_PACKAGING: &[Need] = &[Need::TypeScript];
/// To build the app, and to compare its loading with the React twin's.
pub(crate) const FOR_LOADING: &[Need] = &[
    Need::WasmTarget,
    Need::Binaryen,
    Need::ReactTwin,
    Need::Browser,
    Need::WasmBindgen,
    Need::Trunk,
];
/// To build the app, and to score it with Lighthouse.
pub(crate) const FOR_SCORING: &[Need] = &[
    Need::WasmTarget,
    Need::Binaryen,
    Need::Lighthouse,
    Need::Browser,
    Need::WasmBindgen,
    Need::Trunk,
];
/// To check the dependencies.
pub(crate) const FOR_AUDITING: &[Need] = &[Need::CargoDeny];
/// To run the fuzz targets.
pub(crate) const FOR_FUZZING: &[Need] = &[Need::Nightly, Need::CargoFuzz];

/// Installs those of `needs` that are missing, in order. Prints nothing if none is.
pub(crate) fn make_ready(shell: &Shell, needs: &[Need]) -> Result<()> {
    for (index, need) in needs.iter().enumerate() {
        if need.is_met(shell)? {
            continue;
        }
        let position = format!("[{}/{}] {}", index + 1, needs.len(), need.title());
        println!("{position}: {}, once …", need.expectation());
        let start = Instant::now();
        need.install(shell)?;
        if !need.is_met(shell)? {
            bail!(
                "{} is installed now, but does not answer with its version. {}",
                need.title(),
                need.remedy()
            );
        }
        println!("{position} … {}", spoken(start.elapsed()));
    }
    Ok(())
}

/// The names and versions of the tools, in one line.
pub(crate) fn titles(needs: &[Need]) -> String {
    needs.iter().map(|need| need.title()).collect::<Vec<_>>().join(", ")
}

impl Need {
    fn title(self) -> String {
        match self {
            Self::WasmTarget => format!("Rust's {} target", wasm_target::TARGET),
            Self::WasmBindgen => wasm_bindgen::CLI.to_string(),
            Self::Trunk => TRUNK.to_string(),
            Self::Binaryen => format!("wasm-opt {}", binaryen::MAJOR),
            Self::Browser => "Chromium and ChromeDriver".to_owned(),
            Self::Axe => format!("axe-core {}", axe::VERSION),
            Self::Examples => "Vite with React and Vue".to_owned(),
            Self::Firefox => "Firefox".to_owned(),
            Self::Geckodriver => firefox::DRIVER.to_string(),
            Self::Postgres => "PostgreSQL".to_owned(),
            Self::Lighthouse => format!("Lighthouse {}", lighthouse::VERSION),
            Self::ReactTwin => "React and Vite".to_owned(),
            Self::TypeScript => format!("TypeScript {}", typescript::VERSION),
            Self::CargoDeny => CARGO_DENY.to_string(),
            Self::Nightly => format!("Rust's {} toolchain", nightly::TOOLCHAIN),
            Self::CargoFuzz => CARGO_FUZZ.to_string(),
        }
    }

    fn expectation(self) -> String {
        match self {
            Self::WasmTarget => "a download of 30 MB".to_owned(),
            Self::WasmBindgen => wasm_bindgen::CLI.expectation(),
            Self::Trunk => TRUNK.expectation(),
            Self::Binaryen => "a download of 20 MB from npm".to_owned(),
            Self::Browser => "a download of 150 MB from Debian".to_owned(),
            Self::Axe => "a download of 1 MB from npm".to_owned(),
            Self::Examples => "a download of 50 MB from npm".to_owned(),
            Self::Firefox => "a download of 80 MB from Debian".to_owned(),
            Self::Geckodriver => firefox::DRIVER.expectation(),
            Self::Postgres => "a download of 20 MB from Debian".to_owned(),
            Self::Lighthouse => "a download of 40 MB from npm".to_owned(),
            Self::ReactTwin => "a download of 20 MB from npm".to_owned(),
            Self::TypeScript => "a download of 15 MB from npm".to_owned(),
            Self::CargoDeny => CARGO_DENY.expectation(),
            Self::Nightly => "a download of 150 MB".to_owned(),
            Self::CargoFuzz => CARGO_FUZZ.expectation(),
        }
    }

    fn is_met(self, shell: &Shell) -> Result<bool> {
        Ok(match self {
            Self::WasmTarget => wasm_target::is_there(shell),
            Self::WasmBindgen => wasm_bindgen::is_there(shell)?,
            Self::Trunk => TRUNK.is_there(shell),
            Self::Binaryen => binaryen::is_there(shell),
            Self::Browser => browser::find(shell).is_ok(),
            Self::Axe => axe::is_there(shell),
            Self::Examples => examples::are_there(shell),
            Self::Firefox => firefox::find(shell).is_ok(),
            Self::Geckodriver => firefox::DRIVER.is_there(shell),
            Self::Postgres => postgres::is_there(shell),
            Self::Lighthouse => lighthouse::is_there(shell),
            Self::ReactTwin => react_twin::is_there(shell),
            Self::TypeScript => typescript::is_there(shell),
            Self::CargoDeny => CARGO_DENY.is_there(shell),
            Self::Nightly => nightly::is_there(shell),
            Self::CargoFuzz => CARGO_FUZZ.is_there(shell),
        })
    }

    fn install(self, shell: &Shell) -> Result<()> {
        match self {
            Self::WasmTarget => wasm_target::install(shell),
            Self::WasmBindgen => wasm_bindgen::CLI.install(shell),
            Self::Trunk => TRUNK.install(shell),
            Self::Binaryen => binaryen::install(shell),
            Self::Browser => browser::install(shell),
            Self::Axe => axe::install(shell),
            Self::Examples => examples::install(shell),
            Self::Firefox => firefox::install(shell),
            Self::Geckodriver => firefox::DRIVER.install(shell),
            Self::Postgres => postgres::install(shell),
            Self::Lighthouse => lighthouse::install(shell),
            Self::ReactTwin => react_twin::install(shell),
            Self::TypeScript => typescript::install(shell),
            Self::CargoDeny => CARGO_DENY.install(shell),
            Self::Nightly => nightly::install(shell),
            Self::CargoFuzz => CARGO_FUZZ.install(shell),
        }
    }

    fn remedy(self) -> &'static str {
        match self {
            Self::WasmTarget | Self::Nightly => {
                "Run `rustup show` and see that rustc comes from rustup."
            }
            Self::Browser => "Run `chromium --version` and `chromedriver --version`.",
            Self::Firefox => "Run `firefox --version`.",
            Self::Postgres => "Run `/usr/lib/postgresql/*/bin/postgres --version`.",
            Self::WasmBindgen
            | Self::Trunk
            | Self::Binaryen
            | Self::Axe
            | Self::Examples
            | Self::Geckodriver
            | Self::Lighthouse
            | Self::ReactTwin
            | Self::TypeScript
            | Self::CargoDeny
            | Self::CargoFuzz => "Delete the folder .tools and run this again.",
        }
    }
}
