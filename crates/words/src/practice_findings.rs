//! What the best-practice cards say about the token that was just tested. Pure: the report is all
//! there is to go by.

use crate::{Key, Practice, PracticePhrase, Standing};
use ghcr_contract::{Cause, Check, CheckCode, Outcome, Policy, Remedy, Report, Scopes, TokenKind};

/// A token that ends within so many days is rotated whether anybody thinks of it or not. 90 days is
/// the longest fixed choice in GitHub's "Expiration" (GitHub facts, section 9).
const ROTATED_WITHIN_DAYS: i64 = 90;

/// What a card says about the tested token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which card.
    pub practice: Practice,
    /// Whether the token follows the advice.
    pub standing: Standing,
    /// How it is said.
    pub phrase: PracticePhrase,
    /// What goes into the phrase's blanks.
    pub detail: Detail,
    /// What mends it, as the check says that saw it; none where nothing can be mended.
    pub remedy: Option<Remedy>,
}

/// What goes into the blanks of a [`PracticePhrase`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// There are no blanks.
    Nothing,
    /// `number`: days until the token ends.
    Days(u64),
    /// `scopes`, and `number`: how many there are.
    Scopes(Scopes),
    /// `kind`: what the token is.
    Kind(TokenKind),
}

impl Detail {
    /// What goes into the blank `number`.
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        match self {
            Self::Days(days) => Some(*days),
            Self::Scopes(scopes) => u64::try_from(scopes.iter().count()).ok(),
            Self::Nothing | Self::Kind(_) => None,
        }
    }

    /// What goes into the blank `kind`.
    #[must_use]
    pub fn kind(&self) -> Option<TokenKind> {
        match self {
            Self::Kind(kind) => Some(*kind),
            Self::Nothing | Self::Days(_) | Self::Scopes(_) => None,
        }
    }

    /// What goes into the blank `scopes`: each of them as code.
    #[must_use]
    pub fn scopes(&self) -> Option<String> {
        let Self::Scopes(scopes) = self else { return None };
        let names: Vec<_> = scopes.iter().map(|scope| format!("`{scope}`")).collect();
        Some(names.join(", "))
    }
}

/// What the four cards say, in their order.
#[must_use]
pub fn judge(report: &Report, policy: &Policy) -> [Finding; 4] {
    [fine_grained(report, policy), minimal_scopes(report), expiration(report), rotation(report)]
}

/// What a card advises. The first one changes on the day GHCR takes fine-grained tokens, which the
/// policy says.
#[must_use]
pub fn advice(practice: Practice, policy: &Policy) -> Key {
    if practice == Practice::FineGrained && takes_fine_grained(policy) {
        Key::PracticePhrase(PracticePhrase::FineGrainedAccepted)
    } else {
        Key::PracticeBody(practice)
    }
}

fn takes_fine_grained(policy: &Policy) -> bool {
    policy.accepts(TokenKind::FineGrained) == Some(true)
}

/// As long as GHCR takes classic tokens only, this is never met: the best there is is least
/// privilege.
fn fine_grained(report: &Report, policy: &Policy) -> Finding {
    let card = Practice::FineGrained;
    let check = match find_asked(report, CheckCode::TokenKind) {
        Ok(check) => check,
        Err(phrase) => return cannot_tell(card, phrase),
    };
    let kind = check.evidence.token_kind.unwrap_or(TokenKind::Unknown);
    let scope = report.check(CheckCode::TokenScope);
    match (policy.accepts(kind), kind) {
        (Some(false), _) => {
            not_met(card, PracticePhrase::KindRefused, Some(check)).with(Detail::Kind(kind))
        }
        (Some(true), TokenKind::FineGrained) => met(card, PracticePhrase::FineGrainedUsed),
        (None, _) if check.outcome != Outcome::Pass => {
            cannot_tell(card, PracticePhrase::KindNotTold)
        }
        (Some(true) | None, _) if takes_fine_grained(policy) => {
            not_met(card, PracticePhrase::FineGrainedPossible, None)
        }
        (Some(true) | None, _) if scope.is_some_and(|it| it.outcome == Outcome::Pass) => {
            not_met(card, PracticePhrase::LeastPrivilege, None)
        }
        (Some(true) | None, _) => not_met(card, PracticePhrase::ClassicOnly, scope),
    }
}

fn minimal_scopes(report: &Report) -> Finding {
    let card = Practice::MinimalScopes;
    let check = match find_asked(report, CheckCode::TokenScope) {
        Ok(check) => check,
        Err(phrase) => return cannot_tell(card, phrase),
    };
    let excess = check.evidence.excess_scopes.clone().map(Detail::Scopes);
    match (check.outcome, excess) {
        (Outcome::Pass, _) => met(card, PracticePhrase::ScopesMinimal),
        (Outcome::Warn, Some(excess)) => {
            not_met(card, PracticePhrase::ScopesExcess, Some(check)).with(excess)
        }
        (Outcome::Fail, Some(excess)) => {
            not_met(card, PracticePhrase::ScopesMissingAndExcess, Some(check)).with(excess)
        }
        (Outcome::Fail, None) => not_met(card, PracticePhrase::ScopesMissing, Some(check)),
        (Outcome::Warn | Outcome::Unknown | Outcome::Skipped, _) => {
            cannot_tell(card, PracticePhrase::ScopesNotTold)
        }
    }
}

/// A date is a date: one that is near is the next card's business.
fn expiration(report: &Report) -> Finding {
    let card = Practice::Expiration;
    let check = match find_asked(report, CheckCode::TokenExpiry) {
        Ok(check) => check,
        Err(phrase) => return cannot_tell(card, phrase),
    };
    match check.evidence.days_left.map(u64::try_from) {
        None => cannot_tell(card, PracticePhrase::EndNotTold),
        Some(Err(_)) => not_met(card, PracticePhrase::Ended, Some(check)),
        Some(Ok(0)) => met(card, PracticePhrase::EndsToday),
        Some(Ok(days)) => met(card, PracticePhrase::EndsIn).with(Detail::Days(days)),
    }
}

/// GitHub does not tell how old a token is. What can be told: it ends soon, so now is the time; or
/// it ends within the time in which it should be rotated anyway.
fn rotation(report: &Report) -> Finding {
    let card = Practice::Rotation;
    let check = match find_asked(report, CheckCode::TokenExpiry) {
        Ok(check) => check,
        Err(phrase) => return cannot_tell(card, phrase),
    };
    let days_left = check.evidence.days_left.filter(|days| *days <= ROTATED_WITHIN_DAYS);
    match (check.outcome, days_left.map(u64::try_from)) {
        (Outcome::Warn | Outcome::Fail, _) => {
            not_met(card, PracticePhrase::RotationDue, Some(check))
        }
        (_, Some(Ok(days))) => met(card, PracticePhrase::RotationForced).with(Detail::Days(days)),
        (_, Some(Err(_)) | None) => cannot_tell(card, PracticePhrase::AgeNotTold),
    }
}

/// The check, or why there is none.
fn find_asked(report: &Report, code: CheckCode) -> Result<&Check, PracticePhrase> {
    match report.check(code) {
        Some(check) if check.outcome != Outcome::Skipped => Ok(check),
        Some(check) if check.cause == Some(Cause::NoToken) => Err(PracticePhrase::NoToken),
        Some(_) | None => Err(PracticePhrase::NotReached),
    }
}

fn met(practice: Practice, phrase: PracticePhrase) -> Finding {
    Finding { practice, standing: Standing::Met, phrase, detail: Detail::Nothing, remedy: None }
}

fn not_met(practice: Practice, phrase: PracticePhrase, mended_as_in: Option<&Check>) -> Finding {
    let remedy = mended_as_in.and_then(|check| check.remedy.clone());
    Finding { practice, standing: Standing::NotMet, phrase, detail: Detail::Nothing, remedy }
}

fn cannot_tell(practice: Practice, phrase: PracticePhrase) -> Finding {
    Finding {
        practice,
        standing: Standing::CannotTell,
        phrase,
        detail: Detail::Nothing,
        remedy: None,
    }
}

impl Finding {
    fn with(self, detail: Detail) -> Self {
        Self { detail, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PracticePhrase::{
        AgeNotTold, ClassicOnly, EndNotTold, Ended, EndsIn, EndsToday, FineGrainedPossible,
        FineGrainedUsed, KindNotTold, KindRefused, LeastPrivilege, NoToken, NotReached,
        RotationDue, RotationForced, ScopesExcess, ScopesMinimal, ScopesMissing,
        ScopesMissingAndExcess, ScopesNotTold,
    };
    use Standing::{CannotTell, Met, NotMet};
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
        let [a, b, c, d] = judge(&report(checks), policy);
        [a, b, c, d].into_iter().find(|it| it.practice == practice).unwrap()
    }

    fn with_fine_grained() -> Policy {
        Policy {
            accepted_kinds: vec![TokenKind::Classic, TokenKind::FineGrained],
            ..Policy::default()
        }
    }

    #[test]
    fn the_cards_come_in_their_order_and_without_a_token_none_is_judged() {
        let skipped = [CheckCode::TokenKind, CheckCode::TokenScope, CheckCode::TokenExpiry]
            .map(|code| Check::skipped(code, Cause::NoToken));
        let findings = judge(&report(&skipped), &Policy::default());
        assert_eq!(findings.each_ref().map(|it| it.practice), Practice::ALL);
        for finding in findings {
            assert_eq!((finding.standing, finding.phrase), (CannotTell, NoToken));
        }
    }

    #[test]
    fn a_test_that_ended_early_tells_nothing_about_what_it_did_not_ask() {
        let early = [
            kind(TokenKind::Classic, Outcome::Pass),
            Check::skipped(CheckCode::TokenScope, Cause::EarlierFailure),
            Check::skipped(CheckCode::TokenExpiry, Cause::EarlierFailure),
        ];
        let phrases = judge(&report(&early), &Policy::default()).map(|it| it.phrase);
        assert_eq!(phrases, [ClassicOnly, NotReached, NotReached, NotReached]);
        let phrases = judge(&report(&[]), &Policy::default()).map(|it| it.phrase);
        assert_eq!(phrases, [NotReached; 4]);
    }

    #[test]
    fn fine_grained_is_met_by_policy_only() {
        let minimal = || scopes("read:packages", Outcome::Pass, None);
        let excess =
            || scopes("repo, read:packages", Outcome::Warn, Some(RemedyAction::RemoveScopes));
        let today = Policy::default();
        let someday = with_fine_grained();
        type Row<'a> =
            (Check, Option<Check>, &'a Policy, Standing, PracticePhrase, Option<RemedyAction>);
        let table: [Row; 9] = [
            (
                kind(TokenKind::Classic, Outcome::Pass),
                Some(minimal()),
                &today,
                NotMet,
                LeastPrivilege,
                None,
            ),
            (
                kind(TokenKind::OauthApp, Outcome::Pass),
                Some(minimal()),
                &today,
                NotMet,
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
            (
                kind(TokenKind::Unknown, Outcome::Unknown),
                None,
                &today,
                CannotTell,
                KindNotTold,
                None,
            ),
            (
                kind(TokenKind::Unknown, Outcome::Pass),
                Some(minimal()),
                &today,
                NotMet,
                LeastPrivilege,
                None,
            ),
            (
                kind(TokenKind::FineGrained, Outcome::Pass),
                None,
                &someday,
                Met,
                FineGrainedUsed,
                None,
            ),
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
            assert_eq!(
                rotates.remedy.map(|it| it.action),
                is_due.then_some(RemedyAction::RenewToken)
            );
        }
    }
}
