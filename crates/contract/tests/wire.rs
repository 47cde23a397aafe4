//! The JSON of every message that crosses the wire, frozen: whoever changes one of these changes
//! the API.

#![expect(clippy::unwrap_used, reason = "a message that cannot be made is a failed test")]

use ghcr_contract::*;
use insta::assert_json_snapshot;

fn request() -> ValidateRequest {
    ValidateRequest {
        username: "myorg".parse().unwrap(),
        token: Some("not-a-real-one".parse().unwrap()),
        image: Some("ghcr.io/MyOrg/app:1".parse().unwrap()),
        visibility: Some(Visibility::Internal),
    }
}

fn failed_check() -> Check {
    Check::new(CheckCode::TokenScope, Outcome::Fail)
        .because(Cause::ReadPackagesMissing)
        .with_evidence(CheckEvidence {
            status: Some(200),
            request_id: Some("AAAA:1234".into()),
            scopes: Some(Scopes::parse("repo, gist")),
            ..CheckEvidence::default()
        })
        .with_remedy(Remedy::at(
            RemedyAction::AddScope,
            "https://github.com/settings/tokens".into(),
        ))
}

/// What is written is also read, and nothing is lost on the way.
#[track_caller]
fn assert_reads_back<T: serde::Serialize + serde::de::DeserializeOwned>(message: &T) {
    let json = serde_json::to_value(message).unwrap();
    let back: T = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(back).unwrap(), json);
}

#[test]
fn the_request() {
    assert_reads_back(&request());
    assert_json_snapshot!(request());
}

#[test]
fn the_smallest_request_leaves_out_what_it_does_not_have() {
    let request = ValidateRequest { token: None, image: None, visibility: None, ..request() };
    assert_json_snapshot!(request, @r#"
    {
      "username": "myorg"
    }
    "#);
}

#[test]
fn the_report() {
    let checks = vec![Check::new(CheckCode::TokenAccepted, Outcome::Pass), failed_check()];
    let report = Report::conclude(checks, 42, 1);
    assert_reads_back(&report);
    assert_json_snapshot!(report);
}

#[test]
fn all_evidence_that_a_check_can_carry() {
    let evidence = CheckEvidence {
        status: Some(200),
        request_id: Some("AAAA:1234".into()),
        took_ms: Some(87),
        host: Some("api.github.com".into()),
        login: Some("Mona".into()),
        account_kind: Some(AccountKind::User),
        token_owner: Some("mona".into()),
        token_kind: Some(TokenKind::Classic),
        checksum: Some(ChecksumFinding::Matches),
        length_difference: Some(-3),
        strays: vec![Stray::Quote, Stray::LineBreak],
        scopes: Some(Scopes::parse("read:packages, repo")),
        excess_scopes: Some(Scopes::parse("repo")),
        expires_at: Some(1_790_000_000),
        days_left: Some(12),
        longest_days: Some(90),
        hidden_organizations: vec![21_955_855, 20_582_480],
        packages: Some(PackageCounts { public: 3, internal: 2, private: 1, is_complete: true }),
        sample: vec![PackageRow {
            name: "team/app".into(),
            visibility: Visibility::Internal,
            updated_at: "2026-11-01T10:00:00Z".into(),
            repository: Some("myorg/app".into()),
        }],
        image: Some("myorg/app:1".into()),
        is_chosen: true,
        digest: Some("sha256:0123".into()),
        proves_access: true,
        retry_after_s: Some(60),
    };
    assert_reads_back(&evidence);
    assert_json_snapshot!(evidence);
}

#[test]
fn the_events() {
    let report = Report::conclude(vec![failed_check()], 42, 1);
    let events = vec![
        Event::Check(Box::new(failed_check())),
        Event::Report(report),
        Event::Problem(Problem::new(ProblemCode::Internal)),
    ];
    assert_reads_back(&events);
    assert_json_snapshot!(events);
}

#[test]
fn the_problem() {
    let problem = Problem::with_fields(vec![
        FieldFault { field: "username".into(), fault: Fault::Forbidden { at: 3, found: '.' } },
        FieldFault { field: "token".into(), fault: Fault::Empty },
    ]);
    assert_reads_back(&problem);
    assert_json_snapshot!(problem);
}

#[test]
fn the_configuration() {
    let config = Config {
        mode: Mode::Demo,
        policy: Policy::default(),
        github_web: "https://github.com".into(),
        registry: "ghcr.io".into(),
        personas: vec![Persona {
            title: "A token that works".into(),
            username: "mona".parse().unwrap(),
            token: Some("not-a-real-one".parse().unwrap()),
            image: None,
            expect: "ready".into(),
            cause: None,
        }],
        registries: true,
    };
    assert_reads_back(&config);
    assert_json_snapshot!(config);
}

fn saved_registry() -> SavedRegistry {
    SavedRegistry {
        id: "0199f0d0-0000-7000-8000-000000000001".into(),
        username: "myorg".parse().unwrap(),
        host: "ghcr.io".into(),
        visibility: Visibility::Internal,
        description: "Production".parse().unwrap(),
        image: Some("myorg/app:1".parse().unwrap()),
        has_token: true,
        token: Some(SavedToken {
            kind: TokenKind::Classic,
            owner: Some("mona".into()),
            scopes: Some(Scopes::parse("read:packages")),
            expires_at: Some(1_790_000_000),
            set_at: 1_780_000_000,
            last_good_at: Some(1_780_000_060),
        }),
        state: RegistryState::ReadyWithWarnings,
        headline: Some(CheckCode::TokenExpiry),
        cause: Some(Cause::ExpiresSoon),
        packages: Some(PackageCounts { public: 3, internal: 2, private: 1, is_complete: true }),
        last_tested_at: Some(1_780_000_060),
        next_test_at: Some(1_780_086_460),
        created_at: 1_780_000_000,
        updated_at: 1_780_000_000,
        version: 1,
    }
}

#[test]
fn a_page_of_saved_registries() {
    let list = RegistryList {
        registries: vec![saved_registry()],
        next: Some("0199f0d0-0000-7000-8000-000000000001".into()),
        may_change: true,
        is_local: false,
    };
    assert_reads_back(&list);
    assert_json_snapshot!(list);
}

#[test]
fn the_history_of_a_saved_registry() {
    let history = RegistryHistory {
        entries: vec![RegistryEvent {
            seq: 2,
            at: 1_780_000_060,
            kind: RegistryEventKind::Tested,
            state: Some(RegistryState::Blocked),
            headline: Some(CheckCode::TokenScope),
            cause: Some(Cause::ReadPackagesMissing),
            actor: "mona@example.com".into(),
        }],
        next: Some("2".into()),
    };
    assert_reads_back(&history);
    assert_json_snapshot!(history);
}

#[test]
fn a_token_that_was_not_replaced() {
    let rotation = TokenRotation {
        is_replaced: false,
        kept_because: Some(KeptBecause::Worse),
        changes: vec![],
        before: saved_registry(),
        registry: saved_registry(),
        report: Report::conclude(vec![failed_check()], 42, 1),
    };
    assert_reads_back(&rotation);
    assert_json_snapshot!(rotation);
}

#[test]
fn a_rotation_of_an_earlier_version_does_not_say_why_the_token_stays() {
    let rotation = TokenRotation {
        is_replaced: false,
        kept_because: None,
        changes: vec![],
        before: saved_registry(),
        registry: saved_registry(),
        report: Report::conclude(vec![failed_check()], 42, 1),
    };
    let json = serde_json::to_value(&rotation).unwrap();
    assert!(json.get("kept_because").is_none(), "{json}");
    assert_reads_back(&rotation);
}

#[test]
fn what_changes_a_saved_registry_leaves_out_what_stays() {
    assert_json_snapshot!(RegistryPatch::default(), @"{}");
    let patch = RegistryPatch { image: Some(None), ..RegistryPatch::default() };
    assert_json_snapshot!(patch, @r#"
    {
      "image": null
    }
    "#);
}

#[test]
fn the_messages_with_a_token_show_it_on_the_wire_alone() {
    let token: Token = "not-a-real-one".parse().unwrap();
    let credential = Credential {
        host: "ghcr.io".into(),
        username: "myorg".parse().unwrap(),
        token_owner: Some("mona".into()),
        token: Some(token.clone()),
    };
    let replacement = TokenReplacement { token: token.clone() };
    let patch = RegistryPatch { token: Some(token), ..RegistryPatch::default() };
    for shown in [format!("{credential:?}"), format!("{replacement:?}"), format!("{patch:?}")] {
        assert!(!shown.contains("real") && shown.contains("[redacted]"), "{shown}");
    }
    assert_json_snapshot!((credential, replacement, patch));
}

#[test]
fn every_stable_name() {
    assert_json_snapshot!((CheckCode::ALL, Outcome::ALL, Cause::ALL, RemedyAction::ALL));
    assert_json_snapshot!(
        "other_names",
        (Verdict::ALL, TokenKind::ALL, Stray::ALL, Visibility::ALL, AccountKind::ALL)
    );
    assert_json_snapshot!(
        "names_of_saved_registries",
        (
            RegistryState::ALL,
            RegistryEventKind::ALL,
            TokenAspect::ALL,
            KeptBecause::ALL,
            WebhookKind::ALL
        )
    );
}

#[test]
fn every_problem_says_what_is_wrong_and_what_to_do() {
    let problems: Vec<Problem> = ProblemCode::ALL.iter().map(|code| Problem::new(*code)).collect();
    assert_json_snapshot!(problems);
}

#[test]
fn webhooks_and_dead_letters() {
    let event = WebhookEvent {
        id: "0199f0d0-0000-7000-8000-000000000001".into(),
        kind: WebhookKind::StateChanged,
        at: 1_790_000_000,
        tenant: "northpier".into(),
        registry: WebhookRegistry {
            id: "0199f0cf-0000-7000-8000-000000000007".into(),
            username: "northpier-labs".parse().unwrap(),
            host: "ghcr.io".into(),
            description: "Production".into(),
        },
        now: WebhookStatus {
            state: RegistryState::Blocked,
            headline: Some(CheckCode::TokenAccepted),
            cause: Some(Cause::ExpiredOrRevoked),
        },
        before: Some(WebhookStatus { state: RegistryState::Ready, headline: None, cause: None }),
        expires_at: Some(1_790_003_600),
        days_left: Some(0),
    };
    let letter =
        DeadLetter { event, attempts: 10, failed_at: 1_790_098_410, failure: "status 500".into() };
    let list = DeadLetterList { dead_letters: vec![letter], next: None };
    assert_reads_back(&list);
    assert_json_snapshot!("dead_letters", list);
}
