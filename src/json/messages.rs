//! The contract's messages, taken from the tree.

use super::tree::Json;
use ghcr_contract::text::join;
use ghcr_contract::{Check, CheckEvidence, Config, Event, Fault, FieldFault, PackageCounts, PackageRow};
use ghcr_contract::{Persona, Policy, Problem, Remedy, Report, Scopes};
use std::cell::Cell;
use std::str::FromStr;

/// A message, or a part of one.
pub trait FromJson: Sized {
    /// Takes it; `None` when it is not there, whole and known.
    #[doc(hidden)]
    fn take(json: &Part<'_>) -> Option<Self>;
}

/// Reads `text`; `None` when it is not JSON, or not what `T` looks like.
#[must_use]
pub fn read<T: FromJson>(text: &str) -> Option<T> {
    T::take(&Part(&Json::parse(text)?))
}

/// Reads a line of the stream; `None` when it is no event that this version knows.
#[must_use]
pub fn read_event(line: &[u8]) -> Option<Event> {
    let document = Json::parse(std::str::from_utf8(line).ok()?)?;
    let event = Part(&document);
    let data = event.part("data")?;
    match event.part("event")?.as_text()? {
        "check" => Check::take(&data).map(|check| Event::Check(Box::new(check))),
        "report" => Report::take(&data).map(Event::Report),
        "problem" => Problem::take(&data).map(Event::Problem),
        _ => None,
    }
}

/// What a page around wants instead of parts of `policy`; `None` when it is no such wish, or names what nobody knows.
#[must_use]
pub fn read_policy(text: &str, policy: Policy) -> Option<Policy> {
    let document = Json::parse(text)?;
    let wish = Part(&document);
    Some(Policy {
        supported: match wish.part("supported") {
            Some(_) => wish.each_parsed("supported")?,
            None => policy.supported,
        },
        accepted_kinds: match wish.part("accepted_kinds") {
            Some(_) => wish.each_parsed("accepted_kinds")?,
            None => policy.accepted_kinds,
        },
    })
}

/// A part of a document.
#[derive(Clone, Copy)]
pub struct Part<'a>(&'a Json);

impl<'a> Part<'a> {
    /// The entry of that name, unless it is missing or null. Without an object there is none.
    fn part(self, name: &str) -> Option<Self> {
        let Json::Object(entries) = self.0 else { return None };
        let value = entries.iter().find(|(it, _)| it == name).map(|(_, value)| value);
        value.filter(|value| !matches!(value, Json::Null)).map(Part)
    }

    fn as_text(self) -> Option<&'a str> {
        if let Json::Text(text) = self.0 { Some(text) } else { None }
    }

    fn as_whole(self) -> Option<i64> {
        if let Json::Whole(number) = self.0 { Some(*number) } else { None }
    }

    fn as_list(self) -> Option<&'a [Json]> {
        if let Json::List(items) = self.0 { Some(items) } else { None }
    }

    /// An entry that must be there.
    fn get<T: FromJson>(self, name: &str) -> Option<T> {
        T::take(&self.part(name)?)
    }

    /// An entry that may be missing, but not be something else.
    fn maybe<T: FromJson>(self, name: &str) -> Option<Option<T>> {
        match self.part(name) {
            Some(part) => T::take(&part).map(Some),
            None => Some(None),
        }
    }

    fn or_default<T: FromJson + Default>(self, name: &str) -> Option<T> {
        self.maybe(name).map(Option::unwrap_or_default)
    }

    /// What is written as a text and has a rule of its own: a code, a login.
    fn parsed<T: FromStr>(self, name: &str) -> Option<T> {
        self.part(name)?.as_text()?.parse().ok()
    }

    fn maybe_parsed<T: FromStr>(self, name: &str) -> Option<Option<T>> {
        match self.part(name) {
            Some(part) => part.as_text()?.parse().ok().map(Some),
            None => Some(None),
        }
    }

    fn each_parsed<T: FromStr>(self, name: &str) -> Option<Vec<T>> {
        let items = self.part(name).map_or(Some(&[][..]), Part::as_list)?;
        let mut parsed = Vec::new();
        for item in items {
            parsed.push(Part(item).as_text()?.parse().ok()?);
        }
        Some(parsed)
    }

    fn is_object(self) -> Option<()> {
        matches!(self.0, Json::Object(_)).then_some(())
    }
}

impl FromJson for String {
    fn take(json: &Part<'_>) -> Option<Self> {
        json.as_text().map(str::to_owned)
    }
}

impl FromJson for bool {
    fn take(json: &Part<'_>) -> Option<Self> {
        if let Json::Bool(it) = json.0 { Some(*it) } else { None }
    }
}

impl FromJson for i64 {
    fn take(json: &Part<'_>) -> Option<Self> {
        json.as_whole()
    }
}

macro_rules! whole_numbers {
    ($($number:ty),+) => {
        $(impl FromJson for $number {
            fn take(json: &Part<'_>) -> Option<Self> {
                json.as_whole()?.try_into().ok()
            }
        })+
    };
}
whole_numbers!(i32, u16, u32, u64, usize);

impl<T: FromJson> FromJson for Vec<T> {
    fn take(json: &Part<'_>) -> Option<Self> {
        let mut taken = Vec::new();
        for item in json.as_list()? {
            taken.push(T::take(&Part(item))?);
        }
        Some(taken)
    }
}

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

impl FromJson for Config {
    fn take(json: &Part<'_>) -> Option<Self> {
        Some(Self {
            mode: json.parsed("mode")?,
            policy: json.get("policy")?,
            github_web: json.get("github_web")?,
            personas: json.or_default("personas")?,
        })
    }
}

impl FromJson for Policy {
    fn take(json: &Part<'_>) -> Option<Self> {
        json.part("supported").and(json.part("accepted_kinds"))?;
        Some(Self {
            supported: json.each_parsed("supported")?,
            accepted_kinds: json.each_parsed("accepted_kinds")?,
        })
    }
}

impl FromJson for Persona {
    fn take(json: &Part<'_>) -> Option<Self> {
        Some(Self {
            title: json.get("title")?,
            username: json.parsed("username")?,
            token: json.maybe_parsed("token")?,
            image: json.maybe_parsed("image")?,
            expect: json.get("expect")?,
        })
    }
}

impl FromJson for Problem {
    fn take(json: &Part<'_>) -> Option<Self> {
        Some(Self {
            type_uri: json.get("type")?,
            title: json.get("title")?,
            status: json.get("status")?,
            code: json.parsed("code")?,
            retry_after_s: json.maybe("retry_after_s")?,
            errors: json.or_default("errors")?,
        })
    }
}

impl FromJson for FieldFault {
    fn take(json: &Part<'_>) -> Option<Self> {
        Some(Self { field: json.get("field")?, fault: fault(*json)? })
    }
}

/// The codes are serde's; a test holds every fault against them.
fn fault(json: Part<'_>) -> Option<Fault> {
    let at = || json.get("at");
    Some(match json.part("code")?.as_text()? {
        "empty" => Fault::Empty,
        "too_long" => Fault::TooLong { length: json.get("length")?, max: json.get("max")? },
        "space" => Fault::Space { at: at()? },
        "control" => Fault::Control { at: at()? },
        "forbidden" => Fault::Forbidden { at: at()?, found: json.part("found")?.as_text()?.chars().next()? },
        "other_registry" => Fault::OtherRegistry,
        "owner_missing" => Fault::OwnerMissing,
        "uppercase" => Fault::Uppercase { at: at()? },
        "name_part" => Fault::NamePart { part: json.get("part")? },
        "tag" => Fault::Tag,
        "digest" => Fault::Digest,
        "wrong_type" => Fault::WrongType,
        "missing" => Fault::Missing,
        "unknown_field" => Fault::UnknownField,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::{Cause, CheckCode, Outcome, ProblemCode, RemedyAction, Stray, TokenKind, Visibility};
    use serde::{Serialize, de::DeserializeOwned};

    /// What this reads must be what serde_json reads.
    #[track_caller]
    fn assert_reads_the_same<T: FromJson + DeserializeOwned + Serialize>(text: &str) {
        let expected: T = serde_json::from_str(text).expect("serde_json reads it");
        let found: T = read(text).expect("it can be read");
        assert_eq!(serde_json::to_value(found).expect("JSON"), serde_json::to_value(expected).expect("JSON"));
    }

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
    fn the_config_is_read_as_serde_json_reads_it() {
        assert_reads_the_same::<Config>(
            r#"{"mode":"demo","policy":{"supported":["public"],"accepted_kinds":["classic"]},
            "github_web":"https://github.com","personas":[{"title":"It «works»\n","username":"mona",
            "token":"not-a-real-one","image":"myorg/app:1","expect":"ready"}]}"#,
        );
    }

    #[test]
    fn every_fault_of_a_field_is_read_as_it_was_written() {
        let faults = [
            Fault::Empty,
            Fault::TooLong { length: 40, max: 39 },
            Fault::Space { at: 1 },
            Fault::Control { at: 2 },
            Fault::Forbidden { at: 3, found: '.' },
            Fault::OtherRegistry,
            Fault::OwnerMissing,
            Fault::Uppercase { at: 4 },
            Fault::NamePart { part: 2 },
            Fault::Tag,
            Fault::Digest,
            Fault::WrongType,
            Fault::Missing,
            Fault::UnknownField,
        ];
        let errors = faults.map(|fault| FieldFault { field: "image".into(), fault }).to_vec();
        let problem = Problem::with_fields(errors);
        let written = serde_json::to_string(&problem).expect("JSON");
        assert_eq!(read::<Problem>(&written), Some(problem));
    }

    #[test]
    fn every_event_is_read_as_it_is_written() {
        let check = Check::new(CheckCode::TokenScope, Outcome::Pass);
        let events = [
            Event::Check(Box::new(check.clone())),
            Event::Report(Report::conclude(vec![check], 3, 1)),
            Event::Problem(Problem::until(ProblemCode::TooManyRequests, 60)),
        ];
        for event in events {
            // A new event does not compile here until it stands in the list above.
            let (Event::Check(_) | Event::Report(_) | Event::Problem(_)) = event;
            let line = serde_json::to_vec(&event).expect("an event is JSON");
            assert_eq!(read_event(&line), Some(event));
        }
    }

    #[test]
    fn what_is_no_event_is_not_read() {
        let not_utf8 = b"{\"event\":\"check\xff\"}";
        let lines = ["", "[]", "{}", r#"{"event":"check"}"#, r#"{"event":"check","data":{}}"#];
        let later = r#"{"event":"a_new_one","data":{}}"#;
        for line in lines.iter().chain([&later]).map(|line| line.as_bytes()).chain([&not_utf8[..]]) {
            assert_eq!(read_event(line), None, "{line:?}");
        }
    }

    #[test]
    fn what_is_not_json_or_not_the_type_is_no_answer() {
        for text in ["", "<html>", "null", "[]", "{}", "1.5", r#"["ready",null,[],1,1]"#] {
            assert!(read::<Report>(text).is_none(), "{text}");
        }
    }
}
