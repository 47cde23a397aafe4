//! The error sentences for key files that cannot be used, and for a start without a key.

use crate::world::{key_file, key_line, keys, set_mode};
use ghcr_registry_store::{Keys, Store};
use std::path::Path;
use tempfile::TempDir;

/// Reads a key file of this text, and returns what is said of it with `KEY` for its path.
fn complaint(text: &str) -> String {
    let folder = TempDir::new().unwrap();
    let path = key_file(folder.path(), text);
    complaint_of(&path)
}

fn complaint_of(path: &Path) -> String {
    let error = Keys::read(path).expect_err("bad keys");
    error.to_string().replace(&path.display().to_string(), "KEY")
}

#[test]
fn a_key_file_has_a_key_on_each_line_and_comments() {
    let folder = TempDir::new().unwrap();
    let text = format!("# new\n  {}  \r\n\n# old\n{}", key_line(2), key_line(1));
    let keys = Keys::read(&key_file(folder.path(), &text)).unwrap();
    let shown = format!("{keys:?}");
    assert_eq!(shown.matches("KeyId").count(), 2, "{shown}");
    assert!(!shown.contains(&key_line(2)), "{shown}");
}

#[test]
fn a_key_id_is_derived_from_the_key() {
    let shown = |numbers: &[u8]| format!("{:?}", keys(numbers));
    assert_eq!(shown(&[1]), shown(&[1]));
    assert_ne!(shown(&[1]), shown(&[2]));
}

#[test]
fn a_bad_key_file_is_refused_with_what_to_do() {
    let table = [
        ("", "The key file KEY holds no key. Make one with `openssl rand -base64 32`."),
        ("# none\n\n", "The key file KEY holds no key. Make one with `openssl rand -base64 32`."),
        (
            "# a\nwhat is this?",
            "Line 2 of the key file KEY is not base64. Make one with `openssl rand -base64 32`.",
        ),
        (
            "bm90IGxvbmcgZW5vdWdo",
            "Line 1 of the key file KEY holds 15 bytes, and a key has 32. Make one with \
             `openssl rand -base64 32`.",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(complaint(text), expected, "{text:?}");
    }
    // A bad line after a good one is no less wrong.
    let second = complaint(&format!("{}\nAAAA", key_line(1)));
    assert!(second.starts_with("Line 2 of the key file KEY holds 3 bytes"), "{second}");
}

#[test]
fn an_unreadable_key_file_is_refused() {
    let folder = TempDir::new().unwrap();
    assert_eq!(
        complaint_of(&folder.path().join("missing")),
        "The key file KEY cannot be read: No such file or directory (os error 2)."
    );
}

#[test]
fn a_key_file_that_others_can_read_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = key_file(folder.path(), &key_line(1));
    set_mode(&path, 0o644);
    assert_eq!(
        complaint_of(&path),
        "Every user of this machine can read or write the key file KEY (mode 0644). Run \
         `chmod 600 KEY`."
    );
    // Kubernetes gives a secret's files to a group.
    set_mode(&path, 0o440);
    assert!(Keys::read(&path).is_ok());
}

#[tokio::test]
async fn without_a_key_the_store_does_not_open() {
    let error = Store::open("sqlite::memory:", None).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "Saved tokens are encrypted, and there is no key to do it with. Make one with \
         `(umask 077; openssl rand -base64 32 > ghcr-connect.key)` and start with \
         `--encryption-key-file ghcr-connect.key`."
    );
}

#[tokio::test]
async fn another_database_is_refused() {
    for url in ["mysql://localhost/x", "registries.db", ""] {
        let error = Store::open(url, Some(keys(&[1]))).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "The database URL must begin with `sqlite:` or `postgres://`, such as \
             `sqlite:registries.db`."
        );
    }
}

#[tokio::test]
async fn a_database_that_does_not_open_says_why() {
    let error = Store::open("sqlite:/no/such/folder/x.db", Some(keys(&[1]))).await.unwrap_err();
    let text = error.to_string();
    assert!(text.starts_with("The database cannot be opened: "), "{text}");
    let url = "postgres://u:the-password@127.0.0.1:1/x";
    let error = Store::open(url, Some(keys(&[1]))).await.unwrap_err();
    let text = format!("{error} {error:?}");
    assert!(!text.contains("the-password"), "{text}");
}
