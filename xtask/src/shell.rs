//! Paths and programs: where things are, and how this tool starts others. A program runs in the
//! workspace's root, with the project's own tools first on `PATH`.

use anyhow::{Context, Result, bail};
use indicatif::ProgressBar;
use std::env;
use std::io::{BufRead, BufReader, pipe};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use xshell::Cmd;

use crate::app::files_below;
use crate::children::Group;

/// How much of a failed program's output is shown where it was not printed at once.
const LAST_LINES: usize = 60;

/// One of cargo's profiles, and its folder.
#[derive(Clone, Copy)]
pub(crate) struct Profile(pub(crate) &'static str, pub(crate) &'static str);

pub(crate) const DEV: Profile = Profile("dev", "debug");
pub(crate) const RELEASE: Profile = Profile("release", "release");

/// What every command is handed. Programs are written as `cmd!(shell, "cargo fmt --all")`.
#[derive(Clone)]
pub(crate) struct Shell {
    sh: xshell::Shell,
    root: PathBuf,
    target: PathBuf,
    /// Shows the last line of a program's output in place of all of it.
    bar: Option<ProgressBar>,
}

impl Shell {
    /// Finds the checkout from the manifest that cargo started this tool for, so that the commands
    /// work from every folder inside it.
    pub(crate) fn new() -> Result<Self> {
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").context("start this as `cargo xtask …`")?;
        let root = Path::new(&manifest).parent().context("xtask/ has no folder above it")?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(chosen) => env::current_dir()?.join(chosen),
            None => root.join("target"),
        };
        let sh = xshell::Shell::new()?;
        sh.change_dir(root);
        let tools = root.join(".tools");
        // Before the machine's own: Debian's wasm-opt builds a page that does not start.
        let ours = [tools.join("npm/node_modules/.bin"), tools.join("bin")];
        let machine = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(ours.into_iter().chain(env::split_paths(&machine)))
            .context("the path of this checkout must not contain a colon")?;
        sh.set_var("PATH", path);
        Ok(Self { sh, root: root.to_owned(), target, bar: None })
    }

    /// The same, for work in the background.
    pub(crate) fn with_bar(&self, bar: ProgressBar) -> Self {
        Self { bar: Some(bar), ..self.clone() }
    }

    /// A path in the workspace.
    pub(crate) fn root(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// A path in cargo's build folder.
    pub(crate) fn target(&self, path: &str) -> PathBuf {
        self.target.join(path)
    }

    /// The built app, as the proxy serves it.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A program that cargo has built.
    pub(crate) fn built(&self, profile: Profile, program: &str) -> PathBuf {
        self.target.join(profile.1).join(program)
    }

    /// A program that `cargo build --release` has built.
    pub(crate) fn release(&self, program: &str) -> PathBuf {
        self.built(RELEASE, program)
    }

    /// A path in the folder that tools are installed into, which git ignores.
    pub(crate) fn tools(&self, path: &str) -> PathBuf {
        self.root.join(".tools").join(path)
    }

    /// Where a program is, of the project's tools or of the machine's.
    pub(crate) fn which(&self, program: &str) -> Option<PathBuf> {
        which::which_in(program, self.sh.var_os("PATH"), &self.root).ok()
    }

    /// Makes a folder, or empties it.
    pub(crate) fn empty_folder(&self, folder: &Path) -> Result<()> {
        self.remove_path(folder)?;
        self.create_dir(folder)?;
        Ok(())
    }

    /// Copies the files of a folder, except for what somebody has installed or built in it by hand.
    pub(crate) fn copy_folder(&self, from: &Path, to: &Path) -> Result<()> {
        for file in files_below(from)? {
            if !file.starts_with("node_modules") && !file.starts_with("dist") {
                self.write_file(to.join(&file), self.read_binary_file(from.join(&file))?)?;
            }
        }
        Ok(())
    }

    /// Called by `cmd!`. The variables that `cargo run` sets to describe xtask are removed: build
    /// scripts that watch them, such as ring's, would run again.
    pub(crate) fn cmd(&self, program: impl AsRef<Path>) -> Cmd<'_> {
        let describes_xtask =
            |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
        let names = env::vars_os().map(|(name, _)| name);
        names
            .filter(|name| describes_xtask(&name.to_string_lossy()))
            .fold(self.sh.cmd(program), Cmd::env_remove)
    }

    /// Runs a program to its end; what it prints goes to the terminal.
    pub(crate) fn run(&self, cmd: Cmd<'_>) -> Result<ExitStatus> {
        Group::spawn(command(cmd))?.wait()
    }

    /// Runs a program that must succeed; `advice` is the one thing to do if not.
    pub(crate) fn must(&self, cmd: Cmd<'_>, advice: &str) -> Result<()> {
        let line = cmd.to_string();
        let (status, output) = match &self.bar {
            None => (self.run(cmd)?, String::new()),
            Some(bar) => run_behind(bar, command(cmd))?,
        };
        if !status.success() {
            bail!("{output}`{line}` failed ({status}). {advice}");
        }
        Ok(())
    }

    /// Like [`Shell::run`], and calls `on_line` for each line of standard output too.
    pub(crate) fn lines(&self, cmd: Cmd<'_>, mut on_line: impl FnMut(&str)) -> Result<ExitStatus> {
        let mut command = command(cmd);
        command.stdout(Stdio::piped());
        let mut group = Group::spawn(command)?;
        let output = group.child.stdout.take().context("standard output was not piped")?;
        for line in BufReader::new(output).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            on_line(&line);
        }
        group.wait()
    }

    /// What a short program prints; `None` if it is not there or fails.
    pub(crate) fn answer(&self, cmd: Cmd<'_>) -> Option<String> {
        cmd.quiet().ignore_stderr().read().ok()
    }
}

/// Files are read, written and removed as xshell does it, with errors that name them.
impl Deref for Shell {
    type Target = xshell::Shell;

    fn deref(&self) -> &xshell::Shell {
        &self.sh
    }
}

/// The command that std starts, with nothing to read on its standard input.
pub(crate) fn command(cmd: Cmd<'_>) -> Command {
    let mut command = Command::from(cmd);
    command.stdin(Stdio::null());
    command
}

/// Shows each line in the bar, and returns the last ones.
fn run_behind(bar: &ProgressBar, mut command: Command) -> Result<(ExitStatus, String)> {
    let (output, writer) = pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut group = Group::spawn(command)?;
    let mut lines = Vec::new();
    for line in BufReader::new(output).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        bar.set_message(line.trim().to_owned());
        lines.push(line + "\n");
    }
    let last = lines.len().saturating_sub(LAST_LINES);
    Ok((group.wait()?, lines.split_off(last).concat()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use xshell::cmd;

    #[test]
    fn a_program_that_must_succeed_and_does_not_is_an_error_with_the_advice() {
        let shell = Shell::new().unwrap();
        let error = shell.must(cmd!(shell, "false"), "Try `true`.").unwrap_err();
        assert_eq!(error.to_string(), "`false` failed (exit status: 1). Try `true`.");
        let behind = shell.with_bar(ProgressBar::hidden());
        let error = behind.must(cmd!(shell, "ls /no/such/folder"), "Look.").unwrap_err();
        assert!(error.to_string().contains("No such file"), "{error}");
    }

    #[test]
    fn a_program_that_is_not_there_gives_no_answer() {
        let shell = Shell::new().unwrap();
        assert_eq!(shell.answer(cmd!(shell, "no-such-program-here")), None);
        assert_eq!(shell.answer(cmd!(shell, "echo here")).as_deref(), Some("here"));
    }
}
