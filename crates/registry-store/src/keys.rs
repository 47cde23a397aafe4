//! The keys that seal tokens, and the file that they come from.

use crate::error::Error;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use zeroize::Zeroizing;

/// One or more keys: the first seals, all open.
///
/// The memory of a key is wiped when it is dropped, and `Debug` shows key ids only.
pub struct Keys {
    first: Key,
    others: Vec<Key>,
}

/// A key of 256 bits and its id.
pub(crate) struct Key {
    pub(crate) id: KeyId,
    pub(crate) secret: Zeroizing<[u8; Key::LENGTH]>,
}

/// The name of a key. It is derived from the key and does not reveal it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(String);

/// What is wrong with a key file.
#[derive(Debug)]
pub enum KeyFault {
    /// It cannot be opened or read.
    Unreadable(io::Error),
    /// Users other than its owner and group may read or write it.
    OpenToOthers {
        /// Its permissions, such as `0o644`.
        mode: u32,
    },
    /// It has no line with a key.
    NoKey,
    /// A line is not base64.
    NotBase64 {
        /// The number of the line, from 1.
        line: usize,
    },
    /// A key is not 32 bytes long.
    WrongLength {
        /// The number of the line, from 1.
        line: usize,
        /// How many bytes the line holds.
        bytes: usize,
    },
}

impl Keys {
    /// Reads a key file: a key of 32 bytes in base64 on each line. Empty lines and lines that begin
    /// with `#` are skipped.
    ///
    /// On Unix the file must be closed to users other than its owner and group. The group is
    /// allowed because Kubernetes gives a secret's files to a group (`fsGroup`).
    ///
    /// # Errors
    /// [`Error::KeyFile`] with what is wrong and what to do.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let of_file = |fault| Error::KeyFile { path: path.to_owned(), fault };
        let text = read_closed_file(path).map_err(of_file)?;
        Self::parse(&text).map_err(of_file)
    }

    /// Makes a random key, for a store that lives in memory only.
    ///
    /// # Errors
    /// [`Error::Random`].
    pub fn generate() -> Result<Self, Error> {
        let mut secret = Zeroizing::new([0; Key::LENGTH]);
        getrandom::fill(secret.as_mut_slice()).map_err(|_| Error::Random)?;
        Ok(Self { first: Key::new(secret), others: Vec::new() })
    }

    fn parse(text: &str) -> Result<Self, KeyFault> {
        let mut keys = text
            .lines()
            .zip(1..)
            .map(|(text, line)| (text.trim(), line))
            .filter(|(text, _)| !text.is_empty() && !text.starts_with('#'))
            .map(|(text, line)| Key::parse(text, line));
        let first = keys.next().ok_or(KeyFault::NoKey)??;
        Ok(Self { first, others: keys.collect::<Result<_, _>>()? })
    }

    /// The key that seals.
    pub(crate) fn first(&self) -> &Key {
        &self.first
    }

    /// The key of that id.
    pub(crate) fn find(&self, id: &str) -> Option<&Key> {
        std::iter::once(&self.first).chain(&self.others).find(|key| key.id.as_str() == id)
    }
}

impl Key {
    const LENGTH: usize = 32;

    fn parse(text: &str, line: usize) -> Result<Self, KeyFault> {
        let bytes =
            Zeroizing::new(STANDARD.decode(text).map_err(|_| KeyFault::NotBase64 { line })?);
        let mut secret = Zeroizing::new([0; Self::LENGTH]);
        if bytes.len() != secret.len() {
            return Err(KeyFault::WrongLength { line, bytes: bytes.len() });
        }
        secret.copy_from_slice(&bytes);
        Ok(Self::new(secret))
    }

    fn new(secret: Zeroizing<[u8; Self::LENGTH]>) -> Self {
        let mut key = Self { id: KeyId(String::new()), secret };
        key.id = KeyId(key.keyed_hash(b"ghcr-connect key id")[..16].to_owned());
        key
    }

    /// HMAC-SHA256 under this key, in hexadecimal digits. What is hashed with it begins with a text
    /// that says what it is for, so that no two uses give the same hash.
    pub(crate) fn keyed_hash(&self, message: &[u8]) -> String {
        use fmt::Write;
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.secret.as_slice());
        let mut text = String::new();
        for byte in hmac::sign(&key, message).as_ref() {
            // Writing to a String does not fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}

impl KeyId {
    /// Sixteen hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as a row has it.
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entry(&self.first.id).entries(self.others.iter().map(|it| &it.id)).finish()
    }
}

/// Looks at the permissions of the file that is open, so that it cannot be exchanged in between.
fn read_closed_file(path: &Path) -> Result<Zeroizing<String>, KeyFault> {
    let mut file = File::open(path).map_err(KeyFault::Unreadable)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let mode = file.metadata().map_err(KeyFault::Unreadable)?.mode() & 0o777;
        if mode & 0o007 != 0 {
            return Err(KeyFault::OpenToOthers { mode });
        }
    }
    let mut text = Zeroizing::new(String::new());
    file.read_to_string(&mut text).map_err(KeyFault::Unreadable)?;
    Ok(text)
}

impl KeyFault {
    /// What is wrong with the file, and what to do.
    pub(crate) fn of_file(&self, path: &Path) -> String {
        let path = path.display();
        let make = "Make one with `openssl rand -base64 32`.";
        match self {
            Self::Unreadable(error) => {
                format!("The key file {path} cannot be read: {error}.")
            }
            Self::OpenToOthers { mode } => format!(
                "Every user of this machine can read or write the key file {path} (mode \
                 {mode:04o}). Run `chmod 600 {path}`."
            ),
            Self::NoKey => format!("The key file {path} holds no key. {make}"),
            Self::NotBase64 { line } => {
                format!("Line {line} of the key file {path} is not base64. {make}")
            }
            Self::WrongLength { line, bytes } => format!(
                "Line {line} of the key file {path} holds {bytes} bytes, and a key has 32. {make}"
            ),
        }
    }
}
