//! `ghcr-proxy check-config`: everything that is wrong with the settings, each with its place.

use super::command_line::{CHECK_CONFIG, CommandLine, NoTask, config_of};
use super::file::{ConfigFile, lenient, refusal_of};
use super::{ConfigError, Flags, Problems, Settings};
use crate::gather::upstream::read_roots;
use anyhow::anyhow;
use clap::builder::Resettable;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory, FromArgMatches};
use ghcr_registry_store::Keys;
use std::ffi::OsString;
use std::path::Path;

/// Checks what `check-config` was given, as the service would read it.
///
/// Each value is read by itself, so that one that cannot be read hides no other. The service then
/// checks what is left as it does at its start.
///
/// # Errors
/// When there are problems, or the command line names a flag that there is not.
pub(super) fn check(words: &[OsString]) -> Result<(), NoTask> {
    let all = CommandLine::command();
    let matches = lenient(all.clone()).try_get_matches_from(words)?;
    let (Some(command), Some(said)) =
        (all.find_subcommand(CHECK_CONFIG), matches.subcommand_matches(CHECK_CONFIG))
    else {
        return Ok(());
    };
    let mut problems = Problems::default();
    let file = config_of(&matches).map(|path| {
        let (file, in_file) = ConfigFile::read(Path::new(path), command);
        problems.extend(in_file.err_if_any().err().into_iter().flatten());
        file
    });
    let mut good = vec!["ghcr-proxy".to_owned()];
    for arg in command.get_arguments().filter(|arg| arg.get_long().is_some()) {
        match read_one(arg, said, file.as_ref()) {
            Ok(words) => good.extend(words),
            Err(problem) => problems.add(problem),
        }
    }
    problems.extend(problems_of(command, &good).into_iter().flatten());
    Ok(problems.err_if_any()?)
}

/// The words of the command line that say what the operator says with this flag, its variable or
/// the file.
///
/// # Errors
/// When the flag does not take that.
fn read_one(
    arg: &Arg,
    said: &ArgMatches,
    file: Option<&ConfigFile>,
) -> Result<Vec<String>, String> {
    let (id, long) = (arg.get_id().as_str(), arg.get_long().unwrap_or_default());
    let is_explicit = |source: &ValueSource| *source != ValueSource::DefaultValue;
    let values: Vec<String> = match said.value_source(id).filter(is_explicit) {
        Some(source) => {
            let values = said.try_get_many::<String>(id).ok().flatten();
            let values: Vec<String> = values.into_iter().flatten().cloned().collect();
            if let Some(reason) = refusal_of(arg, &values) {
                return Err(format!("{}: {reason}", place_of(arg, source)));
            }
            values
        }
        None => file.and_then(|file| file.values_of(id)).unwrap_or_default().to_vec(),
    };
    let word = |value: String| match (arg.get_action().takes_values(), value.as_str()) {
        (true, value) => Some(format!("--{long}={value}")),
        (false, value) => (value == "true").then(|| format!("--{long}")),
    };
    Ok(values.into_iter().filter_map(word).collect())
}

/// The name of what has said it.
fn place_of(arg: &Arg, source: ValueSource) -> String {
    let variable = arg.get_env().and_then(|name| name.to_str());
    match (source, variable) {
        (ValueSource::EnvVariable, Some(variable)) => variable.to_owned(),
        _ => format!("--{}", arg.get_long().unwrap_or_default()),
    }
}

/// What the service finds wrong with settings that can all be read.
fn problems_of(command: &Command, words: &[String]) -> Option<ConfigError> {
    let without_environment = command.clone().mut_args(|arg| arg.env(Resettable::Reset));
    let checked = || -> anyhow::Result<()> {
        let matches = without_environment.try_get_matches_from(words)?;
        let settings = Settings::try_from(Flags::from_arg_matches(&matches)?)?;
        Ok(check_files(&settings).err_if_any()?)
    };
    let error = checked().err()?;
    Some(error.downcast().unwrap_or_else(|other| {
        let mut problems = Problems::default();
        problems.add(format!("{other:#}"));
        problems.into()
    }))
}

/// The files that are read when the service starts.
fn check_files(settings: &Settings) -> Problems {
    let mut problems = Problems::default();
    if let Some(path) = &settings.extra_roots {
        problems.note(read_roots(path));
    }
    let keys = settings.registries.as_ref().and_then(|it| it.encryption_key_file.as_deref());
    if let Some(path) = keys {
        problems.note(Keys::read(path).map_err(|error| anyhow!("--encryption-key-file: {error}")));
    }
    problems
}
