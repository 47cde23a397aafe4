//! Names of buttons, headings and regions, and fixed sentences.

use crate::{Label, PersonaGroup};

pub(super) fn label(label: Label) -> &'static str {
    match label {
        Label::Title => "Conectar GitHub Container Registry",
        Label::Lead => "Compruebe que un escáner puede leer sus imágenes antes del primer escaneo.",
        Label::DemoNotice => {
            "Demo: aquí responde un GitHub simulado. Use los nombres y tokens de «Ejemplos», no \
             los suyos."
        }
        Label::Language => "Idioma",
        Label::Optional => "opcional",
        Label::CreateToken => "Crear un token en GitHub",
        Label::ShowToken => "Mostrar el token",
        Label::HideToken => "Ocultar el token",
        Label::RemoveStrays => "Limpiar el token",
        Label::TakeTokenOut => "Dejar solo el token",
        Label::Submit => "Probar la conexión",
        Label::Cancel => "Cancelar",
        Label::Running => "Consultando a GitHub…",
        Label::Cancelled => "La prueba se canceló. No se cambió nada.",
        Label::FilledIn => {
            "El formulario está completo. Haga clic en «Probar la conexión» para ver el \
             diagnóstico."
        }
        Label::Diagnosis => "Diagnóstico",
        Label::Checks => "Comprobaciones",
        Label::Evidence => "Lo que se observó",
        Label::NextStep => "Siguiente paso:",
        Label::Save => "Guardar el registro",
        Label::Saving => "Guardando el registro.",
        Label::Saved => "El registro se guardó tal como se probó.",
        Label::SaveNeedsTest => "Pruebe la conexión antes de guardar el registro.",
        Label::SaveUnanswered => {
            "No llegó ninguna respuesta, así que no se sabe si el registro se guardó. Revise su \
             lista de registros antes de volver a guardarlo."
        }
        Label::Stale => {
            "El formulario cambió después de esta prueba. Repita la prueba para ver el resultado \
             actual."
        }
        Label::OpensNewTab => "(se abre en una pestaña nueva)",
        Label::Personas => "Ejemplos",
        Label::PersonasHint => "Un clic completa el formulario.",
        Label::FindPersona => "Buscar una situación",
        Label::NoPersona => "Ninguna situación coincide.",
        Label::WillSee => "Verá:",

        Label::Menu => "Páginas",
        Label::PageConnect => "Conectar",
        Label::PageGuide => "Guía del token",
        Label::PagePractices => "Buenas prácticas",
        Label::PageTrouble => "Solución de problemas",
        Label::PageRegistries => "Registros",
        Label::BackToForm => "Volver al formulario",
        Label::Help => "Ayuda",
        Label::ReachQuestion => "¿Qué imágenes se escanean?",
        Label::ReachPublic => "Solo públicas",
        Label::ReachPublicHint => "No hace falta un token.",
        Label::ReachInternal => "Públicas e internas",
        Label::ReachInternalHint => {
            "Las internas son visibles dentro de la organización o de su empresa (enterprise). \
             Requieren un token."
        }
        Label::ReachPrivate => "También privadas",
        Label::ReachPrivateHint => "Solo las ve quien tiene acceso. Requieren un token.",
        Label::ReachUnsupported => {
            "Aquí no se admiten. Cambie la visibilidad de los paquetes o consulte al administrador \
             de GitHub."
        }
        Label::GuideTitle => "Cómo crear un token",
        Label::GuideForInternal => "También escaneo imágenes internas",
        Label::GuideLifetime => "Duración",
        Label::GuideSso => "La organización usa el inicio de sesión único (SSO)",
        Label::GuidePush => "Pedir también `write:packages`",
        Label::GuidePrefilled => "Abrir GitHub con estos datos",
        Label::GuideHaveIt => "Ya tengo el token: pegarlo",
        Label::CopyLink => "Copiar el enlace",
        Label::Copied => "Copiado",
        Label::Drawing => "Cómo se ve en GitHub",
        Label::PracticesTitle => "Buenas prácticas",
        Label::PracticesLead => {
            "Después de una prueba, cada tarjeta indica si el token probado sigue su recomendación."
        }
        Label::TroubleTitle => "Solución de problemas",
        Label::TroubleSearch => "Pegue un mensaje de error o busque",
        Label::TroubleNothing => {
            "No hay coincidencias. Pruebe la conexión: el diagnóstico encuentra la causa."
        }
        Label::TroubleLooks => "Qué aparece",
        Label::TroubleWhy => "Por qué",
        Label::TroubleDo => "Qué hacer",
        Label::TroubleFound => "Detectado en la prueba",
        Label::TroubleFine => "Recién comprobado: correcto",

        Label::SeenByScanner => "Lo que vería el escáner",
        Label::FindPackage => "Buscar un paquete",
        Label::NotScanned => "fuera del escaneo",
        Label::AddToCalendar => "Agregar al calendario",
        Label::UseItLead => {
            "`$TOKEN` representa su token. `read -rs TOKEN` lo pide sin dejarlo en el historial \
             del shell."
        }
        Label::UseItPublic => "Las imágenes públicas no requieren iniciar sesión.",
        Label::CopyForSupport => "Copiar para soporte",
        Label::SupportHint => "El informe completo como texto, sin el token.",
        Label::Reproduce => "Reproducir en un shell",
        Label::Copy => "Copiar",
        Label::CopyByHand => {
            "El navegador no permite copiar. El texto está seleccionado: cópielo desde aquí."
        }
        Label::MoreHelp => "Más información",

        Label::StepScan => "Qué escanear",
        Label::StepToken => "El token",
        Label::StepTest => "La prueba",
        Label::StepDone => "(hecho)",
        Label::Summary => "Su conexión",
        Label::Change => "Cambiar",
        Label::TestAgain => "Repetir la prueba",
        Label::NoToken => "Sin token",
        Label::BackPaste => "¿De vuelta de GitHub? Pegue aquí el token nuevo.",
        Label::BackTest => "¿Ya está hecho en GitHub? Repita la prueba.",
        Label::PackageList => "Lista de paquetes",
        Label::TestThisImage => "Probar esta imagen",
        Label::ShowUses => "Ver cómo usarlo",
    }
}

pub(super) fn persona_group(group: PersonaGroup) -> &'static str {
    match group {
        PersonaGroup::Works => "Todo funciona",
        PersonaGroup::Token => "El token",
        PersonaGroup::Account => "La cuenta",
        PersonaGroup::Organisation => "La organización",
        PersonaGroup::Image => "Paquetes e imágenes",
        PersonaGroup::Outage => "Interrupciones y límites",
    }
}
