//! The accounts, the tokens and the packages.

use super::{Account, IssuedToken, Package, Recipe};
use ghcr_contract::AccountKind;
use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::Arc;

/// The accounts, the tokens and the packages of one simulated GitHub.
#[derive(Clone, Default)]
pub struct World {
    accounts: Vec<Account>,
    /// By the owner's login in lower case.
    pub(super) packages: HashMap<String, Vec<Package>>,
    packages_made: u64,
    tokens_made: u64,
    /// By the token's own text. There is no `Debug`, so that the keys are never printed.
    tokens: HashMap<String, Arc<IssuedToken>>,
}

impl World {
    /// Adds an account. It gets the next free number, unless there is one of that login.
    pub fn add_account(&mut self, mut account: Account) {
        if self.account(account.login()).is_none() {
            account.id = FIRST_ID + self.accounts.len() as u64;
            self.accounts.push(account);
        }
    }

    /// Gives a token out, or changes the one that was made by the same recipe.
    pub fn issue(&mut self, recipe: &Recipe, mut token: IssuedToken) {
        self.tokens_made += 1;
        token.id = FIRST_TOKEN_ID + self.tokens_made;
        self.tokens.insert(recipe.text(), Arc::new(token));
    }

    /// Makes a token one that GitHub does not know: revoked, deleted, never given out. These are
    /// one to GitHub's API (GitHub facts, section 3).
    pub fn revoke(&mut self, recipe: &Recipe) {
        self.tokens.remove(&recipe.text());
    }

    /// Publishes a package in the namespace of `owner`, in the place of one of the same name.
    pub fn publish(&mut self, owner: &str, package: Package) {
        let package = self.numbered(owner, package);
        let packages = self.packages.entry(owner.to_ascii_lowercase()).or_default();
        match packages.iter_mut().find(|known| known.name() == package.name()) {
            Some(known) => *known = package,
            None => packages.push(package),
        }
    }

    /// Publishes many packages of different names at once, in the place of all that were there.
    pub fn publish_all(&mut self, owner: &str, packages: impl IntoIterator<Item = Package>) {
        let packages = packages.into_iter().map(|package| self.numbered(owner, package)).collect();
        self.packages.insert(owner.to_ascii_lowercase(), packages);
    }

    fn numbered(&mut self, owner: &str, mut package: Package) -> Package {
        self.packages_made += 1;
        package.id = FIRST_PACKAGE_ID + self.packages_made;
        owner.clone_into(&mut package.owner);
        package
    }

    /// Takes a package away.
    pub fn unpublish(&mut self, owner: &str, name: &str) {
        if let Some(packages) = self.packages.get_mut(&owner.to_ascii_lowercase()) {
            packages.retain(|package| package.name() != name);
        }
    }

    /// Every package of a namespace, in the order of publishing, whoever may see it.
    #[must_use]
    pub fn packages_of(&self, owner: &str) -> &[Package] {
        self.packages.get(&owner.to_ascii_lowercase()).map_or(&[], Vec::as_slice)
    }

    /// The package of that name, whoever may see it.
    #[must_use]
    pub fn package(&self, owner: &str, name: &str) -> Option<&Package> {
        self.packages_of(owner).iter().find(|package| package.name() == name)
    }

    /// The organisation of that login.
    #[must_use]
    pub fn organization(&self, login: &str) -> Option<&Account> {
        self.account(login).filter(|account| account.kind() == AccountKind::Organization)
    }

    /// Every organisation in which that user has a place.
    pub fn organizations_of(&self, login: &str) -> impl Iterator<Item = &Account> {
        self.accounts.iter().filter(move |account| account.membership_of(login).is_some())
    }

    /// The account of that login, without regard to case ("not case sensitive", GitHub's API
    /// description).
    #[must_use]
    pub fn account(&self, login: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.login().eq_ignore_ascii_case(login))
    }

    /// The account of that login as somebody sees it: a managed user is hidden from all but those
    /// of the same enterprise (GitHub facts, section 4).
    #[must_use]
    pub fn account_seen_by(&self, viewer: Option<&Account>, login: &str) -> Option<&Account> {
        self.account(login).filter(|account| match (account.kind(), account.enterprise()) {
            (AccountKind::Organization, _) | (_, None) => true,
            (_, hidden) => viewer.is_some_and(|viewer| viewer.enterprise() == hidden),
        })
    }

    /// The token of that text, if GitHub accepts it at `now`. "Upon reaching your token's
    /// expiration date, the token is automatically revoked" (GitHub facts, section 3).
    #[must_use]
    pub fn accept(&self, text: &str, now: Timestamp) -> Option<Arc<IssuedToken>> {
        self.tokens.get(text).filter(|token| token.is_live_at(now)).cloned()
    }
}

/// Numbers of accounts start here: high enough to look like today's, low enough for any integer.
const FIRST_ID: u64 = 90_210_001;
const FIRST_PACKAGE_ID: u64 = 8_400_000;
const FIRST_TOKEN_ID: u64 = 1_733_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_managed_user_is_seen_only_from_the_same_enterprise() {
        let mut world = World::default();
        world.add_account(Account::user("mona"));
        world.add_account(Account::user("ann_octo").managed_by("octo"));
        world.add_account(Account::user("bob_octo").managed_by("octo"));
        world.add_account(Account::user("eve_else").managed_by("else"));
        for (viewer, sees) in [
            (None, false),
            (Some("mona"), false),
            (Some("bob_octo"), true),
            (Some("eve_else"), false),
        ] {
            let viewer = viewer.and_then(|login| world.account(login));
            assert_eq!(world.account_seen_by(viewer, "Ann_Octo").is_some(), sees, "{viewer:?}");
        }
        assert!(world.account_seen_by(None, "MONA").is_some());
    }

    #[test]
    fn a_login_is_taken_once_whatever_its_case() {
        let mut world = World::default();
        world.add_account(Account::user("Mona"));
        world.add_account(Account::organization("mona"));
        assert_eq!(world.accounts.len(), 1);
    }
}
