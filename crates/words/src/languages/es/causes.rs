//! The causes of outcomes, and the problems because of which there is no report.

use ghcr_contract::{Cause, ProblemCode};

pub(super) fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::LegacyLogin => {
            "GitHub ya no admite nombres así, pero algunas cuentas antiguas los tienen. No se \
             considera un error."
        }
        Cause::ManagedLogin => {
            "El nombre parece el de un usuario administrado por una empresa, que no puede ser \
             propietario de paquetes."
        }

        Cause::StrayCharacters => "Se copió algo de más junto con el token.",
        Cause::ChecksumDiffers => {
            "La suma de comprobación no coincide: probablemente falta un carácter o hay uno \
             equivocado."
        }
        Cause::UnusualLength => {
            "El token es más corto o más largo de lo habitual en los de su tipo."
        }
        Cause::UnknownPrefix => {
            "El token no empieza como ningún token de GitHub conocido; los clásicos empiezan por \
             `ghp_`."
        }

        Cause::FineGrained => "Es un token fine-grained, y GHCR solo acepta tokens clásicos.",
        Cause::AppInstallation => {
            "Es un token de una GitHub App o de GitHub Actions, y solo funciona dentro de GitHub \
             Actions."
        }
        Cause::AppUser => {
            "Es un token de usuario de una GitHub App: expira a las ocho horas y no está pensado \
             para paquetes."
        }
        Cause::RefreshToken => {
            "Es un token de actualización (refresh token): solo sirve para renovar otros tokens y \
             no da acceso a nada."
        }
        Cause::KindNotTold => {
            "Ni el comienzo del token ni la respuesta de GitHub indican de qué tipo es."
        }

        Cause::DnsFailed => "Este servicio no pudo resolver el nombre del host de GitHub (DNS).",
        Cause::ConnectionFailed => {
            "Este servicio no pudo conectarse a GitHub: un elemento intermedio de la red rechazó o \
             cortó la conexión."
        }
        Cause::TlsFailed => {
            "No se pudo establecer la conexión cifrada con GitHub: el certificado recibido no es \
             de confianza. A menudo es el de un proxy que inspecciona el tráfico."
        }
        Cause::TimedOut => "GitHub no respondió a tiempo.",
        Cause::ConnectionCut => "La conexión se cortó a mitad de la respuesta de GitHub.",
        Cause::NotGithub => {
            "La respuesta no es de GitHub, sino, por ejemplo, de un proxy de salida."
        }
        Cause::GithubOutage => "GitHub respondió con un error interno.",
        Cause::RateLimited => "Se agotó el límite de solicitudes por hora de GitHub.",
        Cause::SecondaryRateLimited => "GitHub recibió demasiadas solicitudes en poco tiempo.",
        Cause::LoginLockout => {
            "Tras demasiados intentos fallidos, GitHub rechaza temporalmente todos los inicios de \
             sesión de este usuario."
        }
        Cause::UserAgentRefused => {
            "GitHub rechazó la solicitud porque falta el encabezado User-Agent; un elemento \
             intermedio de la red lo eliminó."
        }

        Cause::ServiceBusy => {
            "Este servicio estaba sobrecargado: se agotó el tiempo antes de poder consultar a \
             GitHub. Esto no dice nada sobre el token."
        }

        Cause::ExpiredOrRevoked => {
            "GitHub no acepta este token. Se copió completo, así que lo más probable es que haya \
             expirado o haya sido revocado."
        }
        Cause::Mistyped => {
            "GitHub no acepta este token, y su suma de comprobación no coincide: probablemente \
             falta un carácter o hay uno equivocado."
        }
        Cause::NotAccepted => "GitHub no acepta este token: es incorrecto, expiró o fue revocado.",
        Cause::AnswerUnclear => "En su respuesta, GitHub no acepta ni rechaza el token.",

        Cause::ReadPackagesMissing => {
            "Al token le falta el ámbito `read:packages`, así que no puede ver imágenes internas."
        }
        Cause::ExcessScopes => {
            "El token tiene más permisos de los que requiere el escaneo; basta con `read:packages`."
        }
        Cause::ScopesNotTold => "GitHub no indicó qué ámbitos tiene el token.",

        Cause::ExpiresSoon => "El token expira pronto; después, los escaneos fallarán.",
        Cause::Expired => "La fecha de expiración del token ya pasó.",
        Cause::ExpiryNotTold => {
            "GitHub no indicó ninguna fecha de expiración; normalmente significa que el token no \
             expira."
        }

        Cause::AccountNotFound => "No hay ninguna cuenta con este nombre en GitHub.",
        Cause::AccountHidden => {
            "No se ve ninguna cuenta con este nombre; si es una cuenta administrada, puede estar \
             oculta."
        }
        Cause::OwnerDiffers => "El token pertenece a otra cuenta.",

        Cause::NotAMember => {
            "El titular del token no es miembro de la organización; las imágenes internas son solo \
             para miembros de la organización o de su empresa (enterprise)."
        }
        Cause::MembershipPending => {
            "El titular del token está invitado a la organización, pero aún no ha aceptado la \
             invitación."
        }
        Cause::MembershipNotTold => {
            "GitHub no indica si el titular del token es miembro: `read:packages` por sí solo no \
             permite saberlo. Para escanear no hace falta ningún otro ámbito."
        }

        Cause::SsoRequired => {
            "La organización usa el inicio de sesión único (SSO) con SAML, y el token aún no está \
             autorizado para él."
        }
        Cause::SsoHidesSome => {
            "GitHub omite algunas organizaciones en su respuesta hasta que el token esté \
             autorizado para su inicio de sesión único (SSO)."
        }

        Cause::ClassicTokensForbidden => {
            "La organización prohíbe los tokens clásicos, y GHCR no acepta los fine-grained: \
             ningún token de acceso personal sirve para sus imágenes internas. Sus imágenes \
             públicas no requieren token."
        }
        Cause::LifetimeTooLong => {
            "El token dura más de lo que permite la organización o su empresa (enterprise)."
        }
        Cause::IpNotAllowed => {
            "La organización solo admite ciertas direcciones IP, y la de este servicio no está \
             entre ellas. El mismo token puede funcionar desde otro lugar."
        }

        Cause::NoPackagesVisible => {
            "Aquí no hay paquetes de contenedores, o este token no puede ver ninguno."
        }
        Cause::KindCannotList => {
            "GitHub no muestra la lista de paquetes a los tokens de este tipo."
        }
        Cause::ListingRefused => {
            "GitHub se niega a mostrar la lista de paquetes por un motivo desconocido."
        }

        Cause::OnlyUnsupportedPackages => {
            "Hay paquetes, pero su visibilidad no permite escanear ninguno."
        }
        Cause::SomeUnsupportedPackages => {
            "La visibilidad de algunos paquetes no permite escanearlos; los demás sí se pueden \
             escanear."
        }
        Cause::ImageNotSupported => "La visibilidad de la imagen no permite escanearla.",
        Cause::NotChosen => {
            "Se podría escanear, pero la opción elegida en el formulario no incluye esta \
             visibilidad."
        }
        Cause::OnlyPublicSeen => {
            "Solo se ven paquetes públicos, y GitHub no indica si el titular del token es miembro. \
             Si hay paquetes internos, pueden estar ocultos: para comprobarlo, indique una imagen \
             interna en «Imagen para la prueba»."
        }
        Cause::CountIncomplete => {
            "No se pudieron leer todas las páginas de la lista, así que puede haber más paquetes \
             de los que se indican aquí."
        }

        Cause::RegistryRefusesToken => "GitHub acepta el token, pero el registro lo rechaza.",
        Cause::TokenMakesItWorse => "La imagen se puede descargar sin el token, pero no con él.",
        Cause::PullDenied => "El registro no permite que el titular del token lea esta imagen.",
        Cause::AbsentOrUnreadable => {
            "La imagen no existe o el titular del token no puede leerla: el registro responde lo \
             mismo en ambos casos."
        }
        Cause::ManifestUnknown => "El registro no encuentra esa imagen, etiqueta o digest.",
        Cause::NoLatestTag => {
            "La imagen no tiene la etiqueta `latest`. En su lugar se descargó la versión más \
             reciente."
        }
        Cause::OtherOwner => {
            "Esta imagen no pertenece a la cuenta indicada, así que no demuestra nada sobre esa \
             cuenta."
        }
        Cause::VisibilityNotTold => {
            "La imagen se puede descargar con el token. Ni la lista ni una descarga sin el token \
             indican si su visibilidad permite escanearla."
        }
        Cause::OwnerNotWritable => {
            "El nombre de la cuenta no puede formar parte del nombre de una imagen, así que \
             ninguna herramienta de contenedores puede descargar sus imágenes."
        }
        Cause::RegistryUnclear => {
            "La respuesta del registro no permite saber si la imagen se puede descargar."
        }
        Cause::ForeignRealm => {
            "El registro pidió enviar las credenciales a otro host. No se enviaron, porque allí \
             podrían robarlas."
        }

        Cause::NoTokenNeeded => "La imagen es pública: no hace falta un token.",
        Cause::TokenNeeded => "La imagen no es pública: solo se puede descargar con el token.",
        Cause::HiddenOrAbsent => {
            "Nadie puede descargar esta imagen sin un token: no es pública o no existe."
        }

        Cause::UserNamespace => {
            "No procede: el nombre es de un usuario, y esta comprobación es para organizaciones."
        }
        Cause::NothingToCount => "No se comprobó porque no hay paquetes que revisar.",
        Cause::NoImageToTry => "No se indicó ninguna imagen y no se encontró ninguna para probar.",
        Cause::EarlierFailure => "No se comprobó porque falló una comprobación anterior.",
        Cause::NoToken => {
            "No se comprobó porque no hay token. Las imágenes públicas no lo necesitan."
        }
        Cause::OrganizationNamespace => {
            "No procede: el nombre es de una organización, y un token nunca pertenece a una \
             organización."
        }
        Cause::EarlierUnknown => {
            "No se comprobó porque depende de una comprobación anterior sin resultado claro."
        }

        Cause::CredentialUnreadable => {
            "El token guardado ya no se puede descifrar, así que no se consultó a GitHub. \
             Reemplace el token."
        }
        Cause::SavedForOtherHost => {
            "Este registro se guardó para un host distinto de aquel al que está conectado \
             este servicio, así que no se consultó nada. Guárdelo de nuevo para este."
        }
    }
}

pub(super) fn problem(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::InvalidFields => {
            "Hay datos del formulario que no se pueden enviar. Corrija los campos marcados."
        }
        ProblemCode::BodyTooLarge => {
            "El formulario contiene demasiado texto. Acorte el campo más largo."
        }
        ProblemCode::RequestTimeout => {
            "La solicitud no llegó a tiempo al servicio. Repita la prueba."
        }
        ProblemCode::TooManyAttempts => {
            "El registro no se volvió a probar: los últimos intentos se rechazaron o se \
             interrumpieron y, si hay demasiados, GitHub bloquea la cuenta. Esto no es un \
             resultado nuevo."
        }
        ProblemCode::TooManyRefusals => {
            "No se probó nada: GitHub acaba de rechazar muchos inicios de sesión de este servicio \
             y, si hay demasiados, los rechaza todos. Esto no es un resultado."
        }
        ProblemCode::TooManyRequests => {
            "Esta vez no se consultó a GitHub: hubo demasiadas pruebas en poco tiempo."
        }
        ProblemCode::Busy => {
            "Esta vez no se consultó a GitHub: el servicio ya está realizando todas las pruebas \
             que puede."
        }
        ProblemCode::MalformedJson
        | ProblemCode::UnsupportedMediaType
        | ProblemCode::MethodNotAllowed => {
            "El servicio no entendió esta página. Recárguela; puede estar desactualizada."
        }
        ProblemCode::ForbiddenOrigin => {
            "El servicio no está configurado para responder a esta página. Comunique la dirección \
             de la página al equipo que lo administra."
        }
        ProblemCode::UnknownHost => {
            "El servicio no reconoce el nombre de host con el que se le consultó. Abra su \
             dirección habitual o avise al equipo que lo administra."
        }
        ProblemCode::NotFound => {
            "El servicio no reconoce esta prueba. Recargue la página; si el problema continúa, \
             avise al equipo que administra el servicio."
        }
        ProblemCode::Unauthenticated => {
            "Su sesión ya no está iniciada. Inicie sesión de nuevo y repita la operación."
        }
        ProblemCode::IdentityUnavailable => {
            "En este momento no se puede comprobar su sesión, porque no hay conexión con el proveedor \
             de identidad."
        }
        ProblemCode::Forbidden => {
            "Su rol no permite hacer esto. Pida otro al equipo que administra el servicio."
        }
        ProblemCode::PreconditionFailed | ProblemCode::PreconditionRequired => {
            "Alguien ha cambiado este registro entretanto. Revíselo de nuevo y repita el cambio."
        }
        ProblemCode::IdempotencyKeyReused => {
            "Esto ya se guardó con otros valores. Recargue la página y vuelva a guardar."
        }
        ProblemCode::CredentialUnreadable => {
            "La credencial guardada ya no se puede descifrar ni usar. Reemplácela."
        }
        ProblemCode::SavedForOtherHost => {
            "Este registro se guardó para un host distinto de aquel al que está conectado \
             este servicio. Guárdelo de nuevo para este, o avise al equipo que administra el \
             servicio."
        }
        ProblemCode::TooManyRegistries => {
            "Su organización ha alcanzado el número máximo de registros guardados. Elimine uno \
             que ya no necesite o pida al equipo que lo administra que permita más."
        }
        ProblemCode::StoreUnavailable => {
            "Los registros guardados no están disponibles en este momento."
        }
        ProblemCode::Internal => {
            "El servicio tuvo un error interno. Repita la prueba y, si vuelve a ocurrir, avise al \
             equipo que lo administra."
        }
    }
}
