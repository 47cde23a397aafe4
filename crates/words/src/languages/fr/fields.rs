//! The fields of the form, and what they say about a token.

use ghcr_contract::{Field, Stray, TokenKind};

pub(super) fn name(field: Field) -> &'static str {
    match field {
        Field::Username => "Nom d'utilisateur GitHub",
        Field::Token => "Jeton d'accès personnel (PAT)",
        Field::Description => "Description",
        Field::Image => "Image à tester",
    }
}

pub(super) fn hint(field: Field) -> &'static str {
    match field {
        Field::Username => "L'utilisateur ou l'organisation à qui appartiennent les images.",
        Field::Token => {
            "Un jeton classique avec la [scope|portée] `read:packages`. Les images de \
             [visibility|visibilité] publique n'en demandent pas."
        }
        Field::Description => "Un nom pour reconnaître cette connexion.",
        Field::Image => {
            "Une image à récupérer à titre d'essai. Le test n'en demande que le \
             [manifest|manifeste]."
        }
    }
}

pub(super) fn example(field: Field) -> &'static str {
    match field {
        Field::Username => "myorg",
        Field::Token => "ghp_xxxxxxxxxxxx",
        Field::Description => "GitHub de production",
        Field::Image => "{registry}/myorg/app:latest",
    }
}

pub(super) fn missing(field: Field) -> &'static str {
    match field {
        Field::Username => {
            "Indiquez l'utilisateur ou l'organisation à qui appartiennent les images."
        }
        Field::Token => {
            "Collez le jeton, ou choisissez «\u{a0}Publiques uniquement\u{a0}» plus haut."
        }
        Field::Description => "Indiquez une description, ou laissez le champ vide.",
        Field::Image => {
            "Indiquez une image, par exemple `{registry}/myorg/app:latest`, ou laissez le champ \
             vide."
        }
    }
}

pub(super) fn token_kind(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Classic => "classique",
        TokenKind::Legacy => "antérieur à avril 2021",
        TokenKind::FineGrained => "à granularité fine",
        TokenKind::OauthApp => "application OAuth",
        TokenKind::AppUser => "GitHub App, pour un utilisateur",
        TokenKind::AppInstallation => "GitHub App ou GitHub Actions",
        TokenKind::Refresh => "jeton d'actualisation",
        TokenKind::Unknown => "inconnu",
    }
}

pub(super) fn token_refused(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::FineGrained => {
            "Ce jeton est à granularité fine («\u{a0}fine-grained\u{a0}»), et GHCR n'accepte que \
             les jetons classiques. Créez un jeton classique avec `read:packages`."
        }
        TokenKind::AppInstallation => {
            "Ce jeton vient d'une GitHub App ou de GitHub Actions, et ne fonctionne que dans \
             GitHub Actions. Créez un jeton classique avec `read:packages`."
        }
        TokenKind::AppUser => {
            "C'est le jeton utilisateur d'une GitHub App, qui expire au bout de huit heures. Créez \
             un jeton classique avec `read:packages`."
        }
        TokenKind::Refresh => {
            "C'est un jeton d'actualisation\u{a0}: il ne sert qu'à renouveler d'autres jetons. \
             Créez un jeton classique avec `read:packages`."
        }
        TokenKind::Classic | TokenKind::Legacy | TokenKind::OauthApp | TokenKind::Unknown => {
            "Les jetons de ce type ne sont pas acceptés ici. Utilisez un jeton du type indiqué \
             plus haut."
        }
    }
}

pub(super) fn token_whole(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Classic => "Jeton classique, copié en entier.",
        TokenKind::Legacy => "Ce jeton semble antérieur à avril 2021.",
        TokenKind::OauthApp => "Jeton d'une application OAuth, copié en entier.",
        TokenKind::FineGrained => "Jeton à granularité fine, de la bonne longueur.",
        TokenKind::AppUser => "Jeton utilisateur d'une GitHub App, copié en entier.",
        TokenKind::AppInstallation => "Jeton d'une GitHub App ou de GitHub Actions.",
        TokenKind::Refresh => "Jeton d'actualisation, copié en entier.",
        TokenKind::Unknown => "Jeton d'un type inconnu ici.",
    }
}

pub(super) fn stray(stray: Stray) -> &'static str {
    match stray {
        Stray::Scheme => "un mot tel que `Bearer` placé devant",
        Stray::Quote => "un guillemet",
        Stray::LineBreak => "un saut de ligne",
        Stray::Space => "un espace",
        Stray::Invisible => "un caractère invisible",
        Stray::NotAscii => "une lettre d'un autre alphabet",
    }
}
