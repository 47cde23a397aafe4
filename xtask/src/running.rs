//! Which programs run right now, so that a signal to this tool reaches them.
//!
//! Every program gets a process group of its own. Without that, a SIGTERM to `cargo xtask test`
//! would leave cargo, ChromeDriver and the browser behind; with it, the whole group can be told to
//! stop.

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::fmt;
use std::process::{Child, ExitCode, exit};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// The error of work that was given up because the person, or the system, asked for it.
#[derive(Debug)]
pub(crate) struct Stopped {
    signal: i32,
}

impl Stopped {
    /// What shells expect of a program that a signal ended.
    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(u8::try_from(exit_status(self.signal)).unwrap_or(u8::MAX))
    }
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stopped by signal {}", self.signal)
    }
}

impl std::error::Error for Stopped {}

fn exit_status(signal: i32) -> i32 {
    128 + signal
}

/// A handle on the programs that run right now; clones share one list.
#[derive(Clone, Default)]
pub(crate) struct Running(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    groups: Vec<Pid>,
    stopped_by: Option<i32>,
    told: Option<Box<dyn Fn(i32) + Send>>,
}

/// As long as this lives, its program's group is among those that a signal reaches.
pub(crate) struct Listed {
    running: Running,
    group: Pid,
}

impl Drop for Listed {
    fn drop(&mut self) {
        self.running.lock().groups.retain(|group| *group != self.group);
    }
}

impl Running {
    /// Starts to pass SIGINT, SIGTERM and SIGHUP on to the programs that run.
    pub(crate) fn with_signals_watched() -> Result<Self> {
        let running = Self::default();
        let mut signals =
            Signals::new([SIGINT, SIGTERM, SIGHUP]).context("cannot watch for signals")?;
        let watcher = running.clone();
        thread::spawn(move || {
            for signal in signals.forever() {
                watcher.pass_on(signal);
            }
        });
        Ok(running)
    }

    /// From now on `tell` hears of the first signal, and decides itself how its programs stop.
    pub(crate) fn on_signal(&self, tell: impl Fn(i32) + Send + 'static) -> Result<()> {
        self.lock().told = Some(Box::new(tell));
        self.err_if_stopped()
    }

    /// Puts a program just started, the leader of its own process group, on the list.
    ///
    /// # Errors
    ///
    /// [`Stopped`], with the program told to stop, when a signal came while it was being started.
    pub(crate) fn list(&self, child: &Child) -> Result<Listed> {
        let group = Pid::from_child(child);
        self.lock().groups.push(group);
        let listed = Listed { running: self.clone(), group };
        if let Err(stopped) = self.err_if_stopped() {
            stop_group(group, Signal::TERM);
            return Err(stopped);
        }
        Ok(listed)
    }

    /// [`Stopped`] once a signal has come: nothing new may be started.
    pub(crate) fn err_if_stopped(&self) -> Result<()> {
        match self.lock().stopped_by {
            Some(signal) => Err(Stopped { signal }.into()),
            None => Ok(()),
        }
    }

    /// The first signal asks the programs to stop, the second one makes them.
    fn pass_on(&self, signal: i32) {
        let mut state = self.lock();
        let again = state.stopped_by.replace(signal).is_some();
        match &state.told {
            Some(tell) if !again => tell(signal),
            _ if state.groups.is_empty() => exit(exit_status(signal)),
            _ => {
                let how = if again { Signal::KILL } else { Signal::TERM };
                state.groups.iter().for_each(|group| stop_group(*group, how));
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sends the signal to a whole group. A group that has ended already is what was wanted.
pub(crate) fn stop_group(group: Pid, how: Signal) {
    let _ = kill_process_group(group, how);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;
    use crate::shell::Shell;
    use std::path::Path;
    use std::sync::mpsc;

    #[test]
    fn a_signal_ends_the_program_that_runs_and_its_children() {
        let running = Running::default();
        let shell = Shell::new(Place::at(Path::new("/")), running.clone());
        let mut command = shell.command("sh");
        command.args(["-c", "sleep 600 & echo started; wait"]);

        // The pipe closes only when the grandchild that inherited it has ended too.
        let outcome = shell.run_and_read(command, |_| running.pass_on(SIGTERM));

        assert_eq!(outcome.unwrap_err().to_string(), "stopped by signal 15");
    }

    #[test]
    fn after_a_signal_nothing_new_is_started() {
        let running = Running::default();
        running.on_signal(|_| ()).unwrap();
        running.pass_on(SIGINT);
        let shell = Shell::new(Place::at(Path::new("/")), running);
        let outcome = shell.run(shell.command("true"));
        assert!(outcome.unwrap_err().is::<Stopped>());
    }

    #[test]
    fn who_asked_to_be_told_hears_of_the_first_signal() {
        let running = Running::default();
        let (sender, inbox) = mpsc::channel();
        running.on_signal(move |signal| sender.send(signal).unwrap()).unwrap();
        running.pass_on(SIGINT);
        assert_eq!(inbox.try_recv().unwrap(), SIGINT);
    }
}
