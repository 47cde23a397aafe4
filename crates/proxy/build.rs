//! With the feature `embed` the built app becomes a part of the binary, so it must be there.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_EMBED").is_none() {
        return;
    }
    let dist = Path::new("../../dist");
    println!("cargo::rerun-if-changed={}", dist.display());
    if !dist.join("site.json").is_file() {
        println!(
            "cargo::error=the feature `embed` needs the built app, and there is no dist/site.json. Build it with \
             `cargo xtask build` or `trunk build --release`, or leave the feature out."
        );
    }
}
