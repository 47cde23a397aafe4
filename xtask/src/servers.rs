//! The servers that run for as long as this tool does. Each says `listening on http://…` on its
//! standard output once it accepts connections.

use anyhow::{Context, Result, anyhow, bail};
use std::fs::File;
use std::io::{BufRead, BufReader, Lines};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::{ChildStdout, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use xshell::{Cmd, cmd};

use crate::children::Group;
use crate::shell::{Shell, command};

/// The servers that were started so far. Dropping them stops them.
pub(crate) struct Servers<'a> {
    shell: &'a Shell,
    running: Vec<(&'static str, Group)>,
    log: Option<PathBuf>,
    ended: Receiver<&'static str>,
    ending: Sender<&'static str>,
}

impl<'a> Servers<'a> {
    /// No servers yet.
    pub(crate) fn new(shell: &'a Shell) -> Self {
        let (ending, ended) = mpsc::channel();
        Self { shell, running: Vec::new(), log: None, ended, ending }
    }

    /// The same; what the servers write to standard error goes into `bench.log` of the build
    /// folder, so that it does not run through the figures.
    pub(crate) fn quiet(shell: &'a Shell) -> Self {
        let mut servers = Self::new(shell);
        servers.log = Some(shell.target("bench.log"));
        servers
    }

    /// Starts a server, waits until it accepts connections, and returns its address, such as
    /// `http://127.0.0.1:8080`.
    pub(crate) fn start(&mut self, name: &'static str, server: Cmd<'_>) -> Result<String> {
        let mut command = command(ending_with_this_process(self.shell, server));
        command.stdout(Stdio::piped());
        if let Some(path) = &self.log {
            let log = File::options().create(true).append(true).open(path);
            command.stderr(log.with_context(|| format!("cannot write {}", path.display()))?);
        }
        let mut group = Group::spawn(command)?;
        let output = group.child.stdout.take().context("standard output was not piped")?;
        self.running.push((name, group));
        let mut lines = BufReader::new(output).lines();
        while let Some(line) = lines.next().transpose()? {
            if let Some(address) = line.strip_prefix("listening on ") {
                let address = address.trim().to_owned();
                self.pass_on(name, lines);
                return Ok(address);
            }
            println!("{name}: {line}");
        }
        bail!(self.reason_of_end(name))
    }

    /// The number of the user that a server runs as.
    pub(crate) fn user_of(&self, name: &str) -> Result<u32> {
        let server = self.running.iter().find(|(known, _)| *known == name);
        let (_, group) = server.with_context(|| format!("{name} is not started"))?;
        Ok(std::fs::metadata(format!("/proc/{}", group.child.id()))?.uid())
    }

    /// Waits until a server ends by itself, and returns that as an error. A signal ends the whole
    /// tool, see [`crate::children`].
    pub(crate) fn watch(&mut self) -> Result<()> {
        let name = self.ended.recv()?;
        Err(self.reason_of_end(name))
    }

    /// Prints what the server says, and reports its end.
    fn pass_on(&self, name: &'static str, lines: Lines<BufReader<ChildStdout>>) {
        let ending = self.ending.clone();
        thread::spawn(move || {
            lines.map_while(Result::ok).for_each(|line| println!("{name}: {line}"));
            // Fails if nobody watches any more.
            let _ = ending.send(name);
        });
    }

    fn reason_of_end(&mut self, name: &str) -> anyhow::Error {
        let ended = self.running.iter_mut().find(|(known, _)| *known == name);
        let status = ended.and_then(|(_, group)| group.child.wait().ok());
        let status = status.map_or_else(|| "no status".to_owned(), |status| status.to_string());
        anyhow!("{name} ended ({status}); its last words are above")
    }
}

impl Drop for Servers<'_> {
    /// The last one first: the proxy may still need the sandbox for what is in flight.
    fn drop(&mut self) {
        while self.running.pop().is_some() {}
    }
}

/// Where there is `setpriv` (Linux), the server ends with this tool even if that is killed.
fn ending_with_this_process<'a>(shell: &'a Shell, server: Cmd<'a>) -> Cmd<'a> {
    if shell.which("setpriv").is_none() {
        return server;
    }
    let server = command(server);
    let (program, arguments) = (server.get_program(), server.get_args());
    let set = cmd!(shell, "setpriv --pdeathsig TERM {program} {arguments...}");
    server.get_envs().fold(set, |set, (name, value)| match value {
        Some(value) => set.env(name, value),
        None => set.env_remove(name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_started_once_it_says_where_it_listens() {
        let shell = Shell::new().unwrap();
        let script = "echo warming up; echo listening on http://127.0.0.1:4711; exec sleep 600";
        let mut servers = Servers::new(&shell);
        assert_eq!(
            servers.start("demo", cmd!(shell, "sh -c {script}")).unwrap(),
            "http://127.0.0.1:4711"
        );
    }

    #[test]
    fn a_server_that_ends_is_an_error_with_its_status() {
        let shell = Shell::new().unwrap();
        let mut servers = Servers::new(&shell);
        let error = servers.start("demo", cmd!(shell, "sh -c 'exit 3'")).unwrap_err();
        assert_eq!(error.to_string(), "demo ended (exit status: 3); its last words are above");
        let script = "echo listening on http://127.0.0.1:1; exit 4";
        servers.start("dying", cmd!(shell, "sh -c {script}")).unwrap();
        let error = servers.watch().unwrap_err();
        assert_eq!(error.to_string(), "dying ended (exit status: 4); its last words are above");
    }
}
