//! Gathers evidence in waves, so that a diagnosis costs round trips and not calls.
//!
//! Each answer is put into its place as soon as it comes. A wave that is dropped at the deadline
//! leaves behind what it has learnt so far.

mod pages;
mod pull;

use crate::evidence::{Evidence, Listing};
use crate::github::{self, Namespace};
use crate::judge::Stage;
use crate::registry;
use crate::upstream::{Answer, Challenge, Upstream};
use futures_util::future::join_all;
use ghcr_contract::{ImageReference, Policy, Token, ValidateRequest, Visibility};
use std::sync::atomic::{AtomicU32, Ordering};

/// One diagnosis on its way.
pub(crate) struct Probe<'a> {
    line: Line<'a>,
    request: &'a ValidateRequest,
    policy: &'a Policy,
    evidence: Evidence,
}

/// The way out, with a counter on it.
struct Line<'a> {
    upstream: &'a Upstream,
    calls: AtomicU32,
}

impl Line<'_> {
    async fn ask<F: Future>(&self, call: F) -> F::Output {
        self.calls.fetch_add(1, Ordering::Relaxed);
        call.await
    }
}

impl<'a> Probe<'a> {
    pub(crate) fn new(
        upstream: &'a Upstream,
        request: &'a ValidateRequest,
        policy: &'a Policy,
    ) -> Self {
        let mut evidence = Evidence::default();
        evidence.registry.image.clone_from(&request.image);
        Self { line: Line { upstream, calls: AtomicU32::new(0) }, request, policy, evidence }
    }

    pub(crate) fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    pub(crate) fn calls(&self) -> u32 {
        self.line.calls.load(Ordering::Relaxed)
    }

    /// The deadline passed: what is not known by now stays unknown.
    pub(crate) fn cut_short(&mut self) {
        self.evidence.is_cut_short = true;
    }

    /// Whether the answers so far give reason to ask on: a token that was sent must have been
    /// accepted.
    pub(crate) fn may_go_on(&self) -> bool {
        let was_asked = self.evidence.token_user.is_some();
        !was_asked || self.evidence.token_owner().is_some()
    }

    /// Sends the requests of that wave.
    pub(crate) async fn ask(&mut self, wave: Stage) {
        match wave {
            Stage::Offline => {}
            Stage::Identity => self.ask_who_it_is().await,
            Stage::Namespace => self.ask_what_it_sees().await,
            Stage::Details => self.ask_for_details().await,
            Stage::Pull => self.ask_for_the_pull().await,
        }
    }

    /// First wave: the one authenticated request that may fail, alone, because a wrong token must
    /// count as one failed login at GitHub and not as many. Beside it, what needs no credential.
    async fn ask_who_it_is(&mut self) {
        let Self { line, request, evidence, .. } = self;
        let Evidence { token_user, account, registry, .. } = evidence;
        let identity = async {
            match &request.token {
                Some(token) => {
                    *token_user = Some(line.ask(github::token_user(line.upstream, token)).await);
                }
                None => {
                    *account = Some(
                        line.ask(github::account(line.upstream, &request.username, None)).await,
                    );
                }
            }
        };
        let challenge = async {
            if request.image.is_some() || request.token.is_some() {
                let challenge = registry::challenge(line.upstream, request.image.as_ref());
                registry.challenge = Some(line.ask(challenge).await);
            }
        };
        tokio::join!(identity, challenge);
    }

    /// Second wave: all that depends on the token being good. Whether the name is a user's or an
    /// organisation's is not known yet, so both are asked: a wrong guess costs a call, waiting
    /// would cost a round trip.
    async fn ask_what_it_sees(&mut self) {
        let realm = self.realm();
        let login = self.login();
        let Self { line, request, evidence, .. } = self;
        let name = &request.username;
        let is_own = evidence.token_owner().is_some_and(|owner| name.is_same_login(&owner.login));
        let Evidence { account, membership, org_packages, user_packages, registry, .. } = evidence;
        let exchanges =
            pull::exchange(line, realm.as_ref(), &login, request.token.as_ref(), registry);
        let Some(token) = &request.token else { return exchanges.await };
        let account = async {
            *account = Some(line.ask(github::account(line.upstream, name, Some(token))).await);
        };
        let as_organization = async {
            if is_own {
                return;
            }
            let asking = line.ask(github::membership(line.upstream, name, token));
            let listing = list(line, Namespace::Organization(name), Visibility::ALL, token);
            let store = async { *membership = Some(asking.await) };
            let keep = async { *org_packages = listing.await };
            tokio::join!(store, keep);
        };
        let as_user = async {
            let namespace = if is_own { Namespace::Own } else { Namespace::User(name) };
            // A user's packages are public or private: internal is an organisation's (GitHub facts,
            // section 6).
            *user_packages =
                list(line, namespace, &[Visibility::Public, Visibility::Private], token).await;
        };
        tokio::join!(exchanges, account, as_organization, as_user);
    }

    /// Third wave: the further pages, and the manifest of the named image; or, when none was named,
    /// what is needed to pull the newest that was listed.
    async fn ask_for_details(&mut self) {
        let chosen = if self.request.image.is_none() { self.choose_package() } else { None };
        let (realm, login) = (self.realm(), self.login());
        let is_organization = self.evidence.is_organization(&self.request.username);
        let namespace = self.namespace();
        let wants_reason = self.wants_reason();
        let Self { line, request, evidence, .. } = self;
        let Evidence { org_packages, user_packages, registry, .. } = evidence;
        let listing = if is_organization { org_packages } else { user_packages };
        let pages = async {
            if let Some(token) = &request.token {
                pages::read_further(line, namespace, token, listing).await;
            }
        };
        let image = async {
            let (Some(name), Some(token)) = (chosen, &request.token) else {
                return pull::ask_manifests(line, registry, wants_reason).await;
            };
            registry.is_chosen = true;
            // The exchange needs the name only; the digest comes with the version.
            let Ok(image) = format!("{}/{name}", request.username).parse::<ImageReference>() else {
                registry.is_unwritable = true;
                return;
            };
            registry.image = Some(image);
            let version = line.ask(github::newest_version(line.upstream, namespace, &name, token));
            let exchanges = pull::exchange(line, realm.as_ref(), &login, Some(token), registry);
            let (version, ()) = tokio::join!(version, exchanges);
            registry.versions = Some(version);
        };
        tokio::join!(pages, image);
    }

    /// Fourth wave, only when the image had to be found first: its manifest.
    async fn ask_for_the_pull(&mut self) {
        let registry = &mut self.evidence.registry;
        if !registry.is_chosen {
            return;
        }
        let newest = registry
            .versions
            .as_ref()
            .and_then(Answer::value)
            .and_then(|versions| versions.first());
        // Without a version there is nothing to try: that there is no `latest` would be held
        // against an image that nobody named.
        registry.image =
            registry.image.take().zip(newest).and_then(|(image, newest)| {
                format!("{}@{}", image.path(), newest.name).parse().ok()
            });
        pull::ask_manifests(&self.line, registry, false).await;
    }

    /// Whether only the registry could say why the named image is refused: no list tells of it.
    fn wants_reason(&self) -> bool {
        let name = &self.request.username;
        let is_listed = |image: &ImageReference| {
            name.is_same_login(image.owner())
                && self.evidence.listing(name).find(image.name()).is_some()
        };
        self.request.image.as_ref().is_some_and(|image| !is_listed(image))
    }

    /// Where tokens are fetched, if it is the registry's own origin. Nobody else gets a credential.
    fn realm(&self) -> Option<Challenge> {
        self.evidence.registry.realm().filter(|it| it.is_of(&self.line.upstream.hosts().registry))
    }

    /// Who logs in at the registry: the token's owner. GHCR ignores the name, other registries do
    /// not.
    fn login(&self) -> String {
        let owner = self.evidence.token_owner().map(|owner| owner.login.as_str());
        owner.unwrap_or(self.request.username.as_str()).to_owned()
    }

    fn namespace(&self) -> Namespace<'a> {
        let name = &self.request.username;
        match self.evidence.token_owner() {
            Some(owner) if name.is_same_login(&owner.login) => Namespace::Own,
            _ if self.evidence.is_organization(name) => Namespace::Organization(name),
            _ => Namespace::User(name),
        }
    }

    /// The newest listed package that the policy supports; one that is not public if there is such
    /// a one, because a public one proves nothing of the token (GitHub facts, section 10, point 3).
    fn choose_package(&self) -> Option<String> {
        let listing = self.evidence.listing(&self.request.username);
        let supported = listing.parts.iter().filter(|part| self.policy.supports(part.visibility));
        let packages = supported.flat_map(|part| {
            part.first_page().iter().map(|it| (part.visibility != Visibility::Public, it))
        });
        let best = packages.max_by(|(a_proves, a), (b_proves, b)| {
            a_proves.cmp(b_proves).then_with(|| a.updated_at.cmp(&b.updated_at))
        });
        best.map(|(_, package)| package.name.clone())
    }
}

async fn list(
    line: &Line<'_>,
    namespace: Namespace<'_>,
    kinds: &[Visibility],
    token: &Token,
) -> Listing {
    let parts =
        kinds.iter().map(|kind| line.ask(github::packages(line.upstream, namespace, *kind, token)));
    Listing { parts: join_all(parts).await }
}
