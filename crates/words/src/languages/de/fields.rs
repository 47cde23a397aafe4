//! The fields of the form, and what they say about a token.

use ghcr_contract::{Field, Stray, TokenKind};

pub(super) fn name(field: Field) -> &'static str {
    match field {
        Field::Username => "GitHub-Benutzername",
        Field::Token => "Personal Access Token",
        Field::Description => "Beschreibung",
        Field::Image => "Image für den Test",
    }
}

pub(super) fn hint(field: Field) -> &'static str {
    match field {
        Field::Username => "Das Konto, dem die Images gehören: Benutzer oder Organisation.",
        Field::Token => {
            "Ein Classic-Token mit dem [scope|Scope] `read:packages`. Images mit öffentlicher \
             [visibility|Sichtbarkeit] brauchen keines."
        }
        Field::Description => "Ein Name, an dem Sie diese Verbindung wiedererkennen.",
        Field::Image => {
            "Ein Image, mit dem ein Pull versucht wird. Der Test fragt nur sein \
             [manifest|Manifest] ab."
        }
    }
}

pub(super) fn example(field: Field) -> &'static str {
    match field {
        Field::Username => "myorg",
        Field::Token => "ghp_xxxxxxxxxxxx",
        Field::Description => "GitHub-Registry Produktion",
        Field::Image => "{registry}/myorg/app:latest",
    }
}

pub(super) fn missing(field: Field) -> &'static str {
    match field {
        Field::Username => {
            "Geben Sie das Konto ein, dem die Images gehören: Benutzer oder Organisation."
        }
        Field::Token => "Fügen Sie das Token ein oder wählen Sie oben „Nur öffentliche“.",
        Field::Description => "Geben Sie eine Beschreibung ein oder lassen Sie das Feld leer.",
        Field::Image => {
            "Geben Sie ein Image ein, zum Beispiel `{registry}/myorg/app:latest`, oder lassen Sie \
             das Feld leer."
        }
    }
}

pub(super) fn token_kind(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Classic => "Classic",
        TokenKind::Legacy => "von vor April 2021",
        TokenKind::FineGrained => "Fine-grained",
        TokenKind::OauthApp => "OAuth-App",
        TokenKind::AppUser => "GitHub App, für einen Benutzer",
        TokenKind::AppInstallation => "GitHub App oder GitHub Actions",
        TokenKind::Refresh => "Refresh-Token",
        TokenKind::Unknown => "unbekannt",
    }
}

pub(super) fn token_refused(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::FineGrained => {
            "Dies ist ein Fine-grained-Token; GHCR akzeptiert nur Classic-Tokens. Erstellen Sie \
             ein Classic-Token mit `read:packages`."
        }
        TokenKind::AppInstallation => {
            "Dies ist ein Token einer GitHub App oder von GitHub Actions; es funktioniert nur \
             innerhalb von GitHub Actions. Erstellen Sie ein Classic-Token mit `read:packages`."
        }
        TokenKind::AppUser => {
            "Dies ist das Benutzer-Token einer GitHub App; es läuft nach acht Stunden ab. \
             Erstellen Sie ein Classic-Token mit `read:packages`."
        }
        TokenKind::Refresh => {
            "Dies ist ein Refresh-Token: Es erneuert nur andere Tokens. Erstellen Sie ein \
             Classic-Token mit `read:packages`."
        }
        TokenKind::Classic | TokenKind::Legacy | TokenKind::OauthApp | TokenKind::Unknown => {
            "Tokens dieser Art werden hier nicht akzeptiert. Verwenden Sie ein Token der Art, die \
             der Hinweis oben nennt."
        }
    }
}

pub(super) fn token_whole(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Classic => "Ein Classic-Token, vollständig kopiert.",
        TokenKind::Legacy => "Sieht nach einem Token von vor April 2021 aus.",
        TokenKind::OauthApp => "Das Token einer OAuth-App, vollständig kopiert.",
        TokenKind::FineGrained => "Ein Fine-grained-Token mit der üblichen Länge.",
        TokenKind::AppUser => "Das Benutzer-Token einer GitHub App, vollständig kopiert.",
        TokenKind::AppInstallation => "Ein Token einer GitHub App oder von GitHub Actions.",
        TokenKind::Refresh => "Ein Refresh-Token, vollständig kopiert.",
        TokenKind::Unknown => "Ein Token unbekannter Art.",
    }
}

pub(super) fn stray(stray: Stray) -> &'static str {
    match stray {
        Stray::Scheme => "ein vorangestelltes Wort wie `Bearer`",
        Stray::Quote => "ein Anführungszeichen",
        Stray::LineBreak => "ein Zeilenumbruch",
        Stray::Space => "ein Leerzeichen",
        Stray::Invisible => "ein unsichtbares Zeichen",
        Stray::NotAscii => "ein Buchstabe aus einem anderen Alphabet",
    }
}
