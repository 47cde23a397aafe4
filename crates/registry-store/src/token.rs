//! Reading a stored token.

use crate::database::query_of;
use crate::error::Error;
use crate::history::{Event, HistoryKind};
use crate::names::RegistryId;
use crate::registry::{Registry, Stamp};
use crate::rows::{self, Stored, columns};
use crate::seal::Sealed;
use crate::tenant::Tenant;
use ghcr_contract::Token;

/// A registry with its token, read together: the token belongs to this username on this host.
/// `Debug` redacts the token.
#[derive(Clone, Debug)]
pub struct Revealed {
    /// The registry.
    pub registry: Registry,
    /// Its token; none if only public images are scanned.
    pub token: Option<Token>,
}

impl Tenant<'_> {
    /// Opens the token, for a test by this service.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::TokenDoesNotOpen`]; [`Error::KeysMissing`].
    pub async fn reveal_token(&self, id: RegistryId) -> Result<Revealed, Error> {
        const REVEAL: &str = concat!(
            "SELECT key_id, sealed_token, ",
            columns!(),
            " FROM registries WHERE tenant = $1 AND id = $2 AND deleted_at IS NULL"
        );
        let query = query_of(&self.id, REVEAL).bind(id.to_string());
        let row = self.store.database.row(query).await?.ok_or(Error::NotFound)?;
        let registry = Stored::read(&row)?.registry;
        let sealed = row.text_or_null("key_id")?.zip(row.text_or_null("sealed_token")?);
        let token = sealed
            .map(|(key_id, text)| Sealed { key_id, text })
            .map(|sealed| self.store.keys.open(&sealed, &self.place(&registry)))
            .transpose()?;
        Ok(Revealed { registry, token })
    }

    /// Opens the token for somebody outside of this service, such as a scanner. The history keeps
    /// who and when, before the token is given. Where there is no token, nothing is handed out.
    ///
    /// # Errors
    /// As [`Tenant::reveal_token`]; [`Error::VersionConflict`] if it is changed at this moment.
    pub async fn hand_out_token(&self, id: RegistryId, to: Stamp<'_>) -> Result<Revealed, Error> {
        let revealed = self.reveal_token(id).await?;
        if revealed.token.is_none() {
            return Ok(revealed);
        }
        let mut transaction = self.store.database.begin().await?;
        let version = revealed.registry.version;
        rows::lock_version(&mut transaction, &self.id, id, version).await?;
        let event = Event::new(HistoryKind::TokenHandedOut);
        self.write_history(&mut transaction, id, &event, to).await?;
        transaction.commit().await?;
        Ok(revealed)
    }
}
