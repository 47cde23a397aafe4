//! The next steps, and the texts of their links.

use ghcr_contract::RemedyAction;

pub(super) fn step(action: RemedyAction) -> &'static str {
    match action {
        RemedyAction::CheckUsername => {
            "Vergleichen Sie den Namen mit dem in der Adresse der Profilseite auf GitHub."
        }
        RemedyAction::EnterOrganization => {
            "Geben Sie die Organisation ein, der die Images gehören; verwaltete Benutzer können \
             keine Packages besitzen."
        }
        RemedyAction::CopyTokenAgain => {
            "Klicken Sie auf „Token bereinigen“, wenn das Formular es anbietet, oder kopieren Sie \
             das Token erneut und vollständig. GitHub zeigt es nur einmal; wenn Sie es nicht mehr \
             haben, erstellen Sie ein neues."
        }
        RemedyAction::CreateClassicToken => {
            "Erstellen Sie ein Classic-Token mit `read:packages` und fügen Sie es in das Formular \
             ein."
        }
        RemedyAction::AddScope => {
            "Öffnen Sie das Token unter „Tokens (classic)“, setzen Sie das Häkchen bei \
             `read:packages` und speichern Sie. Das Token selbst bleibt gleich. Verwendet die \
             Organisation Single Sign-on, autorisieren Sie es erneut."
        }
        RemedyAction::RemoveScopes => {
            "Öffnen Sie das Token unter „Tokens (classic)“ und lassen Sie nur das Häkchen bei \
             `read:packages` stehen: Das reicht zum Scannen. Verwendet die Organisation Single \
             Sign-on, autorisieren Sie das Token erneut."
        }
        RemedyAction::RenewToken => {
            "Generieren Sie das Token unter „Tokens (classic)“ neu, bevor es abläuft, und fügen \
             Sie das neue in das Formular ein. Verwendet die Organisation Single Sign-on, \
             autorisieren Sie es erneut."
        }
        RemedyAction::MatchOwner => {
            "Verwenden Sie ein Token, das dieses Konto erstellt hat, oder geben Sie unter \
             „GitHub-Benutzername“ den Namen des Token-Inhabers ein."
        }
        RemedyAction::JoinOrganization => {
            "Bitten Sie einen Owner der Organisation, den Token-Inhaber einzuladen, oder verwenden \
             Sie das Token eines Mitglieds."
        }
        RemedyAction::AcceptInvitation => {
            "Nehmen Sie die Einladung in die Organisation an und testen Sie dann erneut."
        }
        RemedyAction::AuthorizeSso => {
            "Klicken Sie unter „Tokens (classic)“ neben dem Token auf „Configure SSO“, dann neben \
             der Organisation auf „Authorize“. Das Token selbst bleibt gleich."
        }
        RemedyAction::AskOrganizationAdmin => {
            "Bitten Sie einen Administrator der Organisation um eine Ausnahme. Ein anderes \
             Personal Access Token würde nicht helfen."
        }
        RemedyAction::ShortenLifetime => {
            "Generieren Sie das Token unter „Tokens (classic)“ mit einer früheren „Expiration“ neu \
             und fügen Sie das neue in das Formular ein. Verwendet die Organisation Single \
             Sign-on, autorisieren Sie es erneut."
        }
        RemedyAction::AllowProxyAddress => {
            "Bitten Sie einen Administrator der Organisation, die Adresse dieses Dienstes in die \
             „IP allow list“ aufzunehmen. Im Formular müssen Sie nichts ändern."
        }
        RemedyAction::GrantPackageAccess => {
            "Bitten Sie den Administrator des Packages, dem Token-Inhaber die Rolle „Read“ zu \
             geben: „Package settings“, dann „Manage access“."
        }
        RemedyAction::ChangeVisibility => {
            "Um ein Package zu scannen, stellen Sie es auf „Internal“ oder „Public“ um, je \
             nachdem, was hier unterstützt wird: „Package settings“, dann „Change visibility“. \
             Oder wenden Sie sich an Ihren GitHub-Administrator. „Public“ lässt sich nicht \
             rückgängig machen."
        }
        RemedyAction::NameImage => {
            "Geben Sie unter „Image für den Test“ eines der Images ein und testen Sie erneut."
        }
        RemedyAction::ChooseVisibility => {
            "Wählen Sie unter „Welche Images werden gescannt?“ eine umfassendere Option und testen \
             Sie erneut."
        }
        RemedyAction::CheckImage => {
            "Vergleichen Sie Image, Tag und Digest mit der Package-Seite auf GitHub."
        }
        RemedyAction::RemoveToken => {
            "Lassen Sie das Token weg: Das Image ist öffentlich und braucht keines."
        }
        RemedyAction::MoveToOtherOwner => {
            "Veröffentlichen Sie die Images unter einem Konto, dessen Name mit einem Buchstaben \
             oder einer Ziffer beginnt und endet."
        }
        RemedyAction::WaitAndRetry => {
            "Warten Sie und testen Sie dann erneut. Im Formular müssen Sie nichts ändern."
        }
        RemedyAction::CheckNetwork => {
            "Bitten Sie die Betreiber dieses Dienstes, seine Verbindung zu GitHub zu prüfen: DNS, \
             Firewall, Zertifikate, Egress-Proxy. Im Formular müssen Sie nichts ändern."
        }
        RemedyAction::CheckGithubStatus => {
            "Sehen Sie auf der Statusseite von GitHub nach und testen Sie erneut, sobald GitHub \
             wieder funktioniert. Im Formular müssen Sie nichts ändern."
        }
    }
}

pub(super) fn link(action: RemedyAction) -> &'static str {
    match action {
        RemedyAction::CheckUsername
        | RemedyAction::CheckImage
        | RemedyAction::NameImage
        | RemedyAction::ChooseVisibility
        | RemedyAction::RemoveToken
        | RemedyAction::MoveToOtherOwner => "Auf GitHub nachsehen",
        RemedyAction::EnterOrganization => "Ihre Organisationen öffnen",
        RemedyAction::CopyTokenAgain
        | RemedyAction::AddScope
        | RemedyAction::RemoveScopes
        | RemedyAction::RenewToken
        | RemedyAction::ShortenLifetime => "Ihre Tokens öffnen",
        RemedyAction::CreateClassicToken | RemedyAction::MatchOwner => "Token auf GitHub erstellen",
        RemedyAction::JoinOrganization
        | RemedyAction::AskOrganizationAdmin
        | RemedyAction::AllowProxyAddress => "Organisation öffnen",
        RemedyAction::AcceptInvitation => "Einladung öffnen",
        RemedyAction::AuthorizeSso => "Auf GitHub autorisieren",
        RemedyAction::GrantPackageAccess | RemedyAction::ChangeVisibility => "Package öffnen",
        RemedyAction::WaitAndRetry => "Mehr über das Limit",
        RemedyAction::CheckNetwork => "GitHub öffnen",
        RemedyAction::CheckGithubStatus => "Statusseite von GitHub öffnen",
    }
}
