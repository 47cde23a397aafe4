//! What is wrong with the settings: all of it at once.

use std::fmt;

/// Problems as they are found, one sentence or two each.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<String>);

/// Why the service does not start. Its text has a line for each problem.
#[derive(Debug)]
pub struct ConfigError(Vec<String>);

impl Problems {
    pub(crate) fn add(&mut self, problem: String) {
        self.0.push(problem);
    }

    /// The value, or none once its problem is noted.
    pub(crate) fn note<T>(&mut self, result: anyhow::Result<T>) -> Option<T> {
        result.map_err(|error| self.add(format!("{error:#}"))).ok()
    }

    /// # Errors
    /// When there are problems.
    pub(crate) fn err_if_any(self) -> Result<(), ConfigError> {
        if self.0.is_empty() { Ok(()) } else { Err(ConfigError(self.0)) }
    }
}

impl From<Problems> for ConfigError {
    fn from(problems: Problems) -> Self {
        Self(problems.0)
    }
}

impl Extend<String> for Problems {
    fn extend<T: IntoIterator<Item = String>>(&mut self, problems: T) {
        self.0.extend(problems);
    }
}

impl IntoIterator for ConfigError {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for ConfigError {}
