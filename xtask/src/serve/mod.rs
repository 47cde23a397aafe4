//! `cargo xtask serve`: builds everything and starts it.

mod hosts;
mod personas;
mod registries;

use anyhow::{Context, Result};
use clap::Args;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::app;
use crate::proxy::sandbox_command;
use crate::servers::Servers;
use crate::setup;
use crate::shell::Shell;
use personas::Personas;
use registries::ListOptions;

#[derive(Args)]
pub(crate) struct Options {
    /// Ask the simulated GitHub instead of api.github.com and ghcr.io, with names and tokens to try
    #[arg(long)]
    demo: bool,
    /// Serve the example hosts too, on the next port
    #[arg(long)]
    examples: bool,
    /// The port of the page, on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    #[command(flatten)]
    list: ListOptions,
}

/// Builds and starts everything, and returns when it is stopped or a server ends.
pub(crate) fn serve(shell: &Shell, options: &Options) -> Result<ExitCode> {
    err_if_port_is_taken(options.port)?;
    setup::make_ready(shell, setup::FOR_BUILDING)?;
    let hosts = if options.examples { Some(hosts::prepare(shell, options.port)?) } else { None };
    app::build(shell)?;
    app::build_servers(shell)?;

    let mut servers = Servers::on_a_leash(&shell.running)?;
    let mut proxy = proxy_command(shell, options.port);
    let personas =
        if options.demo { Some(start_the_sandbox(shell, &mut servers, &mut proxy)?) } else { None };
    options.list.tell(&mut proxy, options.demo)?;
    if let Some(hosts) = &hosts {
        hosts.are_let_in_by(&mut proxy);
    }
    let address = servers.start("ghcr-proxy", proxy)?;
    if options.demo && options.list.is_in_memory() {
        registries::fill(shell, &address).context("the demo's registries cannot be saved")?;
    }
    let examples = hosts.map(|hosts| hosts.start(shell, &mut servers, &address)).transpose()?;
    announce(&address, personas.as_ref(), examples.as_deref());
    servers.watch()?;
    Ok(ExitCode::SUCCESS)
}

/// Checks the port before the build, which takes minutes.
fn err_if_port_is_taken(port: u16) -> Result<()> {
    let free_one = "choose another with `--port`, for example `--port 8099`";
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(anyhow::anyhow!(
            "port {port} is in use by another program: stop that one, or {free_one}"
        )),
        Err(error) => Err(error).with_context(|| format!("port {port} cannot be used: {free_one}")),
    }
}

fn proxy_command(shell: &Shell, port: u16) -> Command {
    let mut command = shell.command(shell.place.release().join("ghcr-proxy"));
    command
        .arg("--listen")
        .arg(format!("127.0.0.1:{port}"))
        .arg("--assets")
        .arg(shell.place.dist());
    command
}

/// Starts the simulated GitHub and configures the proxy to use it.
fn start_the_sandbox(
    shell: &Shell,
    servers: &mut Servers,
    proxy: &mut Command,
) -> Result<Personas> {
    let (personas, file) = write_personas(shell)?;
    let address = servers.start("ghcr-sandbox", sandbox_command(shell, &[]))?;
    proxy.args(["--github-api", &address, "--registry", &address]);
    // Everybody tries the same few tokens.
    proxy.args(["--token-limit", "0"]).arg("--demo-personas").arg(file);
    Ok(personas)
}

/// Writes the personas of the sandbox to a file, for the proxy's `--demo-personas`.
///
/// # Returns
///
/// The personas and the file.
pub(crate) fn write_personas(shell: &Shell) -> Result<(Personas, PathBuf)> {
    let personas = Personas::printed_by(shell, &shell.place.release().join("ghcr-sandbox"))?;
    let file = shell.place.target().join("demo").join("personas.json");
    personas.write_to(&file)?;
    Ok((personas, file))
}

fn announce(address: &str, personas: Option<&Personas>, examples: Option<&str>) {
    match personas {
        Some(personas) => {
            println!("\nTry these (nothing here is sent to GitHub):\n\n{}", personas.to_table());
        }
        None => println!(
            "\nThis asks api.github.com and ghcr.io; `--demo` asks a simulated GitHub instead."
        ),
    }
    if let Some(examples) = examples {
        println!("\nThe same in other pages:{}", hosts::addresses(examples));
    }
    println!("\nOpen {address}    (Ctrl-C stops it)");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_is_said_with_what_to_do() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert_eq!(
            err_if_port_is_taken(port).unwrap_err().to_string(),
            format!(
                "port {port} is in use by another program: stop that one, or choose another with \
                 `--port`, for example `--port 8099`"
            )
        );
        drop(taken);
        err_if_port_is_taken(port).unwrap();
    }
}
