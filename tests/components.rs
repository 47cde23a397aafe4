//! The screen in a real browser, without a proxy: what a person does, and what they see.
#![cfg(target_arch = "wasm32")]

mod components {
    mod demo;
    mod proxy;
    mod registries;
    mod report;
    mod screen;
    mod stream;
    mod tests;
}
