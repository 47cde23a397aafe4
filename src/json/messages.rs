//! The other messages of the contract.

use super::part::{FromJson, Part};
use super::tree::Json;
use ghcr_contract::{Check, Config, Event, Fault, FieldFault, Persona, Policy, Problem, Report};

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
        "holds_token" => Fault::HoldsToken,
        "wrong_type" => Fault::WrongType,
        "missing" => Fault::Missing,
        "unknown_field" => Fault::UnknownField,
        _ => return None,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use ghcr_contract::{CheckCode, Outcome, ProblemCode};
    use serde::{Serialize, de::DeserializeOwned};

    /// What this reads must be what serde_json reads.
    #[track_caller]
    pub(in crate::json) fn assert_reads_the_same<T: FromJson + DeserializeOwned + Serialize>(text: &str) {
        let expected: T = serde_json::from_str(text).expect("serde_json reads it");
        let found: T = read(text).expect("it can be read");
        assert_eq!(serde_json::to_value(found).expect("JSON"), serde_json::to_value(expected).expect("JSON"));
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
            Fault::HoldsToken,
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
}
