//! The best-practice cards.

use crate::{Practice, PracticePhrase, Standing};

pub(super) fn title(practice: Practice) -> &'static str {
    match practice {
        Practice::FineGrained => "Utiliser des jetons à granularité fine si possible",
        Practice::MinimalScopes => "Limiter les portées",
        Practice::Expiration => "Fixer une expiration",
        Practice::Rotation => "Renouveler régulièrement",
    }
}

pub(super) fn body(practice: Practice) -> &'static str {
    match practice {
        Practice::FineGrained => {
            "C'est un bon conseil pour GitHub en général, mais GHCR n'accepte que les jetons \
             classiques. Le moindre privilège est ici un jeton classique avec `read:packages` \
             seul, d'un compte machine qui ne peut lire que les [package|packages] à analyser."
        }
        Practice::MinimalScopes => {
            "`read:packages` suffit pour analyser. Chaque [scope|portée] de plus aggraverait une \
             fuite."
        }
        Practice::Expiration => {
            "Un jeton qui expire limite les dégâts d'une fuite. Choisissez 30, 60 ou 90 jours."
        }
        Practice::Rotation => {
            "Cliquez sur «\u{a0}Regenerate token\u{a0}»\u{a0}: le nom et les portées restent, \
             l'ancien jeton cesse aussitôt de fonctionner. Collez le nouveau ici."
        }
    }
}

pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "Respecté",
        Standing::BestPossible => "Le mieux possible",
        Standing::NotMet => "Non respecté",
        Standing::CannotTell => "Indéterminé",
    }
}

pub(super) fn phrase(phrase: PracticePhrase) -> &'static str {
    match phrase {
        PracticePhrase::NotReached => "Le test s'est arrêté avant cette vérification.",

        PracticePhrase::FineGrainedAccepted => {
            "Un jeton à granularité fine ne donne accès qu'à ce que vous choisissez. GHCR \
             l'accepte."
        }
        PracticePhrase::FineGrainedUsed => "Ce jeton est à granularité fine.",
        PracticePhrase::FineGrainedPossible => {
            "Ce jeton n'est pas à granularité fine, alors que GHCR accepte ceux qui le sont."
        }
        PracticePhrase::KindRefused => "GHCR n'accepte pas ce type de jeton ({kind}).",
        PracticePhrase::KindNotTold => "Le type du jeton n'est pas connu.",
        PracticePhrase::LeastPrivilege => {
            "GHCR refuse les jetons à granularité fine\u{a0}; `read:packages` seul, comme ici, est \
             le moindre privilège qu'il permet."
        }
        PracticePhrase::ClassicOnly => {
            "GHCR refuse les jetons à granularité fine\u{a0}; `read:packages` seul serait le \
             moindre privilège qu'il permet."
        }

        PracticePhrase::ScopesMinimal => "`read:packages` et rien de plus.",
        PracticePhrase::ScopesExcess => "{number:portée|portées} de trop\u{a0}: {scopes}.",
        PracticePhrase::ScopesMissing => "`read:packages` manque.",
        PracticePhrase::ScopesMissingAndExcess => {
            "`read:packages` manque\u{a0}; en trop\u{a0}: {scopes}."
        }
        PracticePhrase::ScopesNotTold => "GitHub n'a pas indiqué les portées du jeton.",

        PracticePhrase::EndsIn => "Expire dans {number:jour|jours}.",
        PracticePhrase::EndsToday => "Expire aujourd'hui.",
        PracticePhrase::Ended => "Sa date d'expiration est passée.",
        PracticePhrase::EndNotTold => {
            "GitHub n'a indiqué aucune date d'expiration\u{a0}; en général, c'est qu'il n'expire \
             jamais."
        }

        PracticePhrase::RotationForced => {
            "Son âge n'est pas connu, mais il expire dans {number:jour|jours}\u{a0}: il faudra le \
             renouveler d'ici là."
        }
        PracticePhrase::RotationDue => "À faire maintenant, car le jeton expire.",
        PracticePhrase::AgeNotTold => "GitHub ne dit pas de quand date un jeton.",
    }
}
