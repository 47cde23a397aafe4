//! The example hosts, on an origin of their own.

use anyhow::{Context, Result};
use std::process::Command;

use super::err_if_port_is_taken;
use crate::examples;
use crate::servers::Servers;
use crate::setup;
use crate::shell::Shell;

/// Their folders, which are their addresses.
const NAMES: [&str; 4] = ["plain", "react", "vue", "dashboard"];

/// The built example hosts, before anybody serves them.
pub(crate) struct Hosts {
    port: u16,
}

/// Builds them, to be served beside the page's own port.
pub(crate) fn prepare(shell: &Shell, port_of_page: u16) -> Result<Hosts> {
    let port =
        port_of_page.checked_add(1).context("`--port` leaves no next port for the examples")?;
    err_if_port_is_taken(port)?;
    setup::make_ready(shell, setup::FOR_EXAMPLES)?;
    examples::build(shell)?;
    Ok(Hosts { port })
}

impl Hosts {
    /// Tells the proxy that their pages may ask it, and show it in a frame.
    pub(crate) fn are_let_in_by(&self, proxy: &mut Command) {
        let origin = format!("http://127.0.0.1:{}", self.port);
        proxy.args(["--allow-origin", &origin, "--allow-embed", &origin]);
    }

    /// Serves them; `app` is the proxy's address. Gives their own.
    pub(crate) fn start(&self, shell: &Shell, servers: &mut Servers, app: &str) -> Result<String> {
        let mut command = shell.command(shell.place.release().join("example-host"));
        command.args(["--listen", &format!("127.0.0.1:{}", self.port), "--app", app, "--pages"]);
        command.arg(examples::pages(shell));
        servers.start("example-host", command)
    }
}

/// Where each is.
pub(crate) fn addresses(origin: &str) -> String {
    NAMES.map(|name| format!("\n  {origin}/{name}/")).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_port_has_no_next_one() {
        let shell =
            Shell::new(crate::place::Place::at("/".as_ref()), crate::running::Running::default());
        let error = prepare(&shell, u16::MAX).err().unwrap();
        assert_eq!(error.to_string(), "`--port` leaves no next port for the examples");
    }

    #[test]
    fn each_example_has_a_line() {
        assert!(
            addresses("http://127.0.0.1:8081")
                .starts_with("\n  http://127.0.0.1:8081/plain/\n  http://")
        );
    }
}
