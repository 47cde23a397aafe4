//! Checks: titles, outcomes, results without a cause, verdicts and facts.

use crate::FactName;
use ghcr_contract::{AccountKind, CheckCode, ChecksumFinding, Outcome, Verdict, Visibility};

pub(super) fn title(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Format du nom d'utilisateur",
        CheckCode::TokenFormat => "Format du jeton",
        CheckCode::TokenKind => "Type de jeton",
        CheckCode::GithubReachable => "Connexion à GitHub",
        CheckCode::TokenAccepted => "Jeton accepté par GitHub",
        CheckCode::TokenScope => "Portées du jeton",
        CheckCode::TokenExpiry => "Expiration du jeton",
        CheckCode::AccountExists => "Compte sur GitHub",
        CheckCode::AccountOwner => "Titulaire du jeton",
        CheckCode::OrgMembership => "Appartenance à l'organisation",
        CheckCode::OrgSso => "Authentification unique (SSO)",
        CheckCode::OrgPolicy => "Règles de l'organisation",
        CheckCode::PackagesList => "Packages de conteneurs",
        CheckCode::PackagesVisibility => "Visibilité des packages",
        CheckCode::ImagePull => "Récupération avec le jeton",
        CheckCode::ImageAnonymous => "Essai sans jeton",
    }
}

pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "Succès",
        Outcome::Warn => "Avertissement",
        Outcome::Fail => "Échec",
        Outcome::Unknown => "Indéterminé",
        Outcome::Skipped => "Non vérifié",
    }
}

pub(super) fn passed(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Le nom a le format d'un nom GitHub.",
        CheckCode::TokenFormat => "Le jeton est complet, sans rien autour.",
        CheckCode::TokenKind => "GHCR accepte les jetons de ce type.",
        CheckCode::GithubReachable => "GitHub répond.",
        CheckCode::TokenAccepted => "GitHub accepte le jeton.",
        CheckCode::TokenScope => "Le jeton a la portée `read:packages`, et rien de superflu.",
        CheckCode::TokenExpiry => "Le jeton n'expire pas prochainement.",
        CheckCode::AccountExists => "Le compte existe.",
        CheckCode::AccountOwner => "Le jeton appartient à ce compte.",
        CheckCode::OrgMembership => "Le titulaire du jeton est membre de l'organisation.",
        CheckCode::OrgSso => "L'authentification unique (SSO) ne bloque rien.",
        CheckCode::OrgPolicy => "Aucune règle de l'organisation ne bloque l'accès.",
        CheckCode::PackagesList => "Le jeton voit les packages de conteneurs du compte.",
        CheckCode::PackagesVisibility => "Tous les packages visibles peuvent être analysés.",
        CheckCode::ImagePull => "L'image peut être récupérée avec ce jeton.",
        CheckCode::ImageAnonymous => "L'image peut être récupérée sans jeton.",
    }
}

pub(super) fn warned(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Le nom a un format inhabituel.",
        CheckCode::TokenFormat => "Le jeton a une forme inhabituelle.",
        CheckCode::TokenKind => {
            "GHCR accepte les jetons de ce type, mais un autre type convient mieux."
        }
        CheckCode::GithubReachable => "GitHub répond, mais avec difficulté.",
        CheckCode::TokenAccepted => {
            "GitHub accepte le jeton, mais sa réponse est inhabituelle\u{a0}: voyez les constats \
             ci-dessous."
        }
        CheckCode::TokenScope => {
            "Les portées du jeton sont à vérifier\u{a0}: voyez les constats ci-dessous."
        }
        CheckCode::TokenExpiry => "Le jeton expire bientôt.",
        CheckCode::AccountExists => {
            "Le compte existe, mais il a quelque chose d'inhabituel\u{a0}: voyez les constats \
             ci-dessous."
        }
        CheckCode::AccountOwner => {
            "Le titulaire du jeton est à vérifier\u{a0}: voyez les constats ci-dessous."
        }
        CheckCode::OrgMembership => {
            "Le titulaire du jeton n'est pas encore membre à part entière de l'organisation."
        }
        CheckCode::OrgSso => {
            "L'authentification unique (SSO) cache à ce jeton une partie de l'organisation."
        }
        CheckCode::OrgPolicy => {
            "Les règles de l'organisation pour les jetons sont à vérifier\u{a0}: voyez les \
             constats ci-dessous."
        }
        CheckCode::PackagesList => "Le jeton ne voit aucun package de conteneur de ce compte.",
        CheckCode::PackagesVisibility => {
            "Certains packages ne peuvent pas être analysés en raison de leur visibilité."
        }
        CheckCode::ImagePull => {
            "L'image peut être récupérée avec ce jeton, mais elle a quelque chose \
             d'inhabituel\u{a0}: voyez les constats ci-dessous."
        }
        CheckCode::ImageAnonymous => {
            "L'image peut être récupérée sans jeton, mais pas avec celui-ci."
        }
    }
}

pub(super) fn failed(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Ce nom ne peut pas être un nom GitHub.",
        CheckCode::TokenFormat => "Le jeton n'a pas été copié correctement.",
        CheckCode::TokenKind => "GHCR n'accepte pas les jetons de ce type.",
        CheckCode::GithubReachable => {
            "GitHub n'a pas pu être interrogé. Rien n'indique que le jeton soit en cause."
        }
        CheckCode::TokenAccepted => "GitHub n'accepte pas le jeton.",
        CheckCode::TokenScope => "Le jeton n'a pas le droit de lire les packages.",
        CheckCode::TokenExpiry => "Le jeton a expiré.",
        CheckCode::AccountExists => "Le compte n'existe pas.",
        CheckCode::AccountOwner => "Le jeton n'appartient pas à ce compte.",
        CheckCode::OrgMembership => "Le titulaire du jeton n'est pas membre de l'organisation.",
        CheckCode::OrgSso => {
            "Le jeton n'est pas autorisé pour l'authentification unique (SSO) SAML de \
             l'organisation."
        }
        CheckCode::OrgPolicy => "Une règle de l'organisation refuse ce jeton.",
        CheckCode::PackagesList => "Impossible de lister les packages de conteneurs de ce compte.",
        CheckCode::PackagesVisibility => {
            "La visibilité des packages ne permet d'en analyser aucun."
        }
        CheckCode::ImagePull => "L'image ne peut pas être récupérée avec ce jeton.",
        CheckCode::ImageAnonymous => "L'image ne peut pas être récupérée sans jeton.",
    }
}

pub(super) fn untold(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Impossible de savoir si c'est un nom GitHub.",
        CheckCode::TokenFormat => "Impossible de savoir si le jeton est complet.",
        CheckCode::TokenKind => "Impossible de savoir de quel type est ce jeton.",
        CheckCode::GithubReachable => "Impossible de savoir si GitHub répond.",
        CheckCode::TokenAccepted => "Impossible de savoir si GitHub accepte le jeton.",
        CheckCode::TokenScope => "Impossible de savoir quels droits a le jeton.",
        CheckCode::TokenExpiry => "Impossible de savoir quand le jeton expire.",
        CheckCode::AccountExists => "Impossible de savoir si le compte existe.",
        CheckCode::AccountOwner => "Impossible de savoir à qui appartient le jeton.",
        CheckCode::OrgMembership => {
            "Impossible de savoir si le titulaire du jeton est membre de l'organisation."
        }
        CheckCode::OrgSso => {
            "Impossible de savoir si le jeton doit être autorisé pour l'authentification unique \
             (SSO) SAML."
        }
        CheckCode::OrgPolicy => {
            "Impossible de savoir si une règle de l'organisation bloque l'accès."
        }
        CheckCode::PackagesList => "Impossible de savoir quels packages de conteneurs existent.",
        CheckCode::PackagesVisibility => "Impossible de connaître la visibilité des packages.",
        CheckCode::ImagePull => {
            "Impossible de savoir si l'image peut être récupérée avec ce jeton."
        }
        CheckCode::ImageAnonymous => {
            "Impossible de savoir si l'image peut être récupérée sans jeton."
        }
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "Prêt pour l'analyse.",
        Verdict::ReadyWithWarnings => "Prêt pour l'analyse, avec un point à vérifier.",
        Verdict::Blocked => "Pas encore prêt pour l'analyse.",
        Verdict::Inconclusive => "Pas encore de verdict.",
    }
}

pub(super) fn checksum(finding: ChecksumFinding) -> &'static str {
    match finding {
        ChecksumFinding::Matches => "correcte",
        ChecksumFinding::Differs => "incorrecte",
        ChecksumFinding::Absent => "aucune pour ce type",
    }
}

pub(super) fn account_kind(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::User => "utilisateur",
        AccountKind::Organization => "organisation",
        AccountKind::Other => "ni utilisateur ni organisation",
    }
}

pub(super) fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "public",
        Visibility::Internal => "interne",
        Visibility::Private => "privé",
    }
}

pub(super) fn fact_name(name: FactName) -> &'static str {
    match name {
        FactName::Account => "Compte",
        FactName::AccountType => "Type de compte",
        FactName::TokenOwner => "Titulaire du jeton",
        FactName::TokenKind => "Type de jeton",
        FactName::Checksum => "Somme de contrôle",
        FactName::Length => "Longueur",
        FactName::CopiedAlong => "Copié en trop",
        FactName::Scopes => "Portées",
        FactName::MoreThanNeeded => "Portées superflues",
        FactName::EndsOn => "Date d'expiration",
        FactName::TimeLeft => "Expiration",
        FactName::AllowedAtMost => "Durée de vie maximale",
        FactName::HiddenOrganizations => "ID des organisations masquées",
        FactName::Packages => "Packages",
        FactName::Image => "Image",
        FactName::Digest => "Digest",
        FactName::Wait => "Attente",
        FactName::Host => "Hôte",
        FactName::Answer => "Réponse",
        FactName::Took => "Temps de réponse",
        FactName::RequestId => "ID de la requête",
    }
}
