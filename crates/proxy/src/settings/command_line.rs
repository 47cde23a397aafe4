//! The commands of the service, and what they ask to be done.

use super::{ConfigError, Flags, HealthFlags, RotateKeysFlags};
use clap::{ArgMatches, Parser, Subcommand};

/// The service, or one of its commands.
#[derive(Debug, Parser)]
#[command(name = "ghcr-proxy", version, about, args_conflicts_with_subcommands = true)]
pub(super) struct CommandLine {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) flags: Flags,
}

/// What to do instead of serving.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
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

/// The file that `--config` names, of what [`lenient`](super::file::lenient) has read.
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
