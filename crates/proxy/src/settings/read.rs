//! From the command line, the environment and the configuration file to what is to be done.

use super::check::check;
use super::command_line::{CHECK_CONFIG, Command, CommandLine, NoTask, Task, config_of};
use super::file::{ConfigFile, lenient};
use clap::{CommandFactory, FromArgMatches};
use std::ffi::OsString;
use std::path::Path;

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
