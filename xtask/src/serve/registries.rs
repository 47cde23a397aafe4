//! The list of saved registries: where it is kept, and the demo's own.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::Args;
use serde::Deserialize;
use serde_json::json;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::proxy::{Question, all_people, person};
use crate::shell::Shell;

/// A list that ends with the proxy.
const IN_MEMORY: &str = "sqlite::memory:";

/// The demo's registries, those that stand last in the list first: whose they are, and what they
/// are called.
const DEMO: [(&str, &str); 5] = [
    ("GitHub is down", "Mirror"),
    ("Revoked token", "Payments, before the move"),
    ("Single sign-on not authorised", "Patient portal"),
    ("Expires in five days", "Nightly scan"),
    ("Organisation and a member's token", "Production"),
];

/// Where registries are kept.
#[derive(Args)]
pub(super) struct ListOptions {
    /// Keep registries: `sqlite:registries.db` or `postgres://…` (the demo keeps them in memory)
    #[arg(long)]
    database_url: Option<String>,
    /// The file with the key of the saved tokens; it is made if it is not there
    #[arg(long, requires = "database_url")]
    encryption_key_file: Option<PathBuf>,
}

impl ListOptions {
    /// Tells the proxy where registries are kept.
    pub(super) fn tell(&self, proxy: &mut Command, is_demo: bool) -> Result<()> {
        if let Some(url) = self.database_url.as_deref().or(is_demo.then_some(IN_MEMORY)) {
            proxy.args(["--database-url", url]);
        }
        if let Some(file) = &self.encryption_key_file {
            if !file.exists() {
                write_key(file).with_context(|| format!("{} cannot be made", file.display()))?;
                println!("{} holds a new key: keep it with the database", file.display());
            }
            proxy.arg("--encryption-key-file").arg(file);
        }
        Ok(())
    }

    /// Returns true if the list begins empty each time.
    pub(super) fn is_in_memory(&self) -> bool {
        self.database_url.as_deref().is_none_or(|url| url == IN_MEMORY)
    }
}

/// A random key of 32 bytes in base64, in a file that only this person can read.
fn write_key(path: &Path) -> Result<()> {
    let mut key = [0; 32];
    File::open("/dev/urandom")?.read_exact(&mut key)?;
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    writeln!(file, "{}", STANDARD.encode(key))?;
    Ok(())
}

/// What is needed of an answer.
#[derive(Deserialize)]
struct Saved {
    id: String,
}

/// Saves the demo's registries as the screen would, and tests each.
pub(super) fn fill(shell: &Shell, proxy: &str) -> Result<()> {
    let people = all_people(shell)?;
    let agent: ureq::Agent = ureq::Agent::config_builder().proxy(None).build().into();
    let list = format!("{proxy}/api/v1/registries");
    for (title, description) in DEMO {
        let registry = registry(&person(&people, title)?.question, description);
        let saved: Saved = agent.post(&list).send_json(registry)?.body_mut().read_json()?;
        let tested = agent.post(format!("{list}/{}/validate", saved.id)).send_empty()?;
        ensure!(tested.status() == 200, "{title}: {}", tested.status());
    }
    Ok(())
}

fn registry(question: &Question, description: &str) -> serde_json::Value {
    json!({
        "username": question.username,
        "token": question.token,
        "image": question.image,
        "description": description,
        "visibility": if question.token.is_some() { "internal" } else { "public" },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_key_is_made_once_and_closed_to_others() {
        let folder = std::env::temp_dir().join(format!("ghcr-connect-key-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("key");
        write_key(&path).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(STANDARD.decode(text.trim()).unwrap().len(), 32);
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert!(write_key(&path).is_err(), "a key that seals something is never overwritten");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn the_demo_has_a_list_in_memory_and_nobody_else_has_one_unasked() {
        let none = ListOptions { database_url: None, encryption_key_file: None };
        for (is_demo, expected) in [(true, vec!["--database-url", IN_MEMORY]), (false, vec![])] {
            let mut proxy = Command::new("ghcr-proxy");
            none.tell(&mut proxy, is_demo).unwrap();
            assert_eq!(proxy.get_args().collect::<Vec<_>>(), expected);
        }
    }
}
