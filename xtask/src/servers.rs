//! The servers that run for as long as this tool does.
//!
//! Each says `listening on http://…` on its standard output once it accepts. When one ends, or a
//! signal comes, all are stopped, the last one started first: the proxy may still need the sandbox
//! for what is in flight.

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal};
use std::ffi::OsString;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::leash;
use crate::running::{Listed, Running, stop_group};

/// Far more than a server needs to bind a port.
const START_LIMIT: Duration = Duration::from_secs(30);

/// What is in flight has its own deadline, which is shorter.
const STOP_LIMIT: Duration = Duration::from_secs(15);

/// What happens while servers run.
#[derive(Debug)]
enum Event {
    Said { server: &'static str, line: String },
    Ended { server: &'static str },
    Interrupted,
}

/// All servers started so far. Dropping it stops them.
pub(crate) struct Servers {
    list: Vec<Server>,
    leash: Vec<OsString>,
    running: Running,
    events: Sender<Event>,
    inbox: Receiver<Event>,
    log: Option<File>,
}

struct Server {
    name: &'static str,
    child: Child,
    /// Disconnects when the server's standard output closes, which it does at its end.
    output_closed: Receiver<()>,
    _listed: Listed,
}

impl Servers {
    /// No servers yet; those to come end with this process, whatever ends it.
    pub(crate) fn on_a_leash(running: &Running) -> Result<Self> {
        Self::new(running, leash::words()?)
    }

    fn new(running: &Running, leash: Vec<OsString>) -> Result<Self> {
        let (events, inbox) = mpsc::channel();
        let interrupted = events.clone();
        running.on_signal(move |_| {
            // Fails only when nobody is left to be told.
            let _ = interrupted.send(Event::Interrupted);
        })?;
        Ok(Self { list: Vec::new(), leash, running: running.clone(), events, inbox, log: None })
    }

    /// What those to come write to standard error goes into this file, and not to the terminal.
    pub(crate) fn log_to(&mut self, file: File) {
        self.log = Some(file);
    }

    /// Starts a server and waits until it accepts.
    ///
    /// # Returns
    ///
    /// Its address, as `http://127.0.0.1:8080`.
    pub(crate) fn start(&mut self, name: &'static str, command: Command) -> Result<String> {
        self.running.err_if_stopped()?;
        let server = self.spawn(name, command)?;
        self.list.push(server);
        let deadline = Instant::now() + START_LIMIT;
        loop {
            match self.inbox.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(Event::Said { server, line }) => match line.strip_prefix("listening on ") {
                    Some(address) if server == name => return Ok(address.trim().to_owned()),
                    _ => println!("{server}: {line}"),
                },
                Ok(Event::Ended { server }) => return Err(self.reason_of_end(server)),
                Ok(Event::Interrupted) => self.running.err_if_stopped()?,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    let seconds = START_LIMIT.as_secs();
                    bail!("{name} did not say `listening on http://…` within {seconds} seconds");
                }
            }
        }
    }

    /// The process of the server of that name that was started last.
    pub(crate) fn process_of(&self, name: &str) -> Option<u32> {
        self.list.iter().rev().find(|server| server.name == name).map(|server| server.child.id())
    }

    /// Passes on what the servers say until a signal comes.
    ///
    /// # Errors
    ///
    /// When a server ends by itself, with how it ended.
    pub(crate) fn watch(&mut self) -> Result<()> {
        loop {
            match self.inbox.recv()? {
                Event::Said { server, line } => println!("{server}: {line}"),
                Event::Ended { server } => return Err(self.reason_of_end(server)),
                Event::Interrupted => {
                    println!("\nstopping …");
                    self.stop_all();
                    return Ok(());
                }
            }
        }
    }

    fn spawn(&self, name: &'static str, command: Command) -> Result<Server> {
        let mut command = behind(&self.leash, command);
        command.stdout(Stdio::piped()).process_group(0);
        if let Some(log) = &self.log {
            command.stderr(log.try_clone().context("the log cannot be shared")?);
        }
        let mut child = command.spawn().with_context(|| format!("{name} cannot be started"))?;
        let _listed = self.running.list(&child)?;
        let output = child.stdout.take().context("standard output was not piped")?;
        let (open, output_closed) = mpsc::channel();
        let events = self.events.clone();
        thread::spawn(move || {
            tell_lines(name, output, &events);
            drop(open);
        });
        Ok(Server { name, child, output_closed, _listed })
    }

    fn reason_of_end(&mut self, name: &str) -> anyhow::Error {
        let ended = self.list.iter_mut().find(|server| server.name == name);
        let status = ended.and_then(|server| server.child.wait().ok());
        let status =
            status.map_or_else(|| "with no status".to_owned(), |status| status.to_string());
        anyhow::anyhow!("{name} ended ({status}); its last words are above")
    }

    fn stop_all(&mut self) {
        while let Some(mut server) = self.list.pop() {
            server.stop();
        }
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        self.stop_all();
    }
}

impl Server {
    /// Asks it to stop, and makes it if it does not.
    fn stop(&mut self) {
        if matches!(self.child.try_wait(), Ok(Some(_))) {
            return;
        }
        let group = Pid::from_child(&self.child);
        stop_group(group, Signal::TERM);
        if self.output_closed.recv_timeout(STOP_LIMIT) == Err(RecvTimeoutError::Timeout) {
            eprintln!(
                "{} did not stop within {} seconds and is killed",
                self.name,
                STOP_LIMIT.as_secs()
            );
            stop_group(group, Signal::KILL);
        }
        // An error here would mean that it was waited for already.
        let _ = self.child.wait();
    }
}

/// The same command with `words` before it.
fn behind(words: &[OsString], command: Command) -> Command {
    let [first, rest @ ..] = words else { return command };
    let mut leashed = Command::new(first);
    leashed.args(rest).arg(command.get_program()).args(command.get_args()).stdin(Stdio::null());
    if let Some(folder) = command.get_current_dir() {
        leashed.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => leashed.env(name, value),
            None => leashed.env_remove(name),
        };
    }
    leashed
}

fn tell_lines(server: &'static str, output: ChildStdout, events: &Sender<Event>) {
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        let _ = events.send(Event::Said { server, line });
    }
    let _ = events.send(Event::Ended { server });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sh(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]).stdin(Stdio::null());
        command
    }

    fn servers() -> Servers {
        Servers::new(&Running::default(), Vec::new()).unwrap()
    }

    #[test]
    fn a_server_is_started_once_it_says_where_it_listens() {
        let mut servers = servers();
        let script = "echo warming up; echo listening on http://127.0.0.1:4711; exec sleep 600";
        assert_eq!(servers.start("demo", sh(script)).unwrap(), "http://127.0.0.1:4711");
    }

    #[test]
    fn a_server_that_ends_before_it_listens_is_an_error_with_its_status() {
        let error = servers().start("demo", sh("exit 3")).unwrap_err();
        assert_eq!(error.to_string(), "demo ended (exit status: 3); its last words are above");
    }

    #[test]
    fn a_server_that_ends_later_ends_the_watch() {
        let mut servers = servers();
        servers
            .start("lasting", sh("echo listening on http://127.0.0.1:1; exec sleep 600"))
            .unwrap();
        servers.start("dying", sh("echo listening on http://127.0.0.1:2; exit 4")).unwrap();
        let error = servers.watch().unwrap_err();
        assert_eq!(error.to_string(), "dying ended (exit status: 4); its last words are above");
    }

    #[test]
    fn a_signal_stops_all_servers_and_is_no_error() {
        let mut servers = servers();
        servers.start("one", sh("echo listening on http://127.0.0.1:1; exec sleep 600")).unwrap();
        servers.start("two", sh("echo listening on http://127.0.0.1:2; exec sleep 600")).unwrap();
        servers.events.send(Event::Interrupted).unwrap();
        servers.watch().unwrap();
        assert!(servers.list.is_empty());
    }

    #[test]
    fn a_leashed_command_keeps_its_arguments_folder_and_environment() {
        let mut command = Command::new("printenv");
        command.arg("COLOUR").env("COLOUR", "green").current_dir("/");
        let mut leashed = behind(&["env".into(), "-u".into(), "OTHER".into()], command);
        assert_eq!(leashed.output().unwrap().stdout, b"green\n");
        assert_eq!(leashed.get_current_dir(), Some(std::path::Path::new("/")));
    }
}
