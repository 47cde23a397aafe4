//! Where the guests are: sandbox, proxy, and the server of the examples on another origin.

use crate::stack::{Folder, Program, Stack, binary, root};
use std::ffi::OsStr;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::Command;

/// The demo with the example hosts, as `cargo xtask serve --demo --examples` starts it.
pub(crate) struct House {
    stack: Stack,
    origin: String,
    _server: Program,
}

impl House {
    /// The proxy has to know the pages' origin, and their server the proxy's: so the port of one is
    /// chosen beforehand. It may be taken a moment later; then another one is chosen.
    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    /// The same with a list of saved registries.
    pub(crate) fn with_a_list() -> Self {
        Self::start_with(&["--database-url", "sqlite::memory:"])
    }

    fn start_with(proxy_flags: &[&str]) -> Self {
        (0..4).find_map(|_| Self::try_start(proxy_flags)).expect("a port that stays free")
    }

    fn try_start(proxy_flags: &[&str]) -> Option<Self> {
        let chosen = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = chosen.local_addr().expect("an address").to_string();
        drop(chosen);
        let origin = format!("http://{address}");
        let let_in = ["--allow-origin", &origin, "--allow-embed", &origin];
        let flags: Vec<_> = let_in.iter().chain(proxy_flags).map(OsStr::new).collect();
        let stack = Stack::start_with(&[], &flags, Folder::new());
        let mut command = Command::new(binary("example-host"));
        command
            .args(["--listen", &address, "--app", stack.url().trim_end_matches('/'), "--pages"])
            .arg(pages());
        let server = Program::try_start(&mut command)?;
        Some(Self { stack, origin: server.address(), _server: server })
    }

    /// Where the proxy is, and the element's script.
    pub(crate) fn app(&self) -> String {
        self.stack.url()
    }

    /// The origin of the pages.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }
}

fn pages() -> PathBuf {
    std::env::var_os("GHCR_CONNECT_EXAMPLES")
        .map_or_else(|| root().join("target/examples/pages"), PathBuf::from)
}
