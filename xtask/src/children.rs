//! The programs that run right now, so that a signal to this tool reaches them.
//!
//! Each program gets a process group of its own. A SIGTERM to `cargo xtask test` alone would leave
//! cargo, ChromeDriver and the browser behind; the whole group can be told to stop.

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, WaitOptions, kill_process_group, waitpgid};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, exit};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

static RUNNING: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

fn running() -> MutexGuard<'static, Vec<Pid>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A program and everything that it has started. Dropping it tells them to stop, and waits.
pub(crate) struct Group {
    pub(crate) child: Child,
}

impl Group {
    /// Starts the program as the leader of a new process group.
    pub(crate) fn spawn(mut command: Command) -> Result<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        // While a signal is being handled this waits, so nothing new is started.
        let mut running = running();
        let started = command.process_group(0).spawn();
        let child = started.with_context(|| format!("`{program}` cannot be started"))?;
        running.push(Pid::from_child(&child));
        Ok(Self { child })
    }

    /// Waits for the program's end.
    pub(crate) fn wait(&mut self) -> Result<ExitStatus> {
        let status = self.child.wait();
        let id = Pid::from_child(&self.child);
        // After a signal this waits too, until the signal's handler ends the process.
        running().retain(|other| *other != id);
        Ok(status?)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(Some(_))) {
            tell(Pid::from_child(&self.child), Signal::TERM);
        }
        // It fails if the program was waited for already.
        let _ = self.wait();
    }
}

/// From now on SIGINT, SIGTERM and SIGHUP stop all programs and end this process.
///
/// The first signal asks the programs to stop, those started last first, and waits for them. A
/// second one kills them.
pub(crate) fn stop_all_on_signal() -> Result<()> {
    let mut signals =
        Signals::new([SIGINT, SIGTERM, SIGHUP]).context("cannot watch for signals")?;
    thread::spawn(move || {
        let Some(first) = signals.forever().next() else { return };
        // The lock is held to the end of the process.
        let groups = running();
        groups.iter().rev().for_each(|group| tell(*group, Signal::TERM));
        let to_wait_for = groups.clone();
        thread::spawn(move || {
            for group in to_wait_for {
                // Fails if the program has ended already.
                let _ = waitpgid(group, WaitOptions::empty());
            }
            exit(exit_code(first));
        });
        let second = signals.forever().next().unwrap_or(first);
        groups.iter().for_each(|group| tell(*group, Signal::KILL));
        exit(exit_code(second));
    });
    Ok(())
}

/// The exit code that shells expect of a program that a signal ended.
fn exit_code(signal: i32) -> i32 {
    128 + signal
}

/// Sends the signal to a whole group. An error means that the group has ended already.
fn tell(group: Pid, signal: Signal) {
    let _ = kill_process_group(group, signal);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use std::process::Stdio;

    #[test]
    fn a_dropped_group_ends_with_its_grandchildren() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & wait"]).stdout(Stdio::piped());
        let mut group = Group::spawn(command).unwrap();
        let mut output = group.child.stdout.take().unwrap();
        drop(group);
        // The pipe ends only when the grandchild that inherited it has ended too.
        assert_eq!(output.read_to_end(&mut Vec::new()).unwrap(), 0);
    }
}
