//! Names of buttons, headings and regions, and fixed sentences.

use crate::{Label, PersonaGroup};

pub(super) fn label(label: Label) -> &'static str {
    match label {
        Label::Title => "GitHub Container Registry verbinden",
        Label::Lead => "Prüfen Sie vor dem ersten Scan, ob ein Scanner Ihre Images lesen kann.",
        Label::DemoNotice => {
            "Demo: Hier antwortet ein simuliertes GitHub. Verwenden Sie die Namen und Tokens unter \
             „Zum Ausprobieren“, nicht Ihre eigenen."
        }
        Label::Language => "Sprache",
        Label::Optional => "optional",
        Label::CreateToken => "Token auf GitHub erstellen",
        Label::ShowToken => "Token anzeigen",
        Label::HideToken => "Token verbergen",
        Label::RemoveStrays => "Token bereinigen",
        Label::TakeTokenOut => "Nur das Token behalten",
        Label::Submit => "Verbindung testen",
        Label::Cancel => "Abbrechen",
        Label::Running => "GitHub wird abgefragt\u{a0}…",
        Label::Cancelled => "Der Test wurde abgebrochen. Es wurde nichts geändert.",
        Label::FilledIn => {
            "Das Formular ist ausgefüllt. Klicken Sie auf „Verbindung testen“, um die Diagnose zu \
             sehen."
        }
        Label::Diagnosis => "Diagnose",
        Label::Checks => "Prüfungen",
        Label::Evidence => "Was festgestellt wurde",
        Label::NextStep => "Nächster Schritt:",
        Label::Save => "Registry speichern",
        Label::Saving => "Die Registry wird gespeichert.",
        Label::Saved => "Die Registry ist gespeichert, so wie sie getestet wurde.",
        Label::SaveNeedsTest => "Testen Sie die Verbindung, bevor Sie die Registry speichern.",
        Label::SaveUnanswered => {
            "Es kam keine Antwort. Ob die Registry gespeichert wurde, ist nicht bekannt. Sehen Sie \
             in Ihrer Registry-Liste nach, bevor Sie erneut speichern."
        }
        Label::Stale => {
            "Das Formular hat sich seit diesem Test geändert. Testen Sie erneut, um den aktuellen \
             Stand zu sehen."
        }
        Label::OpensNewTab => "(öffnet einen neuen Tab)",
        Label::Personas => "Zum Ausprobieren",
        Label::PersonasHint => "Ein Klick füllt das Formular aus.",
        Label::FindPersona => "Situation suchen",
        Label::NoPersona => "Keine passende Situation.",
        Label::WillSee => "Sie sehen dann:",

        Label::Menu => "Seiten",
        Label::PageConnect => "Verbinden",
        Label::PageGuide => "Token-Anleitung",
        Label::PagePractices => "Best Practices",
        Label::PageTrouble => "Fehlerbehebung",
        Label::PageRegistries => "Registrys",
        Label::BackToForm => "Zurück zum Formular",
        Label::Help => "Hilfe",
        Label::ReachQuestion => "Welche Images werden gescannt?",
        Label::ReachPublic => "Nur öffentliche",
        Label::ReachPublicHint => "Kein Token nötig.",
        Label::ReachInternal => "Öffentliche und interne",
        Label::ReachInternalHint => {
            "Interne Images sind innerhalb der Organisation oder ihres Enterprise sichtbar. Für \
             sie ist ein Token nötig."
        }
        Label::ReachPrivate => "Auch private",
        Label::ReachPrivateHint => {
            "Nur wer Zugriff erhalten hat, sieht sie. Für sie ist ein Token nötig."
        }
        Label::ReachUnsupported => {
            "Hier nicht unterstützt. Ändern Sie die Sichtbarkeit der Packages oder wenden Sie sich \
             an Ihren GitHub-Administrator."
        }
        Label::GuideTitle => "So erstellen Sie ein Token",
        Label::GuideForInternal => "Ich scanne auch interne Images",
        Label::GuideLifetime => "Laufzeit",
        Label::GuideSso => "Die Organisation verwendet Single Sign-on",
        Label::GuidePush => "Auch `write:packages` anfordern",
        Label::GuidePrefilled => "GitHub mit diesen Angaben öffnen",
        Label::GuideHaveIt => "Ich habe das Token: jetzt einfügen",
        Label::CopyLink => "Link kopieren",
        Label::Copied => "Kopiert",
        Label::Drawing => "So sieht es auf GitHub aus",
        Label::PracticesTitle => "Best Practices",
        Label::PracticesLead => {
            "Nach einem Test zeigt jede Karte, ob das getestete Token diesen Rat befolgt."
        }
        Label::TroubleTitle => "Fehlerbehebung",
        Label::TroubleSearch => "Fehlermeldung einfügen oder Begriff suchen",
        Label::TroubleNothing => {
            "Kein Treffer. Testen Sie die Verbindung: Die Diagnose findet die Ursache."
        }
        Label::TroubleLooks => "Typische Meldungen",
        Label::TroubleWhy => "Ursache",
        Label::TroubleDo => "Lösung",
        Label::TroubleFound => "Beim Test festgestellt",
        Label::TroubleFine => "Gerade geprüft: in Ordnung",

        Label::SeenByScanner => "Das würde der Scanner sehen",
        Label::FindPackage => "Package suchen",
        Label::NotScanned => "nicht gescannt",
        Label::AddToCalendar => "In den Kalender eintragen",
        Label::UseItLead => {
            "`$TOKEN` steht für Ihr Token. `read -rs TOKEN` fragt es ab, ohne dass es in der \
             Shell-History erscheint."
        }
        Label::UseItPublic => "Für öffentliche Images ist kein Login nötig.",
        Label::CopyForSupport => "Für den Support kopieren",
        Label::SupportHint => "Der ganze Bericht als Text, ohne das Token.",
        Label::Reproduce => "In der Shell nachstellen",
        Label::Copy => "Kopieren",
        Label::CopyByHand => {
            "Der Browser erlaubt das Kopieren nicht. Der Text ist markiert: Kopieren Sie ihn von \
             hier."
        }
        Label::MoreHelp => "Mehr dazu",

        Label::StepScan => "Was gescannt wird",
        Label::StepToken => "Das Token",
        Label::StepTest => "Der Test",
        Label::StepDone => "(erledigt)",
        Label::Summary => "Ihre Verbindung",
        Label::Change => "Ändern",
        Label::TestAgain => "Erneut testen",
        Label::NoToken => "Kein Token",
        Label::BackPaste => "Zurück von GitHub? Fügen Sie das neue Token hier ein.",
        Label::BackTest => "Auf GitHub erledigt? Testen Sie erneut.",
        Label::PackageList => "Liste der Packages",
        Label::TestThisImage => "Dieses Image testen",
        Label::ShowUses => "Verwendung anzeigen",
    }
}

pub(super) fn persona_group(group: PersonaGroup) -> &'static str {
    match group {
        PersonaGroup::Works => "Alles funktioniert",
        PersonaGroup::Token => "Token",
        PersonaGroup::Account => "Konto",
        PersonaGroup::Organisation => "Organisation",
        PersonaGroup::Image => "Packages und Images",
        PersonaGroup::Outage => "Ausfälle und Limits",
    }
}
