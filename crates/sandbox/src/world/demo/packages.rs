//! Which packages there are. Where a persona is ready, no private one is visible to its token.

use super::super::{ImageForm, Package, World};
use crate::faults::outages;
use ghcr_contract::Visibility::{self, Internal, Private, Public};
use jiff::{SignedDuration, Timestamp};

/// The organisation with exactly 1,500 packages: 900 public, 400 internal, 200 private.
pub const BIG_ORGANIZATION: &str = "meridian-cloud";

/// Owner, name, visibility, and how many days ago it was written.
const ORDINARY: [(&str, &str, Visibility, i64); 22] = [
    ("northpier-labs", "harbor-proxy", Public, 12),
    ("northpier-labs", "billing-api", Internal, 3),
    ("tidewater-bank", "exchange-rates", Internal, 40),
    ("tidewater-bank", "ledger", Internal, 1),
    ("quillworks", "press", Public, 6),
    ("quillworks", "typesetter", Public, 20),
    ("jonas-keller", "tide-tables", Public, 8),
    ("northpier-scanner", "scan-report", Public, 2),
    ("priya-raman", "bench", Public, 15),
    ("Lea-Fontaine", "type-specimens", Public, 33),
    ("saltmarsh-studio", "lightbox", Private, 4),
    ("saltmarsh-studio", "render-queue", Private, 9),
    ("hana-lindqvist", "field-notes", Private, 5),
    ("ironbridge-health", "intake", Internal, 2),
    ("ironbridge-health", "opening-hours", Public, 30),
    ("glasswing-energy", "meter-reader", Internal, 7),
    ("fennel-foods", "menu-board", Public, 11),
    ("fennel-foods", "recipe-book", Internal, 3),
    ("sable-ledger", "statements", Internal, 6),
    ("copperline-rail", "timetable", Internal, 5),
    ("kestrel-avionics", "flight-recorder", Public, 10),
    ("gil--", "old-almanac", Public, 25),
];

pub(super) fn publish(world: &mut World, now: Timestamp) {
    for (owner, name, visibility, days) in ORDINARY {
        let package =
            Package::new(name, visibility).readable_by(&["mateo-silva"]).linked_with(name);
        world.publish(owner, package.updated(days_before(now, days)));
    }
    for (owner, package, days) in unusual() {
        world.publish(owner, package.updated(days_before(now, days)));
    }
    for login in outages::accounts() {
        let package = Package::new("barometer", Public).updated(days_before(now, 1));
        world.publish(login, package);
    }
    world.publish_all(BIG_ORGANIZATION, (0..1_500).map(|number| one_of_many(number, now)));
}

fn unusual() -> [(&'static str, Package, i64); 4] {
    [
        // A name with a slash, and an image for two platforms: the newest one of its organisation.
        (
            "northpier-labs",
            Package::new("dock/crane-operator", Internal)
                .tagged("latest", ImageForm::Index)
                .tagged("1.4", ImageForm::DockerImage),
            1,
        ),
        // No tag at all: there is nothing to pull by one.
        ("tidewater-bank", Package::untagged("vault-drill", Internal), 60),
        // Not linked with a repository, and without a `latest`.
        ("quillworks", Package::untagged("colophon", Public).tagged("2026", ImageForm::Index), 90),
        ("lanternfish-media", Package::new("subtitles", Internal), 14),
    ]
}

/// Of each fifteen nine are public, four internal and two private; what was written when is
/// scattered.
fn one_of_many(number: i64, now: Timestamp) -> Package {
    let visibility = match number % 15 {
        0..9 => Public,
        9..13 => Internal,
        _ => Private,
    };
    let hours = 1 + (number * 7_919) % 1_500;
    Package::new(&format!("service-{number:04}"), visibility)
        .updated(now - SignedDuration::from_hours(hours))
}

fn days_before(now: Timestamp, days: i64) -> Timestamp {
    now - SignedDuration::from_hours(24 * days)
}
