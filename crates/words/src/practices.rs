//! The best-practice cards, and what they say about the tested token.

use crate::labels::texts;

texts! {
    /// A best-practice card.
    pub enum Practice {
        FineGrained,
        MinimalScopes,
        Expiration,
        Rotation,
    }
}

texts! {
    /// Whether the tested token follows the advice. `BestPossible`: no token does today, and this one
    /// is the best that GHCR takes.
    pub enum Standing {
        Met,
        BestPossible,
        NotMet,
        CannotTell,
    }
}

texts! {
    /// What a card says about the tested token. The caller fills in the blanks.
    pub enum PracticePhrase {
        NotReached,

        FineGrainedAccepted,
        FineGrainedUsed,
        FineGrainedPossible,
        KindRefused,
        KindNotTold,
        LeastPrivilege,
        ClassicOnly,

        ScopesMinimal,
        ScopesExcess,
        ScopesMissing,
        ScopesMissingAndExcess,
        ScopesNotTold,

        EndsIn,
        EndsToday,
        Ended,
        EndNotTold,

        RotationForced,
        RotationDue,
        AgeNotTold,
    }
}

impl Practice {
    /// The fragment of the card's address: `/best-practices#rotation`. It must not change.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::FineGrained => "fine-grained",
            Self::MinimalScopes => "minimal-scopes",
            Self::Expiration => "expiration",
            Self::Rotation => "rotation",
        }
    }

    /// Returns the card with this slug.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|practice| practice.slug() == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_card_is_found_by_its_slug() {
        for practice in Practice::ALL {
            assert_eq!(Practice::of_slug(practice.slug()), Some(*practice));
        }
    }
}
