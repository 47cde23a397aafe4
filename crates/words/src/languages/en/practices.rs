//! The best-practice cards.

use crate::{Practice, PracticePhrase, Standing};

pub(super) fn title(practice: Practice) -> &'static str {
    match practice {
        Practice::FineGrained => "Use fine-grained tokens where possible",
        Practice::MinimalScopes => "Keep the scopes minimal",
        Practice::Expiration => "Set an expiration",
        Practice::Rotation => "Rotate regularly",
    }
}

pub(super) fn body(practice: Practice) -> &'static str {
    match practice {
        Practice::FineGrained => {
            "This is good advice for GitHub in general, but GHCR accepts classic tokens only. The \
             least privilege here is a classic token with `read:packages` alone, of a machine \
             account that can read only the [package|packages] to scan."
        }
        Practice::MinimalScopes => {
            "`read:packages` is enough to scan. Each extra [scope|scope] makes a leak worse."
        }
        Practice::Expiration => {
            "A token that expires limits the damage of a leak. Choose 30, 60 or 90 days."
        }
        Practice::Rotation => {
            "Click “Regenerate token”: the name and the scopes stay, and the old token stops \
             working at once. Paste the new one here."
        }
    }
}

pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "Met",
        Standing::BestPossible => "Best possible",
        Standing::NotMet => "Not met",
        Standing::CannotTell => "Cannot tell",
    }
}

pub(super) fn phrase(phrase: PracticePhrase) -> &'static str {
    match phrase {
        PracticePhrase::NotReached => "The test ended before this was checked.",

        PracticePhrase::FineGrainedAccepted => {
            "A fine-grained token gives access only to what you choose. GHCR accepts it."
        }
        PracticePhrase::FineGrainedUsed => "This token is fine-grained.",
        PracticePhrase::FineGrainedPossible => {
            "This token is not fine-grained, though GHCR accepts such tokens."
        }
        PracticePhrase::KindRefused => "GHCR does not accept this kind of token ({kind}).",
        PracticePhrase::KindNotTold => "The token's kind is not known.",
        PracticePhrase::LeastPrivilege => {
            "GHCR does not accept fine-grained tokens; `read:packages` alone, as here, is the \
             least privilege it allows."
        }
        PracticePhrase::ClassicOnly => {
            "GHCR does not accept fine-grained tokens; `read:packages` alone would be the least \
             privilege it allows."
        }

        PracticePhrase::ScopesMinimal => "`read:packages` and nothing more.",
        PracticePhrase::ScopesExcess => "{number:scope|scopes} more than needed: {scopes}.",
        PracticePhrase::ScopesMissing => "`read:packages` is missing.",
        PracticePhrase::ScopesMissingAndExcess => {
            "`read:packages` is missing; not needed: {scopes}."
        }
        PracticePhrase::ScopesNotTold => "GitHub did not say which scopes the token has.",

        PracticePhrase::EndsIn => "Expires in {number:day|days}.",
        PracticePhrase::EndsToday => "Expires today.",
        PracticePhrase::Ended => "It has expired.",
        PracticePhrase::EndNotTold => {
            "GitHub gave no expiry date; usually that means it never expires."
        }

        PracticePhrase::RotationForced => {
            "Its age is not known, but it expires in {number:day|days}: it has to be rotated \
             before then."
        }
        PracticePhrase::RotationDue => "Due now, because the token expires.",
        PracticePhrase::AgeNotTold => "GitHub does not say how old a token is.",
    }
}
