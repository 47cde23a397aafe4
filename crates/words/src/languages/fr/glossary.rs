//! The glossary.

use crate::Term;

pub(super) fn name(term: Term) -> &'static str {
    match term {
        Term::Registry => "Registre",
        Term::Package => "Package",
        Term::Scope => "Portée",
        Term::Visibility => "Visibilité",
        Term::SingleSignOn => "Authentification unique (SSO)",
        Term::Manifest => "Manifeste",
    }
}

pub(super) fn meaning(term: Term) -> &'static str {
    match term {
        Term::Registry => {
            "Un serveur qui stocke des images de conteneurs. Le scanner récupère vos images dans \
             celui de GitHub, GitHub Container Registry (GHCR)."
        }
        Term::Package => {
            "Le nom que GitHub donne à une image de conteneur avec toutes ses versions. La \
             visibilité et l'accès se règlent pour le package entier."
        }
        Term::Scope => {
            "Un droit accordé à un jeton classique. `read:packages` suffit pour analyser\u{a0}; \
             chaque portée de plus aggraverait une fuite."
        }
        Term::Visibility => {
            "Qui peut voir un package\u{a0}: tout le monde (public), l'organisation ou son \
             entreprise (interne), ou seulement les personnes autorisées (privé). Elle détermine \
             si le scanner a besoin d'un jeton."
        }
        Term::SingleSignOn => {
            "La connexion par le fournisseur d'identité de l'organisation, avec SAML. Un jeton \
             doit alors être autorisé avant de pouvoir lire les images internes."
        }
        Term::Manifest => {
            "La description d'une image, que le registre conserve pour chaque tag et chaque \
             digest. Toute récupération commence par là\u{a0}: le test le demande donc comme \
             preuve."
        }
    }
}
