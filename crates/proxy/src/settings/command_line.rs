//! From the command line, the environment and the configuration file to what is to be done.

use super::check::check;
use super::file::{ConfigFile, lenient};
use super::{ConfigError, Flags, HealthFlags, RotateKeysFlags};
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::path::Path;

/// The service, or one of its commands.
#[derive(Debug, Parser)]
#[command(name = "ghcr-proxy", version, about, args_conflicts_with_subcommands = true)]
pub(super) struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    flags: Flags,
}

/// What to do instead of serving.
#[derive(Debug, Subcommand)]
enum Command {
    /// Encrypt all saved tokens again, with the first key of the key file
    RotateKeys(RotateKeysFlags),
    /// Say what is wrong with the settings, all of it, and start nothing
    CheckConfig(Box<Flags>),
    /// Ask the service on this machine whether it answers; ends with 1 if it does not
    Health(HealthFlags),
}

/// The name of the command that checks the settings.
pub(super) const CHECK_CONFIG: &str = "check-config";

/// What is to be done.
#[derive(Debug)]
pub enum Task {
    /// Serve with these settings.
    Serve(Box<Flags>),
    /// Encrypt all saved tokens again.
    RotateKeys(RotateKeysFlags),
    /// Ask the service on this machine whether it answers.
    Health(HealthFlags),
    /// Nothing: the settings were checked, and there is no problem.
    ConfigIsGood,
}

/// Why it is not known what is to be done.
#[derive(Debug)]
pub enum NoTask {
    /// The command line cannot be read, or asks for help.
    Usage(clap::Error),
    /// The settings have problems.
    Config(ConfigError),
}

/// Reads the command line and what it does not say: from the environment, and then from the file
/// that `--config` names.
///
/// # Errors
/// When one of them cannot be read.
pub fn read_command_line(words: &[OsString]) -> Result<Task, NoTask> {
    let mut command = CommandLine::command();
    let first_look = lenient(command.clone()).ignore_errors(true).try_get_matches_from(words);
    if let Ok(matches) = &first_look {
        if matches.subcommand_name() == Some(CHECK_CONFIG) {
            check(words)?;
            return Ok(Task::ConfigIsGood);
        }
        if let Some(path) = config_of(matches) {
            let (file, problems) = ConfigFile::read(Path::new(path), &command);
            problems.err_if_any()?;
            command = file.apply(command);
        }
    }
    let matches = command.try_get_matches_from(words)?;
    let CommandLine { command, flags } = CommandLine::from_arg_matches(&matches)?;
    Ok(match command {
        None => Task::Serve(Box::new(flags)),
        Some(Command::RotateKeys(flags)) => Task::RotateKeys(flags),
        Some(Command::Health(flags)) => Task::Health(flags),
        // It was answered above, unless it only asked for help.
        Some(Command::CheckConfig(_)) => Task::ConfigIsGood,
    })
}

/// The file that `--config` names, of what [`lenient`] has read.
pub(super) fn config_of(matches: &ArgMatches) -> Option<&String> {
    let matches = matches.subcommand().map_or(matches, |(_, matches)| matches);
    matches.try_get_one("config").ok().flatten()
}

impl From<clap::Error> for NoTask {
    fn from(error: clap::Error) -> Self {
        Self::Usage(error)
    }
}

impl From<ConfigError> for NoTask {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}
