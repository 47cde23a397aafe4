//! The facts behind an outcome.

use super::{count, list, wait};
use crate::words::{Fact, date};
use ghcr_contract::{
    AccountKind, CheckEvidence, ChecksumFinding, PackageCounts, Scopes, Stray, TokenKind, Visibility,
};

/// Each fact that is there, with its name. The pattern has no `..`, so that a new one does not compile unnamed.
pub(super) fn facts(evidence: &CheckEvidence) -> Vec<Fact> {
    let CheckEvidence {
        status,
        request_id,
        host,
        login,
        account_kind: account,
        token_owner,
        token_kind: kind,
        checksum: sum,
        length_difference,
        strays,
        scopes: granted,
        excess_scopes,
        expires_at,
        days_left,
        longest_days,
        hidden_organizations: hidden,
        packages: counts,
        // The counts speak for it.
        sample: _,
        image,
        is_chosen,
        digest,
        took_ms,
        retry_after_s,
    } = evidence;
    let facts = [
        ("Account", login.clone()),
        ("Account type", account.map(|it| account_kind(it).to_owned())),
        ("Token owner", token_owner.clone()),
        ("Token kind", kind.map(|it| token_kind(it).to_owned())),
        ("Checksum", sum.map(|it| checksum(it).to_owned())),
        ("Length", length_difference.map(length)),
        ("Copied along", (!strays.is_empty()).then(|| stray_list(strays))),
        ("Scopes", granted.as_ref().map(scopes)),
        ("More than needed", excess_scopes.as_ref().map(scopes)),
        ("Ends on", expires_at.map(|at| format!("{} (UTC)", date::iso_day(at)))),
        ("Time left", days_left.map(days)),
        ("Allowed at most", longest_days.map(|it| count(it.into(), "day"))),
        ("Hidden organisation IDs", (!hidden.is_empty()).then(|| numbers(hidden))),
        ("Packages", counts.as_ref().map(packages)),
        ("Image", image.as_ref().map(|it| tried(it, *is_chosen))),
        ("Digest", digest.as_ref().map(|it| short_digest(it))),
        ("Wait", retry_after_s.map(wait)),
        ("Host", host.clone()),
        ("Answer", status.map(|it| format!("HTTP {it}"))),
        ("Took", took_ms.map(|it| format!("{it} ms"))),
        ("Request ID", request_id.clone()),
    ];
    facts.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect()
}

pub(super) fn token_kind(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Classic => "classic",
        TokenKind::Legacy => "from before April 2021",
        TokenKind::FineGrained => "fine-grained",
        TokenKind::OauthApp => "OAuth app",
        TokenKind::AppUser => "GitHub App, for a user",
        TokenKind::AppInstallation => "GitHub App or Actions",
        TokenKind::Refresh => "refresh token",
        TokenKind::Unknown => "not known",
    }
}

pub(super) fn account_kind(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::User => "user",
        AccountKind::Organization => "organisation",
        AccountKind::Other => "neither user nor organisation",
    }
}

pub(super) fn stray(stray: Stray) -> &'static str {
    match stray {
        Stray::Scheme => "the word in front of it",
        Stray::Quote => "a quotation mark",
        Stray::LineBreak => "a line break",
        Stray::Space => "a space",
        Stray::Invisible => "an invisible character",
        Stray::NotAscii => "a letter of another alphabet",
    }
}

fn stray_list(strays: &[Stray]) -> String {
    let names: Vec<_> = strays.iter().copied().map(stray).collect();
    list(&names)
}

fn checksum(finding: ChecksumFinding) -> &'static str {
    match finding {
        ChecksumFinding::Matches => "fits",
        ChecksumFinding::Differs => "does not fit",
        ChecksumFinding::Absent => "none in this kind",
    }
}

fn length(difference: i32) -> String {
    let characters = count(u64::from(difference.unsigned_abs()), "character");
    match difference {
        ..0 => format!("{characters} missing"),
        0 => "as usual".to_owned(),
        1.. => format!("{characters} too many"),
    }
}

fn days(left: i64) -> String {
    let days = count(left.unsigned_abs(), "day");
    if left < 0 { format!("ended {days} ago") } else { days }
}

/// `3 public, 2 internal`; what there is none of is left out.
pub(super) fn packages(counts: &PackageCounts) -> String {
    let some = |visibility: &Visibility| {
        let number = counts.of(*visibility);
        (number > 0).then(|| format!("{number} {visibility}"))
    };
    let numbers: Vec<_> = Visibility::ALL.iter().filter_map(some).collect();
    match (counts.is_complete, numbers.is_empty()) {
        (true, true) => "none".to_owned(),
        (false, true) => "not counted".to_owned(),
        (true, false) => numbers.join(", "),
        (false, false) => format!("at least {}", numbers.join(", ")),
    }
}

/// GitHub tells the numbers of hidden organisations, and not their names.
fn numbers(organizations: &[u64]) -> String {
    let numbers: Vec<_> = organizations.iter().map(ToString::to_string).collect();
    numbers.join(", ")
}

fn tried(image: &str, is_chosen: bool) -> String {
    let source = if is_chosen { " (taken from the list)" } else { "" };
    format!("`{image}`{source}")
}

/// As much of it as people compare.
fn short_digest(digest: &str) -> String {
    const ALGORITHM_AND_TWELVE_DIGITS: usize = "sha256:".len() + 12;
    match digest.get(..ALGORITHM_AND_TWELVE_DIGITS) {
        Some(start) if start.len() < digest.len() => format!("`{start}…`"),
        _ => format!("`{digest}`"),
    }
}

fn scopes(scopes: &Scopes) -> String {
    if scopes.is_empty() {
        return "none".to_owned();
    }
    let names: Vec<_> = scopes.iter().map(|scope| format!("`{scope}`")).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let lines: Vec<_> =
            facts(&evidence).into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
        assert_eq!(
            lines,
            [
                "Length: 3 characters missing",
                "Scopes: `repo`, `gist`",
                "More than needed: none",
                "Ends on: 2026-09-21 (UTC)",
                "Time left: ended 2 days ago",
                "Wait: 60 seconds",
                "Answer: HTTP 200",
                "Took: 120 ms",
            ]
        );
    }

    #[test]
    fn what_the_scanner_would_find_word_for_word() {
        let counts = |is_complete| PackageCounts { public: 3, internal: 2, private: 1, is_complete };
        assert_eq!(packages(&counts(true)), "3 public, 2 internal, 1 private");
        assert_eq!(packages(&counts(false)), "at least 3 public, 2 internal, 1 private");
        let evidence = CheckEvidence {
            longest_days: Some(90),
            hidden_organizations: vec![21_955_855, 20_582_480],
            packages: Some(PackageCounts { is_complete: true, ..PackageCounts::default() }),
            image: Some("myorg/app:latest".into()),
            is_chosen: true,
            digest: Some(format!("sha256:{}", "0123456789abcdef".repeat(4))),
            ..CheckEvidence::default()
        };
        let lines: Vec<_> =
            facts(&evidence).into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
        assert_eq!(
            lines,
            [
                "Allowed at most: 90 days",
                "Hidden organisation IDs: 21955855, 20582480",
                "Packages: none",
                "Image: `myorg/app:latest` (taken from the list)",
                "Digest: `sha256:0123456789ab…`",
            ]
        );
    }

    #[test]
    fn no_evidence_no_facts() {
        assert_eq!(facts(&CheckEvidence::default()), []);
    }
}
