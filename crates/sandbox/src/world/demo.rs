//! The demo's world: an engineering company, a bank, a publisher, a few houses with rules, and the
//! people who work there. All invented.

mod accounts;
mod issuing;
mod packages;
pub mod tokens;

pub use packages::BIG_ORGANIZATION;

use super::World;
use jiff::Timestamp;

impl World {
    /// The demo's world, in which every persona finds what it expects; dates are counted from
    /// `now`.
    #[must_use]
    pub fn demo(now: Timestamp) -> Self {
        let mut world = Self::default();
        accounts::add(&mut world);
        issuing::issue(&mut world, now);
        packages::publish(&mut world, now);
        world
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::Visibility;

    #[test]
    fn the_big_organisation_has_exactly_fifteen_hundred_packages() {
        let world = World::demo(Timestamp::UNIX_EPOCH);
        let packages = world.packages_of(BIG_ORGANIZATION);
        let count =
            |wanted| packages.iter().filter(|package| package.visibility() == wanted).count();
        assert_eq!(packages.len(), 1_500);
        let counts = [Visibility::Public, Visibility::Internal, Visibility::Private].map(count);
        assert_eq!(counts, [900, 400, 200]);
    }

    #[test]
    fn every_package_has_an_account_and_no_user_has_an_internal_one() {
        let world = World::demo(Timestamp::UNIX_EPOCH);
        for (owner, packages) in &world.packages {
            let account =
                world.account(owner).unwrap_or_else(|| panic!("nobody is called {owner}"));
            let is_organization = world.organization(owner).is_some();
            let has_internal = packages.iter().any(|it| it.visibility() == Visibility::Internal);
            assert!(is_organization || !has_internal, "{owner}");
            assert!(packages.iter().all(|it| it.owner() == account.login()), "{owner}");
        }
    }
}
