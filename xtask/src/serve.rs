//! `cargo xtask serve`: builds everything and starts it.

mod key;
mod registries;

use anyhow::{Context, Result, bail};
use clap::Args;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;
use xshell::{Cmd, cmd};

use crate::app;
use crate::ask::{Persona, personas_json, sandbox};
use crate::examples;
use crate::output::{Left, spoken, table};
use crate::servers::Servers;
use crate::setup::{self, tools};
use crate::shell::{DEV, Shell};

/// A list of registries that ends with the proxy.
const IN_MEMORY: &str = "sqlite::memory:";

/// The folders of the example hosts, which are their addresses.
const EXAMPLES: [&str; 4] = ["plain", "react", "vue", "dashboard"];

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
    /// Keep registries: `sqlite:registries.db` or `postgres://…` (the demo keeps them in memory)
    #[arg(long)]
    database_url: Option<String>,
    /// The file with the key of the saved tokens; it is made if it is not there
    #[arg(long, requires = "database_url")]
    encryption_key_file: Option<PathBuf>,
}

/// Builds and starts everything, and returns when a server ends.
pub(crate) fn serve(shell: &Shell, options: &Options) -> Result<ExitCode> {
    let start = Instant::now();
    let next_port = || options.port.checked_add(1).context("`--port` leaves no next port");
    let examples_port = options.examples.then(next_port).transpose()?;
    [options.port].into_iter().chain(examples_port).try_for_each(err_if_port_is_taken)?;
    let tools = if options.examples { tools::FOR_EXAMPLES } else { &[] };
    let tools = [tools::FOR_BUILDING, tools].concat();
    setup::make_ready_beside(shell, &tools, app::steps_without_trunk(DEV))?;
    app::build(shell)?;
    if options.examples {
        examples::build(shell)?;
    }

    let mut servers = Servers::new(shell);
    let mut proxy = proxy(shell, options)?;
    if options.demo {
        let github = servers.start("ghcr-sandbox", sandbox(shell, DEV))?;
        proxy = asking_the_sandbox(shell, proxy, &github)?;
    }
    if let Some(port) = examples_port {
        let origin = format!("http://127.0.0.1:{port}");
        proxy = proxy.args(["--allow-origin", &origin, "--allow-embed", &origin]);
    }
    let address = servers.start("ghcr-proxy", proxy)?;
    println!();
    if options.demo {
        let personas: Vec<Persona> = serde_json::from_str(&personas_json(shell, DEV, &[])?)?;
        if options.database_url.as_deref().is_none_or(|url| url == IN_MEMORY) {
            let all: Vec<Persona> = serde_json::from_str(&personas_json(shell, DEV, &["--all"])?)?;
            registries::fill(&address, &all).context("the demo's registries cannot be saved")?;
        }
        println!("Try these (nothing here is sent to GitHub):\n\n{}", to_table(&personas));
    } else {
        println!("This asks api.github.com and ghcr.io; `--demo` asks a simulated GitHub instead.");
    }
    if let Some(port) = examples_port {
        let (host, pages) = (shell.built(DEV, "example-host"), examples::pages(shell));
        let listen = format!("127.0.0.1:{port}");
        let host = cmd!(shell, "{host} --listen {listen} --app {address} --pages {pages}");
        let origin = servers.start("example-host", host)?;
        println!("The same in other pages:");
        EXAMPLES.iter().for_each(|name| println!("  {origin}/{name}/"));
    }
    println!("\nOpen {address} (ready after {}; Ctrl-C stops it)", spoken(start.elapsed()));
    servers.watch()?;
    Ok(ExitCode::SUCCESS)
}

/// Checks the port before the build, which takes minutes.
fn err_if_port_is_taken(port: u16) -> Result<()> {
    let advice = "choose another with `--port`, for example `--port 8099`";
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("port {port} is in use by another program: stop that one, or {advice}")
        }
        bound => bound.map(drop).with_context(|| format!("port {port} cannot be used: {advice}")),
    }
}

/// The proxy with the app and, if they are kept, the registries.
fn proxy<'a>(shell: &'a Shell, options: &Options) -> Result<Cmd<'a>> {
    let (proxy, dist) = (shell.built(DEV, "ghcr-proxy"), shell.dist());
    let listen = format!("127.0.0.1:{}", options.port);
    let mut proxy = cmd!(shell, "{proxy} --listen {listen} --assets {dist}");
    let url = options.database_url.as_deref().or(options.demo.then_some(IN_MEMORY));
    if let Some(url) = url {
        proxy = proxy.args(["--database-url", url]);
    }
    if let Some(file) = &options.encryption_key_file {
        if !file.exists() {
            key::write_new(file).with_context(|| format!("{} cannot be made", file.display()))?;
            println!("{} holds a new key: keep it with the database", file.display());
        }
        proxy = proxy.arg("--encryption-key-file").arg(std::path::absolute(file)?);
    }
    Ok(proxy)
}

/// The proxy, told to ask that sandbox and to offer its personas.
fn asking_the_sandbox<'a>(shell: &'a Shell, proxy: Cmd<'a>, github: &str) -> Result<Cmd<'a>> {
    // Everybody tries the same few tokens.
    let proxy = proxy.args(["--github-api", github, "--registry", github, "--token-limit", "0"]);
    let file = shell.target("demo/personas.json");
    shell.empty_folder(&shell.target("demo"))?;
    // Only this person can read it: the tokens are samples, but a habit is a habit.
    key::write_private(&file, &personas_json(shell, DEV, &[])?)?;
    Ok(proxy.arg("--demo-personas").arg(file))
}

fn to_table(personas: &[Persona]) -> String {
    let rows = personas.iter().map(|Persona { title, question, expect }| {
        let shown = |value: &Option<String>| value.as_deref().map_or("-".to_owned(), visibly);
        let (token, image) = (shown(&question.token), shown(&question.image));
        [title.clone(), visibly(&question.username), token, image, expect.clone()]
    });
    table(Left, ["what is tried", "username", "token", "image", "expect"], rows)
}

/// The value as it can be copied, or in quotes with its escapes where it has something one cannot
/// see.
fn visibly(value: &str) -> String {
    if value.is_empty() || !value.chars().all(|c| c.is_ascii_graphic()) {
        return format!("{value:?}");
    }
    value.to_owned()
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

    #[test]
    fn what_one_cannot_see_is_shown_in_quotes() {
        assert_eq!(["octo", "octo ", ""].map(visibly), ["octo", r#""octo ""#, r#""""#]);
    }
}
