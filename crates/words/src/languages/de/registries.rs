//! Texts of the saved registries.

use crate::{RegistryLabel, RegistryPhrase};
use ghcr_contract::{RegistryEventKind, RegistryState, TokenAspect};

pub(super) fn label(label: RegistryLabel) -> &'static str {
    match label {
        RegistryLabel::Title => "Gespeicherte Registrys",
        RegistryLabel::Lead => {
            "Sehen Sie, welche Registrys Aufmerksamkeit brauchen, bevor ein Scan fehlschlägt."
        }
        RegistryLabel::LocalList => {
            "Hier gibt es keine Anmeldung: Wer diesen Computer benutzt, sieht und ändert diese \
             Liste."
        }
        RegistryLabel::NotKept => {
            "Dieser Dienst speichert keine Registrys. Wer ihn betreibt, schaltet das mit \
             `--database-url` ein."
        }
        RegistryLabel::Empty => "Noch ist keine Registry gespeichert.",
        RegistryLabel::EmptyHint => {
            "Testen Sie eine Verbindung und klicken Sie dann auf „Registry speichern“."
        }
        RegistryLabel::Connect => "Registry verbinden",
        RegistryLabel::Find => "Nach Konto oder Beschreibung suchen",
        RegistryLabel::FilterState => "Status",
        RegistryLabel::AnyState => "Jeder Status",
        RegistryLabel::NoMatch => "Keine Registry passt. Ändern Sie die Suche oder den Status.",
        RegistryLabel::More => "Mehr anzeigen",
        RegistryLabel::Loading => "Die Registrys werden geladen\u{a0}…",
        RegistryLabel::TryAgain => "Noch einmal versuchen",
        RegistryLabel::All => "Alle Registrys",
        RegistryLabel::Export => "Als JSON exportieren",
        RegistryLabel::Import => "Aus JSON importieren",
        RegistryLabel::TransferHint => "Ein Export enthält keine Tokens.",
        RegistryLabel::ImportUnreadable => {
            "Diese Datei lässt sich nicht lesen. Wählen Sie eine JSON-Datei, die aus dieser Liste \
             exportiert wurde."
        }
        RegistryLabel::ImportKnown => "Alle Registrys aus dieser Datei stehen schon in der Liste.",
        RegistryLabel::History => "Verlauf",
        RegistryLabel::Replace => "Token ersetzen",
        RegistryLabel::ReplaceLead => {
            "Das neue Token wird zuerst getestet. Es ersetzt das gespeicherte nur, wenn der Test \
             mindestens so gut ausgeht."
        }
        RegistryLabel::Replaced => "Das Token ist ersetzt.",
        RegistryLabel::Kept => {
            "Das gespeicherte Token bleibt, weil der Test des neuen schlechter ausging:"
        }
        RegistryLabel::KeptUndecided => {
            "Das gespeicherte Token bleibt, weil der Test des neuen kein klares Ergebnis hatte:"
        }
        RegistryLabel::Regenerate => "Token auf GitHub neu generieren",
        RegistryLabel::Edit => "Bearbeiten",
        RegistryLabel::SaveChanges => "Änderungen speichern",
        RegistryLabel::ChangesSaved => "Die Änderungen sind gespeichert.",
        RegistryLabel::OtherAccount => {
            "Ein gespeichertes Token wird nie für ein anderes Konto gesendet. Geben Sie das Token \
             für dieses ein."
        }
        RegistryLabel::Remove => "Entfernen",
        RegistryLabel::Undo => "Rückgängig machen",
        RegistryLabel::ShowList => "Gespeicherte Registrys anzeigen",
    }
}

pub(super) fn phrase(phrase: RegistryPhrase) -> &'static str {
    match phrase {
        RegistryPhrase::Removed => "„{name}“ ist entfernt.",
        RegistryPhrase::Restored => "„{name}“ ist wieder da.",
        RegistryPhrase::EndsToday => "Token läuft heute ab",
        RegistryPhrase::EndsIn => "Token läuft in {days:Tag|Tagen} ab",
        RegistryPhrase::EndsOn => "Token läuft am {day} ab",
        RegistryPhrase::TestedAgo => "Getestet: {ago}",
        RegistryPhrase::Imported => {
            "{number:Registry|Registrys} importiert. Ergänzen Sie ein Token, wo eines fehlt."
        }
        RegistryPhrase::ImportStopped => "{done} von {all} importiert. {reason}",
        RegistryPhrase::ImportElsewhere => {
            "Es wurde nichts importiert: Die Datei betrifft `{host}`, dieser Dienst ist \
             mit `{connected}` verbunden."
        }
        RegistryPhrase::Changed => "Geändert: {aspects}.",
        RegistryPhrase::TestedWith => "Test: {state}",
    }
}

pub(super) fn state(state: RegistryState) -> &'static str {
    match state {
        RegistryState::NeverTested => "Noch nicht getestet",
        RegistryState::Ready => "Bereit zum Scannen",
        RegistryState::ReadyWithWarnings => "Bereit, mit Warnung",
        RegistryState::Blocked => "Nicht bereit",
        RegistryState::Inconclusive => "Unklar",
    }
}

pub(super) fn event(kind: RegistryEventKind) -> &'static str {
    match kind {
        RegistryEventKind::Created => "Gespeichert",
        RegistryEventKind::Changed => "Geändert",
        RegistryEventKind::TokenReplaced => "Token ersetzt",
        RegistryEventKind::TokenKept => "Neues Token getestet, nicht gespeichert",
        RegistryEventKind::Tested => "Getestet",
        RegistryEventKind::TokenHandedOut => "Token von einem Scanner gelesen",
        RegistryEventKind::ExpiryReminder => "Erinnerung: Das Token läuft bald ab",
        RegistryEventKind::Removed => "Entfernt",
        RegistryEventKind::Restored => "Wiederhergestellt",
    }
}

pub(super) fn aspect(aspect: TokenAspect) -> &'static str {
    match aspect {
        TokenAspect::Owner => "Inhaber",
        TokenAspect::Kind => "Art",
        TokenAspect::Scopes => "Scopes",
        TokenAspect::ExpiresAt => "Ablaufdatum",
        TokenAspect::State => "Testergebnis",
    }
}
