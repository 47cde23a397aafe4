//! The best-practice cards: four pieces of advice, and what is said about the token that was tested.

use crate::labels::texts;

texts! {
    /// One card.
    pub enum Practice {
        FineGrained,
        MinimalScopes,
        Expiration,
        Rotation,
    }
}

texts! {
    /// Whether the tested token follows the advice.
    pub enum Standing {
        Met,
        NotMet,
        CannotTell,
    }
}

texts! {
    /// What a card says about the tested token. What goes into the blanks is said where they are used.
    pub enum PracticePhrase {
        NoToken,
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
    /// Its part of the address: `/best-practices#rotation`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::FineGrained => "fine-grained",
            Self::MinimalScopes => "minimal-scopes",
            Self::Expiration => "expiration",
            Self::Rotation => "rotation",
        }
    }

    /// The card of that address.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.slug() == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_card_is_found_by_its_address() {
        for practice in Practice::ALL {
            assert_eq!(Practice::of_slug(practice.slug()), Some(*practice));
        }
    }
}
