//! The sample names and tokens of the simulated GitHub.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::shell::Shell;
use crate::table::{Side, table};

/// The personas, and the text that they came as: the proxy is given that, unchanged.
#[derive(Debug)]
pub(crate) struct Personas {
    json: String,
    list: Vec<Persona>,
}

/// Somebody to be while trying the page.
#[derive(Debug, Deserialize)]
struct Persona {
    title: String,
    username: String,
    token: Option<String>,
    image: Option<String>,
    /// `ready`, or the code of the rung that must fail first.
    expect: String,
}

impl Personas {
    /// Asks the sandbox for its personas.
    pub(crate) fn printed_by(shell: &Shell, sandbox: &Path) -> Result<Self> {
        let mut command = shell.command(sandbox);
        command.arg("personas");
        let json = shell.answer(command).context(
            "`ghcr-sandbox personas` failed: run target/release/ghcr-sandbox personas to see why",
        )?;
        Self::parse(json)
    }

    fn parse(json: String) -> Result<Self> {
        let list = serde_json::from_str(&json)
            .context("`ghcr-sandbox personas` did not print personas")?;
        Ok(Self { json, list })
    }

    /// Writes them where only this person can read them: the tokens are samples, the habit is not.
    pub(crate) fn write_to(&self, file: &Path) -> Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        // The mode below counts for a new file only.
        if file.exists() {
            fs::remove_file(file)?;
        }
        let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
        opened
            .and_then(|mut opened| opened.write_all(self.json.as_bytes()))
            .with_context(|| format!("cannot write {}", file.display()))
    }

    /// One line a persona.
    pub(crate) fn to_table(&self) -> String {
        let heading = ["what is tried", "username", "token", "image", "expect"].map(str::to_owned);
        let rows = self.list.iter().map(|persona| {
            [
                persona.title.clone(),
                visibly(&persona.username),
                persona.token.as_deref().map_or_else(|| "-".to_owned(), visibly),
                persona.image.as_deref().map_or_else(|| "-".to_owned(), visibly),
                persona.expect.clone(),
            ]
        });
        let rows: Vec<_> = std::iter::once(heading).chain(rows).collect();
        table([Side::Left; 5], &rows)
    }
}

/// The value as it can be copied, or in quotes with its escapes where it has something one cannot
/// see.
fn visibly(value: &str) -> String {
    if value.is_empty() || !value.chars().all(|c| c.is_ascii_graphic()) {
        return format!("{value:?}");
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    const JSON: &str = r#"[
        {"title": "Good", "username": "octo", "token": "ghp_x", "image": null, "expect": "ready"},
        {"title": "Stray space", "username": "octo ", "expect": "username.format"}
    ]"#;

    #[test]
    fn the_table_shows_what_one_cannot_see_and_what_is_not_there() {
        let personas = Personas::parse(JSON.to_owned()).unwrap();
        let expected = r#"
what is tried  username  token  image  expect
Good           octo      ghp_x  -      ready
Stray space    "octo "   -      -      username.format
"#;
        assert_eq!(personas.to_table(), expected.trim_start());
    }

    #[test]
    fn the_file_is_for_its_owner_only_even_where_one_was_there() {
        let file = std::env::temp_dir()
            .join(format!("xtask-personas-{}/personas.json", std::process::id()));
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "old and longer than the new one".repeat(20)).unwrap();

        Personas::parse(JSON.to_owned()).unwrap().write_to(&file).unwrap();

        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_to_string(&file).unwrap(), JSON);
        fs::remove_dir_all(file.parent().unwrap()).unwrap();
    }
}
