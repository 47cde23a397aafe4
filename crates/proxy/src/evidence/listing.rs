//! What GitHub lists of a namespace.

use crate::upstream::Answer;
use ghcr_contract::{PackageRow, Policy, Visibility};
use serde::Deserialize;

/// The container packages of one namespace, one part for each visibility that can be asked for.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// In the order of [`Visibility::ALL`]; only those that were asked.
    pub parts: Vec<ListedPart>,
}

impl Listing {
    /// Those parts that the host of the screen supports: only they can stand in its way.
    pub fn supported<'a>(
        &'a self,
        policy: &'a Policy,
    ) -> impl Iterator<Item = &'a ListedPart> + Clone {
        self.parts.iter().filter(|part| policy.supports(part.visibility))
    }

    /// The part in whose first page that package stands.
    #[must_use]
    pub fn find(&self, package: &str) -> Option<&ListedPart> {
        self.parts.iter().find(|part| part.first_page().iter().any(|it| it.name == package))
    }

    /// Whether all of those were given, and they are all that is public: whoever scans no more is
    /// not stopped by what guards the rest.
    #[must_use]
    pub fn gives_all_that_is_scanned(&self, policy: &Policy) -> bool {
        policy.supported == [Visibility::Public]
            && self.supported(policy).all(ListedPart::is_answered)
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
