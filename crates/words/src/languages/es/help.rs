//! Troubleshooting entries.

use crate::{Entry, Group};

pub(super) fn group(group: Group) -> &'static str {
    match group {
        Group::AuthenticationFails => "Falla la autenticación",
        Group::NotFound => "Repositorio o paquete no encontrado",
        Group::PrivateImages => "Imágenes privadas",
        Group::Connection => "Conexión y límites",
    }
}

pub(super) fn title(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => "Al token le falta el ámbito `read:packages`",
        Entry::Expired => "El token ha expirado o expirará pronto",
        Entry::OwnerDiffers => "El nombre de usuario no coincide con el titular del token",
        Entry::NotWhole => "El token no se copió correctamente",
        Entry::WrongKind => "GHCR no acepta este tipo de token",
        Entry::RegistryRefuses => "GHCR rechaza el token, incluso para imágenes públicas",
        Entry::SsoRequired => "El token no está autorizado para el inicio de sesión único (SSO)",
        Entry::ClassicForbidden => "La organización prohíbe los tokens clásicos",
        Entry::LifetimeTooLong => "El token dura más de lo que permite la organización",
        Entry::TooManyScopes => "El token tiene más permisos de los necesarios",
        Entry::NoAccess => "El titular del token no tiene acceso al paquete",
        Entry::NotPublic => "La imagen no es pública",
        Entry::NotAMember => "El titular del token no es miembro de la organización",
        Entry::AccountUnknown => "No hay ninguna cuenta con este nombre",
        Entry::ManagedUser => "El nombre es de un usuario administrado",
        Entry::ImageUnknown => "No se encuentra la imagen, la etiqueta o el digest",
        Entry::OwnerNotWritable => {
            "El nombre del propietario no puede formar parte de un nombre de imagen"
        }
        Entry::NotSupported => "No se admite la visibilidad del paquete",
        Entry::ChangeVisibility => "Cambiar la visibilidad de un paquete",
        Entry::Network => "No se puede conectar con GitHub",
        Entry::Outage => "GitHub tiene problemas",
        Entry::RateLimited => "Demasiadas solicitudes",
        Entry::LoginLockout => {
            "GitHub tiene bloqueados temporalmente los inicios de sesión del usuario"
        }
        Entry::AddressRefused => "La organización solo admite ciertas direcciones IP",
    }
}

pub(super) fn why(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => {
            "Se puede iniciar sesión sin este [scope|ámbito], y `repo` no lo incluye."
        }
        Entry::Expired => {
            "GitHub responde lo mismo a los tokens expirados, revocados y mal escritos. Además, \
             revoca los que nadie usó en un año o se publicaron en un repositorio público."
        }
        Entry::OwnerDiffers => {
            "Un token pertenece a quien lo creó. GHCR ignora el nombre de usuario, así que poder \
             iniciar sesión no demuestra nada."
        }
        Entry::NotWhole => {
            "Falta un carácter, o se copió también una comilla, un espacio o `Bearer`."
        }
        Entry::WrongKind => {
            "GitHub Packages solo acepta tokens clásicos (`ghp_`). Con uno fine-grained \
             (`github_pat_`) se puede iniciar sesión, pero falla la descarga."
        }
        Entry::RegistryRefuses => {
            "Con un token no válido, GHCR lo rechaza todo, incluso las imágenes que no requieren \
             token. Docker envía el que tiene guardado."
        }
        Entry::SsoRequired => {
            "La organización usa el [single-sign-on|inicio de sesión único (SSO)] con SAML. Si se \
             regenera el token o se cambian sus [scope|ámbitos], se pierde la autorización."
        }
        Entry::ClassicForbidden => {
            "En ese caso, GitHub recomienda un token fine-grained, que GHCR no acepta: ningún \
             token de acceso personal puede leer las imágenes internas de la organización."
        }
        Entry::LifetimeTooLong => {
            "Una política de la organización o de su empresa (enterprise) limita la duración de \
             los tokens."
        }
        Entry::TooManyScopes => {
            "El escaneo funciona, pero una filtración daría acceso a algo más que los paquetes."
        }
        Entry::NoAccess => {
            "El [scope|ámbito] no basta: la cuenta necesita además el rol «Read», que el acceso al \
             repositorio no siempre incluye."
        }
        Entry::NotPublic => {
            "No se envió ningún token o el nombre es incorrecto: GHCR responde lo mismo si la \
             imagen está oculta o no existe."
        }
        Entry::NotAMember => {
            "Las imágenes internas son solo para miembros de la organización o de su empresa \
             (enterprise)."
        }
        Entry::AccountUnknown => {
            "El nombre está mal escrito, cambió o es solo un nombre para mostrar."
        }
        Entry::ManagedUser => {
            "Un nombre como `mona_acme` es de un usuario administrado por una empresa, que no \
             puede ser propietario de [package|paquetes]."
        }
        Entry::ImageUnknown => {
            "Si no se indica una etiqueta, se pide `latest`, que no siempre existe. GHCR también \
             oculta las imágenes que el titular del token no puede leer."
        }
        Entry::OwnerNotWritable => {
            "Algunos nombres antiguos empiezan o terminan con un guion, y los nombres de imágenes \
             no lo permiten."
        }
        Entry::NotSupported => {
            "El escáner solo lee las imágenes cuya [visibility|visibilidad] ofrece el formulario: \
             por defecto, las públicas y las internas, no las privadas. Los [package|paquetes] \
             nuevos son privados."
        }
        Entry::ChangeVisibility => {
            "Un [package|paquete] público no puede volver a ser privado, y el de un usuario no \
             puede ser interno."
        }
        Entry::Network => {
            "Quien consulta a GitHub es el servicio, no su navegador. El problema está en el DNS, \
             un firewall, un certificado o un proxy de salida; el token no es la causa."
        }
        Entry::Outage => {
            "GitHub respondió con un error interno o de forma poco clara; el token no es la causa."
        }
        Entry::RateLimited => {
            "Todos los tokens de un usuario comparten un límite por hora, y todas las pruebas sin \
             token comparten el de este servicio; el token no es la causa."
        }
        Entry::LoginLockout => {
            "Después de varios tokens incorrectos, GitHub rechaza también los correctos del mismo \
             usuario."
        }
        Entry::AddressRefused => {
            "La lista de IP permitidas se aplica a la dirección del servicio, no a la suya: el \
             token puede funcionar en su equipo."
        }
    }
}

pub(super) fn remedy(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => {
            "Abra el token en «Tokens (classic)», marque `read:packages` y guarde."
        }
        Entry::Expired => {
            "Genere un token nuevo, o use «Regenerate token» mientras el anterior siga siendo \
             válido, y pegue aquí el nuevo. En Docker, ejecute `docker logout {registry}` e inicie \
             sesión de nuevo."
        }
        Entry::OwnerDiffers => {
            "Como nombre de usuario de GitHub, escriba el propietario de las imágenes. Si es un \
             usuario, use un token creado por él."
        }
        Entry::NotWhole => "Vuelva a copiarlo, o genere uno nuevo si GitHub ya no lo muestra.",
        Entry::WrongKind => "Genere un token clásico con `read:packages`.",
        Entry::RegistryRefuses => {
            "Para imágenes públicas, quite el token (`docker logout {registry}`). Para las demás, \
             genere un token nuevo."
        }
        Entry::SsoRequired => {
            "En «Tokens (classic)», haga clic en «Configure SSO» junto al token y luego en \
             «Authorize» junto a la organización."
        }
        Entry::ClassicForbidden => {
            "Pida una excepción a un administrador de la organización. Las imágenes públicas no \
             requieren token."
        }
        Entry::LifetimeTooLong => "Regenere el token con una fecha de «Expiration» más próxima.",
        Entry::TooManyScopes => {
            "Abra el token en «Tokens (classic)» y deje marcado solo `read:packages`."
        }
        Entry::NoAccess => {
            "Pida al administrador del paquete que agregue la cuenta: «Package settings» → «Manage \
             access»."
        }
        Entry::NotPublic => {
            "Compruebe el nombre y use un token con `read:packages`; en Kubernetes, mediante \
             `imagePullSecrets`."
        }
        Entry::NotAMember => {
            "Pida a un propietario de la organización que invite a la cuenta y acepte la \
             invitación, o use el token de un miembro."
        }
        Entry::AccountUnknown => "Copie el nombre de la dirección de su página de GitHub.",
        Entry::ManagedUser => "Indique la organización a la que pertenecen las imágenes.",
        Entry::ImageUnknown => {
            "Copie el nombre, en minúsculas, con su etiqueta o digest, de la página del paquete. \
             Si GitHub no le muestra la página, pida el rol «Read» a quien administra el paquete."
        }
        Entry::OwnerNotWritable => {
            "Publique en una cuenta cuyo nombre empiece y termine por una letra o un número."
        }
        Entry::NotSupported => {
            "Cambie el paquete a «Internal» o «Public», o consulte al administrador de GitHub."
        }
        Entry::ChangeVisibility => {
            "En la página del paquete: «Package settings» → «Change visibility». Si está \
             deshabilitado, un propietario de la organización debe permitirlo."
        }
        Entry::Network => {
            "Pida al equipo que administra el servicio que revise su acceso a GitHub y a \
             `{registry}`."
        }
        Entry::Outage => "Consulte `githubstatus.com` y repita la prueba más tarde.",
        Entry::RateLimited => "Espere el tiempo que indica el informe y repita la prueba.",
        Entry::LoginLockout => "Espere, compruebe el token y repita la prueba una sola vez.",
        Entry::AddressRefused => {
            "Pida a un administrador de la organización que agregue la dirección del servicio a la \
             lista."
        }
    }
}
