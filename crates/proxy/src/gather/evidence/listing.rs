//! What GitHub lists of a namespace.

use crate::gather::upstream::object::{first, objects_only, text};
use crate::gather::upstream::{Answer, PageLinks, Reply};
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

    /// The part in which that package stands.
    #[must_use]
    pub fn find(&self, package: &str) -> Option<&ListedPart> {
        self.parts.iter().find(|part| part.lists(package))
    }

    /// Whether every list was given, and nothing is on any.
    #[must_use]
    pub fn is_known_to_be_empty(&self) -> bool {
        !self.parts.is_empty()
            && self.parts.iter().all(|part| part.is_answered() && part.count() == 0)
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
    /// The first page, as it was answered; none before.
    pub first: Option<Answer<Page>>,
    /// How many packages stand on the further pages that were read.
    pub further: u64,
    /// The named image's package stands on one of those.
    pub lists_named: Option<String>,
    /// Whether the last page was read, and said that it is the last.
    pub is_complete: bool,
}

impl ListedPart {
    /// A part that was asked for and is not answered yet.
    #[must_use]
    pub fn asked(visibility: Visibility) -> Self {
        Self { visibility, first: None, further: 0, lists_named: None, is_complete: false }
    }

    /// Those of the first page; none when it was refused.
    #[must_use]
    pub fn first_page(&self) -> &[Package] {
        self.first.as_ref().and_then(Answer::value).map(|page| &*page.0).unwrap_or_default()
    }

    /// Whether that package stands on a page that was read.
    #[must_use]
    pub fn lists(&self, package: &str) -> bool {
        self.lists_named.as_deref() == Some(package)
            || self.first_page().iter().any(|it| it.name == package)
    }

    /// How many there are, as far as was read.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.first_page().len() as u64 + self.further
    }

    /// What the first page was answered with.
    #[must_use]
    pub fn reply(&self) -> Option<&Reply<Page>> {
        self.first.as_ref().and_then(Answer::reply)
    }

    /// Whether the first page was given.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.first.as_ref().is_some_and(|first| first.value().is_some())
    }

    /// Whether single sign-on is spoken of, which only organisations have.
    #[must_use]
    pub fn names_sign_on(&self) -> bool {
        self.reply().is_some_and(|reply| reply.head.sso.is_some())
    }
}

/// The longest name that is read, in bytes. An image's is the longest of all (GitHub facts, section
/// 7).
pub(crate) const MAX_TEXT: usize = 255;
/// GitHub's own limit (GitHub facts, section 4).
pub(crate) const PER_PAGE: usize = 100;

/// A page of a list.
#[derive(Clone, Debug, Deserialize)]
pub struct Page(#[serde(deserialize_with = "first::<PER_PAGE, _, _>")] pub Vec<Package>);

impl Page {
    /// Whether the page of that number is the last one. A full page without a `Link` header may not
    /// be: something on the way may have taken the header off.
    #[must_use]
    pub fn is_last(&self, number: u32, links: Option<PageLinks>) -> bool {
        match links {
            Some(links) => !links.has_next && links.last.is_none_or(|last| last <= number),
            None => self.0.len() < PER_PAGE,
        }
    }
}

/// What GitHub says of a package, as far as it is shown.
#[derive(Clone, Debug, Deserialize)]
#[serde(remote = "Self")]
pub struct Package {
    /// Without the owner; may hold `/`.
    #[serde(deserialize_with = "text::<MAX_TEXT, _>")]
    pub name: String,
    /// RFC 3339; sorts as text.
    #[serde(default, deserialize_with = "text::<MAX_TEXT, _>")]
    pub updated_at: String,
    #[serde(default)]
    repository: Option<Repository>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(remote = "Self")]
struct Repository {
    #[serde(deserialize_with = "text::<MAX_TEXT, _>")]
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

/// The newest version of a package, if it has any: GitHub lists it first.
#[derive(Clone, Debug, Deserialize)]
pub struct Versions(#[serde(deserialize_with = "first::<1, _, _>")] pub Vec<PackageVersion>);

/// One version of a package.
#[derive(Clone, Debug, Deserialize)]
#[serde(remote = "Self")]
pub struct PackageVersion {
    /// The digest of its manifest.
    #[serde(deserialize_with = "text::<MAX_TEXT, _>")]
    pub name: String,
}

objects_only!(Package, PackageVersion, Repository);
