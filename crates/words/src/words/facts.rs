//! The facts behind an outcome.

use super::{Key, ReportPhrase, Words};
use crate::FactName;
use ghcr_contract::{CheckEvidence, PackageCounts, Scopes, Visibility};

/// A fact and its name.
pub type Fact = (&'static str, String);

impl Words {
    /// What a check saw: each fact that is there, with its name. The pattern has no `..`, so that a
    /// new one does not compile unnamed.
    #[must_use]
    pub fn evidence(self, evidence: &CheckEvidence) -> Vec<Fact> {
        let CheckEvidence {
            status,
            request_id,
            host,
            login,
            account_kind: account,
            token_owner,
            token_kind: kind,
            checksum,
            length_difference,
            strays,
            scopes: granted,
            excess_scopes,
            expires_at,
            days_left,
            longest_days,
            hidden_organizations: hidden,
            packages: counts,
            // The list below the report shows them.
            sample: _,
            image,
            is_chosen,
            digest,
            // The verdict says it.
            proves_access: _,
            took_ms,
            retry_after_s,
        } = evidence;
        let text = |key| self.text(key).to_owned();
        let mut facts = Vec::new();
        let mut add = |fact, value: Option<String>| {
            facts.extend(value.map(|value| (self.text(Key::FactName(fact)), value)));
        };
        add(FactName::Account, login.clone());
        add(FactName::AccountType, account.map(|it| text(Key::AccountKind(it))));
        add(FactName::TokenOwner, token_owner.clone());
        add(FactName::TokenKind, kind.map(|it| text(Key::TokenKind(it))));
        add(FactName::Checksum, checksum.map(|it| text(Key::Checksum(it))));
        add(FactName::Length, length_difference.map(|it| self.length(it)));
        add(FactName::CopiedAlong, (!strays.is_empty()).then(|| self.stray_list(strays)));
        add(FactName::Scopes, granted.as_ref().map(|it| self.scopes(it)));
        add(FactName::MoreThanNeeded, excess_scopes.as_ref().map(|it| self.scopes(it)));
        add(
            FactName::EndsOn,
            expires_at.map(|at| self.with_text(ReportPhrase::DayInUtc, "day", &self.day(at))),
        );
        add(FactName::TimeLeft, days_left.map(|it| self.time_left(it)));
        add(FactName::AllowedAtMost, longest_days.map(|it| self.days(it.into())));
        add(FactName::HiddenOrganizations, (!hidden.is_empty()).then(|| numbers(hidden)));
        add(FactName::Packages, counts.as_ref().map(|it| self.packages(it)));
        add(FactName::Image, image.as_ref().map(|it| self.tried(it, *is_chosen)));
        add(FactName::Digest, digest.as_ref().map(|it| short_digest(it)));
        add(FactName::Wait, retry_after_s.map(|it| self.wait(it)));
        add(FactName::Host, host.clone());
        add(FactName::Answer, status.map(|it| format!("HTTP\u{a0}{it}")));
        add(FactName::Took, took_ms.map(|it| format!("{it}\u{a0}ms")));
        add(FactName::RequestId, request_id.clone());
        facts
    }

    /// `3 public, 2 internal`; what there is none of is left out.
    #[must_use]
    pub fn packages(self, counts: &PackageCounts) -> String {
        let some = |visibility: &Visibility| {
            let number = counts.of(*visibility);
            (number > 0).then(|| self.counted(*visibility, number))
        };
        let numbers: Vec<_> = Visibility::ALL.iter().filter_map(some).collect();
        match (counts.is_complete, numbers.is_empty()) {
            (true, true) => self.phrase(ReportPhrase::NoneAtAll, &[]),
            (false, true) => self.phrase(ReportPhrase::NotCounted, &[]),
            (true, false) => numbers.join(", "),
            (false, false) => {
                self.with_text(ReportPhrase::AtLeast, "packages", &numbers.join(", "))
            }
        }
    }

    /// How many packages have a visibility: `3 public`.
    #[must_use]
    pub fn counted(self, visibility: Visibility, number: u64) -> String {
        let phrase = match visibility {
            Visibility::Public => ReportPhrase::CountedPublic,
            Visibility::Internal => ReportPhrase::CountedInternal,
            Visibility::Private => ReportPhrase::CountedPrivate,
        };
        self.with_number(phrase, "number", number)
    }

    fn stray_list(self, strays: &[ghcr_contract::Stray]) -> String {
        let names: Vec<_> = strays.iter().map(|stray| self.text(Key::Stray(*stray))).collect();
        self.list(&names)
    }

    fn length(self, difference: i32) -> String {
        let phrase = match difference {
            ..0 => ReportPhrase::CharactersMissing,
            0 => ReportPhrase::AsUsual,
            1.. => ReportPhrase::CharactersTooMany,
        };
        self.with_number(phrase, "number", difference.unsigned_abs().into())
    }

    fn time_left(self, days: i64) -> String {
        let phrase = if days < 0 { ReportPhrase::EndedAgo } else { ReportPhrase::DaysLeft };
        self.with_number(phrase, "number", days.unsigned_abs())
    }

    fn tried(self, image: &str, is_chosen: bool) -> String {
        if is_chosen {
            self.with_text(ReportPhrase::TakenFromList, "image", image)
        } else {
            format!("`{image}`")
        }
    }

    fn scopes(self, scopes: &Scopes) -> String {
        if scopes.is_empty() {
            return self.phrase(ReportPhrase::NoneAtAll, &[]);
        }
        let names: Vec<_> = scopes.iter().map(|scope| format!("`{scope}`")).collect();
        names.join(", ")
    }
}

/// GitHub tells the numbers of hidden organisations, and not their names. They are names, and not
/// grouped.
fn numbers(organizations: &[u64]) -> String {
    let numbers: Vec<_> = organizations.iter().map(ToString::to_string).collect();
    numbers.join(", ")
}

/// As much of it as people compare.
fn short_digest(digest: &str) -> String {
    const ALGORITHM_AND_TWELVE_DIGITS: usize = "sha256:".len() + 12;
    match digest.get(..ALGORITHM_AND_TWELVE_DIGITS) {
        Some(start) if start.len() < digest.len() => format!("`{start}…`"),
        _ => format!("`{digest}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;
    use crate::words::tests::{english, words_in};

    fn lines(evidence: &CheckEvidence) -> Vec<String> {
        let facts = english().evidence(evidence).into_iter();
        facts.map(|(name, value)| format!("{name}: {value}").replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn the_facts_word_for_word() {
        let evidence = CheckEvidence {
            status: Some(200),
            scopes: Some(Scopes::parse("repo, gist")),
            excess_scopes: Some(Scopes::parse("")),
            expires_at: Some(1_790_000_000),
            days_left: Some(-2),
            length_difference: Some(-3),
            took_ms: Some(120),
            retry_after_s: Some(60),
            ..CheckEvidence::default()
        };
        assert_eq!(
            lines(&evidence),
            [
                "Length: 3 characters missing",
                "Scopes: `repo`, `gist`",
                "Scopes not needed: none",
                "Expires on: 2026-09-21 (UTC)",
                "Expiry: expired 2 days ago",
                "Wait: 60 seconds",
                "Answer: HTTP 200",
                "Response time: 120 ms",
            ]
        );
    }

    #[test]
    fn what_the_scanner_would_find_word_for_word() {
        let counts =
            |is_complete| PackageCounts { public: 3, internal: 2, private: 1, is_complete };
        let packages = |counts| english().packages(&counts).replace('\u{a0}', " ");
        assert_eq!(packages(counts(true)), "3 public, 2 internal, 1 private");
        assert_eq!(packages(counts(false)), "at least 3 public, 2 internal, 1 private");
        let evidence = CheckEvidence {
            longest_days: Some(90),
            hidden_organizations: vec![21_955_855, 20_582_480],
            packages: Some(PackageCounts { is_complete: true, ..PackageCounts::default() }),
            image: Some("myorg/app:latest".into()),
            is_chosen: true,
            digest: Some(format!("sha256:{}", "0123456789abcdef".repeat(4))),
            ..CheckEvidence::default()
        };
        assert_eq!(
            lines(&evidence),
            [
                "Maximum lifetime: 90 days",
                "Hidden organisation IDs: 21955855, 20582480",
                "Packages: none",
                "Image: `myorg/app:latest` (taken from the list)",
                "Digest: `sha256:0123456789ab…`",
            ]
        );
    }

    #[test]
    fn what_counts_packages_agrees_with_their_number() {
        let counted = |lang, number| words_in(lang).counted(Visibility::Public, number);
        for (lang, one, two) in [
            (Lang::En, "1 public", "2 public"),
            (Lang::Fr, "1\u{a0}public", "2\u{a0}publics"),
            (Lang::De, "1\u{a0}öffentliches", "2\u{a0}öffentliche"),
            (Lang::Es, "1\u{a0}público", "2\u{a0}públicos"),
        ] {
            assert_eq!([counted(lang, 1), counted(lang, 2)], [one, two]);
        }
    }

    #[test]
    fn days_that_are_left_are_called_so() {
        let evidence = CheckEvidence { days_left: Some(12), ..CheckEvidence::default() };
        assert_eq!(lines(&evidence), ["Expiry: 12 days left"]);
    }

    #[test]
    fn no_evidence_no_facts() {
        assert_eq!(lines(&CheckEvidence::default()), Vec::<String>::new());
    }
}
