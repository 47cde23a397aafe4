//! The fields of the form, and what they say about a token.

use ghcr_contract::{Field, Stray, TokenKind};

pub(super) fn name(field: Field) -> &'static str {
    match field {
        Field::Username => "Nombre de usuario de GitHub",
        Field::Token => "Token de acceso personal (PAT)",
        Field::Description => "Descripción",
        Field::Image => "Imagen para la prueba",
    }
}

pub(super) fn hint(field: Field) -> &'static str {
    match field {
        Field::Username => "El propietario de las imágenes: un usuario o una organización.",
        Field::Token => {
            "Un token clásico con el [scope|ámbito] `read:packages`. Las imágenes de \
             [visibility|visibilidad] pública no lo requieren."
        }
        Field::Description => "Un nombre para reconocer esta conexión.",
        Field::Image => {
            "Una imagen para probar la descarga. La prueba solo pide su [manifest|manifiesto]."
        }
    }
}

pub(super) fn example(field: Field) -> &'static str {
    match field {
        Field::Username => "myorg",
        Field::Token => "ghp_xxxxxxxxxxxx",
        Field::Description => "GitHub de producción",
        Field::Image => "{registry}/myorg/app:latest",
    }
}

pub(super) fn missing(field: Field) -> &'static str {
    match field {
        Field::Username => "Indique el propietario de las imágenes: un usuario o una organización.",
        Field::Token => "Pegue el token o elija «Solo públicas» más arriba.",
        Field::Description => "Escriba una descripción o deje el campo vacío.",
        Field::Image => {
            "Escriba una imagen, por ejemplo `{registry}/myorg/app:latest`, o deje el campo vacío."
        }
    }
}

pub(super) fn token_kind(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Classic => "clásico",
        TokenKind::Legacy => "anterior a abril de 2021",
        TokenKind::FineGrained => "fine-grained",
        TokenKind::OauthApp => "aplicación OAuth",
        TokenKind::AppUser => "GitHub App, para un usuario",
        TokenKind::AppInstallation => "GitHub App o GitHub Actions",
        TokenKind::Refresh => "token de actualización (refresh token)",
        TokenKind::Unknown => "desconocido",
    }
}

pub(super) fn token_refused(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::FineGrained => {
            "Es un token fine-grained, y GHCR solo acepta tokens clásicos. Cree un token clásico \
             con `read:packages`."
        }
        TokenKind::AppInstallation => {
            "Es un token de una GitHub App o de GitHub Actions, y solo funciona dentro de GitHub \
             Actions. Cree un token clásico con `read:packages`."
        }
        TokenKind::AppUser => {
            "Es un token de usuario de una GitHub App, que expira a las ocho horas. Cree un token \
             clásico con `read:packages`."
        }
        TokenKind::Refresh => {
            "Es un token de actualización (refresh token): solo sirve para renovar otros tokens. \
             Cree un token clásico con `read:packages`."
        }
        TokenKind::Classic | TokenKind::Legacy | TokenKind::OauthApp | TokenKind::Unknown => {
            "Aquí no se aceptan tokens de este tipo. Use uno del tipo que se indica más arriba."
        }
    }
}

pub(super) fn token_whole(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Classic => "Token clásico, copiado completo.",
        TokenKind::Legacy => "Parece un token anterior a abril de 2021.",
        TokenKind::OauthApp => "Token de una aplicación OAuth, copiado completo.",
        TokenKind::FineGrained => "Token fine-grained, con la longitud correcta.",
        TokenKind::AppUser => "Token de usuario de una GitHub App, copiado completo.",
        TokenKind::AppInstallation => "Token de una GitHub App o de GitHub Actions.",
        TokenKind::Refresh => "Token de actualización (refresh token), copiado completo.",
        TokenKind::Unknown => "Token de un tipo desconocido.",
    }
}

pub(super) fn stray(stray: Stray) -> &'static str {
    match stray {
        Stray::Scheme => "una palabra como `Bearer` delante",
        Stray::Quote => "una comilla",
        Stray::LineBreak => "un salto de línea",
        Stray::Space => "un espacio",
        Stray::Invisible => "un carácter invisible",
        Stray::NotAscii => "una letra de otro alfabeto",
    }
}
