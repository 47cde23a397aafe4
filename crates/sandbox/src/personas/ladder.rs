//! Personas for the upper rungs: organisations, packages, images.

use super::describe::{failing, persona, ready_with, with_image};
use crate::world::{BIG_ORGANIZATION, tokens};
use ghcr_contract::{CheckCode, Persona};

/// What each of the upper rungs looks like when it fails first, and what is ready up there.
#[must_use]
pub fn ladder_personas() -> Vec<Persona> {
    [ready(), of_an_organization(), of_packages(), of_an_image()].concat()
}

/// More of what is ready, each with a warning from the upper rungs.
#[must_use]
pub fn ladder_warnings() -> Vec<Persona> {
    vec![
        ready_with("Fifteen hundred, private ones too", BIG_ORGANIZATION, tokens::BIG_ADMIN),
        ready_with("Some packages hidden by sign-on", "fennel-foods", tokens::READ_PACKAGES),
        ready_with(
            "Public images, not a member",
            "northpier-labs",
            tokens::READ_PACKAGES_WITH_OFFSET,
        ),
    ]
}

fn ready() -> Vec<Persona> {
    vec![
        with_image(
            ready_with("Image for two platforms", "northpier-labs", tokens::READ_PACKAGES),
            "northpier-labs/dock/crane-operator:latest",
        ),
        with_image(
            persona("Public image, no token", "quillworks", None, "ready"),
            "quillworks/press",
        ),
        ready_with("Single sign-on authorised", "ironbridge-health", tokens::SIGNED_ON),
        ready_with("Lifetime within the rule", "copperline-rail", tokens::SHORT_LIVED),
        ready_with("Thirteen hundred packages", BIG_ORGANIZATION, tokens::BIG_MEMBER),
    ]
}

fn of_an_organization() -> Vec<Persona> {
    let (membership, sso, policy) =
        (CheckCode::OrgMembership, CheckCode::OrgSso, CheckCode::OrgPolicy);
    vec![
        failing("Not a member", "tidewater-bank", tokens::READ_ORG, membership),
        failing("Invitation not accepted", "tidewater-bank", tokens::INVITED, membership),
        failing("Single sign-on not authorised", "ironbridge-health", tokens::READ_PACKAGES, sso),
        with_image(
            failing(
                "Single sign-on, hidden as absent",
                "glasswing-energy",
                tokens::READ_PACKAGES,
                sso,
            ),
            "glasswing-energy/meter-reader",
        ),
        failing("Classic tokens forbidden", "sable-ledger", tokens::READ_PACKAGES, policy),
        failing("Token lives too long", "copperline-rail", tokens::READ_PACKAGES, policy),
        failing(
            "Too long for the enterprise",
            "lanternfish-media",
            tokens::READ_PACKAGES_WITHOUT_END,
            policy,
        ),
        failing("Address not on the allow list", "kestrel-avionics", tokens::READ_PACKAGES, policy),
    ]
}

fn of_packages() -> Vec<Persona> {
    let (list, visibility) = (CheckCode::PackagesList, CheckCode::PackagesVisibility);
    vec![
        failing("Packages refused to this kind", "northpier-labs", tokens::UNKNOWN_APP, list),
        failing("Private packages only", "saltmarsh-studio", tokens::BIG_MEMBER, visibility),
        failing("Own packages, all private", "hana-lindqvist", tokens::ALL_PRIVATE, visibility),
    ]
}

fn of_an_image() -> Vec<Persona> {
    let (pull, anonymous) = (CheckCode::ImagePull, CheckCode::ImageAnonymous);
    let member = |title| failing(title, "northpier-labs", tokens::READ_PACKAGES, pull);
    let nobody = |title| persona(title, "northpier-labs", None, anonymous.as_str());
    vec![
        with_image(member("Tag that does not exist"), "northpier-labs/billing-api:9.9"),
        with_image(member("Image that does not exist"), "northpier-labs/biling-api"),
        with_image(
            failing("Private image of others", BIG_ORGANIZATION, tokens::BIG_MEMBER, pull),
            "meridian-cloud/service-0014",
        ),
        failing("Owner that no image can name", "gil--", tokens::OLD_RULES, pull),
        with_image(nobody("Internal image, no token"), "northpier-labs/billing-api"),
        with_image(nobody("Absent image, no token"), "northpier-labs/biling-api"),
    ]
}
