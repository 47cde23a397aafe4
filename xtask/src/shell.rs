//! How this tool starts other programs: in the workspace's root, with the project's own tools first
//! on `PATH`, and never left behind.

use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};

use crate::place::Place;
use crate::running::Running;

/// What every command is handed: where it works, and the way to start programs there.
pub(crate) struct Shell {
    pub(crate) place: Place,
    pub(crate) running: Running,
}

impl Shell {
    pub(crate) fn new(place: Place, running: Running) -> Self {
        Self { place, running }
    }

    /// A command in the workspace's root, with nothing to read on its standard input.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.place.root()).stdin(Stdio::null());
        if let Ok(path) = self.place.path_with_tools() {
            command.env("PATH", path);
        }
        for (name, _) in env::vars_os().filter(|(name, _)| describes_this_package(name)) {
            command.env_remove(name);
        }
        command
    }

    /// A cargo command with these arguments.
    pub(crate) fn cargo<const N: usize>(&self, arguments: [&str; N]) -> Command {
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }

    /// Runs a program to its end; what it prints goes to the terminal.
    pub(crate) fn run(&self, command: Command) -> Result<ExitStatus> {
        self.start_and_wait(command, |_| Ok(()))
    }

    /// Like [`Shell::run`], for a program that must succeed; `advice` is the one thing to do if
    /// not.
    pub(crate) fn must(&self, command: Command, advice: &str) -> Result<()> {
        let line = spelled(&command);
        let status = self.run(command)?;
        if !status.success() {
            bail!("`{line}` failed ({status}). {advice}");
        }
        Ok(())
    }

    /// Like [`Shell::run`], and shows each line of its standard output to `on_line` too.
    pub(crate) fn run_and_read(
        &self,
        mut command: Command,
        on_line: impl FnMut(&str),
    ) -> Result<ExitStatus> {
        command.stdout(Stdio::piped());
        self.start_and_wait(command, |child| echo_lines(child, on_line))
    }

    /// What a short program prints; `None` if it is not there or fails.
    pub(crate) fn answer(&self, mut command: Command) -> Option<String> {
        let output = command.stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn start_and_wait(
        &self,
        mut command: Command,
        meanwhile: impl FnOnce(&mut Child) -> Result<()>,
    ) -> Result<ExitStatus> {
        self.running.err_if_stopped()?;
        let line = spelled(&command);
        let mut child = command
            .process_group(0)
            .spawn()
            .with_context(|| format!("`{line}` cannot be started"))?;
        let _listed = match self.running.list(&child) {
            Ok(listed) => listed,
            Err(stopped) => {
                child.wait()?;
                return Err(stopped);
            }
        };
        let read = meanwhile(&mut child);
        let status = child.wait()?;
        self.running.err_if_stopped()?;
        read?;
        Ok(status)
    }
}

/// Passes standard output on, line by line, as soon as it comes.
fn echo_lines(child: &mut Child, mut on_line: impl FnMut(&str)) -> Result<()> {
    let mut output = BufReader::new(child.stdout.take().context("standard output was not piped")?);
    let mut line = Vec::new();
    while output.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        print!("{text}");
        on_line(text.trim_end());
        line.clear();
    }
    Ok(())
}

/// The variables that `cargo run` sets to describe xtask itself. Build scripts that watch them
/// (ring's does) would otherwise run again in every build started from here.
fn describes_this_package(variable: &OsStr) -> bool {
    let name = variable.to_string_lossy();
    name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
}

/// The command as a person would type it, without its environment.
pub(crate) fn spelled(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn shell() -> Shell {
        Shell::new(Place::at(Path::new("/")), Running::default())
    }

    #[test]
    fn a_program_that_must_succeed_and_does_not_is_an_error_with_the_advice() {
        let shell = shell();
        let error = shell.must(shell.command("false"), "Try `true`.").unwrap_err();
        assert_eq!(error.to_string(), "`false` failed (exit status: 1). Try `true`.");
    }

    #[test]
    fn a_program_that_is_not_there_gives_no_answer() {
        let shell = shell();
        assert_eq!(shell.answer(shell.command("no-such-program-here")), None);
        assert_eq!(shell.answer(shell.command("pwd")).as_deref(), Some("/"));
    }

    #[test]
    fn every_line_is_read_even_the_last_without_a_line_break() {
        let shell = shell();
        let mut command = shell.command("printf");
        command.arg("one\ntwo");
        let mut lines = Vec::new();
        let status = shell.run_and_read(command, |line| lines.push(line.to_owned())).unwrap();
        assert!(status.success());
        assert_eq!(lines, ["one", "two"]);
    }

    #[test]
    fn programs_are_not_told_about_the_package_xtask() {
        assert!(describes_this_package(OsStr::new("CARGO_PKG_NAME")));
        assert!(describes_this_package(OsStr::new("CARGO_MANIFEST_DIR")));
        assert!(!describes_this_package(OsStr::new("CARGO_TARGET_DIR")));
    }
}
