//! What each card says of a token.

use super::*;
use PracticePhrase::{
    AgeNotTold, ClassicOnly, EndNotTold, Ended, EndsIn, EndsToday, FineGrainedPossible,
    FineGrainedUsed, KindNotTold, KindRefused, LeastPrivilege, NotReached, RotationDue,
    RotationForced, ScopesExcess, ScopesMinimal, ScopesMissing, ScopesMissingAndExcess,
    ScopesNotTold,
};
use Standing::{BestPossible, CannotTell, Met, NotMet};
use ghcr_contract::{CheckEvidence, RemedyAction};

fn report(checks: &[Check]) -> Report {
    Report::conclude(checks.to_vec(), 0, 0)
}

fn kind(kind: TokenKind, outcome: Outcome) -> Check {
    let check = Check::new(CheckCode::TokenKind, outcome)
        .with_evidence(CheckEvidence { token_kind: Some(kind), ..CheckEvidence::default() });
    if outcome == Outcome::Fail {
        check.with_remedy(RemedyAction::CreateClassicToken)
    } else {
        check
    }
}

fn scopes(header: &str, outcome: Outcome, action: Option<RemedyAction>) -> Check {
    let scopes = Scopes::parse(header);
    let mut check = Check::new(CheckCode::TokenScope, outcome).with_evidence(CheckEvidence {
        excess_scopes: Some(scopes.in_excess()).filter(|excess| !excess.is_empty()),
        scopes: Some(scopes),
        ..CheckEvidence::default()
    });
    check.remedy = action.map(Remedy::from);
    check
}

fn ends_in(days_left: Option<i64>, outcome: Outcome) -> Check {
    let mut check = Check::new(CheckCode::TokenExpiry, outcome)
        .with_evidence(CheckEvidence { days_left, ..CheckEvidence::default() });
    check.remedy = (outcome == Outcome::Warn).then(|| RemedyAction::RenewToken.into());
    check
}

fn the(practice: Practice, checks: &[Check], policy: &Policy) -> Finding {
    judge(&report(checks), policy).into_iter().find(|it| it.practice == practice).unwrap()
}

fn with_fine_grained() -> Policy {
    Policy { accepted_kinds: vec![TokenKind::Classic, TokenKind::FineGrained], ..Policy::default() }
}

#[test]
fn the_cards_come_in_their_order_and_say_nothing_of_a_token_that_is_not_there() {
    let findings = judge(&report(&[kind(TokenKind::Classic, Outcome::Pass)]), &Policy::default());
    let practices: Vec<_> = findings.iter().map(|it| it.practice).collect();
    assert_eq!(practices, Practice::ALL);
    let skipped = [CheckCode::TokenKind, CheckCode::TokenScope, CheckCode::TokenExpiry]
        .map(|code| Check::skipped(code, Cause::NoToken));
    assert_eq!(judge(&report(&skipped), &Policy::default()), []);
}

fn phrases_of(checks: &[Check]) -> Vec<PracticePhrase> {
    judge(&report(checks), &Policy::default()).iter().map(|it| it.phrase).collect()
}

#[test]
fn a_test_that_ended_early_tells_nothing_about_what_it_did_not_ask() {
    let early = [
        kind(TokenKind::Classic, Outcome::Pass),
        Check::skipped(CheckCode::TokenScope, Cause::EarlierFailure),
        Check::skipped(CheckCode::TokenExpiry, Cause::EarlierFailure),
    ];
    let phrases = phrases_of(&early);
    assert_eq!(phrases, [ClassicOnly, NotReached, NotReached, NotReached]);
    let phrases = phrases_of(&[]);
    assert_eq!(phrases, [NotReached; 4]);
}

#[test]
fn fine_grained_is_met_by_policy_only() {
    let minimal = || scopes("read:packages", Outcome::Pass, None);
    let excess = || scopes("repo, read:packages", Outcome::Warn, Some(RemedyAction::RemoveScopes));
    let today = Policy::default();
    let someday = with_fine_grained();
    type Row<'a> =
        (Check, Option<Check>, &'a Policy, Standing, PracticePhrase, Option<RemedyAction>);
    let table: [Row; 9] = [
        (
            kind(TokenKind::Classic, Outcome::Pass),
            Some(minimal()),
            &today,
            BestPossible,
            LeastPrivilege,
            None,
        ),
        (
            kind(TokenKind::OauthApp, Outcome::Pass),
            Some(minimal()),
            &today,
            BestPossible,
            LeastPrivilege,
            None,
        ),
        (
            kind(TokenKind::Classic, Outcome::Pass),
            Some(excess()),
            &today,
            NotMet,
            ClassicOnly,
            Some(RemedyAction::RemoveScopes),
        ),
        (
            kind(TokenKind::FineGrained, Outcome::Fail),
            None,
            &today,
            NotMet,
            KindRefused,
            Some(RemedyAction::CreateClassicToken),
        ),
        (
            kind(TokenKind::Refresh, Outcome::Fail),
            None,
            &someday,
            NotMet,
            KindRefused,
            Some(RemedyAction::CreateClassicToken),
        ),
        (kind(TokenKind::Unknown, Outcome::Unknown), None, &today, CannotTell, KindNotTold, None),
        (
            kind(TokenKind::Unknown, Outcome::Pass),
            Some(minimal()),
            &today,
            BestPossible,
            LeastPrivilege,
            None,
        ),
        (kind(TokenKind::FineGrained, Outcome::Pass), None, &someday, Met, FineGrainedUsed, None),
        (
            kind(TokenKind::Classic, Outcome::Pass),
            Some(minimal()),
            &someday,
            NotMet,
            FineGrainedPossible,
            None,
        ),
    ];
    for (kind, scope, policy, standing, phrase, action) in table {
        let checks: Vec<_> = std::iter::once(kind).chain(scope).collect();
        let finding = the(Practice::FineGrained, &checks, policy);
        let found = (finding.standing, finding.phrase, finding.remedy.map(|it| it.action));
        assert_eq!(found, (standing, phrase, action), "{checks:?}");
    }
}

#[test]
fn the_advice_follows_the_policy() {
    for practice in Practice::ALL {
        assert_eq!(advice(*practice, &Policy::default()), Key::PracticeBody(*practice));
    }
    let someday = advice(Practice::FineGrained, &with_fine_grained());
    assert_eq!(someday, Key::PracticePhrase(PracticePhrase::FineGrainedAccepted));
}

#[test]
fn scopes_are_counted_and_named() {
    let find = |check| the(Practice::MinimalScopes, &[check], &Policy::default());
    let minimal = find(scopes("read:packages", Outcome::Pass, None));
    assert_eq!((minimal.standing, minimal.phrase), (Met, ScopesMinimal));

    let header = "repo, gist, workflow, read:packages";
    let excess = find(scopes(header, Outcome::Warn, Some(RemedyAction::RemoveScopes)));
    assert_eq!((excess.standing, excess.phrase), (NotMet, ScopesExcess));
    assert_eq!(excess.detail.number(), Some(3));
    assert_eq!(excess.detail.scopes().as_deref(), Some("`repo`, `gist`, `workflow`"));
    assert_eq!(excess.remedy.map(|it| it.action), Some(RemedyAction::RemoveScopes));

    let both = find(scopes("repo", Outcome::Fail, Some(RemedyAction::AddScope)));
    assert_eq!((both.standing, both.phrase), (NotMet, ScopesMissingAndExcess));
    assert_eq!(both.remedy.map(|it| it.action), Some(RemedyAction::AddScope));

    let none = find(scopes("", Outcome::Fail, Some(RemedyAction::AddScope)));
    assert_eq!((none.standing, none.phrase), (NotMet, ScopesMissing));

    let untold = find(Check::new(CheckCode::TokenScope, Outcome::Unknown));
    assert_eq!((untold.standing, untold.phrase), (CannotTell, ScopesNotTold));
}

#[test]
fn what_the_date_tells_about_expiration_and_rotation() {
    type Row = (Option<i64>, Outcome, (Standing, PracticePhrase), (Standing, PracticePhrase));
    let table: [Row; 7] = [
        (None, Outcome::Unknown, (CannotTell, EndNotTold), (CannotTell, AgeNotTold)),
        (Some(-3), Outcome::Warn, (NotMet, Ended), (NotMet, RotationDue)),
        (Some(0), Outcome::Warn, (Met, EndsToday), (NotMet, RotationDue)),
        (Some(12), Outcome::Warn, (Met, EndsIn), (NotMet, RotationDue)),
        (Some(15), Outcome::Pass, (Met, EndsIn), (Met, RotationForced)),
        (Some(90), Outcome::Pass, (Met, EndsIn), (Met, RotationForced)),
        (Some(91), Outcome::Pass, (Met, EndsIn), (CannotTell, AgeNotTold)),
    ];
    for (days, outcome, expiration, rotation) in table {
        let check = ends_in(days, outcome);
        let find = |practice| the(practice, std::slice::from_ref(&check), &Policy::default());
        let (ends, rotates) = (find(Practice::Expiration), find(Practice::Rotation));
        assert_eq!((ends.standing, ends.phrase), expiration, "{days:?}");
        assert_eq!((rotates.standing, rotates.phrase), rotation, "{days:?}");
        if ends.phrase == EndsIn {
            assert_eq!(ends.detail.number().map(|it| it as i64), days);
        }
        let is_due = rotates.phrase == RotationDue;
        assert_eq!(rotates.remedy.map(|it| it.action), is_due.then_some(RemedyAction::RenewToken));
    }
}
