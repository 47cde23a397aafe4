//! Files that only this person can read.

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Writes a random key of 32 bytes in base64.
///
/// # Errors
///
/// When the file is there already: a key that seals something is never overwritten.
pub(super) fn write_new(path: &Path) -> Result<()> {
    let mut key = [0; 32];
    File::open("/dev/urandom")?.read_exact(&mut key)?;
    write_private(path, &format!("{}\n", STANDARD.encode(key)))
}

/// Writes a new file that only this person can read.
pub(super) fn write_private(path: &Path, text: &str) -> Result<()> {
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    opened
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_key_is_made_once_and_closed_to_others() {
        let path = std::env::temp_dir().join(format!("ghcr-connect-key-{}", std::process::id()));
        write_new(&path).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(STANDARD.decode(text.trim()).unwrap().len(), 32);
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert!(write_new(&path).is_err());
        std::fs::remove_file(&path).unwrap();
    }
}
