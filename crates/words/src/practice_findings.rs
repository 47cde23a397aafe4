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

/// What the four cards say, in their order; nothing where there was no token.
#[must_use]
pub fn judge(report: &Report, policy: &Policy) -> Vec<Finding> {
    if report.checks.iter().any(|check| check.cause == Some(Cause::NoToken)) {
        return Vec::new();
    }
    vec![fine_grained(report, policy), minimal_scopes(report), expiration(report), rotation(report)]
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

/// As long as GHCR takes classic tokens only, no token meets this: the best there is is least
/// privilege, and that is no fault of the token's.
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
            let standing = Standing::BestPossible;
            Finding { standing, ..met(card, PracticePhrase::LeastPrivilege) }
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
mod tests;
