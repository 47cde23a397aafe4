//! Checks: titles, outcomes, results without a cause, verdicts and facts.

use crate::FactName;
use ghcr_contract::{AccountKind, CheckCode, ChecksumFinding, Outcome, Verdict, Visibility};

pub(super) fn title(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Format des Benutzernamens",
        CheckCode::TokenFormat => "Format des Tokens",
        CheckCode::TokenKind => "Art des Tokens",
        CheckCode::GithubReachable => "Verbindung zu GitHub",
        CheckCode::TokenAccepted => "Token von GitHub akzeptiert",
        CheckCode::TokenScope => "Scopes des Tokens",
        CheckCode::TokenExpiry => "Ablauf des Tokens",
        CheckCode::AccountExists => "Konto auf GitHub",
        CheckCode::AccountOwner => "Token-Inhaber",
        CheckCode::OrgMembership => "Mitgliedschaft in der Organisation",
        CheckCode::OrgSso => "Single Sign-on",
        CheckCode::OrgPolicy => "Richtlinien der Organisation",
        CheckCode::PackagesList => "Container-Packages",
        CheckCode::PackagesVisibility => "Sichtbarkeit der Packages",
        CheckCode::ImagePull => "Pull mit dem Token",
        CheckCode::ImageAnonymous => "Versuch ohne Token",
    }
}

pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "Bestanden",
        Outcome::Warn => "Warnung",
        Outcome::Fail => "Fehlgeschlagen",
        Outcome::Unknown => "Unklar",
        Outcome::Skipped => "Nicht geprüft",
    }
}

pub(super) fn passed(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Der Name hat die Form eines GitHub-Namens.",
        CheckCode::TokenFormat => "Das Token ist vollständig; es wurde nichts mitkopiert.",
        CheckCode::TokenKind => "GHCR akzeptiert Tokens dieser Art.",
        CheckCode::GithubReachable => "GitHub antwortet.",
        CheckCode::TokenAccepted => "GitHub akzeptiert das Token.",
        CheckCode::TokenScope => "Das Token hat `read:packages` und keinen unnötigen Scope.",
        CheckCode::TokenExpiry => "Das Token läuft nicht in nächster Zeit ab.",
        CheckCode::AccountExists => "Das Konto existiert.",
        CheckCode::AccountOwner => "Das Token gehört zu diesem Konto.",
        CheckCode::OrgMembership => "Der Token-Inhaber ist Mitglied der Organisation.",
        CheckCode::OrgSso => "Single Sign-on verhindert den Zugriff nicht.",
        CheckCode::OrgPolicy => "Keine Richtlinie der Organisation verhindert den Zugriff.",
        CheckCode::PackagesList => "Mit dem Token sind die Container-Packages des Kontos sichtbar.",
        CheckCode::PackagesVisibility => "Alle sichtbaren Packages lassen sich scannen.",
        CheckCode::ImagePull => "Das Image lässt sich mit diesem Token pullen.",
        CheckCode::ImageAnonymous => "Das Image lässt sich ohne Token pullen.",
    }
}

pub(super) fn warned(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Der Name ist ungewöhnlich geschrieben.",
        CheckCode::TokenFormat => "Das Token sieht ungewöhnlich aus.",
        CheckCode::TokenKind => {
            "GHCR akzeptiert Tokens dieser Art, aber eine andere Art eignet sich besser."
        }
        CheckCode::GithubReachable => "GitHub antwortet, aber nicht zuverlässig.",
        CheckCode::TokenAccepted => {
            "GitHub akzeptiert das Token, hat aber ungewöhnlich geantwortet: siehe die Fakten \
             unten."
        }
        CheckCode::TokenScope => "Prüfen Sie die Scopes des Tokens: siehe die Fakten unten.",
        CheckCode::TokenExpiry => "Das Token läuft bald ab.",
        CheckCode::AccountExists => {
            "Das Konto existiert, hat aber eine Besonderheit: siehe die Fakten unten."
        }
        CheckCode::AccountOwner => "Prüfen Sie, wem das Token gehört: siehe die Fakten unten.",
        CheckCode::OrgMembership => {
            "Der Token-Inhaber ist noch kein volles Mitglied der Organisation."
        }
        CheckCode::OrgSso => {
            "Wegen Single Sign-on ist mit diesem Token nur ein Teil der Organisation sichtbar."
        }
        CheckCode::OrgPolicy => {
            "Prüfen Sie die Token-Richtlinien der Organisation: siehe die Fakten unten."
        }
        CheckCode::PackagesList => {
            "Mit dem Token ist kein Container-Package dieses Kontos sichtbar."
        }
        CheckCode::PackagesVisibility => {
            "Einige Packages lassen sich wegen ihrer Sichtbarkeit nicht scannen."
        }
        CheckCode::ImagePull => {
            "Das Image lässt sich mit diesem Token pullen, hat aber eine Besonderheit: siehe die \
             Fakten unten."
        }
        CheckCode::ImageAnonymous => {
            "Das Image lässt sich ohne Token pullen, mit diesem Token aber nicht."
        }
    }
}

pub(super) fn failed(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Dies kann kein GitHub-Name sein.",
        CheckCode::TokenFormat => "Das Token wurde nicht richtig kopiert.",
        CheckCode::TokenKind => "GHCR akzeptiert Tokens dieser Art nicht.",
        CheckCode::GithubReachable => {
            "GitHub konnte nicht abgefragt werden. Das spricht nicht gegen das Token."
        }
        CheckCode::TokenAccepted => "GitHub akzeptiert das Token nicht.",
        CheckCode::TokenScope => "Das Token darf keine Packages lesen.",
        CheckCode::TokenExpiry => "Das Token ist abgelaufen.",
        CheckCode::AccountExists => "Das Konto existiert nicht.",
        CheckCode::AccountOwner => "Das Token gehört nicht zu diesem Konto.",
        CheckCode::OrgMembership => "Der Token-Inhaber ist kein Mitglied der Organisation.",
        CheckCode::OrgSso => {
            "Das Token ist nicht für das SAML Single Sign-on der Organisation autorisiert."
        }
        CheckCode::OrgPolicy => "Eine Richtlinie der Organisation lässt dieses Token nicht zu.",
        CheckCode::PackagesList => {
            "Die Container-Packages dieses Kontos lassen sich nicht auflisten."
        }
        CheckCode::PackagesVisibility => {
            "Wegen ihrer Sichtbarkeit lässt sich keines der Packages scannen."
        }
        CheckCode::ImagePull => "Das Image lässt sich mit diesem Token nicht pullen.",
        CheckCode::ImageAnonymous => "Das Image lässt sich ohne Token nicht pullen.",
    }
}

pub(super) fn untold(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Es ist unklar, ob dies ein GitHub-Name ist.",
        CheckCode::TokenFormat => "Es ist unklar, ob das Token vollständig ist.",
        CheckCode::TokenKind => "Es ist unklar, welcher Art dieses Token ist.",
        CheckCode::GithubReachable => "Es ist unklar, ob GitHub antwortet.",
        CheckCode::TokenAccepted => "Es ist unklar, ob GitHub das Token akzeptiert.",
        CheckCode::TokenScope => "Es ist unklar, welche Rechte das Token hat.",
        CheckCode::TokenExpiry => "Es ist unklar, wann das Token abläuft.",
        CheckCode::AccountExists => "Es ist unklar, ob das Konto existiert.",
        CheckCode::AccountOwner => "Es ist unklar, zu welchem Konto das Token gehört.",
        CheckCode::OrgMembership => {
            "Es ist unklar, ob der Token-Inhaber Mitglied der Organisation ist."
        }
        CheckCode::OrgSso => {
            "Es ist unklar, ob das Token für SAML Single Sign-on autorisiert werden muss."
        }
        CheckCode::OrgPolicy => {
            "Es ist unklar, ob eine Richtlinie der Organisation den Zugriff verhindert."
        }
        CheckCode::PackagesList => "Es ist unklar, welche Container-Packages es gibt.",
        CheckCode::PackagesVisibility => "Es ist unklar, welche Sichtbarkeit die Packages haben.",
        CheckCode::ImagePull => "Es ist unklar, ob sich das Image mit diesem Token pullen lässt.",
        CheckCode::ImageAnonymous => "Es ist unklar, ob sich das Image ohne Token pullen lässt.",
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "Bereit zum Scannen.",
        Verdict::ReadyWithWarnings => "Bereit zum Scannen, mit Warnungen.",
        Verdict::Blocked => "Noch nicht bereit zum Scannen.",
        Verdict::Inconclusive => "Noch kein Ergebnis.",
    }
}

pub(super) fn checksum(finding: ChecksumFinding) -> &'static str {
    match finding {
        ChecksumFinding::Matches => "stimmt",
        ChecksumFinding::Differs => "stimmt nicht",
        ChecksumFinding::Absent => "bei dieser Art keine",
    }
}

pub(super) fn account_kind(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::User => "Benutzer",
        AccountKind::Organization => "Organisation",
        AccountKind::Other => "weder Benutzer noch Organisation",
    }
}

pub(super) fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "öffentlich",
        Visibility::Internal => "intern",
        Visibility::Private => "privat",
    }
}

pub(super) fn fact_name(name: FactName) -> &'static str {
    match name {
        FactName::Account => "Konto",
        FactName::AccountType => "Kontotyp",
        FactName::TokenOwner => "Token-Inhaber",
        FactName::TokenKind => "Art des Tokens",
        FactName::Checksum => "Prüfsumme",
        FactName::Length => "Länge",
        FactName::CopiedAlong => "Mitkopiert",
        FactName::Scopes => "Scopes",
        FactName::MoreThanNeeded => "Nicht benötigte Scopes",
        FactName::EndsOn => "Ablaufdatum",
        FactName::TimeLeft => "Ablauf",
        FactName::AllowedAtMost => "Maximale Laufzeit",
        FactName::HiddenOrganizations => "IDs verborgener Organisationen",
        FactName::Packages => "Packages",
        FactName::Image => "Image",
        FactName::Digest => "Digest",
        FactName::Wait => "Wartezeit",
        FactName::Host => "Host",
        FactName::Answer => "Antwort",
        FactName::Took => "Antwortzeit",
        FactName::RequestId => "Request-ID",
    }
}
