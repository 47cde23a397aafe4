//! The best-practice cards.

use crate::{Practice, PracticePhrase, Standing};

pub(super) fn title(practice: Practice) -> &'static str {
    match practice {
        Practice::FineGrained => "Use fine-grained tokens where possible",
        Practice::MinimalScopes => "Minimal scopes",
        Practice::Expiration => "Set an expiration",
        Practice::Rotation => "Rotate regularly",
    }
}

pub(super) fn body(practice: Practice) -> &'static str {
    match practice {
        Practice::FineGrained => {
            "Good advice for GitHub in general, but GHCR takes classic tokens only. The least privilege here: a classic \
             token with `read:packages` alone, of a machine account that can read only the packages to scan."
        }
        Practice::MinimalScopes => {
            "`read:packages` is enough to scan. Whoever gets hold of the token can do all that its scopes allow."
        }
        Practice::Expiration => "A token that ends limits the harm of a leak. Choose 30, 60 or 90 days.",
        Practice::Rotation => {
            "Regenerate the token before it ends: it keeps its name and scopes, and the old one stops at once. Paste the \
             new one here."
        }
    }
}

pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "Met",
        Standing::NotMet => "Not met",
        Standing::CannotTell => "Cannot tell",
    }
}

pub(super) fn phrase(phrase: PracticePhrase) -> &'static str {
    match phrase {
        PracticePhrase::NoToken => "No token was used, and public images need none.",
        PracticePhrase::NotReached => "Not known: the test ended before this was asked.",

        PracticePhrase::FineGrainedAccepted => {
            "A fine-grained token opens what you choose and nothing else. GHCR takes it."
        }
        PracticePhrase::FineGrainedUsed => "This token is fine-grained.",
        PracticePhrase::FineGrainedPossible => {
            "This token is not fine-grained, though GHCR takes such tokens."
        }
        PracticePhrase::KindRefused => "GHCR does not take this kind of token ({kind}).",
        PracticePhrase::KindNotTold => "The kind of this token is not known: cannot tell.",
        PracticePhrase::LeastPrivilege => {
            "GHCR takes no fine-grained tokens. This one has `read:packages` alone, the least that GHCR allows."
        }
        PracticePhrase::ClassicOnly => {
            "GHCR takes no fine-grained tokens. The least that it allows is `read:packages` alone."
        }

        PracticePhrase::ScopesMinimal => "`read:packages` alone.",
        PracticePhrase::ScopesExcess => "{number:scope|scopes} more than needed: {scopes}.",
        PracticePhrase::ScopesMissing => "`read:packages` is missing.",
        PracticePhrase::ScopesMissingAndExcess => "`read:packages` is missing; not needed: {scopes}.",
        PracticePhrase::ScopesNotTold => "GitHub did not name the token's scopes: cannot tell.",

        PracticePhrase::EndsIn => "Expires in {number:day|days}.",
        PracticePhrase::EndsToday => "Expires today.",
        PracticePhrase::Ended => "The date on which it ends has passed.",
        PracticePhrase::EndNotTold => {
            "No date on which it ends was named: cannot tell. Usually that means never."
        }

        PracticePhrase::RotationForced => "It expires in {number:day|days}, so it has to be rotated by then.",
        PracticePhrase::RotationDue => "Rotation is due: the token ends soon.",
        PracticePhrase::AgeNotTold => "GitHub does not tell how old a token is: cannot tell.",
    }
}
