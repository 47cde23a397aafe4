//! All that was seen. `None` stands for "not asked", or "not answered before the deadline".

mod listing;

pub use listing::{ListedPart, Listing, Package, PackageVersion, Page, Versions};
pub(crate) use listing::{MAX_TEXT, PER_PAGE};

use crate::gather::upstream::object::{self, FromObject, objects_only, text};
use crate::gather::upstream::{Answer, Challenge};
use ghcr_contract::{AccountKind, Cause, ImageReference, Username};
use secrecy::SecretString;
use serde::de::{Error, IgnoredAny};
use serde::{Deserialize, Deserializer};

/// The answers that a diagnosis gathered.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// `GET /user` with the token: whose is it, what may it do, until when.
    pub token_user: Option<Answer<Account>>,
    /// `GET /users/{name}`: is there such an account. With the token where GitHub accepted it,
    /// without where there is none.
    pub account: Option<Answer<Account>>,
    /// `GET /user/memberships/orgs/{name}`.
    pub membership: Option<Answer<Membership>>,
    /// The packages, asked as if the name were an organisation's.
    pub org_packages: Listing,
    /// The packages, asked as if the name were a user's.
    pub user_packages: Listing,
    /// What the registry said.
    pub registry: RegistryEvidence,
    /// The deadline passed before all was answered, and why.
    pub cut_short: Option<Cause>,
}

impl Evidence {
    /// The owner of the token, once GitHub accepted it.
    #[must_use]
    pub fn token_owner(&self) -> Option<&Account> {
        self.token_user.as_ref().and_then(Answer::value)
    }

    /// What the name turned out to be; `None` as long as GitHub does not say. The token's own
    /// account is known from the token, even where GitHub hides it from look-ups.
    #[must_use]
    pub fn account_kind(&self, name: &Username) -> Option<AccountKind> {
        let own = self.token_owner().filter(|owner| name.is_same_login(&owner.login));
        own.or_else(|| self.account.as_ref().and_then(Answer::value)).map(Account::kind)
    }

    /// The list that belongs to what the name turned out to be; as long as nobody knows, the one
    /// that was given.
    #[must_use]
    pub fn listing(&self, name: &Username) -> &Listing {
        if self.is_organization(name) { &self.org_packages } else { &self.user_packages }
    }

    /// Whether the name is to be treated as an organisation's.
    #[must_use]
    pub fn is_organization(&self, name: &Username) -> bool {
        match self.account_kind(name) {
            Some(kind) => kind == AccountKind::Organization,
            None => self
                .org_packages
                .parts
                .iter()
                .any(|part| part.is_answered() || part.names_sign_on()),
        }
    }
}

/// What GitHub says of an account.
#[derive(Clone, Debug, Deserialize)]
#[serde(remote = "Self")]
pub struct Account {
    /// As GitHub writes it.
    #[serde(deserialize_with = "text::<MAX_TEXT, _>")]
    pub login: String,
    /// An open text: `User`, `Organization`, `Bot`, …
    #[serde(rename = "type", default, deserialize_with = "text::<MAX_TEXT, _>")]
    kind: String,
}

impl Account {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> AccountKind {
        match self.kind.as_str() {
            "User" => AccountKind::User,
            "Organization" => AccountKind::Organization,
            _ => AccountKind::Other,
        }
    }

    #[cfg(test)]
    pub(crate) fn new(login: &str, kind: &str) -> Self {
        Self { login: login.into(), kind: kind.into() }
    }
}

/// What GitHub says of the token owner's place in an organisation.
#[derive(Clone, Debug, Deserialize)]
#[serde(remote = "Self")]
pub struct Membership {
    /// `active` or `pending`.
    #[serde(deserialize_with = "text::<MAX_TEXT, _>")]
    pub state: String,
}

objects_only!(Account, Membership);

/// What the registry said of one image, with the token and without.
#[derive(Clone, Debug, Default)]
pub struct RegistryEvidence {
    /// The image that was tried.
    pub image: Option<ImageReference>,
    /// It was taken from the list, because the request named none.
    pub is_chosen: bool,
    /// There are packages, and no container tool can write their owner's name.
    pub is_unwritable: bool,
    /// The named image has no `latest`, so its newest version is tried.
    pub has_no_latest: bool,
    /// `GET …/packages/container/{name}/versions`, to learn a digest of the chosen package.
    pub versions: Option<Answer<Versions>>,
    /// The first, unauthenticated request, which the registry answers with where to fetch a token.
    pub challenge: Option<Answer<()>>,
    /// With the token.
    pub with_token: Pull,
    /// Without.
    pub anonymous: Pull,
}

impl RegistryEvidence {
    /// Where the registry wants tokens fetched.
    #[must_use]
    pub fn realm(&self) -> Option<Challenge> {
        let header = self.challenge.as_ref()?.reply()?.head.challenge.as_deref()?;
        Challenge::parse(header)
    }
}

/// The two steps of a pull, without its blobs.
#[derive(Clone, Debug, Default)]
pub struct Pull {
    /// The exchange at the realm.
    pub exchange: Option<Answer<RegistryToken>>,
    /// HEAD of the manifest.
    pub manifest: Option<Answer<()>>,
    /// GET of it, where GitHub did not list the package, or where a refusal does not show that it
    /// is the registry's: a HEAD has no body that would say why, and who says so.
    pub reason: Option<Answer<IgnoredAny>>,
}

/// What the registry gives for a credential, or for none. Some say `access_token` (GitHub facts,
/// section 5).
#[derive(Clone, Debug)]
pub struct RegistryToken(SecretString);

/// The specification allows both, which are the same then (distribution's token authentication
/// specification).
#[derive(Deserialize)]
struct EitherToken {
    token: Option<SecretString>,
    access_token: Option<SecretString>,
}

impl FromObject for RegistryToken {
    fn from_fields<'de, D: Deserializer<'de>>(fields: D) -> Result<Self, D::Error> {
        let EitherToken { token, access_token } = Deserialize::deserialize(fields)?;
        token.or(access_token).map(Self).ok_or_else(|| D::Error::missing_field("token"))
    }
}

impl<'de> Deserialize<'de> for RegistryToken {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        object::read(json)
    }
}

impl RegistryToken {
    /// The text for the `Authorization` header.
    #[must_use]
    pub fn secret(&self) -> &SecretString {
        &self.0
    }
}
