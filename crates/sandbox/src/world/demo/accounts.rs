//! Who is there.

use super::super::{Account, Guard, MembershipState, Role, SignOnForm, World};
use super::packages::BIG_ORGANIZATION;
use crate::faults::outages;

const PEOPLE: [&str; 9] = [
    "priya-raman",
    "jonas-keller",
    "northpier-scanner",
    "Lea-Fontaine",
    "gil--",
    "rosa-imani",
    "ines-okafor",
    "mateo-silva",
    "hana-lindqvist",
];

pub(super) fn add(world: &mut World) {
    for login in PEOPLE {
        world.add_account(Account::user(login));
    }
    world.add_account(Account::user("amara-osei_npier").managed_by("npier"));
    for organization in open().into_iter().chain(guarded()) {
        world.add_account(organization);
    }
    for login in outages::accounts() {
        world.add_account(Account::organization(login));
    }
}

fn open() -> [Account; 6] {
    let org = Account::organization;
    [
        org("northpier-labs").with_members(&["priya-raman", "northpier-scanner", "Lea-Fontaine"]),
        org("tidewater-bank").with_members(&["priya-raman", "jonas-keller"]).with_membership(
            "rosa-imani",
            Role::Member,
            MembershipState::Pending,
        ),
        org("quillworks"),
        org(BIG_ORGANIZATION)
            .with_membership("ines-okafor", Role::Admin, MembershipState::Active)
            .with_members(&["mateo-silva"]),
        org("saltmarsh-studio").with_members(&["mateo-silva"]),
        org("empty-quay").with_members(&["priya-raman"]),
    ]
}

fn guarded() -> [Account; 7] {
    let org = |login, guard| {
        Account::organization(login)
            .with_members(&["priya-raman", "northpier-scanner"])
            .guarded_by(guard)
    };
    [
        org("ironbridge-health", Guard::SingleSignOn(SignOnForm::Refused)),
        org("glasswing-energy", Guard::SingleSignOn(SignOnForm::Hidden)),
        org("fennel-foods", Guard::SingleSignOn(SignOnForm::Partial)).managed_by("fennel"),
        org("sable-ledger", Guard::NoClassicTokens),
        org("copperline-rail", Guard::LifetimeAtMost { days: 90, enterprise: None }),
        org(
            "lanternfish-media",
            Guard::LifetimeAtMost { days: 366, enterprise: Some("halyard-group".to_owned()) },
        ),
        org("kestrel-avionics", Guard::IpAllowList),
    ]
}
