//! The token guide.

use crate::{GuideNote, GuideStep, GuideTick};

pub(super) fn title(step: GuideStep) -> &'static str {
    match step {
        GuideStep::Settings => "Abrir la configuración de GitHub",
        GuideStep::Generate => "Generar un token",
        GuideStep::Scopes => "Elegir los ámbitos",
        GuideStep::Copy => "Copiar el token",
        GuideStep::SingleSignOn => "Autorizar el token para el inicio de sesión único (SSO)",
    }
}

pub(super) fn body(step: GuideStep) -> &'static str {
    match step {
        GuideStep::Settings => {
            "Inicie sesión con la cuenta, personal o de máquina, que tiene acceso a los \
             [package|paquetes]."
        }
        GuideStep::Generate => {
            "El [registry|registro] de contenedores de GitHub, GHCR, solo acepta tokens clásicos."
        }
        GuideStep::Scopes => {
            "El [scope|ámbito] `read:packages` basta para escanear imágenes internas."
        }
        GuideStep::Copy => {
            "GitHub muestra el token una sola vez: cópielo antes de salir de la página."
        }
        GuideStep::SingleSignOn => {
            "Si la organización usa el [single-sign-on|inicio de sesión único (SSO)] con SAML, el \
             token no puede leer sus imágenes internas hasta que se autorice."
        }
    }
}

pub(super) fn tick(tick: GuideTick) -> &'static str {
    match tick {
        GuideTick::OpenSettings => "Haga clic en su foto de perfil en GitHub → «Settings»",
        GuideTick::OpenDeveloperSettings => {
            "En la barra lateral izquierda, haga clic en «Developer settings»"
        }
        GuideTick::OpenTokensClassic => "Abra «Personal access tokens» → «Tokens (classic)»",
        GuideTick::GenerateClassic => {
            "Haga clic en «Generate new token» → «Generate new token (classic)»"
        }
        GuideTick::FillInNote => "En «Note», escriba un nombre que pueda reconocer después",
        GuideTick::ChooseExpiration => "En «Expiration», elija 90 días o menos",
        GuideTick::TickReadPackages => "Marque `read:packages`",
        GuideTick::LeaveTheRest => "Deje sin marcar todos los demás ámbitos",
        GuideTick::GenerateToken => "Haga clic en «Generate token»",
        GuideTick::CopyIt => "Copie el token",
        GuideTick::PasteIt => "Péguelo en el formulario",
        GuideTick::OpenConfigureSso => "Junto al token, haga clic en «Configure SSO»",
        GuideTick::Authorize => "Junto a la organización, haga clic en «Authorize»",
    }
}

pub(super) fn note(note: GuideNote) -> &'static str {
    match note {
        GuideNote::PublicOnly => {
            "Las imágenes públicas no requieren token: omita esta guía y deje el campo vacío."
        }
        GuideNote::PrefilledLink => {
            "Compruebe los ámbitos y la expiración en la página de GitHub: una parte del enlace no \
             está documentada."
        }
        GuideNote::WritePackages => {
            "`write:packages` solo sirve para publicar imágenes. En la página de GitHub se marca \
             además `repo`, que da acceso a sus repositorios."
        }
        GuideNote::ShownOnce => "Si perdió el token, elimínelo en GitHub y genere uno nuevo.",
        GuideNote::NoConfigureSso => {
            "Si no aparece «Configure SSO», inicie sesión una vez en la organización con su \
             proveedor de identidad y recargue la página."
        }
    }
}
