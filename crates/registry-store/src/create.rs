//! Saving a registry, once for each idempotency key.

use crate::database::{Transaction, query_of};
use crate::error::Error;
use crate::history::{Event, HistoryKind};
use crate::keys::Key;
use crate::names::IdempotencyKey;
use crate::registry::{NewRegistry, Registry, Stamp, TokenFacts};
use crate::rows;
use crate::seal::join;
use crate::status::Status;
use crate::tenant::Tenant;
use ghcr_contract::Token;
use zeroize::Zeroizing;

/// The registry that was saved, now or before with the same idempotency key.
#[derive(Clone, Debug)]
pub struct Created {
    /// The registry as it is now.
    pub registry: Registry,
    /// False if an earlier request with the same idempotency key saved it.
    pub is_new: bool,
}

impl Tenant<'_> {
    /// Saves a registry. With an idempotency key, the same request saves it once, however often it
    /// is sent.
    ///
    /// # Errors
    /// [`Error::IdempotencyKeyReused`] if the key was used for another request;
    /// [`Error::NotFound`] if the registry that it made is removed; [`Error::TooManyRegistries`].
    pub async fn create(
        &self,
        new: &NewRegistry,
        idempotency_key: Option<&IdempotencyKey>,
        stamp: Stamp<'_>,
    ) -> Result<Created, Error> {
        let registry = self.as_registry(new, stamp);
        let sealed = new.token.as_ref().map(|it| self.store.keys.seal(it, &self.place(&registry)));
        let mut transaction = self.store.database.begin().await?;
        rows::insert(&mut transaction, &self.id, &registry, sealed.transpose()?).await?;
        let is_new = match idempotency_key {
            Some(key) => self.claim_key(&mut transaction, key, new, &registry, stamp).await?,
            None => true,
        };
        if let (false, Some(key)) = (is_new, idempotency_key) {
            drop(transaction);
            return self.created_before(key, new).await;
        }
        self.err_if_full(&mut transaction, registry.id).await?;
        let event = Event::new(HistoryKind::Created);
        self.write_history(&mut transaction, registry.id, &event, stamp).await?;
        transaction.commit().await?;
        Ok(Created { registry, is_new })
    }

    fn as_registry(&self, new: &NewRegistry, stamp: Stamp<'_>) -> Registry {
        Registry {
            id: self.store.new_id(stamp.at),
            username: new.username.clone(),
            host: new.host.clone(),
            visibility: new.visibility,
            description: new.description.clone(),
            image: new.image.clone(),
            token: new.token.as_ref().map(|token| TokenFacts::new(token, stamp.at)),
            status: Status::NEVER_TESTED,
            packages: None,
            last_tested_at: None,
            next_test_at: new.next_test_at,
            version: 1,
            created_at: stamp.at,
            updated_at: stamp.at,
            deleted_at: None,
        }
    }

    /// Returns false if the key is taken. A request of the same key that is under way is waited
    /// for, because the primary key is locked until it ends.
    async fn claim_key(
        &self,
        transaction: &mut Transaction<'_>,
        key: &IdempotencyKey,
        new: &NewRegistry,
        registry: &Registry,
        stamp: Stamp<'_>,
    ) -> Result<bool, Error> {
        const CLAIM: &str = "INSERT INTO idempotency_keys \
            (tenant, idempotency_key, request_hash, registry_id, at) \
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant, idempotency_key) DO NOTHING";
        let query = query_of(&self.id, CLAIM)
            .bind(key.as_str())
            .bind(request_hash(self.store.keys.first(), new))
            .bind(registry.id.to_string())
            .bind(stamp.at);
        Ok(transaction.execute(query).await? == 1)
    }

    async fn created_before(
        &self,
        key: &IdempotencyKey,
        new: &NewRegistry,
    ) -> Result<Created, Error> {
        const FIND: &str = "SELECT request_hash, registry_id FROM idempotency_keys \
            WHERE tenant = $1 AND idempotency_key = $2";
        let query = query_of(&self.id, FIND).bind(key.as_str());
        let row = self.store.database.row(query).await?.ok_or(Error::NotFound)?;
        let stored = row.text("request_hash")?;
        let key_id = stored.split(':').next().unwrap_or_default();
        let hashed_with = self.store.keys.find(key_id).ok_or(Error::IdempotencyKeyReused)?;
        if request_hash(hashed_with, new) != stored {
            return Err(Error::IdempotencyKeyReused);
        }
        let registry = self.get(row.parse("registry_id")?).await?;
        Ok(Created { registry, is_new: false })
    }
}

/// A hash of all that the request says, after the id of the key that it is made with. It is keyed,
/// so that nobody who reads the table can try out tokens.
fn request_hash(key: &Key, new: &NewRegistry) -> String {
    let NewRegistry { username, host, visibility, description, image, token, next_test_at: _ } =
        new;
    let image = image.as_ref().map(ToString::to_string);
    // No text begins with `=` that stands for none.
    let token = Zeroizing::new(token.as_ref().map(Token::expose).map_or(String::new(), |it| {
        let mut text = String::with_capacity(it.len() + 1);
        text.push('=');
        text.push_str(it);
        text
    }));
    let parts = [
        "ghcr-connect request 1",
        username.as_str(),
        host.as_str(),
        visibility.as_str(),
        description.as_str(),
        image.as_deref().unwrap_or_default(),
        &token,
    ];
    let message = Zeroizing::new(join(parts.map(str::as_bytes)));
    format!("{}:{}", key.id.as_str(), key.keyed_hash(&message))
}
