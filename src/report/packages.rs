//! The packages that the token sees.

use ghcr_contract::{CheckCode, PackageCounts, PackageRow, Policy, Report, Visibility};
use ghcr_words::fold;

/// What a scanner would find in the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inventory<'a> {
    /// How many there are of each visibility.
    pub counts: PackageCounts,
    /// The newest of them, a hundred at the most.
    pub sample: &'a [PackageRow],
}

impl<'a> Inventory<'a> {
    /// The one of a report; none where no list was read, or nothing is in it.
    pub fn of(report: &'a Report) -> Option<Self> {
        let code = CheckCode::PackagesVisibility;
        let rungs = [code, CheckCode::PackagesList]
            .into_iter()
            .filter_map(|it| super::evidence(report, it));
        let inventory = |it: &'a ghcr_contract::CheckEvidence| {
            Some(Self { counts: it.packages?, sample: &it.sample })
        };
        rungs.filter_map(inventory).find(|it| it.total() > 0)
    }

    /// How many there are in all.
    pub fn total(&self) -> u64 {
        Visibility::ALL.iter().map(|it| self.counts.of(*it)).sum()
    }

    /// Returns true if there are more packages than those in the sample.
    pub fn is_sample(&self) -> bool {
        !self.counts.is_complete || self.total() > self.sample.len() as u64
    }

    /// Each visibility that occurs, how many there are of it, and whether the host's scanner reads
    /// them.
    pub fn shares(&self, policy: &Policy) -> Vec<(Visibility, u64, bool)> {
        let share = |it: &Visibility| (*it, self.counts.of(*it), policy.supports(*it));
        Visibility::ALL.iter().map(share).filter(|(_, number, _)| *number > 0).collect()
    }
}

/// Returns true if each word of `query` is part of the row's name, repository or visibility,
/// ignoring case. `visibility` is the name of the row's visibility in the screen's language.
pub fn is_found(row: &PackageRow, visibility: &str, query: &str) -> bool {
    // Names of packages and repositories have no accents.
    let names = [&row.name, row.repository.as_deref().unwrap_or_default()];
    let names = names.map(str::to_ascii_lowercase);
    let visibility = fold(visibility);
    query.split_whitespace().all(|word| {
        let is_in_name = |name: &String| name.contains(&word.to_ascii_lowercase());
        let folded = fold(word);
        let folded = folded.trim();
        let is_in_visibility = !folded.is_empty() && visibility.contains(folded);
        is_in_visibility || names.iter().any(is_in_name)
    })
}

/// The images of the last report, as they are written in the form's field: `owner/name`.
pub fn package_images(report: &Report, owner: &str) -> Vec<String> {
    // Names of images are lower-case, whatever the login is.
    let owner = owner.trim().to_ascii_lowercase();
    let inventory = Inventory::of(report);
    let rows = inventory.as_ref().map_or(&[][..], |it| it.sample);
    rows.iter().map(|row| image_of(&owner, row)).collect()
}

/// The image of a package: `owner/name`.
pub fn image_of(owner: &str, row: &PackageRow) -> String {
    format!("{owner}/{}", row.name)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use ghcr_contract::{Check, CheckEvidence, Outcome};

    pub(in crate::report) fn row(name: &str, repository: Option<&str>) -> PackageRow {
        PackageRow {
            name: name.to_owned(),
            visibility: Visibility::Internal,
            updated_at: "2026-09-21T10:00:00Z".to_owned(),
            repository: repository.map(str::to_owned),
        }
    }

    fn report(counts: PackageCounts, sample: Vec<PackageRow>) -> Report {
        let evidence = CheckEvidence { packages: Some(counts), sample, ..CheckEvidence::default() };
        let check =
            Check::new(CheckCode::PackagesVisibility, Outcome::Pass).with_evidence(evidence);
        Report::conclude(vec![check], 0, 0)
    }

    #[test]
    fn the_policy_tells_what_is_scanned() {
        let counts = PackageCounts { public: 3, internal: 0, private: 2, is_complete: true };
        let report = report(counts, vec![row("app", None)]);
        let inventory = Inventory::of(&report).expect("there are packages");
        let shares = inventory.shares(&Policy::default());
        assert_eq!(shares, [(Visibility::Public, 3, true), (Visibility::Private, 2, false)]);
        assert_eq!(inventory.total(), 5);
        assert!(inventory.is_sample());
    }

    #[test]
    fn a_list_that_was_not_read_to_its_end_is_a_sample_and_an_empty_one_is_nothing() {
        let one = PackageCounts { internal: 1, is_complete: true, ..PackageCounts::default() };
        let whole = report(one, vec![row("app", None)]);
        assert_eq!(Inventory::of(&whole).map(|it| it.is_sample()), Some(false));
        let broken_off =
            report(PackageCounts { is_complete: false, ..one }, vec![row("app", None)]);
        assert_eq!(Inventory::of(&broken_off).map(|it| it.is_sample()), Some(true));
        assert_eq!(Inventory::of(&report(PackageCounts::default(), Vec::new())), None);
        assert_eq!(Inventory::of(&Report::conclude(Vec::new(), 0, 0)), None);
    }

    #[test]
    fn a_package_is_found_by_name_repository_and_visibility_in_any_letter_case() {
        let row = row("Team/App", Some("myorg/Widget"));
        for query in ["", " app ", "TEAM/", "widget", "intern", "widget INTERNAL"] {
            assert!(is_found(&row, "internal", query), "{query}");
        }
        for query in ["other", "widget public", "/app/", "app-1", "…"] {
            assert!(!is_found(&row, "internal", query), "{query}");
        }
        for query in ["Öffentlich", "öffentlich", "WIDGET ÖFF"] {
            assert!(is_found(&row, "öffentlich", query), "{query}");
        }
    }

    #[test]
    fn the_form_is_offered_images_as_it_takes_them() {
        let counts = PackageCounts { internal: 2, is_complete: true, ..PackageCounts::default() };
        let report = report(counts, vec![row("app", None), row("team/api", None)]);
        let images = package_images(&report, " MyOrg ");
        assert_eq!(images, ["myorg/app", "myorg/team/api"]);
        assert!(images.iter().all(|it| it.parse::<ghcr_contract::ImageReference>().is_ok()));
    }
}
