//! All that was seen. `None` stands for "not asked", or "not answered before the deadline".

use crate::upstream::{Answer, Challenge};
use ghcr_contract::{AccountKind, ImageReference, PackageRow, Policy, Username, Visibility};
use secrecy::SecretString;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// The answers that a diagnosis gathered.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// `GET /user` with the token: whose is it, what may it do, until when.
    pub token_user: Option<Answer<Account>>,
    /// `GET /users/{name}`: is there such an account. With the token where GitHub accepted it, without where there is
    /// none.
    pub account: Option<Answer<Account>>,
    /// `GET /user/memberships/orgs/{name}`.
    pub membership: Option<Answer<Membership>>,
    /// The packages, asked as if the name were an organisation's.
    pub org_packages: Listing,
    /// The packages, asked as if the name were a user's.
    pub user_packages: Listing,
    /// What the registry said.
    pub registry: RegistryEvidence,
    /// The deadline passed before all was answered.
    pub is_cut_short: bool,
}

impl Evidence {
    /// The owner of the token, once GitHub accepted it.
    #[must_use]
    pub fn token_owner(&self) -> Option<&Account> {
        self.token_user.as_ref().and_then(Answer::value)
    }

    /// What the name turned out to be; `None` as long as GitHub does not say. The token's own account is known from the
    /// token, even where GitHub hides it from look-ups.
    #[must_use]
    pub fn account_kind(&self, name: &Username) -> Option<AccountKind> {
        let own = self.token_owner().filter(|owner| name.is_same_login(&owner.login));
        own.or_else(|| self.account.as_ref().and_then(Answer::value)).map(Account::kind)
    }

    /// The list that belongs to what the name turned out to be; as long as nobody knows, the one that was given.
    #[must_use]
    pub fn listing(&self, name: &Username) -> &Listing {
        if self.is_organization(name) { &self.org_packages } else { &self.user_packages }
    }

    /// Whether the name is to be treated as an organisation's.
    #[must_use]
    pub fn is_organization(&self, name: &Username) -> bool {
        match self.account_kind(name) {
            Some(kind) => kind == AccountKind::Organization,
            None => self.org_packages.parts.iter().any(|part| part.is_answered() || part.names_sign_on()),
        }
    }
}

/// What GitHub says of an account.
#[derive(Clone, Debug, Deserialize)]
pub struct Account {
    /// As GitHub writes it.
    pub login: String,
    /// An open text: `User`, `Organization`, `Bot`, …
    #[serde(rename = "type", default)]
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
pub struct Membership {
    /// `active` or `pending`.
    pub state: String,
}

/// The container packages of one namespace, one part for each visibility that can be asked for.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// In the order of [`Visibility::ALL`]; only those that were asked.
    pub parts: Vec<ListedPart>,
}

impl Listing {
    /// Those parts that the host of the screen supports: only they can stand in its way.
    pub fn supported<'a>(&'a self, policy: &'a Policy) -> impl Iterator<Item = &'a ListedPart> + Clone {
        self.parts.iter().filter(|part| policy.supports(part.visibility))
    }

    /// The part in whose first page that package stands.
    #[must_use]
    pub fn find(&self, package: &str) -> Option<&ListedPart> {
        self.parts.iter().find(|part| part.first_page().iter().any(|it| it.name == package))
    }

    /// Whether all of those were given, and they are all that is public: whoever scans no more is not stopped by what guards the rest.
    #[must_use]
    pub fn gives_all_that_is_scanned(&self, policy: &Policy) -> bool {
        policy.supported == [Visibility::Public] && self.supported(policy).all(ListedPart::is_answered)
    }
}

/// The packages of one visibility.
#[derive(Clone, Debug)]
pub struct ListedPart {
    /// Which.
    pub visibility: Visibility,
    /// The first page, as it was answered.
    pub first: Answer<Vec<Package>>,
    /// How many packages stand on the further pages that were read.
    pub further: u64,
    /// Whether every page was read.
    pub is_complete: bool,
}

impl ListedPart {
    /// Those of the first page; none when it was refused.
    #[must_use]
    pub fn first_page(&self) -> &[Package] {
        self.first.value().map(Vec::as_slice).unwrap_or_default()
    }

    /// How many there are, as far as was read.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.first_page().len() as u64 + self.further
    }

    /// Whether the first page was given.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.first.value().is_some()
    }

    /// Whether single sign-on is spoken of, which only organisations have.
    #[must_use]
    pub fn names_sign_on(&self) -> bool {
        self.first.reply().is_some_and(|reply| reply.seen.sso.is_some())
    }

    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> u32 {
        self.first.reply().and_then(|reply| reply.seen.last_page).unwrap_or(1)
    }
}

/// What GitHub says of a package, as far as it is shown.
#[derive(Clone, Debug, Deserialize)]
pub struct Package {
    /// Without the owner; may hold `/`.
    pub name: String,
    /// RFC 3339; sorts as text.
    #[serde(default)]
    pub updated_at: String,
    #[serde(default)]
    repository: Option<Repository>,
}

#[derive(Clone, Debug, Deserialize)]
struct Repository {
    full_name: String,
}

impl Package {
    /// As the screen shows it.
    #[must_use]
    pub fn row(&self, visibility: Visibility) -> PackageRow {
        PackageRow {
            name: self.name.clone(),
            visibility,
            updated_at: self.updated_at.clone(),
            repository: self.repository.as_ref().map(|it| it.full_name.clone()),
        }
    }
}

/// One version of a package; the newest comes first.
#[derive(Clone, Debug, Deserialize)]
pub struct PackageVersion {
    /// The digest of its manifest.
    pub name: String,
}

/// What the registry said of one image, with the token and without.
#[derive(Clone, Debug, Default)]
pub struct RegistryEvidence {
    /// The image that was tried.
    pub image: Option<ImageReference>,
    /// It was taken from the list, because the request named none.
    pub is_chosen: bool,
    /// The newest supported package has a name that no container tool can write.
    pub is_unwritable: bool,
    /// `GET …/packages/container/{name}/versions`, to learn a digest of the chosen package.
    pub versions: Option<Answer<Vec<PackageVersion>>>,
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
        let header = self.challenge.as_ref()?.reply()?.seen.challenge.as_deref()?;
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
    /// GET of it, where GitHub did not list the package: a HEAD has no body that would say why it is refused.
    pub reason: Option<Answer<IgnoredAny>>,
}

/// What the registry gives for a credential, or for none. Some say `access_token` (GitHub facts, section 5).
#[derive(Clone, Debug, Deserialize)]
pub struct RegistryToken {
    #[serde(alias = "access_token")]
    token: SecretString,
}

impl RegistryToken {
    /// The text for the `Authorization` header.
    #[must_use]
    pub fn secret(&self) -> &SecretString {
        &self.token
    }
}
