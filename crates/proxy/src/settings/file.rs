//! The configuration file: what flags and environment variables do not say.
//!
//! Its keys are the names of the flags with `_` for `-`. Its values become the defaults of the
//! flags, so that `clap` reads and refuses them as it does those of the command line, and a setting
//! is declared in one place.

use super::Problems;
use clap::builder::ValueParser;
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, ArgAction, Command};
use std::collections::BTreeMap;
use std::path::Path;
use toml::{Table, Value};

/// The flag that names the file, and cannot stand in it.
const CONFIG: &str = "config";
/// How alike two names are, from 0 to 1, for one to be proposed in place of the other.
const ALIKE: f64 = 0.8;

/// A file that was read, whose values are fit for their flags.
#[derive(Debug)]
pub(super) struct ConfigFile {
    values: BTreeMap<String, Vec<String>>,
}

impl ConfigFile {
    /// Reads the file for the flags of that command: the values that fit, and as problems that it
    /// cannot be read, each key that is no setting, and each value that does not fit.
    pub(super) fn read(path: &Path, command: &Command) -> (Self, Problems) {
        let mut problems = Problems::default();
        let table = problems.note(read_table(path)).unwrap_or_default();
        let mut values = BTreeMap::new();
        for (key, value) in table {
            match read_setting(&key, value, command) {
                Ok(texts) => drop(values.insert(key, texts)),
                Err(reason) => problems.add(format!("--config {}: {reason}", path.display())),
            }
        }
        (Self { values }, problems)
    }

    /// What it says of that setting.
    pub(super) fn values_of(&self, id: &str) -> Option<&[String]> {
        self.values.get(id).map(Vec::as_slice)
    }

    /// Makes its values the defaults of the flags of the command and of its subcommands.
    pub(super) fn apply(&self, command: Command) -> Command {
        let command = command.mut_args(|arg| match self.values.get(arg.get_id().as_str()) {
            Some(values) => arg.default_values(values),
            None => arg,
        });
        command.mut_subcommands(|subcommand| self.apply(subcommand))
    }
}

/// The messages do not repeat a line: it may hold a secret.
fn read_table(path: &Path) -> anyhow::Result<Table> {
    let shown = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| anyhow::anyhow!("--config {shown}: the file cannot be read: {error}"))?;
    text.parse().map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        let reason = error.message().lines().next().unwrap_or_default();
        anyhow::anyhow!(
            "--config {shown}: line {line} is not TOML: {reason}. Write lines such as \
             listen = \"127.0.0.1:8080\"."
        )
    })
}

/// A setting's values as `clap` reads them.
///
/// # Errors
/// Why the key or the value is not one.
fn read_setting(key: &str, value: Value, command: &Command) -> Result<Vec<String>, String> {
    let is_setting = |arg: &&Arg| arg.get_long().is_some() && arg.get_id() != CONFIG;
    let mut settings = command.get_arguments().filter(is_setting);
    let Some(arg) = settings.find(|arg| arg.get_id() == key) else {
        return Err(unknown(key, command.get_arguments().filter(is_setting)));
    };
    let takes_many = matches!(arg.get_action(), ArgAction::Append);
    let texts = match value {
        Value::Array(_) if !takes_many => {
            return Err(format!(
                "`{key}` takes one value, and this is a list. Write it without `[]`."
            ));
        }
        Value::Array(list) => list.iter().map(text_of).collect::<Option<Vec<_>>>(),
        single => text_of(&single).map(|text| vec![text]),
    };
    let texts = texts.ok_or_else(|| {
        format!("`{key}` takes a text, a whole number, `true` or `false`{}.", list_of(takes_many))
    })?;
    match refusal_of(arg, &texts) {
        Some(reason) => Err(format!("`{key}`: {reason}")),
        None => Ok(texts),
    }
}

fn list_of(takes_many: bool) -> &'static str {
    if takes_many { ", or a list of these" } else { "" }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Boolean(is_so) => Some(is_so.to_string()),
        Value::Float(_) | Value::Datetime(_) | Value::Array(_) | Value::Table(_) => None,
    }
}

fn unknown<'a>(key: &str, settings: impl Iterator<Item = &'a Arg>) -> String {
    let names = settings.map(|arg| (strsim::jaro_winkler(key, arg.get_id().as_str()), arg));
    let likest =
        names.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(likeness, _)| *likeness >= ALIKE);
    let advice = likest.map_or_else(
        || "Keys are the flags of `ghcr-proxy --help`, with `_` for `-`.".to_owned(),
        |(_, arg)| format!("Did you mean `{}`?", arg.get_id()),
    );
    format!("`{key}` is no setting. {advice}")
}

/// Why the flag does not take these values; none if it does. The reason does not repeat them.
pub(super) fn refusal_of(arg: &Arg, values: &[String]) -> Option<String> {
    let takes_value = arg.get_action().takes_values();
    if !takes_value {
        let is_fit = values.iter().all(|value| matches!(value.as_str(), "true" | "false"));
        return (!is_fit).then(|| "not `true` or `false`.".to_owned());
    }
    let long = arg.get_long().unwrap_or_default();
    let words = values.iter().map(|value| format!("--{long}={value}"));
    let words = std::iter::once("ghcr-proxy".to_owned()).chain(words);
    let error = Command::new("ghcr-proxy").arg(arg.clone()).try_get_matches_from(words).err()?;
    let known = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(known)) if !known.is_empty() => Some(known.join(", ")),
        _ => None,
    };
    let reason = std::error::Error::source(&error).map(ToString::to_string);
    Some(match (known, reason) {
        (Some(known), _) => format!("not one of {known}."),
        (None, Some(reason)) => format!("{reason}. `ghcr-proxy --help` says what it takes."),
        (None, None) => "not a value that it takes; see `ghcr-proxy --help`.".to_owned(),
    })
}

/// The same command, whose flags take any text.
pub(super) fn lenient(command: Command) -> Command {
    let any_text = |arg: Arg| match arg.get_action() {
        ArgAction::Set | ArgAction::Append => arg.value_parser(ValueParser::string()),
        ArgAction::SetTrue => arg
            .action(ArgAction::Set)
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true")
            .value_parser(ValueParser::string()),
        _ => arg,
    };
    command.mut_args(any_text).mut_subcommands(lenient)
}
