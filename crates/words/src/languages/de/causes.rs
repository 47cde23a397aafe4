//! The causes of outcomes, and the problems because of which there is no report.

use ghcr_contract::{Cause, ProblemCode};

pub(super) fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::LegacyLogin => {
            "GitHub lässt solche Namen heute nicht mehr zu, aber einige ältere Konten heißen so. \
             Dies gilt hier nicht als Fehler."
        }
        Cause::ManagedLogin => {
            "Der Name sieht nach einem Benutzer aus, den ein Enterprise verwaltet. Solche Benutzer \
             können keine Packages besitzen."
        }

        Cause::StrayCharacters => "Mit dem Token wurde noch etwas anderes kopiert.",
        Cause::ChecksumDiffers => {
            "Die Prüfsumme stimmt nicht: Wahrscheinlich fehlt ein Zeichen, oder eines ist falsch."
        }
        Cause::UnusualLength => {
            "Das Token ist kürzer oder länger als bei Tokens dieser Art üblich."
        }
        Cause::UnknownPrefix => {
            "So beginnt kein hier bekanntes GitHub-Token; ein Classic-Token beginnt mit `ghp_`."
        }

        Cause::FineGrained => {
            "Dies ist ein Fine-grained-Token; GHCR akzeptiert nur Classic-Tokens."
        }
        Cause::AppInstallation => {
            "Dies ist ein Token einer GitHub App oder von GitHub Actions; es funktioniert nur \
             innerhalb von GitHub Actions."
        }
        Cause::AppUser => {
            "Dies ist das Benutzer-Token einer GitHub App: Es läuft nach acht Stunden ab und ist \
             nicht für Packages gedacht."
        }
        Cause::RefreshToken => {
            "Dies ist ein Refresh-Token: Es erneuert nur andere Tokens und gibt selbst keinen \
             Zugriff."
        }
        Cause::KindNotTold => {
            "Weder der Anfang des Tokens noch die Antwort von GitHub zeigt, welcher Art es ist."
        }

        Cause::DnsFailed => "Dieser Dienst konnte den Hostnamen von GitHub nicht auflösen (DNS).",
        Cause::ConnectionFailed => {
            "Dieser Dienst konnte keine Verbindung zu GitHub aufbauen: Sie wurde unterwegs \
             abgelehnt oder getrennt."
        }
        Cause::TlsFailed => {
            "Die verschlüsselte Verbindung zu GitHub kam nicht zustande: Das empfangene Zertifikat \
             ist nicht vertrauenswürdig. Oft stammt es von einem Proxy mit TLS-Inspektion."
        }
        Cause::TimedOut => "GitHub hat nicht rechtzeitig geantwortet.",
        Cause::ConnectionCut => "Die Verbindung brach mitten in der Antwort von GitHub ab.",
        Cause::NotGithub => {
            "Statt GitHub hat etwas anderes geantwortet, zum Beispiel ein Egress-Proxy mit einer \
             eigenen Seite."
        }
        Cause::GithubOutage => "GitHub hat mit einem Serverfehler geantwortet.",
        Cause::RateLimited => "Das stündliche Limit für Anfragen an GitHub ist aufgebraucht.",
        Cause::SecondaryRateLimited => "GitHub hat in kurzer Zeit zu viele Anfragen erhalten.",
        Cause::LoginLockout => {
            "Nach zu vielen fehlgeschlagenen Anmeldungen lehnt GitHub vorübergehend jede Anmeldung \
             dieses Benutzers ab."
        }
        Cause::UserAgentRefused => {
            "GitHub hat die Anfrage abgelehnt, weil der User-Agent fehlt; er wurde unterwegs \
             entfernt."
        }

        Cause::ServiceBusy => {
            "Dieser Dienst war überlastet: Die Zeit war um, bevor er GitHub abfragen konnte. Das \
             sagt nichts über das Token."
        }

        Cause::ExpiredOrRevoked => {
            "GitHub akzeptiert dieses Token nicht. Es wurde vollständig kopiert, ist also \
             höchstwahrscheinlich abgelaufen oder widerrufen."
        }
        Cause::Mistyped => {
            "GitHub akzeptiert dieses Token nicht, und seine Prüfsumme stimmt nicht: \
             Wahrscheinlich fehlt ein Zeichen, oder eines ist falsch."
        }
        Cause::NotAccepted => {
            "GitHub akzeptiert dieses Token nicht: Es ist falsch, abgelaufen oder widerrufen."
        }
        Cause::AnswerUnclear => "Die Antwort von GitHub zeigt nicht, ob es das Token akzeptiert.",

        Cause::ReadPackagesMissing => {
            "Dem Token fehlt der Scope `read:packages`; interne Images sind damit nicht sichtbar."
        }
        Cause::ExcessScopes => {
            "Das Token hat mehr Rechte, als zum Scannen nötig sind; `read:packages` allein reicht \
             aus."
        }
        Cause::ScopesNotTold => "GitHub hat nicht mitgeteilt, welche Scopes das Token hat.",

        Cause::ExpiresSoon => "Das Token läuft bald ab; danach schlagen Scans fehl.",
        Cause::Expired => "Das Ablaufdatum des Tokens ist überschritten.",
        Cause::ExpiryNotTold => {
            "GitHub hat kein Ablaufdatum genannt; meist heißt das, dass das Token nie abläuft."
        }

        Cause::AccountNotFound => "Auf GitHub gibt es kein Konto mit diesem Namen.",
        Cause::AccountHidden => {
            "Es ist kein Konto mit diesem Namen sichtbar; ein verwaltetes Konto kann verborgen \
             sein."
        }
        Cause::OwnerDiffers => "Das Token gehört zu einem anderen Konto.",

        Cause::NotAMember => {
            "Der Token-Inhaber ist kein Mitglied der Organisation; interne Images sind Mitgliedern \
             der Organisation oder ihres Enterprise vorbehalten."
        }
        Cause::MembershipPending => {
            "Der Token-Inhaber ist in die Organisation eingeladen und hat die Einladung noch nicht \
             angenommen."
        }
        Cause::MembershipNotTold => {
            "GitHub sagt nicht, ob der Token-Inhaber Mitglied ist: Mit `read:packages` allein \
             lässt sich das nicht feststellen. Zum Scannen ist kein weiterer Scope nötig."
        }

        Cause::SsoRequired => {
            "Die Organisation verwendet SAML Single Sign-on, und das Token ist dafür noch nicht \
             autorisiert."
        }
        Cause::SsoHidesSome => {
            "GitHub lässt in seiner Antwort einige Organisationen weg, bis das Token für deren \
             Single Sign-on autorisiert ist."
        }

        Cause::ClassicTokensForbidden => {
            "Die Organisation verbietet Classic-Tokens, und GHCR akzeptiert keine \
             Fine-grained-Tokens: Für ihre internen Images funktioniert kein Personal Access \
             Token. Ihre öffentlichen Images brauchen keines."
        }
        Cause::LifetimeTooLong => {
            "Das Token ist länger gültig, als die Organisation oder ihr Enterprise erlaubt."
        }
        Cause::IpNotAllowed => {
            "Die Organisation lässt nur bestimmte IP-Adressen zu, und die dieses Dienstes gehört \
             nicht dazu. Von anderswo kann dasselbe Token funktionieren."
        }

        Cause::NoPackagesVisible => {
            "Hier gibt es keine Container-Packages, oder keine, die mit diesem Token sichtbar sind."
        }
        Cause::KindCannotList => "Für Tokens dieser Art listet GitHub keine Packages auf.",
        Cause::ListingRefused => {
            "GitHub weigert sich, die Packages aufzulisten; der Grund ist hier nicht bekannt."
        }

        Cause::OnlyUnsupportedPackages => {
            "Es gibt Packages, aber wegen ihrer Sichtbarkeit lässt sich keines scannen."
        }
        Cause::SomeUnsupportedPackages => {
            "Einige Packages lassen sich wegen ihrer Sichtbarkeit nicht scannen; die anderen schon."
        }
        Cause::ImageNotSupported => "Das Image lässt sich wegen seiner Sichtbarkeit nicht scannen.",
        Cause::NotChosen => {
            "Ein Scan wäre möglich, aber diese Sichtbarkeit ist im Formular nicht ausgewählt."
        }
        Cause::OnlyPublicSeen => {
            "Nur öffentliche Packages sind sichtbar, und GitHub sagt nicht, ob der Token-Inhaber \
             Mitglied ist. Falls es interne Packages gibt, können sie verborgen sein: Geben Sie \
             zur Prüfung ein internes Image unter „Image für den Test“ ein."
        }
        Cause::CountIncomplete => {
            "Einige Seiten der Liste waren nicht lesbar; es kann also mehr Packages geben, als \
             hier gezählt sind."
        }

        Cause::RegistryRefusesToken => {
            "GitHub akzeptiert das Token, die Registry lehnt es aber ab."
        }
        Cause::TokenMakesItWorse => {
            "Das Image lässt sich ohne das Token pullen, mit ihm aber nicht."
        }
        Cause::PullDenied => "Die Registry erlaubt dem Token-Inhaber nicht, dieses Image zu lesen.",
        Cause::AbsentOrUnreadable => {
            "Dieses Image existiert nicht, oder der Token-Inhaber darf es nicht lesen: Die \
             Registry antwortet in beiden Fällen gleich."
        }
        Cause::ManifestUnknown => {
            "Die Registry kennt dieses Image, sein Tag oder seinen Digest nicht."
        }
        Cause::NoLatestTag => {
            "Das Image hat kein Tag `latest`. Stattdessen wurde die neueste Version gepullt."
        }
        Cause::OtherOwner => {
            "Dieses Image gehört zu einem anderen Konto als dem eingegebenen und beweist daher für \
             dieses nichts."
        }
        Cause::VisibilityNotTold => {
            "Das Image lässt sich mit dem Token pullen. Weder die Liste noch ein Pull ohne Token \
             zeigt, ob seine Sichtbarkeit einen Scan erlaubt."
        }
        Cause::OwnerNotWritable => {
            "Der Kontoname ist in Image-Namen nicht erlaubt; daher kann kein Container-Tool Images \
             dieses Kontos pullen."
        }
        Cause::RegistryUnclear => {
            "Die Antwort der Registry zeigt nicht, ob sich das Image pullen lässt."
        }
        Cause::ForeignRealm => {
            "Die Registry verlangt, die Zugangsdaten an einen anderen Host zu senden. Sie wurden \
             nicht gesendet, weil sie dort gestohlen werden könnten."
        }

        Cause::NoTokenNeeded => "Das Image ist öffentlich: Es braucht kein Token.",
        Cause::TokenNeeded => {
            "Das Image ist nicht öffentlich: Es lässt sich nur mit dem Token pullen."
        }
        Cause::HiddenOrAbsent => {
            "Ohne Token kann niemand dieses Image pullen: Es ist nicht öffentlich, oder es \
             existiert nicht."
        }

        Cause::UserNamespace => {
            "Trifft nicht zu: Der Name gehört zu einem Benutzer, und in dieser Prüfung geht es um \
             Organisationen."
        }
        Cause::NothingToCount => "Nicht geprüft, weil keine Packages sichtbar sind.",
        Cause::NoImageToTry => {
            "Es wurde kein Image angegeben und keines zum Ausprobieren gefunden."
        }
        Cause::EarlierFailure => "Nicht geprüft, weil eine frühere Prüfung fehlgeschlagen ist.",
        Cause::NoToken => {
            "Nicht geprüft, weil kein Token angegeben ist. Öffentliche Images brauchen keines."
        }
        Cause::OrganizationNamespace => {
            "Trifft nicht zu: Der Name gehört zu einer Organisation, und ein Token gehört nie zu \
             einer Organisation."
        }
        Cause::EarlierUnknown => {
            "Nicht geprüft, weil eine frühere Prüfung, von der diese abhängt, kein klares Ergebnis \
             hatte."
        }

        Cause::CredentialUnreadable => {
            "Das gespeicherte Token lässt sich nicht mehr entschlüsseln, deshalb wurde GitHub \
             nicht abgefragt. Ersetzen Sie das Token."
        }
        Cause::SavedForOtherHost => {
            "Diese Registry wurde für einen anderen Host gespeichert als den, mit dem dieser \
             Dienst verbunden ist. Deshalb wurde nichts abgefragt. Speichern Sie sie neu für den \
             verbundenen Host."
        }
    }
}

pub(super) fn problem(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::InvalidFields => {
            "Das Formular lässt sich so nicht senden. Korrigieren Sie die markierten Felder."
        }
        ProblemCode::BodyTooLarge => {
            "Das Formular enthält zu viel Text. Kürzen Sie das längste Feld."
        }
        ProblemCode::RequestTimeout => {
            "Die Anfrage hat den Dienst nicht rechtzeitig erreicht. Testen Sie erneut."
        }
        ProblemCode::TooManyAttempts => {
            "Die Registry wurde nicht erneut getestet: Die letzten Versuche wurden abgelehnt oder \
             abgebrochen, und nach zu vielen sperrt GitHub das Konto. Dies ist kein neues Ergebnis."
        }
        ProblemCode::TooManyRefusals => {
            "Es wurde nichts getestet: GitHub hat gerade viele Anmeldungen von diesem Dienst \
             abgelehnt, und nach zu vielen lehnt es alle ab. Dies ist kein Ergebnis."
        }
        ProblemCode::TooManyRequests => {
            "Diesmal wurde GitHub nicht abgefragt: Es gab zu viele Tests in kurzer Zeit."
        }
        ProblemCode::Busy => {
            "Diesmal wurde GitHub nicht abgefragt: Der Dienst führt bereits so viele Tests aus, \
             wie er kann."
        }
        ProblemCode::MalformedJson
        | ProblemCode::UnsupportedMediaType
        | ProblemCode::MethodNotAllowed => {
            "Der Dienst hat diese Seite nicht verstanden. Laden Sie sie neu; sie ist vielleicht \
             veraltet."
        }
        ProblemCode::ForbiddenOrigin => {
            "Der Dienst ist nicht dafür eingerichtet, dieser Seite zu antworten. Teilen Sie den \
             Betreibern des Dienstes die Adresse der Seite mit."
        }
        ProblemCode::UnknownHost => {
            "Der Dienst kennt den Hostnamen nicht, unter dem er aufgerufen wurde. Öffnen Sie ihn \
             unter seiner üblichen Adresse, oder informieren Sie die Betreiber."
        }
        ProblemCode::NotFound => {
            "Der Dienst kennt diesen Test nicht. Laden Sie die Seite neu; hilft das nicht, \
             informieren Sie die Betreiber des Dienstes."
        }
        ProblemCode::Unauthenticated => {
            "Sie sind nicht mehr angemeldet. Melden Sie sich erneut an, und wiederholen Sie dies."
        }
        ProblemCode::IdentityUnavailable => {
            "Ihre Anmeldung kann im Moment nicht geprüft werden, weil der Identitätsanbieter nicht \
             erreichbar ist."
        }
        ProblemCode::Forbidden => {
            "Ihre Rolle erlaubt dies nicht. Bitten Sie die Betreiber des Dienstes um eine andere."
        }
        ProblemCode::PreconditionFailed | ProblemCode::PreconditionRequired => {
            "Jemand hat diese Registry inzwischen geändert. Sehen Sie sie sich noch einmal an, \
             und ändern Sie dann erneut."
        }
        ProblemCode::IdempotencyKeyReused => {
            "Dies wurde bereits mit anderen Werten gespeichert. Laden Sie die Seite neu, und \
             speichern Sie dann erneut."
        }
        ProblemCode::CredentialUnreadable => {
            "Die gespeicherten Zugangsdaten lassen sich nicht mehr entschlüsseln und sind \
             unbrauchbar. Ersetzen Sie sie."
        }
        ProblemCode::SavedForOtherHost => {
            "Diese Registry wurde für einen anderen Host gespeichert als den, mit dem dieser \
             Dienst verbunden ist. Speichern Sie sie neu für den verbundenen Host, oder \
             informieren Sie die Betreiber des Dienstes."
        }
        ProblemCode::TooManyRegistries => {
            "Ihre Organisation hat die Höchstzahl gespeicherter Registrys erreicht. Entfernen Sie \
             eine, die Sie nicht mehr brauchen, oder bitten Sie die Betreiber des Dienstes um \
             mehr."
        }
        ProblemCode::StoreUnavailable => {
            "Die gespeicherten Registrys sind im Moment nicht erreichbar."
        }
        ProblemCode::Internal => {
            "Im Dienst ist ein Fehler aufgetreten. Testen Sie erneut; tritt er wieder auf, \
             informieren Sie die Betreiber des Dienstes."
        }
    }
}
