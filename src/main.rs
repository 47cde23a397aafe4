//! The page: the app, mounted into its own body.

use ghcr_connect::{Options, mount_page};

fn main() {
    #[cfg(target_arch = "wasm32")]
    console_error_panic_hook::set_once();
    mount_page(Options::default());
}
