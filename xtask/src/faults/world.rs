//! The servers behind the rows: one sandbox and one proxy for all that is typed, and a pair of its
//! own for each other.

use anyhow::{Context, Result};
use ghcr_contract::Report;
use rustix::process::{Pid, Signal, kill_process};
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::proxy::{Person, Question, diagnose, person, proxy_command, sandbox_command};
use crate::servers::Servers;
use crate::shell::Shell;

use super::row::{Reach, Row};

/// How many rows are waited for at once: some take the whole patience of a call.
const AT_ONCE: usize = 16;

/// Who asks where it is not about what was typed: a member, and an image that only members pull.
const MEMBER: &str = "Image for two platforms";
/// Long enough that the first calls wait for their answers, and shorter than the patience of a
/// call.
const MID_FLIGHT: Duration = Duration::from_secs(2);

/// Who asks without a token.
const STRANGER: &str = "Internal image, no token";

/// Runs all rows; the answers are in the rows' order.
pub(super) fn run(shell: &Shell, people: &[Person], rows: &[Row]) -> Result<Vec<Result<Report>>> {
    let mut answers = Vec::with_capacity(rows.len());
    let log = open_log(shell)?;
    for batch in rows.chunks(AT_ONCE) {
        let mut servers = Servers::on_a_leash(&shell.running)?;
        servers.log_to(log.try_clone()?);
        let mut world = World { shell, servers, people, shared: None };
        let asked = batch.iter().map(|row| world.prepare(row)).collect::<Result<Vec<_>>>()?;
        answers.extend(ask_all(&asked));
        shell.running.err_if_stopped()?;
    }
    Ok(answers)
}

/// Where the servers' standard error goes.
pub(super) fn log_of(shell: &Shell) -> PathBuf {
    shell.place.target().join("faults.log")
}

fn open_log(shell: &Shell) -> Result<File> {
    let path = log_of(shell);
    fs::create_dir_all(shell.place.target())?;
    File::create(&path).with_context(|| format!("cannot write {}", path.display()))
}

/// What is asked of which proxy, and who is killed while it is.
struct Asking {
    proxy: String,
    question: Question,
    doomed: Option<u32>,
}

impl Asking {
    fn ask(&self) -> Result<Report> {
        let Some(doomed) = self.doomed else { return diagnose(&self.proxy, &self.question) };
        thread::scope(|scope| {
            let (answered, answer) = mpsc::channel();
            let asking = scope.spawn(move || {
                let report = diagnose(&self.proxy, &self.question);
                drop(answered);
                report
            });
            // It answers nothing, so an answer before this ends can only be a wrong one.
            let _ = answer.recv_timeout(MID_FLIGHT) as Result<(), RecvTimeoutError>;
            kill(doomed)?;
            asking.join().unwrap_or_else(|_| panicked())
        })
    }
}

fn kill(process: u32) -> Result<()> {
    let process = i32::try_from(process).ok().and_then(Pid::from_raw).context("no such process")?;
    kill_process(process, Signal::KILL).context("the sandbox cannot be killed")
}

fn panicked() -> Result<Report> {
    Err(anyhow::anyhow!("asking went wrong in this tool itself"))
}

fn ask_all(asked: &[Asking]) -> Vec<Result<Report>> {
    thread::scope(|scope| {
        let asking: Vec<_> = asked.iter().map(|asking| scope.spawn(|| asking.ask())).collect();
        asking.into_iter().map(|thread| thread.join().unwrap_or_else(|_| panicked())).collect()
    })
}

struct World<'a> {
    shell: &'a Shell,
    servers: Servers,
    people: &'a [Person],
    shared: Option<String>,
}

impl World<'_> {
    /// The proxy that such a row asks, started, and what it is asked.
    fn prepare(&mut self, row: &Row) -> Result<Asking> {
        let (proxy, question) = self.proxy_and_question(row)?;
        let is_killed = matches!(row.reach, Reach::Killed);
        let doomed = is_killed.then(|| self.servers.process_of("ghcr-sandbox")).flatten();
        Ok(Asking { proxy, question, doomed })
    }

    fn proxy_and_question(&mut self, row: &Row) -> Result<(String, Question)> {
        let member = || person(self.people, MEMBER).map(|member| member.question.clone());
        match row.reach {
            Reach::Persona(title) => {
                let question = person(self.people, title)?.question.clone();
                Ok((self.shared()?, question))
            }
            Reach::Typed(typed) => {
                let token = match typed.token_of {
                    Some(persona) => person(self.people, persona)?.question.token.clone(),
                    None => None,
                };
                let question = Question {
                    username: typed.name.to_owned(),
                    token,
                    image: typed.image.map(str::to_owned),
                };
                match typed.fault {
                    Some((fault, path)) => {
                        Ok((self.pair(&["--fault", fault, "--fault-path", path])?, question))
                    }
                    None => Ok((self.shared()?, question)),
                }
            }
            Reach::Account(name) => {
                let question = Question {
                    username: name.to_owned(),
                    image: Some(format!("{name}/barometer")),
                    ..member()?
                };
                Ok((self.shared()?, question))
            }
            Reach::Injected { fault, path } => {
                let question = member()?;
                Ok((self.pair(&["--fault", fault, "--fault-path", path])?, question))
            }
            Reach::DenyAnonymous => {
                let question = person(self.people, STRANGER)?.question.clone();
                Ok((self.pair(&["--deny-anonymous"])?, question))
            }
            Reach::PortClosed => {
                let question = member()?;
                Ok((self.proxy(&closed_port()?)?, question))
            }
            Reach::NameUnknown => {
                let question = member()?;
                Ok((self.proxy("https://github.invalid")?, question))
            }
            Reach::PlainHttp => {
                let question = member()?;
                let github =
                    self.servers.start("ghcr-sandbox", sandbox_command(self.shell, &[]))?;
                Ok((self.proxy(&github.replace("http://", "https://"))?, question))
            }
            Reach::Killed => {
                let question = member()?;
                Ok((self.pair(&["--fault", "hang"])?, question))
            }
        }
    }

    fn shared(&mut self) -> Result<String> {
        if let Some(proxy) = &self.shared {
            return Ok(proxy.clone());
        }
        let proxy = self.pair(&[])?;
        Ok(self.shared.insert(proxy).clone())
    }

    /// A proxy in front of a sandbox with those flags.
    fn pair(&mut self, flags: &[&str]) -> Result<String> {
        let github = self.servers.start("ghcr-sandbox", sandbox_command(self.shell, flags))?;
        self.proxy(&github)
    }

    fn proxy(&mut self, github: &str) -> Result<String> {
        self.servers.start("ghcr-proxy", proxy_command(self.shell, github))
    }
}

fn closed_port() -> Result<String> {
    let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
    Ok(format!("http://{address}"))
}
