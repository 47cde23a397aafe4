//! Texts with blanks.

use crate::{Phrase, ReportPhrase};

pub(super) fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::And => "und",
        Phrase::Seconds => "{number:Sekunde|Sekunden}",
        Phrase::Minutes => "{number:Minute|Minuten}",
        Phrase::Hours => "{number:Stunde|Stunden}",
        Phrase::Days => "{number:Tag|Tage}",
        Phrase::Again => "{sentence} Testen Sie in {wait} erneut.",
        Phrase::AgainLater => "{sentence} Testen Sie später erneut.",

        Phrase::TooLong => {
            "Der Text hat {length:Zeichen|Zeichen}, höchstens {max} sind erlaubt. Kürzen Sie ihn."
        }
        Phrase::Space => "Zeichen\u{a0}{at} ist ein Leerzeichen. Entfernen Sie es.",
        Phrase::Control => {
            "Zeichen\u{a0}{at} ist ein unsichtbares Steuerzeichen. Tippen Sie den Text ein, statt \
             ihn einzufügen."
        }
        Phrase::Forbidden => {
            "Zeichen\u{a0}{at}, „{found}“, ist in einem GitHub-Namen nicht erlaubt. Verwenden Sie \
             nur die Buchstaben A bis Z, Ziffern und Bindestriche."
        }
        Phrase::OtherRegistry => {
            "Dieses Image liegt in einer anderen Registry. Geben Sie eines aus `{registry}` an, \
             zum Beispiel `{registry}/myorg/app:latest`."
        }
        Phrase::OwnerMissing => "Der Kontoname fehlt. Schreiben Sie `myorg/app` statt `app`.",
        Phrase::Uppercase => {
            "Zeichen\u{a0}{at} ist ein Großbuchstabe. In Image-Namen sind nur Kleinbuchstaben \
             erlaubt: Schreiben Sie es klein."
        }
        Phrase::NamePart => {
            "Teil\u{a0}{part} des Namens ist leer oder enthält ein Zeichen, das dort nicht erlaubt \
             ist. Kopieren Sie den Namen von der Package-Seite auf GitHub."
        }
        Phrase::Tag => {
            "Dies ist kein gültiges Tag. Verwenden Sie höchstens 128 Zeichen: die Buchstaben A bis \
             Z, Ziffern, `_`, `.` oder `-`. Beginnen Sie mit einem Buchstaben, einer Ziffer oder \
             `_`."
        }
        Phrase::Digest => {
            "Dies ist kein vollständiger Digest: Er besteht aus `sha256:` und \
             64\u{a0}Hexadezimalziffern. Kopieren Sie ihn erneut von GitHub."
        }
        Phrase::HoldsToken => {
            "Dieses Feld enthält ein Token, das hier jeder lesen kann. Verschieben Sie es in das \
             Feld „{field}“."
        }
        Phrase::NotUnderstood => {
            "Der Dienst versteht dieses Feld nicht. Laden Sie die Seite neu; sie ist vielleicht \
             veraltet."
        }
        Phrase::FillInFirst => "Füllen Sie zuerst „{field}“ aus.",
        Phrase::CorrectFirst => "Korrigieren Sie zuerst „{field}“.",
        Phrase::ManagedLogin => {
            "Das sieht nach einem Benutzer aus, den ein Enterprise verwaltet. Solche Benutzer \
             können keine Packages besitzen. Geben Sie stattdessen die Organisation ein."
        }
        Phrase::LegacyLogin => {
            "GitHub lässt solche Namen heute nicht mehr zu. Prüfen Sie, ob der Name auf GitHub \
             genauso geschrieben ist."
        }
        Phrase::TokenStrays => "Versehentlich mitkopiert: {strays}.",
        Phrase::TokenForeignLetter => {
            "Das Token enthält einen Buchstaben aus einem anderen Alphabet, der dem richtigen nur \
             ähnlich sieht. Kopieren Sie das Token erneut."
        }
        Phrase::FromPaste => "Aus dem eingefügten Text übernommen: {fields}.",
        Phrase::TokenInPaste => {
            "Das ist mehr als ein Token: Sie haben einen ganzen Befehl oder eine ganze Datei \
             eingefügt."
        }
        Phrase::TokenTooShort => {
            "Zu kurz: {missing:Zeichen fehlt|Zeichen fehlen}. Kopieren Sie das Token erneut und \
             vollständig."
        }
        Phrase::TokenTooLong => {
            "Zu lang: {extra:Zeichen|Zeichen} zu viel. Kopieren Sie das Token erneut und sonst \
             nichts."
        }
        Phrase::TokenChecksumDiffers => {
            "Die Prüfsumme stimmt nicht: Wahrscheinlich fehlt ein Zeichen, oder eines ist falsch. \
             Kopieren Sie das Token erneut."
        }
        Phrase::TokenUnknownPrefix => {
            "So beginnt kein hier bekanntes GitHub-Token; ein Classic-Token beginnt mit `ghp_`. \
             Prüfen Sie, was Sie kopiert haben."
        }

        Phrase::Unreachable => {
            "Der Dienst hinter dieser Seite ist nicht erreichbar; es wurde nichts getestet. Prüfen \
             Sie Ihre Verbindung und testen Sie erneut."
        }
        Phrase::ProxyTimedOut => {
            "Der Dienst hinter dieser Seite hat nicht rechtzeitig geantwortet; es gibt noch kein \
             Ergebnis. Testen Sie in einer Minute erneut."
        }
        Phrase::NotTheProxy => {
            "Statt des Dienstes hat etwas anderes geantwortet (HTTP\u{a0}{status}). Melden Sie \
             sich neu an, falls Ihr Unternehmen das verlangt, und laden Sie dann diese Seite neu."
        }
        Phrase::Unreadable => {
            "Diese Seite versteht die Antwort des Dienstes nicht. Laden Sie die Seite neu; sie ist \
             vielleicht veraltet."
        }
        Phrase::BrokenOff => {
            "Die Antwort des Dienstes brach vorzeitig ab; es gibt kein Ergebnis. Testen Sie erneut."
        }
        Phrase::Unsigned => {
            "Die Seite, in die dieses Formular eingebettet ist, konnte nicht mitteilen, wer Sie \
             sind. Es wurde nichts gesendet. Melden Sie sich dort neu an und versuchen Sie es noch \
             einmal."
        }
        Phrase::NotTaken => {
            "Die Registry wurde nicht gespeichert: Die Anwendung hat mit HTTP\u{a0}{status} \
             geantwortet. Ihre Eingaben sind noch da; versuchen Sie es in einer Minute noch einmal."
        }
    }
}

pub(super) fn of_report(phrase: ReportPhrase) -> &'static str {
    match phrase {
        ReportPhrase::NothingToChange => "Sie müssen nichts ändern.",
        ReportPhrase::PublicOnly => {
            "Für öffentliche Images ist kein Token nötig. Um auch interne zu scannen, geben Sie \
             ein Token ein."
        }
        ReportPhrase::NothingSent => "An GitHub wurde nichts gesendet.",
        ReportPhrase::Effort => "{calls:Anfrage|Anfragen} an GitHub in {seconds}\u{a0}s.",

        ReportPhrase::NotChecked => "Nicht geprüft.",
        ReportPhrase::OutOfTime => "Die Zeit für den Test hat nicht gereicht, um dies zu klären.",
        ReportPhrase::AcceptedAndOwned => "GitHub akzeptiert das Token; es gehört zu `{owner}`.",
        ReportPhrase::EndsIn => "Das Token läuft in {days:Tag|Tagen} ab.",
        ReportPhrase::EndsToday => "Das Token läuft heute ab; danach schlagen Scans fehl.",
        ReportPhrase::EndsSoonIn => {
            "Das Token läuft in {days:Tag|Tagen} ab; danach schlagen Scans fehl."
        }
        ReportPhrase::AccountOfKind => "`{login}` existiert auf GitHub ({kind}).",
        ReportPhrase::AccountKnown => "`{login}` existiert auf GitHub.",
        ReportPhrase::OwnedByOther => "Das Token gehört zu `{owner}`, nicht zu diesem Konto.",
        ReportPhrase::NotAMember => {
            "{owner} ist kein Mitglied in {organization}; interne Images sind Mitgliedern der \
             Organisation oder ihres Enterprise vorbehalten."
        }
        ReportPhrase::TheOwner => "Der Token-Inhaber",
        ReportPhrase::TheOrganization => "der Organisation",
        ReportPhrase::LifetimeAtMost => {
            "Die Organisation begrenzt die Laufzeit von Tokens auf {days:Tag|Tage}, und dieses ist \
             länger gültig."
        }
        ReportPhrase::Listed => "Sichtbare Container-Packages: {packages}.",
        ReportPhrase::Pulled => "`{image}` lässt sich mit diesem Token pullen.",
        ReportPhrase::PulledChosen => {
            "Es war kein Image angegeben, daher wurde `{image}` aus der Liste gewählt; es lässt \
             sich mit diesem Token pullen."
        }

        ReportPhrase::CharactersMissing => "{number:Zeichen fehlt|Zeichen fehlen}",
        ReportPhrase::AsUsual => "wie üblich",
        ReportPhrase::CharactersTooMany => "{number:Zeichen|Zeichen} zu viel",
        ReportPhrase::DaysLeft => "noch {number:Tag|Tage}",
        ReportPhrase::EndedAgo => "vor {number:Tag|Tagen} abgelaufen",
        ReportPhrase::NoneAtAll => "keine",
        ReportPhrase::NotCounted => "nicht gezählt",
        ReportPhrase::CountedPublic => "{number:öffentliches|öffentliche}",
        ReportPhrase::CountedInternal => "{number:internes|interne}",
        ReportPhrase::CountedPrivate => "{number:privates|private}",
        ReportPhrase::AtLeast => "mindestens {packages}",
        ReportPhrase::TakenFromList => "`{image}` (aus der Liste gewählt)",
        ReportPhrase::DayInUtc => "{day} (UTC)",

        ReportPhrase::Newest => "Die {shown} neuesten von {total}",
        ReportPhrase::Matching => "{number:Package|Packages} gefunden",
        ReportPhrase::EndNotTold => "GitHub nennt kein Ablaufdatum.",
        ReportPhrase::EndsOnDay => "Das Token läuft am {day} (UTC) ab.",
        ReportPhrase::CalendarTitle => "GitHub-Token von {owner} läuft ab",
        ReportPhrase::CalendarBody => {
            "Scans von {account} in der GitHub Container Registry schlagen fehl, sobald dieses \
             Token abgelaufen ist. Erneuern Sie es vorher auf GitHub unter Settings → Developer \
             settings → Personal access tokens → Tokens (classic) und tragen Sie das neue im \
             Scanner ein."
        }

        ReportPhrase::ChecksDone => "{done} von {all} Prüfungen",
        ReportPhrase::ChecksPassed => "{number:Prüfung|Prüfungen} bestanden",
        ReportPhrase::ChecksUntold => "{number} unklar",
        ReportPhrase::ChecksNotMade => "{number} nicht durchgeführt",
        ReportPhrase::UpdatedAgo => "Aktualisiert {ago}",
    }
}
