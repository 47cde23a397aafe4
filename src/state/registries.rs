//! The list of saved registries.

use super::deployment::Deployment;
use crate::api::registries::{self as api, RegistryQuery, new_attempt};
use crate::api::{AbortGuard, ApiError, Endpoint, registry_json};
use crate::clock::now;
use crate::host::{Host, HostEvent};
use ghcr_contract::{
    ExportedRegistry, ProblemCode, Registry, RegistryEventKind, RegistryExport, RegistryState,
    SavedRegistry, holds_token,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// What of the list was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The registries, those saved last first.
    pub registries: Vec<SavedRegistry>,
    /// Where the next page begins; none if all were read.
    pub next: Option<String>,
    /// How many pages were read.
    pub pages: usize,
    /// Why the latest request brought nothing.
    pub failure: Option<ApiError>,
    /// Whether the caller may change and test.
    pub may_change: bool,
    /// Whether anybody on the service's own machine is the one user, without signing in.
    pub is_local: bool,
}

/// What was done last, to be said once.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// It was removed, and can be restored.
    Removed(Box<SavedRegistry>),
    /// It was restored.
    Restored(Box<SavedRegistry>),
    /// So many were imported.
    Imported(usize),
    /// So many of all were imported, and then something stood in the way.
    ImportStopped {
        /// How many.
        done: usize,
        /// Of how many.
        all: usize,
        /// What stood in the way.
        failure: ApiError,
    },
    /// All of the file is in the list.
    ImportKnown,
    /// The file is none that can be imported.
    ImportUnreadable,
    /// The file is about the registry of that host, and not the one that is connected.
    ImportElsewhere(String),
    /// What was asked for was not done.
    Failed(ApiError),
}

/// The list of saved registries, and what is done to it.
#[derive(Clone, Copy)]
pub struct Registries {
    /// Which ones are wanted.
    pub query: RwSignal<RegistryQuery>,
    /// What was read.
    pub listing: RwSignal<Listing>,
    /// What was done last.
    pub notice: RwSignal<Option<Notice>>,
    /// The request for a page, which the next one and the end of the screen abort.
    call: StoredValue<Option<AbortGuard>, LocalStorage>,
    deployment: Deployment,
    host: Host,
}

impl Registries {
    /// Nothing is read yet.
    pub fn new(deployment: Deployment, host: Host) -> Self {
        Self {
            query: RwSignal::default(),
            listing: RwSignal::default(),
            notice: RwSignal::new(None),
            call: StoredValue::new_local(None),
            deployment,
            host,
        }
    }

    /// Returns true if the service says that it keeps no list.
    pub fn is_not_kept(self) -> bool {
        let is_refused = self.listing.with(|listing| match &listing.failure {
            Some(ApiError::Problem(problem)) => problem.code == ProblemCode::NotFound,
            Some(ApiError::NotTheProxy { status }) => matches!(status, 404 | 405),
            _ => false,
        });
        is_refused || self.deployment.has_list() == Some(false)
    }

    /// Reads the first page of what is wanted, if there may be a list.
    pub fn load(self) {
        if self.listing.is_disposed() || untrack(|| self.deployment.has_list()) != Some(true) {
            return;
        }
        // No token goes into an address, and no registry has one in its name.
        if self.query.with_untracked(|query| holds_token(&query.search)) {
            self.call.set_value(None);
            self.listing.update(|listing| {
                (listing.registries, listing.next) = (Vec::new(), None);
                (listing.pages, listing.failure) = (1, None);
            });
            return;
        }
        // There is no next page of another search.
        self.listing.update(|listing| listing.next = None);
        self.read(None);
    }

    /// Reads it now, and again when it is known that there may be a list or when something else is
    /// wanted.
    pub fn keep_loaded(self) {
        Effect::new(move |_| {
            self.query.track();
            let _ = self.deployment.has_list();
            self.load();
        });
    }

    /// Reads the next page.
    pub fn load_more(self) {
        if let Some(next) = self.listing.with_untracked(|listing| listing.next.clone()) {
            self.read(Some(next));
        }
    }

    fn read(self, cursor: Option<String>) {
        let guard = AbortGuard::new();
        let signal = guard.signal();
        self.call.set_value(Some(guard));
        let (endpoint, query) = (self.deployment.endpoint(), self.query.get_untracked());
        spawn_local(async move {
            let answer = api::list(&endpoint, &query, cursor.as_deref(), signal).await;
            if matches!(answer, Err(ApiError::Cancelled)) {
                return;
            }
            let _ = self.listing.try_update(|listing| match answer {
                Ok(page) => {
                    (listing.may_change, listing.is_local) = (page.may_change, page.is_local);
                    if cursor.is_none() {
                        (listing.registries, listing.pages) = (Vec::new(), 0);
                    }
                    listing.registries.extend(page.registries);
                    listing.next = page.next;
                    listing.pages += 1;
                    listing.failure = None;
                }
                Err(failure) => listing.failure = Some(failure),
            });
        });
    }

    /// Shows what has become of a registry, and tells the host page.
    pub fn put(self, registry: &SavedRegistry, done: RegistryEventKind) {
        self.listing.update(|listing| {
            let known = listing.registries.iter_mut().find(|it| it.id == registry.id);
            match known {
                Some(known) => known.clone_from(registry),
                None => listing.registries.insert(0, registry.clone()),
            }
        });
        self.tell(registry, done);
    }

    fn tell(self, registry: &SavedRegistry, done: RegistryEventKind) {
        self.host.emit(&HostEvent::registry(registry, done), None);
    }

    /// A registry was removed. It can be restored as long as that is said.
    pub fn note_removal(self, registry: SavedRegistry) {
        let _ = self.listing.try_update(|it| it.registries.retain(|it| it.id != registry.id));
        self.tell(&registry, RegistryEventKind::Removed);
        self.say(Ok(Notice::Removed(Box::new(registry))));
    }

    /// Undoes a removal.
    pub fn restore(self, registry: &SavedRegistry) {
        let (endpoint, id) = (self.deployment.endpoint(), registry.id.clone());
        spawn_local(async move {
            let answer = api::restore(&endpoint, &id).await;
            let said = answer.map(|registry| {
                self.tell(&registry, RegistryEventKind::Restored);
                self.load();
                Notice::Restored(Box::new(registry))
            });
            self.say(said);
        });
    }

    fn say(self, notice: Result<Notice, ApiError>) {
        let notice = notice.unwrap_or_else(Notice::Failed);
        let _ = self.notice.try_set(Some(notice));
    }

    /// Hands over a file of all registries, whatever is searched for.
    pub fn export(self, hand_over: impl FnOnce(String) + 'static) {
        let endpoint = self.deployment.endpoint();
        spawn_local(async move {
            match read_all(&endpoint).await {
                Ok(registries) => {
                    let file = serde_json::to_string_pretty(&RegistryExport { registries });
                    hand_over(file.unwrap_or_default());
                }
                Err(failure) => self.say(Err(failure)),
            }
        });
    }

    /// Saves each registry of a file that is not in the list yet, in the file's order, until
    /// something stands in the way. The same file again goes on from there.
    pub fn import(self, file: &str) {
        let Ok(RegistryExport { mut registries }) = serde_json::from_str(file) else {
            return self.say(Ok(Notice::ImportUnreadable));
        };
        let hosts = self.deployment.hosts;
        let Some(connected) = hosts.try_with_untracked(|hosts| hosts.registry.clone()) else {
            return;
        };
        if let Some(other) = registries.iter().find(|registry| registry.host != connected) {
            return self.say(Ok(Notice::ImportElsewhere(other.host.clone())));
        }
        let endpoint = self.deployment.endpoint();
        spawn_local(async move {
            let known = match read_all(&endpoint).await {
                Ok(known) => known,
                Err(failure) => return self.say(Err(failure)),
            };
            registries.retain(|registry| !known.contains(registry));
            // The one that stands first in the file stands first in the list.
            registries.reverse();
            let notice = self.save_all(&endpoint, registries).await;
            self.say(Ok(notice));
            self.load();
        });
    }

    async fn save_all(self, endpoint: &Endpoint, registries: Vec<ExportedRegistry>) -> Notice {
        let all = registries.len();
        for (done, registry) in registries.into_iter().enumerate() {
            let body = registry_json(&Registry::from(registry));
            match api::save(endpoint, &body, &new_attempt(), None).await {
                Ok(registry) => self.tell(&registry, RegistryEventKind::Created),
                Err(failure) => return Notice::ImportStopped { done, all, failure },
            }
        }
        if all == 0 { Notice::ImportKnown } else { Notice::Imported(all) }
    }
}

/// Every registry of the list, page by page.
async fn read_all(endpoint: &Endpoint) -> Result<Vec<ExportedRegistry>, ApiError> {
    let (mut registries, mut cursor) = (Vec::new(), None);
    loop {
        let page = api::list(endpoint, &RegistryQuery::default(), cursor.as_deref(), None).await?;
        registries.extend(page.registries.iter().map(ExportedRegistry::from));
        cursor = page.next;
        if cursor.is_none() {
            return Ok(registries);
        }
    }
}

/// How long to wait for such a test before looking again.
pub const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// How long the first test of what was saved or changed is waited for, in seconds.
const A_WHILE: i64 = 60;

/// Returns true if the service is about to test the registry, because it was saved or changed a
/// moment ago.
pub fn awaits_test(registry: &SavedRegistry) -> bool {
    // The browser's clock may be ahead of the service's, or behind it.
    let age = (now() - registry.updated_at).abs();
    registry.state == RegistryState::NeverTested && age < A_WHILE
}
