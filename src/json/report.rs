//! The report and what is in it.

use super::part::{FromJson, Part};
use ghcr_contract::text::join;
use ghcr_contract::{Check, CheckEvidence, PackageCounts, PackageRow, Remedy, Report, Scopes};
use std::cell::Cell;

impl FromJson for Report {
    fn take(json: &Part<'_>) -> Option<Self> {
        Some(Self {
            verdict: json.parsed("verdict")?,
            headline: json.maybe_parsed("headline")?,
            checks: json.get("checks")?,
            elapsed_ms: json.get("elapsed_ms")?,
            upstream_calls: json.get("upstream_calls")?,
        })
    }
}

impl FromJson for Check {
    fn take(json: &Part<'_>) -> Option<Self> {
        Some(Self {
            code: json.parsed("code")?,
            outcome: json.parsed("outcome")?,
            cause: json.maybe_parsed("cause")?,
            evidence: json.or_default("evidence")?,
            remedy: json.maybe("remedy")?,
            reproduce: json.or_default("reproduce")?,
        })
    }
}

impl FromJson for Remedy {
    fn take(json: &Part<'_>) -> Option<Self> {
        Some(Self { action: json.parsed("action")?, url: json.maybe("url")? })
    }
}

impl FromJson for CheckEvidence {
    fn take(json: &Part<'_>) -> Option<Self> {
        json.is_object()?;
        let fields = Fields::default();
        let evidence = Self {
            status: fields.take(json.maybe("status")),
            request_id: fields.take(json.maybe("request_id")),
            took_ms: fields.take(json.maybe("took_ms")),
            host: fields.take(json.maybe("host")),
            login: fields.take(json.maybe("login")),
            account_kind: fields.take(json.maybe_parsed("account_kind")),
            token_owner: fields.take(json.maybe("token_owner")),
            token_kind: fields.take(json.maybe_parsed("token_kind")),
            checksum: fields.take(json.maybe_parsed("checksum")),
            length_difference: fields.take(json.maybe("length_difference")),
            strays: fields.take(json.each_parsed("strays")),
            scopes: fields.take(json.maybe("scopes")),
            excess_scopes: fields.take(json.maybe("excess_scopes")),
            expires_at: fields.take(json.maybe("expires_at")),
            days_left: fields.take(json.maybe("days_left")),
            longest_days: fields.take(json.maybe("longest_days")),
            hidden_organizations: fields.take(json.or_default("hidden_organizations")),
            packages: fields.take(json.maybe("packages")),
            sample: fields.take(json.or_default("sample")),
            image: fields.take(json.maybe("image")),
            is_chosen: fields.take(json.or_default("is_chosen")),
            digest: fields.take(json.maybe("digest")),
            retry_after_s: fields.take(json.maybe("retry_after_s")),
        };
        fields.are_all_well().then_some(evidence)
    }
}

/// Many fields, and whether each was what it should be. To stop at the first that is not would weigh 1 kB here: every place to
/// stop at drops what was read before it.
#[derive(Default)]
struct Fields {
    has_fault: Cell<bool>,
}

impl Fields {
    fn take<T: Default>(&self, field: Option<T>) -> T {
        field.unwrap_or_else(|| {
            self.has_fault.set(true);
            T::default()
        })
    }

    fn are_all_well(&self) -> bool {
        !self.has_fault.get()
    }
}

impl FromJson for Scopes {
    fn take(json: &Part<'_>) -> Option<Self> {
        Vec::<String>::take(json).map(|names| Self::parse(&join(&names, ",")))
    }
}

impl FromJson for PackageCounts {
    fn take(json: &Part<'_>) -> Option<Self> {
        Some(Self {
            public: json.get("public")?,
            internal: json.get("internal")?,
            private: json.get("private")?,
            is_complete: json.get("is_complete")?,
        })
    }
}

impl FromJson for PackageRow {
    fn take(json: &Part<'_>) -> Option<Self> {
        Some(Self {
            name: json.get("name")?,
            visibility: json.parsed("visibility")?,
            updated_at: json.get("updated_at")?,
            repository: json.maybe("repository")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::messages::{read, tests::assert_reads_the_same};
    use super::*;
    use ghcr_contract::{Cause, CheckCode, Outcome, RemedyAction, Stray, TokenKind, Visibility};

    /// Every field of the evidence is something else than by default, so none can be forgotten or mixed up.
    fn full_evidence() -> CheckEvidence {
        CheckEvidence {
            status: Some(200),
            request_id: Some("ABCD:1".into()),
            took_ms: Some(12),
            host: Some("api.github.com".into()),
            login: Some("mona".into()),
            account_kind: Some(ghcr_contract::AccountKind::User),
            token_owner: Some("hubot".into()),
            token_kind: Some(TokenKind::Classic),
            checksum: Some(ghcr_contract::ChecksumFinding::Matches),
            length_difference: Some(-1),
            strays: vec![Stray::Quote, Stray::Space],
            scopes: Some(Scopes::parse("repo, gist")),
            excess_scopes: Some(Scopes::parse("")),
            expires_at: Some(1_790_000_000),
            days_left: Some(-3),
            longest_days: Some(90),
            hidden_organizations: vec![1, 21_955_855],
            packages: Some(PackageCounts { public: 1, internal: 2, private: 3, is_complete: true }),
            sample: vec![PackageRow {
                name: "app".into(),
                visibility: Visibility::Internal,
                updated_at: "2026-11-01T00:00:00Z".into(),
                repository: Some("mona/app".into()),
            }],
            image: Some("mona/app:1".into()),
            is_chosen: true,
            digest: Some("sha256:0".into()),
            retry_after_s: Some(60),
        }
    }

    #[test]
    fn a_report_with_everything_in_it_is_read_as_it_was_written() {
        let mut check = Check::new(CheckCode::TokenScope, Outcome::Fail)
            .because(Cause::ReadPackagesMissing)
            .with_evidence(full_evidence())
            .with_remedy(Remedy::at(RemedyAction::AddScope, "https://github.com/settings/tokens".into()));
        check.reproduce = vec!["curl «$TOKEN»".into()];
        let report = Report::conclude(vec![check, Check::skipped(CheckCode::OrgSso, Cause::NoToken)], 42, 7);
        let written = serde_json::to_string(&report).expect("JSON");
        assert_eq!(read::<Report>(&written), Some(report));
    }

    #[test]
    fn what_this_version_does_not_know_is_passed_over_where_serde_passes_it_over() {
        assert_reads_the_same::<Report>(
            r#"{"verdict":"blocked","headline":"token.scope","checks":[{"code":"token.scope","outcome":"fail",
            "cause":null,"evidence":{"status":200,"a_new_one":[{"x":1.5}]},"new":{}}],"elapsed_ms":42,"upstream_calls":1}"#,
        );
        for unknown in [
            r#"{"verdict":"splendid","headline":null,"checks":[],"elapsed_ms":3,"upstream_calls":1}"#,
            r#"{"verdict":"ready","headline":null,"checks":[],"elapsed_ms":-3,"upstream_calls":1}"#,
            r#"{"verdict":"ready","checks":[{"code":"new.rung","outcome":"pass"}],"elapsed_ms":3,"upstream_calls":1}"#,
        ] {
            assert!(
                read::<Report>(unknown).is_none() && serde_json::from_str::<Report>(unknown).is_err(),
                "{unknown}"
            );
        }
    }

    #[test]
    fn what_is_not_json_or_not_the_type_is_no_answer() {
        for text in ["", "<html>", "null", "[]", "{}", "1.5", r#"["ready",null,[],1,1]"#] {
            assert!(read::<Report>(text).is_none(), "{text}");
        }
    }
}
