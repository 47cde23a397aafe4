//! Troubleshooting entries.

use crate::{Entry, Group};

pub(super) fn group(group: Group) -> &'static str {
    match group {
        Group::AuthenticationFails => "Authentifizierung schlägt fehl",
        Group::NotFound => "Repository oder Package nicht gefunden",
        Group::PrivateImages => "Private Images",
        Group::Connection => "Verbindung und Limits",
    }
}

pub(super) fn title(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => "Dem Token fehlt der Scope `read:packages`",
        Entry::Expired => "Das Token ist abgelaufen oder läuft bald ab",
        Entry::OwnerDiffers => "Der Benutzername passt nicht zum Token-Inhaber",
        Entry::NotWhole => "Das Token wurde nicht richtig kopiert",
        Entry::WrongKind => "GHCR akzeptiert diese Art Token nicht",
        Entry::RegistryRefuses => "GHCR lehnt das Token ab, sogar bei öffentlichen Images",
        Entry::SsoRequired => "Das Token ist nicht für Single Sign-on autorisiert",
        Entry::ClassicForbidden => "Die Organisation verbietet Classic-Tokens",
        Entry::LifetimeTooLong => "Das Token ist länger gültig, als die Organisation erlaubt",
        Entry::TooManyScopes => "Das Token hat mehr Rechte als nötig",
        Entry::NoAccess => "Der Token-Inhaber hat keinen Zugriff auf das Package",
        Entry::NotPublic => "Das Image ist nicht öffentlich",
        Entry::NotAMember => "Der Token-Inhaber ist kein Mitglied der Organisation",
        Entry::AccountUnknown => "Es gibt kein Konto mit diesem Namen",
        Entry::ManagedUser => "Der Name gehört zu einem verwalteten Benutzer",
        Entry::ImageUnknown => "Image, Tag oder Digest nicht gefunden",
        Entry::OwnerNotWritable => "Der Kontoname ist in Image-Namen nicht erlaubt",
        Entry::NotSupported => "Die Sichtbarkeit des Packages wird nicht unterstützt",
        Entry::ChangeVisibility => "Sichtbarkeit eines Packages ändern",
        Entry::Network => "GitHub ist nicht erreichbar",
        Entry::Outage => "GitHub hat eine Störung",
        Entry::RateLimited => "Zu viele Anfragen",
        Entry::LoginLockout => "GitHub hat den Benutzer vorübergehend gesperrt",
        Entry::AddressRefused => "Die Organisation lässt nur bestimmte IP-Adressen zu",
    }
}

pub(super) fn why(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => {
            "Der Login funktioniert auch ohne diesen [scope|Scope], und `repo` schließt ihn nicht \
             ein."
        }
        Entry::Expired => {
            "GitHub antwortet bei abgelaufenen, widerrufenen und falsch eingegebenen Tokens \
             gleich. Es widerruft auch Tokens, die ein Jahr lang niemand verwendet hat oder die in \
             ein öffentliches Repository gepusht wurden."
        }
        Entry::OwnerDiffers => {
            "Ein Token gehört zu dem Konto, das es erstellt hat. GHCR ignoriert den Benutzernamen; \
             ein erfolgreicher Login beweist also nichts."
        }
        Entry::NotWhole => {
            "Ein Zeichen fehlt, oder ein Anführungszeichen, ein Leerzeichen oder `Bearer` wurde \
             mitkopiert."
        }
        Entry::WrongKind => {
            "GitHub Packages akzeptiert nur Classic-Tokens (`ghp_`). Mit einem Fine-grained-Token \
             (`github_pat_`) funktioniert der Login, aber nicht der Pull."
        }
        Entry::RegistryRefuses => {
            "Mit einem ungültigen Token lehnt GHCR alles ab, sogar Images, die kein Token \
             brauchen. Docker sendet das Token, das es gespeichert hat."
        }
        Entry::SsoRequired => {
            "Die Organisation verwendet SAML [single-sign-on|Single Sign-on]. Wenn Sie das Token \
             neu generieren oder seine [scope|Scopes] ändern, erlischt die Autorisierung."
        }
        Entry::ClassicForbidden => {
            "GitHub rät dann zu einem Fine-grained-Token, das GHCR nicht akzeptiert: Kein Personal \
             Access Token kann die internen Images der Organisation lesen."
        }
        Entry::LifetimeTooLong => {
            "Eine Richtlinie der Organisation oder ihres Enterprise begrenzt die Laufzeit von \
             Tokens."
        }
        Entry::TooManyScopes => {
            "Das Scannen funktioniert, aber bei einem Leak wären nicht nur Packages betroffen."
        }
        Entry::NoAccess => {
            "Der [scope|Scope] allein reicht nicht: Das Konto selbst braucht die Rolle „Read“, die \
             der Zugriff auf das Repository nicht immer einschließt."
        }
        Entry::NotPublic => {
            "Es wurde kein Token gesendet, oder der Name ist falsch: GHCR antwortet bei \
             verborgenen und fehlenden Images gleich."
        }
        Entry::NotAMember => {
            "Interne Images sind Mitgliedern der Organisation oder ihres Enterprise vorbehalten."
        }
        Entry::AccountUnknown => {
            "Der Name ist falsch geschrieben, wurde geändert oder ist nur ein Anzeigename."
        }
        Entry::ManagedUser => {
            "Ein Name wie `mona_acme` gehört zu einem Benutzer, den ein Enterprise verwaltet. \
             Solche Benutzer können keine [package|Packages] besitzen."
        }
        Entry::ImageUnknown => {
            "Ohne Tag wird `latest` abgefragt, das nicht immer existiert. GHCR verbirgt auch \
             Images, die der Token-Inhaber nicht lesen darf."
        }
        Entry::OwnerNotWritable => {
            "Einige alte Namen beginnen oder enden mit einem Bindestrich; in Image-Namen ist das \
             nicht erlaubt."
        }
        Entry::NotSupported => {
            "Der Scanner liest nur Images, deren [visibility|Sichtbarkeit] das Formular anbietet: \
             standardmäßig öffentliche und interne. Neue [package|Packages] sind privat."
        }
        Entry::ChangeVisibility => {
            "Ein öffentliches [package|Package] kann nie wieder privat werden, und das Package \
             eines Benutzers kann nicht intern sein."
        }
        Entry::Network => {
            "Die Anfrage an GitHub kommt vom Dienst, nicht von Ihrem Browser. Sie scheitert an \
             DNS, Firewall, Zertifikat oder Egress-Proxy; am Token liegt es nicht."
        }
        Entry::Outage => {
            "GitHub hat mit einem Serverfehler oder unklar geantwortet; am Token liegt es nicht."
        }
        Entry::RateLimited => {
            "Alle Tokens eines Benutzers teilen sich ein stündliches Limit, alle Tests ohne Token \
             das Limit dieses Dienstes; am Token liegt es nicht."
        }
        Entry::LoginLockout => {
            "Nach mehreren falschen Tokens lehnt GitHub auch die gültigen desselben Benutzers ab."
        }
        Entry::AddressRefused => {
            "Die IP-Allowlist prüft die Adresse des Dienstes, nicht Ihre: Auf Ihrem Rechner kann \
             das Token funktionieren."
        }
    }
}

pub(super) fn remedy(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => {
            "Öffnen Sie das Token unter „Tokens (classic)“, setzen Sie das Häkchen bei \
             `read:packages` und speichern Sie."
        }
        Entry::Expired => {
            "Erstellen Sie ein neues Token, oder klicken Sie auf „Regenerate token“, solange das \
             alte noch gültig ist, und fügen Sie das neue hier ein. Bei Docker führen Sie `docker \
             logout {registry}` aus und melden sich neu an."
        }
        Entry::OwnerDiffers => {
            "Geben Sie als GitHub-Benutzername das Konto ein, dem die Images gehören. Ist es ein \
             Benutzer, verwenden Sie dessen eigenes Token."
        }
        Entry::NotWhole => {
            "Kopieren Sie es erneut, oder erstellen Sie ein neues, falls GitHub es nicht mehr \
             anzeigt."
        }
        Entry::WrongKind => "Erstellen Sie ein Classic-Token mit `read:packages`.",
        Entry::RegistryRefuses => {
            "Öffentliche Images: Lassen Sie das Token weg (`docker logout {registry}`). Andere \
             Images: Erstellen Sie ein neues Token."
        }
        Entry::SsoRequired => {
            "Klicken Sie unter „Tokens (classic)“ neben dem Token auf „Configure SSO“, dann neben \
             der Organisation auf „Authorize“."
        }
        Entry::ClassicForbidden => {
            "Bitten Sie einen Administrator der Organisation um eine Ausnahme. Öffentliche Images \
             brauchen kein Token."
        }
        Entry::LifetimeTooLong => {
            "Generieren Sie das Token neu und wählen Sie eine frühere „Expiration“."
        }
        Entry::TooManyScopes => {
            "Öffnen Sie das Token unter „Tokens (classic)“ und lassen Sie nur das Häkchen bei \
             `read:packages` stehen."
        }
        Entry::NoAccess => {
            "Lassen Sie das Konto vom Administrator des Packages hinzufügen: „Package settings“ → \
             „Manage access“."
        }
        Entry::NotPublic => {
            "Prüfen Sie den Namen und verwenden Sie ein Token mit `read:packages`; in Kubernetes \
             über `imagePullSecrets`."
        }
        Entry::NotAMember => {
            "Lassen Sie das Konto von einem Owner der Organisation einladen und nehmen Sie die \
             Einladung an, oder verwenden Sie das Token eines Mitglieds."
        }
        Entry::AccountUnknown => {
            "Kopieren Sie den Namen aus der Adresse der Profilseite auf GitHub."
        }
        Entry::ManagedUser => "Geben Sie die Organisation ein, der die Images gehören.",
        Entry::ImageUnknown => {
            "Kopieren Sie den Namen in Kleinbuchstaben und mit Tag oder Digest von der \
             Package-Seite. Zeigt GitHub Ihnen diese Seite nicht an, bitten Sie den Administrator \
             des Packages um die Rolle „Read“."
        }
        Entry::OwnerNotWritable => {
            "Veröffentlichen Sie die Images unter einem Konto, dessen Name mit einem Buchstaben \
             oder einer Ziffer beginnt und endet."
        }
        Entry::NotSupported => {
            "Stellen Sie das Package auf „Internal“ oder „Public“ um, oder wenden Sie sich an \
             Ihren GitHub-Administrator."
        }
        Entry::ChangeVisibility => {
            "Auf der Package-Seite: „Package settings“ → „Change visibility“. Ist das deaktiviert, \
             muss ein Owner der Organisation es erlauben."
        }
        Entry::Network => {
            "Bitten Sie die Betreiber des Dienstes, seine Verbindung zu GitHub und `{registry}` zu \
             prüfen."
        }
        Entry::Outage => "Sehen Sie auf `githubstatus.com` nach und testen Sie später erneut.",
        Entry::RateLimited => {
            "Warten Sie so lange, wie im Bericht steht, und testen Sie dann erneut."
        }
        Entry::LoginLockout => "Warten Sie, prüfen Sie das Token und testen Sie dann nur einmal.",
        Entry::AddressRefused => {
            "Bitten Sie einen Administrator der Organisation, die Adresse des Dienstes in die \
             Liste aufzunehmen."
        }
    }
}
