//! Texts with blanks.

use crate::{Phrase, ReportPhrase};

pub(super) fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::And => "y",
        Phrase::Seconds => "{number:segundo|segundos}",
        Phrase::Minutes => "{number:minuto|minutos}",
        Phrase::Hours => "{number:hora|horas}",
        Phrase::Days => "{number:día|días}",
        Phrase::Again => "{sentence} Repita la prueba dentro de {wait}.",
        Phrase::AgainLater => "{sentence} Repita la prueba más tarde.",

        Phrase::TooLong => {
            "Este texto tiene {length:carácter|caracteres}, y el máximo es {max}. Acórtelo."
        }
        Phrase::Space => "El carácter {at} es un espacio. Elimínelo.",
        Phrase::Control => {
            "El carácter {at} es un carácter de control invisible. Escriba el texto en lugar de \
             pegarlo."
        }
        Phrase::Forbidden => {
            "El carácter {at}, «{found}», no se permite en un nombre de GitHub. Use solo las \
             letras de la A a la Z, números y guiones."
        }
        Phrase::OtherRegistry => {
            "Esta imagen está en otro registro. Indique una de `{registry}`, por ejemplo \
             `{registry}/myorg/app:latest`."
        }
        Phrase::OwnerMissing => {
            "Falta el nombre de la cuenta. Escriba `myorg/app` en lugar de `app`."
        }
        Phrase::Uppercase => {
            "El carácter {at} es una mayúscula. Los nombres de imágenes van en minúsculas: \
             cámbielo por una minúscula."
        }
        Phrase::NamePart => {
            "La parte {part} del nombre está vacía o contiene un carácter no permitido. Copie el \
             nombre de la página del paquete en GitHub."
        }
        Phrase::Tag => {
            "Esto no es una etiqueta. Use hasta 128 caracteres: las letras de la A a la Z, \
             números, `_`, `.` o `-`. Empiece por una letra, un número o `_`."
        }
        Phrase::Digest => {
            "El digest no está completo: debe ser `sha256:` seguido de 64 dígitos hexadecimales. \
             Vuelva a copiarlo de GitHub."
        }
        Phrase::HoldsToken => {
            "Este texto contiene un token, y aquí puede leerlo cualquiera. Páselo al campo \
             «{field}»."
        }
        Phrase::NotUnderstood => {
            "El servicio no entiende este campo. Recargue la página; puede estar desactualizada."
        }
        Phrase::FillInFirst => "Primero complete «{field}».",
        Phrase::CorrectFirst => "Primero corrija «{field}».",
        Phrase::ManagedLogin => {
            "Parece un usuario administrado por una empresa, que no puede ser propietario de \
             paquetes. Indique la organización en su lugar."
        }
        Phrase::LegacyLogin => {
            "GitHub ya no admite nombres así. Compruebe que está escrito igual que en GitHub."
        }
        Phrase::TokenStrays => "Junto con el token se copió: {strays}.",
        Phrase::TokenForeignLetter => {
            "El token contiene una letra de otro alfabeto que se parece a la correcta. Vuelva a \
             copiarlo."
        }
        Phrase::FromPaste => "Completado a partir del texto pegado: {fields}.",
        Phrase::TokenInPaste => {
            "Esto es más que un token: se pegó un comando o un archivo completo."
        }
        Phrase::TokenTooShort => {
            "El token tiene {missing:carácter|caracteres} de menos. Vuelva a copiarlo completo."
        }
        Phrase::TokenTooLong => {
            "El token tiene {extra:carácter|caracteres} de más. Vuelva a copiarlo, sin nada más."
        }
        Phrase::TokenChecksumDiffers => {
            "La suma de comprobación no coincide: probablemente falta un carácter o hay uno \
             equivocado. Vuelva a copiar el token."
        }
        Phrase::TokenUnknownPrefix => {
            "No empieza como ningún token de GitHub conocido; los clásicos empiezan por `ghp_`. \
             Revise lo que copió."
        }

        Phrase::Unreachable => {
            "No se puede acceder al servicio del que depende esta página, así que no se probó \
             nada. Revise su conexión y repita la prueba."
        }
        Phrase::ProxyTimedOut => {
            "El servicio del que depende esta página no respondió a tiempo, así que aún no hay \
             resultado. Repita la prueba dentro de un minuto."
        }
        Phrase::NotTheProxy => {
            "Respondió otro sistema en lugar del servicio (HTTP\u{a0}{status}). Inicie sesión de \
             nuevo si su empresa lo pide y recargue esta página."
        }
        Phrase::Unreadable => {
            "Esta página no entiende la respuesta del servicio. Recárguela; puede estar \
             desactualizada."
        }
        Phrase::BrokenOff => {
            "La respuesta del servicio se interrumpió antes de terminar, así que no hay resultado. \
             Repita la prueba."
        }
        Phrase::Unsigned => {
            "La página que contiene este formulario no pudo confirmar quién es usted, así que no \
             se envió nada. Inicie sesión de nuevo en ella y repita la operación."
        }
        Phrase::NotTaken => {
            "El registro no se guardó: la aplicación respondió con HTTP\u{a0}{status}. Lo que \
             escribió sigue aquí; inténtelo de nuevo dentro de un minuto."
        }
    }
}

pub(super) fn of_report(phrase: ReportPhrase) -> &'static str {
    match phrase {
        ReportPhrase::NothingToChange => "No hay que cambiar nada.",
        ReportPhrase::PublicOnly => {
            "Las imágenes públicas no requieren token. Para escanear también las internas, agregue \
             uno."
        }
        ReportPhrase::NothingSent => "No se envió nada a GitHub.",
        ReportPhrase::Effort => "{calls:solicitud|solicitudes} a GitHub en {seconds}\u{a0}s.",

        ReportPhrase::NotChecked => "No se comprobó.",
        ReportPhrase::OutOfTime => "El tiempo de la prueba se agotó antes de averiguarlo.",
        ReportPhrase::AcceptedAndOwned => "GitHub acepta el token; pertenece a `{owner}`.",
        ReportPhrase::EndsIn => "El token expira dentro de {days:día|días}.",
        ReportPhrase::EndsToday => "El token expira hoy; después, los escaneos fallarán.",
        ReportPhrase::EndsSoonIn => {
            "El token expira dentro de {days:día|días}; después, los escaneos fallarán."
        }
        ReportPhrase::AccountOfKind => "`{login}` existe en GitHub ({kind}).",
        ReportPhrase::AccountKnown => "`{login}` existe en GitHub.",
        ReportPhrase::OwnedByOther => "El token pertenece a `{owner}`, no a esta cuenta.",
        ReportPhrase::NotAMember => {
            "{owner} no es miembro de {organization}; las imágenes internas son solo para miembros \
             de la organización o de su empresa (enterprise)."
        }
        ReportPhrase::TheOwner => "El titular del token",
        ReportPhrase::TheOrganization => "la organización",
        ReportPhrase::LifetimeAtMost => {
            "La organización limita la duración de los tokens a {days:día|días}, y este dura más."
        }
        ReportPhrase::Listed => "Paquetes de contenedores visibles: {packages}.",
        ReportPhrase::Pulled => "`{image}` se puede descargar con este token.",
        ReportPhrase::PulledChosen => {
            "No se indicó ninguna imagen, así que se tomó `{image}` de la lista; se puede \
             descargar con este token."
        }

        ReportPhrase::CharactersMissing => "{number:carácter|caracteres} de menos",
        ReportPhrase::AsUsual => "la habitual",
        ReportPhrase::CharactersTooMany => "{number:carácter|caracteres} de más",
        ReportPhrase::DaysLeft => "{number:día restante|días restantes}",
        ReportPhrase::EndedAgo => "expiró hace {number:día|días}",
        ReportPhrase::NoneAtAll => "ninguno",
        ReportPhrase::NotCounted => "sin contar",
        ReportPhrase::CountedPublic => "{number:público|públicos}",
        ReportPhrase::CountedInternal => "{number:interno|internos}",
        ReportPhrase::CountedPrivate => "{number:privado|privados}",
        ReportPhrase::AtLeast => "al menos {packages}",
        ReportPhrase::TakenFromList => "`{image}` (tomada de la lista)",
        ReportPhrase::DayInUtc => "{day} (UTC)",

        ReportPhrase::Newest => "Los {shown} más recientes de {total}",
        ReportPhrase::Matching => "{number:paquete encontrado|paquetes encontrados}",
        ReportPhrase::EndNotTold => "GitHub no indica cuándo expira.",
        ReportPhrase::EndsOnDay => "El token expira el {day} (UTC).",
        ReportPhrase::CalendarTitle => "Expira el token de GitHub de {owner}",
        ReportPhrase::CalendarBody => {
            "Los escaneos de {account} en GitHub Container Registry fallarán cuando expire este \
             token. Antes de esa fecha, renuévelo en GitHub, en Settings → Developer settings → \
             Personal access tokens → Tokens (classic), e introduzca el nuevo en el escáner."
        }

        ReportPhrase::ChecksDone => "{done} de {all} comprobaciones",
        ReportPhrase::ChecksPassed => "{number:comprobación superada|comprobaciones superadas}",
        ReportPhrase::ChecksUntold => "{number} sin determinar",
        ReportPhrase::ChecksNotMade => "{number:no realizada|no realizadas}",
        ReportPhrase::UpdatedAgo => "Actualizado {ago}",
    }
}
