//! Texts of the saved registries.

use crate::{RegistryLabel, RegistryPhrase};
use ghcr_contract::{RegistryEventKind, RegistryState, TokenAspect};

pub(super) fn label(label: RegistryLabel) -> &'static str {
    match label {
        RegistryLabel::Title => "Registros guardados",
        RegistryLabel::Lead => {
            "Vea qué registros necesitan atención antes de que falle un escaneo."
        }
        RegistryLabel::LocalList => {
            "Aquí no se inicia sesión: quien usa este equipo ve y cambia esta lista."
        }
        RegistryLabel::NotKept => {
            "Este servicio no guarda registros. Quien lo administra lo activa con \
             `--database-url`."
        }
        RegistryLabel::Empty => "Aún no hay ningún registro guardado.",
        RegistryLabel::EmptyHint => {
            "Pruebe una conexión y después haga clic en «Guardar el registro»."
        }
        RegistryLabel::Connect => "Conectar un registro",
        RegistryLabel::Find => "Buscar por cuenta o descripción",
        RegistryLabel::FilterState => "Estado",
        RegistryLabel::AnyState => "Todos los estados",
        RegistryLabel::NoMatch => "Ningún registro coincide. Cambie la búsqueda o el estado.",
        RegistryLabel::More => "Mostrar más",
        RegistryLabel::Loading => "Cargando los registros…",
        RegistryLabel::TryAgain => "Volver a intentarlo",
        RegistryLabel::All => "Todos los registros",
        RegistryLabel::Export => "Exportar como JSON",
        RegistryLabel::Import => "Importar desde JSON",
        RegistryLabel::TransferHint => "Una exportación no contiene tokens.",
        RegistryLabel::ImportUnreadable => {
            "No se puede leer este archivo. Elija un archivo JSON exportado desde esta lista."
        }
        RegistryLabel::ImportKnown => "Todos los registros de este archivo ya están en la lista.",
        RegistryLabel::History => "Historial",
        RegistryLabel::Replace => "Reemplazar el token",
        RegistryLabel::ReplaceLead => {
            "El token nuevo se prueba primero. Solo reemplaza al guardado si la prueba termina al \
             menos igual de bien."
        }
        RegistryLabel::Replaced => "El token se reemplazó.",
        RegistryLabel::Kept => {
            "Se conserva el token guardado, porque la prueba del nuevo terminó peor:"
        }
        RegistryLabel::KeptUndecided => {
            "Se conserva el token guardado, porque la prueba del nuevo no dio un resultado claro:"
        }
        RegistryLabel::Regenerate => "Regenerar el token en GitHub",
        RegistryLabel::Edit => "Editar",
        RegistryLabel::SaveChanges => "Guardar los cambios",
        RegistryLabel::ChangesSaved => "Los cambios se guardaron.",
        RegistryLabel::OtherAccount => {
            "Un token guardado nunca se envía para otra cuenta. Introduzca el token de esta."
        }
        RegistryLabel::Remove => "Quitar",
        RegistryLabel::Undo => "Deshacer",
        RegistryLabel::ShowList => "Ver los registros guardados",
    }
}

pub(super) fn phrase(phrase: RegistryPhrase) -> &'static str {
    match phrase {
        RegistryPhrase::Removed => "«{name}» se quitó.",
        RegistryPhrase::Restored => "«{name}» está de vuelta.",
        RegistryPhrase::EndsToday => "El token expira hoy",
        RegistryPhrase::EndsIn => "El token expira dentro de {days:día|días}",
        RegistryPhrase::EndsOn => "El token expira el {day}",
        RegistryPhrase::TestedAgo => "Prueba: {ago}",
        RegistryPhrase::Imported => {
            "{number:registro importado|registros importados}. Agregue un token donde falte."
        }
        RegistryPhrase::ImportStopped => "{done} de {all} importados. {reason}",
        RegistryPhrase::ImportElsewhere => {
            "No se importó nada: el archivo es de `{host}` y este servicio está \
             conectado a `{connected}`."
        }
        RegistryPhrase::Changed => "Cambios: {aspects}.",
        RegistryPhrase::TestedWith => "Prueba: {state}",
    }
}

pub(super) fn state(state: RegistryState) -> &'static str {
    match state {
        RegistryState::NeverTested => "Aún sin probar",
        RegistryState::Ready => "Listo para escanear",
        RegistryState::ReadyWithWarnings => "Listo, con una advertencia",
        RegistryState::Blocked => "No está listo",
        RegistryState::Inconclusive => "Sin resultado claro",
    }
}

pub(super) fn event(kind: RegistryEventKind) -> &'static str {
    match kind {
        RegistryEventKind::Created => "Guardado",
        RegistryEventKind::Changed => "Cambiado",
        RegistryEventKind::TokenReplaced => "Token reemplazado",
        RegistryEventKind::TokenKept => "Token nuevo probado, no guardado",
        RegistryEventKind::Tested => "Probado",
        RegistryEventKind::TokenHandedOut => "Token leído por un escáner",
        RegistryEventKind::ExpiryReminder => "Recordatorio: el token expira pronto",
        RegistryEventKind::Removed => "Quitado",
        RegistryEventKind::Restored => "Restablecido",
    }
}

pub(super) fn aspect(aspect: TokenAspect) -> &'static str {
    match aspect {
        TokenAspect::Owner => "propietario",
        TokenAspect::Kind => "tipo",
        TokenAspect::Scopes => "scopes",
        TokenAspect::ExpiresAt => "fecha de expiración",
        TokenAspect::State => "resultado de la prueba",
    }
}
