//! The token guide.

use crate::{GuideNote, GuideStep, GuideTick};

pub(super) fn title(step: GuideStep) -> &'static str {
    match step {
        GuideStep::Settings => "GitHub-Einstellungen öffnen",
        GuideStep::Generate => "Neues Token erstellen",
        GuideStep::Scopes => "Scopes auswählen",
        GuideStep::Copy => "Token kopieren",
        GuideStep::SingleSignOn => "Für Single Sign-on autorisieren",
    }
}

pub(super) fn body(step: GuideStep) -> &'static str {
    match step {
        GuideStep::Settings => {
            "Melden Sie sich mit dem Konto an, das Zugriff auf die [package|Packages] hat: Ihrem \
             eigenen oder einem technischen Konto."
        }
        GuideStep::Generate => {
            "Die [registry|Container-Registry] von GitHub, GHCR, akzeptiert nur Classic-Tokens."
        }
        GuideStep::Scopes => {
            "Der [scope|Scope] `read:packages` reicht aus, um interne Images zu scannen."
        }
        GuideStep::Copy => {
            "GitHub zeigt das Token nur einmal: Kopieren Sie es, bevor Sie die Seite verlassen."
        }
        GuideStep::SingleSignOn => {
            "Wenn die Organisation SAML [single-sign-on|Single Sign-on] verwendet, kann das Token \
             ihre internen Images erst lesen, nachdem Sie es autorisiert haben."
        }
    }
}

pub(super) fn tick(tick: GuideTick) -> &'static str {
    match tick {
        GuideTick::OpenSettings => "Auf GitHub das Profilbild anklicken → „Settings“",
        GuideTick::OpenDeveloperSettings => {
            "In der linken Seitenleiste auf „Developer settings“ klicken"
        }
        GuideTick::OpenTokensClassic => "„Personal access tokens“ → „Tokens (classic)“ öffnen",
        GuideTick::GenerateClassic => {
            "Auf „Generate new token“ → „Generate new token (classic)“ klicken"
        }
        GuideTick::FillInNote => "Unter „Note“ einen Namen eingeben, den Sie wiedererkennen",
        GuideTick::ChooseExpiration => "Als „Expiration“ höchstens 90 Tage wählen",
        GuideTick::TickReadPackages => "Häkchen bei `read:packages` setzen",
        GuideTick::LeaveTheRest => "Bei allen anderen Scopes kein Häkchen setzen",
        GuideTick::GenerateToken => "Auf „Generate token“ klicken",
        GuideTick::CopyIt => "Token kopieren",
        GuideTick::PasteIt => "Token in das Formular einfügen",
        GuideTick::OpenConfigureSso => "Neben dem Token auf „Configure SSO“ klicken",
        GuideTick::Authorize => "Neben der Organisation auf „Authorize“ klicken",
    }
}

pub(super) fn note(note: GuideNote) -> &'static str {
    match note {
        GuideNote::PublicOnly => {
            "Für öffentliche Images ist kein Token nötig: Überspringen Sie diese Anleitung und \
             lassen Sie das Feld leer."
        }
        GuideNote::PrefilledLink => {
            "Prüfen Sie Scopes und Ablaufdatum auf der Seite von GitHub: Ein Teil des Links ist \
             nicht dokumentiert."
        }
        GuideNote::WritePackages => {
            "`write:packages` brauchen Sie nur, um Images zu pushen. Die Seite von GitHub setzt \
             dann auch bei `repo` ein Häkchen, das Zugriff auf Ihre Repositories gibt."
        }
        GuideNote::ShownOnce => {
            "Wenn Sie das Token nicht mehr haben, löschen Sie es auf GitHub und erstellen Sie ein \
             neues."
        }
        GuideNote::NoConfigureSso => {
            "Kein „Configure SSO“? Melden Sie sich einmal über den Identity Provider der \
             Organisation an und laden Sie die Seite neu."
        }
    }
}
