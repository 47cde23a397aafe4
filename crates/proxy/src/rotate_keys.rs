//! `ghcr-proxy rotate-keys`: seals all saved tokens with the first key of the key file.

use crate::audit;
use crate::settings::RotateKeysFlags;
use anyhow::{Result, anyhow, bail};
use ghcr_registry_store::{Error, Keys, Rotation, Store};
use secrecy::ExposeSecret;
use std::fmt::Write as _;
use std::io::Write as _;

/// Seals them and says how many were sealed anew. It can be interrupted and started again, also
/// while the service runs.
///
/// # Errors
/// When the keys or the database cannot be read, or a token does not open.
pub async fn rotate_keys(flags: &RotateKeysFlags) -> Result<()> {
    // The store's sentences hold those of their sources already.
    let say = |error: Error| anyhow!("{error}");
    let (url, key_file) = flags.required()?;
    let keys = Keys::read(key_file).map_err(say)?;
    let store = Store::open_existing(url.expose_secret(), Some(keys)).await.map_err(say)?;
    let rotation = store.rotate_keys().await.map_err(say);
    store.close().await;
    let Rotation { resealed, unopened } = rotation?;
    audit::rotated_keys(resealed, unopened.len());
    let tokens = if resealed == 1 { "token was" } else { "tokens were" };
    writeln!(std::io::stdout(), "{resealed} {tokens} sealed with the first key.")?;
    if unopened.is_empty() {
        return Ok(());
    }
    let mut list = String::new();
    for id in &unopened {
        let _ = write!(list, "\n  {id}");
    }
    bail!(
        "the tokens of these registries do not open, because their rows were changed outside of \
         this service. They stay as they are, and so must their keys in the file. Replace the \
         token of each and run this again; one that is removed is deleted 30 days after \
         that:{list}"
    )
}
