//! The best-practice cards.

use crate::{Practice, PracticePhrase, Standing};

pub(super) fn title(practice: Practice) -> &'static str {
    match practice {
        Practice::FineGrained => "Möglichst Fine-grained-Tokens verwenden",
        Practice::MinimalScopes => "Nur die nötigen Scopes vergeben",
        Practice::Expiration => "Ablaufdatum festlegen",
        Practice::Rotation => "Token regelmäßig rotieren",
    }
}

pub(super) fn body(practice: Practice) -> &'static str {
    match practice {
        Practice::FineGrained => {
            "Dies ist ein guter Rat für GitHub allgemein, aber GHCR akzeptiert nur Classic-Tokens. \
             Least Privilege heißt hier: ein Classic-Token nur mit `read:packages`, erstellt von \
             einem technischen Konto, das nur die [package|Packages] lesen kann, die gescannt \
             werden."
        }
        Practice::MinimalScopes => {
            "`read:packages` reicht zum Scannen. Jeder weitere [scope|Scope] vergrößert den \
             Schaden bei einem Leak."
        }
        Practice::Expiration => {
            "Wenn ein Token abläuft, bleibt der Schaden bei einem Leak begrenzt. Wählen Sie 30, 60 \
             oder 90 Tage."
        }
        Practice::Rotation => {
            "Klicken Sie auf „Regenerate token“: Name und Scopes bleiben, und das alte Token ist \
             sofort ungültig. Fügen Sie das neue hier ein."
        }
    }
}

pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "Erfüllt",
        Standing::BestPossible => "Bestmöglich",
        Standing::NotMet => "Nicht erfüllt",
        Standing::CannotTell => "Unklar",
    }
}

pub(super) fn phrase(phrase: PracticePhrase) -> &'static str {
    match phrase {
        PracticePhrase::NotReached => "Der Test endete, bevor dies geprüft wurde.",

        PracticePhrase::FineGrainedAccepted => {
            "Ein Fine-grained-Token gibt nur Zugriff auf das, was Sie auswählen. GHCR akzeptiert \
             es."
        }
        PracticePhrase::FineGrainedUsed => "Dies ist ein Fine-grained-Token.",
        PracticePhrase::FineGrainedPossible => {
            "Dies ist kein Fine-grained-Token, obwohl GHCR solche akzeptiert."
        }
        PracticePhrase::KindRefused => "GHCR akzeptiert diese Art Token nicht ({kind}).",
        PracticePhrase::KindNotTold => "Die Art des Tokens ist nicht bekannt.",
        PracticePhrase::LeastPrivilege => {
            "GHCR akzeptiert keine Fine-grained-Tokens; `read:packages` allein, wie bei diesem \
             Token, ist das Minimum."
        }
        PracticePhrase::ClassicOnly => {
            "GHCR akzeptiert keine Fine-grained-Tokens; `read:packages` allein wäre das Minimum."
        }

        PracticePhrase::ScopesMinimal => "`read:packages` und sonst nichts.",
        PracticePhrase::ScopesExcess => "{number:Scope|Scopes} mehr als nötig: {scopes}.",
        PracticePhrase::ScopesMissing => "`read:packages` fehlt.",
        PracticePhrase::ScopesMissingAndExcess => {
            "`read:packages` fehlt; nicht benötigt: {scopes}."
        }
        PracticePhrase::ScopesNotTold => "GitHub hat die Scopes des Tokens nicht genannt.",

        PracticePhrase::EndsIn => "Läuft in {number:Tag|Tagen} ab.",
        PracticePhrase::EndsToday => "Läuft heute ab.",
        PracticePhrase::Ended => "Das Token ist abgelaufen.",
        PracticePhrase::EndNotTold => {
            "GitHub hat kein Ablaufdatum genannt; meist heißt das, dass es nie abläuft."
        }

        PracticePhrase::RotationForced => {
            "Das Alter ist nicht bekannt, aber das Token läuft in {number:Tag|Tagen} ab: Bis dahin \
             müssen Sie es rotieren."
        }
        PracticePhrase::RotationDue => "Jetzt fällig, weil das Token abläuft.",
        PracticePhrase::AgeNotTold => "GitHub teilt nicht mit, wie alt ein Token ist.",
    }
}
