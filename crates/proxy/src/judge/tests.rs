//! The rungs in tables: what was seen, and what is concluded.

mod first_answer;
mod guards;
mod image;
mod namespace;
mod on_the_way;
mod packages;
mod proof;

use super::*;
use crate::gather::upstream::{Body, Failure, GithubError, ReplyHead};
use ghcr_contract::{TokenKind, Verdict, token_checksum};

const NOW: i64 = 1_790_000_000;

fn token_of(prefix: &str) -> String {
    let payload = "ExampleTokenNotIssuedByGitHub1";
    format!("{prefix}{payload}{}", token_checksum(payload))
}

fn request(username: &str, token: Option<&str>) -> ValidateRequest {
    ValidateRequest {
        username: username.parse().unwrap(),
        token: token.map(|text| text.parse().unwrap()),
        image: None,
        visibility: None,
    }
}

fn classic(username: &str) -> ValidateRequest {
    request(username, Some(&token_of("ghp_")))
}

/// GitHub accepts the token of `login` with those scopes.
fn accepted(login: &str, scopes: &str) -> Answer<Account> {
    Answer::github(200, Body::Value(Account::new(login, "User")))
        .head(|it| it.scopes = Some(scopes.into()))
}

fn account(login: &str, kind: &str) -> Answer<Account> {
    Answer::github(200, Body::Value(Account::new(login, kind)))
}

fn good() -> Evidence {
    Evidence {
        token_user: Some(accepted("mona", "read:packages")),
        account: Some(account("mona", "User")),
        ..Evidence::default()
    }
}

fn judged(request: &ValidateRequest, evidence: &Evidence) -> Vec<Check> {
    judged_by(request, evidence, &Policy::default())
}

fn judged_by(request: &ValidateRequest, evidence: &Evidence, policy: &Policy) -> Vec<Check> {
    let hosts = Hosts::github();
    let mut ladder = Ladder::default();
    let inputs = Inputs { request, evidence, policy, supported: policy, hosts: &hosts, now: NOW };
    ladder.climb(&inputs, Stage::Pull);
    ladder.into_checks()
}

/// The rung's outcome and cause.
#[track_caller]
fn rung(checks: &[Check], code: CheckCode) -> (Outcome, Option<Cause>) {
    let check = checks.iter().find(|check| check.code == code).expect("the ladder lacks a rung");
    (check.outcome, check.cause)
}

#[track_caller]
fn assert_rung(
    request: &ValidateRequest,
    evidence: &Evidence,
    code: CheckCode,
    outcome: Outcome,
    cause: Option<Cause>,
) {
    assert_eq!(rung(&judged(request, evidence), code), (outcome, cause), "{code}");
}

#[test]
fn a_good_token_in_its_own_namespace_passes_and_proves_no_image() {
    let checks = judged(&classic("Mona"), &good());
    assert_eq!(Verdict::of(&checks), (Verdict::Inconclusive, Some(CheckCode::ImageAnonymous)));
    let outcomes: Vec<Outcome> = checks.iter().take(9).map(|check| check.outcome).collect();
    use Outcome::{Pass, Unknown};
    assert_eq!(outcomes, [Pass, Pass, Pass, Pass, Pass, Pass, Unknown, Pass, Pass]);
}

#[test]
fn the_rungs_stand_in_the_ladders_order_and_answer_for_themselves() {
    let codes: Vec<CheckCode> =
        judged(&classic("mona"), &good()).iter().map(|check| check.code).collect();
    assert!(codes.is_sorted(), "{codes:?}");
}

#[test]
fn what_stands_above_the_first_failure_is_skipped() {
    let evidence = Evidence {
        token_user: Some(Answer::refused(401, "Bad credentials")),
        ..Evidence::default()
    };
    let checks = judged(&classic("mona"), &evidence);
    let failed = checks.iter().position(|check| check.outcome == Outcome::Fail).unwrap();
    assert_eq!(checks[failed].code, CheckCode::TokenAccepted);
    for above in &checks[failed + 1..] {
        assert_eq!((above.outcome, above.cause), (Outcome::Skipped, Some(Cause::EarlierFailure)));
    }
}

#[test]
fn odd_logins_warn() {
    for (login, cause) in [("foo-", Cause::LegacyLogin), ("mona_octo", Cause::ManagedLogin)] {
        assert_rung(
            &classic(login),
            &good(),
            CheckCode::UsernameFormat,
            Outcome::Warn,
            Some(cause),
        );
    }
}

#[test]
fn the_tokens_text_fails_for_strays_and_warns_for_doubts() {
    let whole = token_of("ghp_");
    let short = whole[..37].to_owned();
    let wrong = whole.replace("Example", "Exemple");
    let table = [
        (whole.clone(), Outcome::Pass, None),
        (format!("\"{whole}\""), Outcome::Fail, Some(Cause::StrayCharacters)),
        (format!("{whole}\u{200b}"), Outcome::Fail, Some(Cause::StrayCharacters)),
        (short, Outcome::Warn, Some(Cause::UnusualLength)),
        (wrong, Outcome::Warn, Some(Cause::ChecksumDiffers)),
        ("glpat-whatever".into(), Outcome::Warn, Some(Cause::UnknownPrefix)),
        ("0123456789abcdef".repeat(3)[..40].into(), Outcome::Pass, None),
    ];
    for (text, outcome, cause) in table {
        assert_rung(&request("mona", Some(&text)), &good(), CheckCode::TokenFormat, outcome, cause);
    }
}

#[test]
fn kinds_that_ghcr_does_not_take_fail_before_anything_is_asked() {
    let table = [
        ("github_pat_", Cause::FineGrained),
        ("ghs_", Cause::AppInstallation),
        ("ghu_", Cause::AppUser),
        ("ghr_", Cause::RefreshToken),
    ];
    for (prefix, cause) in table {
        let request = request("mona", Some(&token_of(prefix)));
        assert_rung(
            &request,
            &Evidence::default(),
            CheckCode::TokenKind,
            Outcome::Fail,
            Some(cause),
        );
    }
}

#[test]
fn the_kinds_are_data_so_the_day_github_takes_fine_grained_ones_a_policy_is_enough() {
    let request = request("mona", Some(&token_of("github_pat_")));
    let mut policy = Policy::default();
    let kind =
        |policy: &Policy| rung(&judged_by(&request, &good(), policy), CheckCode::TokenKind).0;
    assert_eq!(kind(&policy), Outcome::Fail);
    policy.accepted_kinds.push(TokenKind::FineGrained);
    assert_eq!(kind(&policy), Outcome::Pass);
}

#[test]
fn an_unknown_prefix_is_settled_by_githubs_answer() {
    let request = request("mona", Some("a-kind-of-tomorrow"));
    assert_rung(&request, &good(), CheckCode::TokenKind, Outcome::Pass, None);
    let mut silent = good();
    silent.token_user = silent.token_user.map(|it| it.head(|head| head.scopes = None));
    assert_rung(
        &request,
        &silent,
        CheckCode::TokenKind,
        Outcome::Unknown,
        Some(Cause::KindNotTold),
    );
}

#[test]
fn scopes_are_read_as_github_normalises_them() {
    use Outcome::{Fail, Pass, Warn};
    let table = [
        ("read:packages", Pass, None),
        ("write:packages", Warn, Some(Cause::ExcessScopes)),
        ("read:packages, repo", Warn, Some(Cause::ExcessScopes)),
        ("repo", Fail, Some(Cause::ReadPackagesMissing)),
        ("delete:packages", Fail, Some(Cause::ReadPackagesMissing)),
        ("", Fail, Some(Cause::ReadPackagesMissing)),
    ];
    for (scopes, outcome, cause) in table {
        let evidence = Evidence { token_user: Some(accepted("mona", scopes)), ..good() };
        assert_rung(&classic("mona"), &evidence, CheckCode::TokenScope, outcome, cause);
    }
    let silent = Evidence { token_user: Some(account("mona", "User")), ..good() };
    assert_rung(
        &classic("mona"),
        &silent,
        CheckCode::TokenScope,
        Outcome::Unknown,
        Some(Cause::ScopesNotTold),
    );
}

#[test]
fn the_days_that_are_left_are_whole_days() {
    let table = [
        ("2026-09-21 14:13:20 UTC", Outcome::Warn, Some(Cause::ExpiresSoon), Some(0)),
        ("2026-10-05 14:13:20 UTC", Outcome::Warn, Some(Cause::ExpiresSoon), Some(14)),
        ("2026-10-06 16:13:20 +0200", Outcome::Pass, None, Some(15)),
        ("2026-09-21 14:13:19 UTC", Outcome::Warn, Some(Cause::Expired), Some(-1)),
        ("soon", Outcome::Unknown, Some(Cause::ExpiryNotTold), None),
    ];
    assert_eq!(crate::gather::expiry::parse_expiration("2026-09-21 14:13:20 UTC"), Some(NOW));
    for (header, outcome, cause, days_left) in table {
        let token_user =
            accepted("mona", "read:packages").head(|it| it.expiration = Some(header.into()));
        let evidence = Evidence { token_user: Some(token_user), ..good() };
        let checks = judged(&classic("mona"), &evidence);
        assert_eq!(rung(&checks, CheckCode::TokenExpiry), (outcome, cause), "{header}");
        let expiry = checks.iter().find(|check| check.code == CheckCode::TokenExpiry).unwrap();
        assert_eq!(expiry.evidence.days_left, days_left, "{header}");
    }
}

#[test]
fn whether_there_is_such_an_account() {
    use Outcome::{Fail, Pass, Unknown};
    let not_found = || Answer::refused(404, "Not Found");
    let table = [
        ("octo-org", account("Octo-Org", "Organization"), Pass, None),
        ("nobody", not_found(), Fail, Some(Cause::AccountNotFound)),
        ("gone-", not_found(), Fail, Some(Cause::AccountNotFound)),
        ("someone_octo", not_found(), Unknown, Some(Cause::AccountHidden)),
        ("Mona", not_found(), Pass, None),
        ("octo-org", Answer::Failed(Failure::TimedOut), Unknown, Some(Cause::TimedOut)),
        ("octo-org", Answer::refused(403, "Something new"), Unknown, Some(Cause::AnswerUnclear)),
    ];
    for (login, answer, outcome, cause) in table {
        let evidence = Evidence { account: Some(answer), ..good() };
        assert_rung(&classic(login), &evidence, CheckCode::AccountExists, outcome, cause);
    }
}

#[test]
fn the_owner_matters_in_a_users_namespace_only() {
    use Outcome::{Pass, Skipped, Warn};
    let table = [
        ("MONA", account("mona", "User"), Pass, None),
        ("hubot", account("hubot", "User"), Warn, Some(Cause::OwnerDiffers)),
        (
            "octo-org",
            account("octo-org", "Organization"),
            Skipped,
            Some(Cause::OrganizationNamespace),
        ),
        ("octo-org", Answer::Failed(Failure::TimedOut), Skipped, Some(Cause::EarlierUnknown)),
    ];
    for (login, answer, outcome, cause) in table {
        let evidence = Evidence { account: Some(answer), ..good() };
        assert_rung(&classic(login), &evidence, CheckCode::AccountOwner, outcome, cause);
    }
}

#[test]
fn without_a_token_only_the_account_is_looked_up_and_that_proves_nothing() {
    let evidence =
        Evidence { account: Some(account("octo-org", "Organization")), ..Evidence::default() };
    let checks = judged(&request("octo-org", None), &evidence);
    assert_eq!(Verdict::of(&checks), (Verdict::Inconclusive, Some(CheckCode::ImageAnonymous)));
    assert_eq!(
        rung(&checks, CheckCode::ImageAnonymous),
        (Outcome::Unknown, Some(Cause::NoImageToTry))
    );
    for code in [
        CheckCode::TokenFormat,
        CheckCode::TokenAccepted,
        CheckCode::TokenScope,
        CheckCode::AccountOwner,
    ] {
        assert_eq!(rung(&checks, code), (Outcome::Skipped, Some(Cause::NoToken)));
    }
}

#[test]
fn a_failed_rung_can_be_reproduced_without_us_and_without_the_token() {
    let reproduced = |request: &ValidateRequest, evidence: &Evidence, code| {
        let check = judged(request, evidence).into_iter().find(|check| check.code == code);
        check.map(|check| (check.outcome, check.reproduce)).unwrap()
    };
    let refused = Evidence {
        token_user: Some(Answer::refused(401, "Bad credentials")),
        ..Evidence::default()
    };
    let (outcome, lines) = reproduced(&classic("mona"), &refused, CheckCode::TokenAccepted);
    assert_eq!(outcome, Outcome::Fail);
    assert_eq!(
        lines,
        [
            "curl -sS -i -H \"Authorization: Bearer $TOKEN\" https://api.github.com/user",
            "GH_TOKEN=\"$TOKEN\" gh api -i /user",
        ]
    );
    let (_, lines) = reproduced(&classic("mona"), &good(), CheckCode::TokenAccepted);
    assert!(lines.is_empty(), "what passed needs no proof");
    let unreachable =
        Evidence { token_user: Some(Answer::Failed(Failure::Dns)), ..Evidence::default() };
    let (_, lines) = reproduced(&classic("mona"), &unreachable, CheckCode::GithubReachable);
    assert_eq!(lines, ["curl -sS -i https://api.github.com/rate_limit"]);
}
