//! Which image is tried where none was named.

use crate::gather::evidence::Listing;
use ghcr_contract::{Fault, ImageReference, Policy, Username, Visibility};

/// What the list offers.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// Without a tag: the digest comes with its newest version.
    Image(ImageReference),
    /// There are packages, and no container tool can write their owner's name.
    Unwritable,
}

/// The newest listed package that is to be scanned; one that is not public if there is such a one,
/// because a public one proves nothing of the token (GitHub facts, section 10, point 3).
pub(super) fn choose(listing: &Listing, owner: &Username, policy: &Policy) -> Option<Choice> {
    let packages = listing.supported(policy).flat_map(|part| {
        part.first_page().iter().map(|it| (part.visibility != Visibility::Public, it))
    });
    let image_of = |package: &str| format!("{owner}/{package}").parse::<ImageReference>();
    if matches!(image_of("any"), Err(Fault::NamePart { part: 1 })) {
        return packages.clone().next().map(|_| Choice::Unwritable);
    }
    // A package whose name cannot be written is another matter than its owner's.
    let writable = packages
        .filter_map(|(proves, it)| Some(((proves, &it.updated_at), image_of(&it.name).ok()?)));
    writable.max_by(|(a, _), (b, _)| a.cmp(b)).map(|(_, image)| Choice::Image(image))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gather::evidence::{ListedPart, Page};
    use crate::gather::upstream::{Answer, Body};
    use serde_json::json;

    fn listing(visibility: Visibility, packages: &[(&str, &str)]) -> Listing {
        let packages: Vec<_> =
            packages.iter().map(|(name, at)| json!({"name": name, "updated_at": at})).collect();
        let page: Page = serde_json::from_value(json!(packages)).unwrap();
        let first = Some(Answer::github(200, Body::Value(page)));
        Listing { parts: vec![ListedPart { first, ..ListedPart::asked(visibility) }] }
    }

    #[test]
    fn the_newest_that_can_be_written_is_tried() {
        let table = [
            ("mona", vec![("a", "2026-01-01"), ("b", "2026-02-01")], Some("mona/b")),
            ("mona", vec![("a", "2026-01-01"), ("B", "2026-02-01")], Some("mona/a")),
            ("mona", vec![("B", "2026-02-01")], None),
            ("mona", vec![], None),
        ];
        for (owner, packages, image) in table {
            let owner: Username = owner.parse().unwrap();
            let chosen =
                choose(&listing(Visibility::Internal, &packages), &owner, &Policy::default());
            let image = image.map(|image| Choice::Image(image.parse().unwrap()));
            assert_eq!(chosen, image, "{packages:?}");
        }
    }

    #[test]
    fn an_owner_that_cannot_be_written_is_told_from_a_package_that_cannot() {
        let owner: Username = "gil--".parse().unwrap();
        let of = |packages: &[_]| {
            choose(&listing(Visibility::Public, packages), &owner, &Policy::default())
        };
        assert_eq!(of(&[("a", "2026-01-01")]), Some(Choice::Unwritable));
        assert_eq!(of(&[]), None);
        let private = listing(Visibility::Private, &[("a", "2026-01-01")]);
        assert_eq!(choose(&private, &owner, &Policy::default()), None, "nobody scans it");
    }
}
