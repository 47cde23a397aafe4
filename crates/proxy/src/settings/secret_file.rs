//! Secrets that a file of their own holds.

use anyhow::{Result, anyhow, bail, ensure};
use secrecy::{ExposeSecret, SecretString};
use std::path::Path;

/// A setting that is said by `flag` itself, or that a file holds, which `{flag}-file` names.
///
/// # Errors
/// When both say it, or the file holds nothing. The message never repeats what is in the file.
pub(super) fn said_or_in_file(
    flag: &str,
    said: Option<&SecretString>,
    file: Option<&Path>,
) -> Result<Option<SecretString>> {
    match (said, file) {
        (Some(_), Some(_)) => {
            bail!("{flag} and {flag}-file say the same thing. Leave one of them out.")
        }
        (said, None) => Ok(said.cloned()),
        (None, Some(path)) => Ok(Some(read(&format!("{flag}-file"), path)?)),
    }
}

/// The text of the file, without the space around it.
pub(super) fn read(flag: &str, path: &Path) -> Result<SecretString> {
    let shown = path.display();
    let text = std::fs::read_to_string(path)
        .map(SecretString::from)
        .map_err(|error| anyhow!("{flag} {shown}: the file cannot be read: {error}"))?;
    let text = SecretString::from(text.expose_secret().trim());
    ensure!(!text.expose_secret().is_empty(), "{flag} {shown}: the file is empty.");
    Ok(text)
}
