//! Gathers evidence in waves, so that a diagnosis costs round trips and not calls.
//!
//! Each answer is put into its place as soon as it comes. A wave that is dropped at the deadline
//! leaves behind what it has learnt so far.

mod choice;
mod pages;
mod pull;

use self::choice::{Choice, choose};
use crate::admission::attempts::{Admitted, Attempts};
use crate::admission::wait::Wait;
use crate::gather::evidence::Evidence;
use crate::gather::github::{self, Namespace};
use crate::gather::look_ups::LookUps;
use crate::gather::registry;
use crate::gather::upstream::{Answer, Calls, Challenge};
use crate::judge::Stage;
use crate::state::AppState;
use ghcr_contract::{Cause, Policy, ValidateRequest, Visibility};
use std::sync::Arc;

/// One diagnosis on its way.
pub(crate) struct Probe<'a> {
    calls: Calls<'a>,
    attempts: &'a Arc<Attempts>,
    look_ups: &'a LookUps,
    request: &'a ValidateRequest,
    policy: &'a Policy,
    admitted: &'a Admitted,
    evidence: Evidence,
}

impl Drop for Probe<'_> {
    /// However the diagnosis ends: what it has sent counts for the token's hour.
    fn drop(&mut self) {
        self.admitted.settle_calls(self.sent());
    }
}

impl<'a> Probe<'a> {
    /// `policy` says which visibilities are to be scanned.
    ///
    /// # Errors
    /// When the token has cost its owner too many calls this hour.
    pub(crate) fn new(
        state: &'a AppState,
        request: &'a ValidateRequest,
        policy: &'a Policy,
        admitted: &'a Admitted,
    ) -> Result<Self, Wait> {
        state.attempts.reserve_calls(admitted)?;
        let mut evidence = Evidence::default();
        evidence.registry.image.clone_from(&request.image);
        Ok(Self {
            calls: Calls::new(&state.upstream),
            attempts: &state.attempts,
            look_ups: &state.look_ups,
            request,
            policy,
            admitted,
            evidence,
        })
    }

    pub(crate) fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// How many calls were sent.
    pub(crate) fn sent(&self) -> u32 {
        self.calls.sent()
    }

    /// The deadline passed: what is not known by now stays unknown. If calls had to wait for their
    /// turn, that is this service's doing and not GitHub's.
    pub(crate) fn cut_short(&mut self) {
        let is_busy = self.calls.was_kept_waiting();
        let cause = if is_busy { Cause::ServiceBusy } else { Cause::TimedOut };
        self.evidence.cut_short = Some(cause);
    }

    /// Whether the answers so far give reason to ask on: a token that was sent must have been
    /// accepted.
    pub(crate) fn may_go_on(&self) -> bool {
        let was_asked = self.evidence.token_user.is_some();
        !was_asked || self.evidence.token_owner().is_some()
    }

    /// Sends the requests of that wave.
    ///
    /// # Errors
    /// When the token must not be tried now.
    pub(crate) async fn ask(&mut self, wave: Stage) -> Result<(), Wait> {
        match wave {
            Stage::Offline => {}
            Stage::Identity => self.ask_who_it_is().await?,
            Stage::Namespace => self.ask_what_it_sees().await,
            Stage::Details => self.ask_for_details().await,
            Stage::Pull => self.ask_for_the_pull().await,
        }
        Ok(())
    }

    /// First wave: the one authenticated request that may fail, alone, because a wrong token must
    /// count as one failed login at GitHub and not as many. Beside it, what needs no credential.
    async fn ask_who_it_is(&mut self) -> Result<(), Wait> {
        let Self { calls, attempts, look_ups, request, evidence, admitted, .. } = self;
        let Evidence { token_user, account, registry, .. } = evidence;
        let identity = async {
            match &request.token {
                Some(token) => *token_user = Some(attempts.log_in(calls, admitted, token).await?),
                None => *account = Some(look_ups.account(calls, &request.username).await),
            }
            Ok(())
        };
        let challenge = async {
            if request.image.is_some() || request.token.is_some() {
                let challenge = registry::challenge(calls, request.image.as_ref());
                registry.challenge = Some(challenge.await);
            }
            Ok(())
        };
        tokio::try_join!(identity, challenge).map(|_| ())
    }

    /// Second wave: all that depends on the token being good. Whether the name is a user's or an
    /// organisation's is not known yet, so both are asked: a wrong guess costs a call, waiting
    /// would cost a round trip.
    async fn ask_what_it_sees(&mut self) {
        let realm = self.realm();
        let login = self.login();
        let Self { calls, request, evidence, .. } = self;
        let name = &request.username;
        let is_own = evidence.token_owner().is_some_and(|owner| name.is_same_login(&owner.login));
        let Evidence { account, membership, org_packages, user_packages, registry, .. } = evidence;
        let exchanges =
            pull::exchange(calls, realm.as_ref(), &login, request.token.as_ref(), registry);
        let Some(token) = &request.token else { return exchanges.await };
        let account = async {
            *account = Some(github::account(calls, name, Some(token)).await);
        };
        let as_organization = async {
            if is_own {
                return;
            }
            let namespace = Namespace::Organization(name);
            let listing = pages::read_first(calls, namespace, Visibility::ALL, token, org_packages);
            let member = async {
                *membership = Some(github::membership(calls, name, token).await);
            };
            tokio::join!(member, listing);
        };
        // A user's packages are public or private: internal is an organisation's (GitHub facts,
        // section 6).
        let kinds = [Visibility::Public, Visibility::Private];
        let namespace = if is_own { Namespace::Own } else { Namespace::User(name) };
        let as_user = pages::read_first(calls, namespace, &kinds, token, user_packages);
        tokio::join!(exchanges, account, as_organization, as_user);
    }

    /// Third wave: the further pages, and the manifest of the named image; or, when none was named,
    /// what is needed to pull the newest that was listed.
    async fn ask_for_details(&mut self) {
        let chosen = if self.request.image.is_none() { self.choose() } else { None };
        let (realm, login) = (self.realm(), self.login());
        let is_organization = self.evidence.is_organization(&self.request.username);
        let namespace = self.namespace();
        let wants_reason = self.request.image.is_some() && !self.lists_named_image();
        let named = self.named_package().map(str::to_owned);
        let Self { calls, request, evidence, .. } = self;
        let Evidence { org_packages, user_packages, registry, .. } = evidence;
        let listing = if is_organization { org_packages } else { user_packages };
        let pages = async {
            if let Some(token) = &request.token {
                pages::read_further(calls, namespace, token, named.as_deref(), listing).await;
            }
        };
        let image = async {
            let (Some(image), Some(token)) = (chosen, &request.token) else {
                return pull::ask_manifests(calls, registry, wants_reason).await;
            };
            registry.is_chosen = true;
            let Choice::Image(image) = image else {
                registry.is_unwritable = true;
                return;
            };
            // The exchange needs the name only; the digest comes with the version.
            let image = registry.image.insert(image).clone();
            let version = github::newest_version(calls, namespace, image.name(), token);
            let exchanges = pull::exchange(calls, realm.as_ref(), &login, Some(token), registry);
            let (version, ()) = tokio::join!(version, exchanges);
            registry.versions = Some(version);
        };
        tokio::join!(pages, image);
    }

    /// Fourth wave: the manifest of the newest version, where the image had to be found first, or
    /// has no `latest`.
    async fn ask_for_the_pull(&mut self) {
        if self.lacks_latest() {
            self.ask_for_newest_version().await;
        }
        let registry = &mut self.evidence.registry;
        if !registry.is_chosen && !registry.has_no_latest {
            return;
        }
        // Without a version there is nothing to try: that there is no `latest` would be held
        // against an image that nobody named.
        registry.image = registry.image.take().and_then(|image| {
            let versions = registry.versions.as_ref().and_then(Answer::value)?;
            format!("{}@{}", image.path(), versions.0.first()?.name).parse().ok()
        });
        pull::ask_manifests(&self.calls, registry, false).await;
    }

    /// Whether the named image is in the list, and only the tag that nobody wrote is not there.
    fn lacks_latest(&self) -> bool {
        let manifest = self.evidence.registry.with_token.manifest.as_ref();
        let is_absent = manifest.and_then(Answer::reply).is_some_and(|it| it.head.status == 404);
        let is_open = self.request.image.as_ref().is_some_and(|image| !image.names_version());
        is_absent && is_open && self.lists_named_image()
    }

    /// Takes the newest version in the place of `latest`, if there is one.
    async fn ask_for_newest_version(&mut self) {
        let (Some(image), Some(token)) = (&self.request.image, &self.request.token) else { return };
        let namespace = self.namespace();
        let versions = github::newest_version(&self.calls, namespace, image.name(), token).await;
        let registry = &mut self.evidence.registry;
        if versions.value().is_some_and(|versions| !versions.0.is_empty()) {
            registry.has_no_latest = true;
            for pull in [&mut registry.with_token, &mut registry.anonymous] {
                (pull.manifest, pull.reason) = (None, None);
            }
        }
        registry.versions = Some(versions);
    }

    /// The package of the named image, if it is of this account.
    fn named_package(&self) -> Option<&'a str> {
        let image = self.request.image.as_ref()?;
        self.request.username.is_same_login(image.owner()).then(|| image.name())
    }

    /// Whether the named image is of this account and in its list. If it is not, only the registry
    /// can say why it is refused.
    fn lists_named_image(&self) -> bool {
        let listing = self.evidence.listing(&self.request.username);
        self.named_package().is_some_and(|package| listing.find(package).is_some())
    }

    fn choose(&self) -> Option<Choice> {
        let name = &self.request.username;
        choose(self.evidence.listing(name), name, self.policy)
    }

    /// Where tokens are fetched, if it is the registry's own origin. Nobody else gets a credential.
    fn realm(&self) -> Option<Challenge> {
        self.evidence.registry.realm().filter(|it| it.is_of(&self.calls.hosts().registry))
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
}
