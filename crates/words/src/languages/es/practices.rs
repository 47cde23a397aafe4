//! The best-practice cards.

use crate::{Practice, PracticePhrase, Standing};

pub(super) fn title(practice: Practice) -> &'static str {
    match practice {
        Practice::FineGrained => "Usar tokens fine-grained siempre que sea posible",
        Practice::MinimalScopes => "Limitar los ámbitos al mínimo",
        Practice::Expiration => "Definir una fecha de expiración",
        Practice::Rotation => "Rotar con regularidad",
    }
}

pub(super) fn body(practice: Practice) -> &'static str {
    match practice {
        Practice::FineGrained => {
            "Es un buen consejo para GitHub en general, pero GHCR solo acepta tokens clásicos. El \
             mínimo privilegio es aquí un token clásico solo con `read:packages`, de una cuenta de \
             máquina que solo pueda leer los [package|paquetes] que se escanean."
        }
        Practice::MinimalScopes => {
            "Para escanear basta con `read:packages`. Cada [scope|ámbito] adicional agrava las \
             consecuencias de una filtración."
        }
        Practice::Expiration => {
            "Un token que expira limita el daño de una filtración. Elija 30, 60 o 90 días."
        }
        Practice::Rotation => {
            "Haga clic en «Regenerate token»: el nombre y los ámbitos se conservan, y el token \
             anterior deja de funcionar al instante. Pegue aquí el nuevo."
        }
    }
}

pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "Se cumple",
        Standing::BestPossible => "Lo mejor posible",
        Standing::NotMet => "No se cumple",
        Standing::CannotTell => "Sin determinar",
    }
}

pub(super) fn phrase(phrase: PracticePhrase) -> &'static str {
    match phrase {
        PracticePhrase::NotReached => "La prueba terminó antes de comprobarlo.",

        PracticePhrase::FineGrainedAccepted => {
            "Un token fine-grained solo da acceso a lo que usted elige. GHCR lo acepta."
        }
        PracticePhrase::FineGrainedUsed => "Este token es fine-grained.",
        PracticePhrase::FineGrainedPossible => {
            "Este token no es fine-grained, aunque GHCR acepta ese tipo de tokens."
        }
        PracticePhrase::KindRefused => "GHCR no acepta este tipo de token ({kind}).",
        PracticePhrase::KindNotTold => "No se conoce el tipo del token.",
        PracticePhrase::LeastPrivilege => {
            "GHCR no acepta tokens fine-grained; tener solo `read:packages`, como aquí, es el \
             mínimo privilegio que permite."
        }
        PracticePhrase::ClassicOnly => {
            "GHCR no acepta tokens fine-grained; tener solo `read:packages` sería el mínimo \
             privilegio que permite."
        }

        PracticePhrase::ScopesMinimal => "Solo `read:packages`, nada más.",
        PracticePhrase::ScopesExcess => {
            "{number:ámbito innecesario|ámbitos innecesarios}: {scopes}."
        }
        PracticePhrase::ScopesMissing => "Falta `read:packages`.",
        PracticePhrase::ScopesMissingAndExcess => "Falta `read:packages`; sobran: {scopes}.",
        PracticePhrase::ScopesNotTold => "GitHub no indicó los ámbitos del token.",

        PracticePhrase::EndsIn => "Expira dentro de {number:día|días}.",
        PracticePhrase::EndsToday => "Expira hoy.",
        PracticePhrase::Ended => "Ya expiró.",
        PracticePhrase::EndNotTold => {
            "GitHub no indicó ninguna fecha de expiración; normalmente significa que el token no \
             expira."
        }

        PracticePhrase::RotationForced => {
            "No se sabe cuándo se creó, pero expira dentro de {number:día|días}: hay que rotarlo \
             antes."
        }
        PracticePhrase::RotationDue => "Hay que rotarlo ahora, porque el token expira.",
        PracticePhrase::AgeNotTold => "GitHub no indica cuándo se creó un token.",
    }
}
