//! Checks: titles, outcomes, results without a cause, verdicts and facts.

use crate::FactName;
use ghcr_contract::{AccountKind, CheckCode, ChecksumFinding, Outcome, Verdict, Visibility};

pub(super) fn title(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "Formato del nombre de usuario",
        CheckCode::TokenFormat => "Formato del token",
        CheckCode::TokenKind => "Tipo de token",
        CheckCode::GithubReachable => "Conexión con GitHub",
        CheckCode::TokenAccepted => "Token aceptado por GitHub",
        CheckCode::TokenScope => "Ámbitos del token",
        CheckCode::TokenExpiry => "Expiración del token",
        CheckCode::AccountExists => "Cuenta en GitHub",
        CheckCode::AccountOwner => "Titular del token",
        CheckCode::OrgMembership => "Pertenencia a la organización",
        CheckCode::OrgSso => "Inicio de sesión único (SSO)",
        CheckCode::OrgPolicy => "Políticas de la organización",
        CheckCode::PackagesList => "Paquetes de contenedores",
        CheckCode::PackagesVisibility => "Visibilidad de los paquetes",
        CheckCode::ImagePull => "Descarga con el token",
        CheckCode::ImageAnonymous => "Prueba sin token",
    }
}

pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "Correcto",
        Outcome::Warn => "Advertencia",
        Outcome::Fail => "Fallo",
        Outcome::Unknown => "Sin determinar",
        Outcome::Skipped => "No comprobado",
    }
}

pub(super) fn passed(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "El nombre está escrito como un nombre de GitHub.",
        CheckCode::TokenFormat => "El token está completo y no tiene nada de más.",
        CheckCode::TokenKind => "GHCR acepta los tokens de este tipo.",
        CheckCode::GithubReachable => "GitHub responde.",
        CheckCode::TokenAccepted => "GitHub acepta el token.",
        CheckCode::TokenScope => "El token tiene `read:packages` y ningún permiso innecesario.",
        CheckCode::TokenExpiry => "El token no expira pronto.",
        CheckCode::AccountExists => "La cuenta existe.",
        CheckCode::AccountOwner => "El token pertenece a esta cuenta.",
        CheckCode::OrgMembership => "El titular del token es miembro de la organización.",
        CheckCode::OrgSso => "El inicio de sesión único (SSO) no impide el acceso.",
        CheckCode::OrgPolicy => "Ninguna política de la organización impide el acceso.",
        CheckCode::PackagesList => "El token ve los paquetes de contenedores de la cuenta.",
        CheckCode::PackagesVisibility => "Todos los paquetes visibles se pueden escanear.",
        CheckCode::ImagePull => "La imagen se puede descargar con este token.",
        CheckCode::ImageAnonymous => "La imagen se puede descargar sin token.",
    }
}

pub(super) fn warned(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "El nombre está escrito de una forma poco común.",
        CheckCode::TokenFormat => "El token tiene un aspecto poco común.",
        CheckCode::TokenKind => {
            "GHCR acepta los tokens de este tipo, pero otro tipo es más adecuado."
        }
        CheckCode::GithubReachable => "GitHub responde, pero con dificultades.",
        CheckCode::TokenAccepted => {
            "GitHub acepta el token, pero su respuesta es poco común: vea los datos más abajo."
        }
        CheckCode::TokenScope => "Conviene revisar los ámbitos del token: vea los datos más abajo.",
        CheckCode::TokenExpiry => "El token expira pronto.",
        CheckCode::AccountExists => {
            "La cuenta existe, pero tiene algo poco común: vea los datos más abajo."
        }
        CheckCode::AccountOwner => {
            "Conviene revisar quién es el titular del token: vea los datos más abajo."
        }
        CheckCode::OrgMembership => {
            "El titular del token aún no es miembro de pleno derecho de la organización."
        }
        CheckCode::OrgSso => {
            "El inicio de sesión único (SSO) oculta a este token una parte de la organización."
        }
        CheckCode::OrgPolicy => {
            "Conviene revisar las políticas de la organización para tokens: vea los datos más \
             abajo."
        }
        CheckCode::PackagesList => "El token no ve ningún paquete de contenedores de esta cuenta.",
        CheckCode::PackagesVisibility => {
            "La visibilidad de algunos paquetes no permite escanearlos."
        }
        CheckCode::ImagePull => {
            "La imagen se puede descargar con este token, pero tiene algo poco común: vea los \
             datos más abajo."
        }
        CheckCode::ImageAnonymous => "La imagen se puede descargar sin token, pero no con este.",
    }
}

pub(super) fn failed(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "El nombre no puede ser un nombre de GitHub.",
        CheckCode::TokenFormat => "El token no se copió correctamente.",
        CheckCode::TokenKind => "GHCR no acepta los tokens de este tipo.",
        CheckCode::GithubReachable => {
            "No se pudo consultar a GitHub. Esto no significa que el token esté mal."
        }
        CheckCode::TokenAccepted => "GitHub no acepta el token.",
        CheckCode::TokenScope => "El token no tiene permiso para leer paquetes.",
        CheckCode::TokenExpiry => "El token ha expirado.",
        CheckCode::AccountExists => "La cuenta no existe.",
        CheckCode::AccountOwner => "El token no pertenece a esta cuenta.",
        CheckCode::OrgMembership => "El titular del token no es miembro de la organización.",
        CheckCode::OrgSso => {
            "El token no está autorizado para el inicio de sesión único (SSO) con SAML de la \
             organización."
        }
        CheckCode::OrgPolicy => "Una política de la organización rechaza este token.",
        CheckCode::PackagesList => {
            "No se puede obtener la lista de paquetes de contenedores de esta cuenta."
        }
        CheckCode::PackagesVisibility => {
            "La visibilidad de los paquetes no permite escanear ninguno."
        }
        CheckCode::ImagePull => "La imagen no se puede descargar con este token.",
        CheckCode::ImageAnonymous => "La imagen no se puede descargar sin token.",
    }
}

pub(super) fn untold(code: CheckCode) -> &'static str {
    match code {
        CheckCode::UsernameFormat => "No se pudo determinar si es un nombre de GitHub.",
        CheckCode::TokenFormat => "No se pudo determinar si el token está completo.",
        CheckCode::TokenKind => "No se pudo determinar de qué tipo es el token.",
        CheckCode::GithubReachable => "No se pudo determinar si GitHub responde.",
        CheckCode::TokenAccepted => "No se pudo determinar si GitHub acepta el token.",
        CheckCode::TokenScope => "No se pudo determinar qué permisos tiene el token.",
        CheckCode::TokenExpiry => "No se pudo determinar cuándo expira el token.",
        CheckCode::AccountExists => "No se pudo determinar si la cuenta existe.",
        CheckCode::AccountOwner => "No se pudo determinar a quién pertenece el token.",
        CheckCode::OrgMembership => {
            "No se pudo determinar si el titular del token es miembro de la organización."
        }
        CheckCode::OrgSso => {
            "No se pudo determinar si hay que autorizar el token para el inicio de sesión único \
             (SSO) con SAML."
        }
        CheckCode::OrgPolicy => {
            "No se pudo determinar si una política de la organización impide el acceso."
        }
        CheckCode::PackagesList => "No se pudo determinar qué paquetes de contenedores hay.",
        CheckCode::PackagesVisibility => "No se pudo determinar la visibilidad de los paquetes.",
        CheckCode::ImagePull => {
            "No se pudo determinar si la imagen se puede descargar con este token."
        }
        CheckCode::ImageAnonymous => {
            "No se pudo determinar si la imagen se puede descargar sin token."
        }
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "Listo para escanear.",
        Verdict::ReadyWithWarnings => "Listo para escanear, con algo que conviene revisar.",
        Verdict::Blocked => "Aún no está listo para escanear.",
        Verdict::Inconclusive => "Aún no hay un resultado claro.",
    }
}

pub(super) fn checksum(finding: ChecksumFinding) -> &'static str {
    match finding {
        ChecksumFinding::Matches => "coincide",
        ChecksumFinding::Differs => "no coincide",
        ChecksumFinding::Absent => "este tipo no la tiene",
    }
}

pub(super) fn account_kind(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::User => "usuario",
        AccountKind::Organization => "organización",
        AccountKind::Other => "ni usuario ni organización",
    }
}

pub(super) fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "público",
        Visibility::Internal => "interno",
        Visibility::Private => "privado",
    }
}

pub(super) fn fact_name(name: FactName) -> &'static str {
    match name {
        FactName::Account => "Cuenta",
        FactName::AccountType => "Tipo de cuenta",
        FactName::TokenOwner => "Titular del token",
        FactName::TokenKind => "Tipo de token",
        FactName::Checksum => "Suma de comprobación",
        FactName::Length => "Longitud",
        FactName::CopiedAlong => "Copiado de más",
        FactName::Scopes => "Ámbitos",
        FactName::MoreThanNeeded => "Ámbitos innecesarios",
        FactName::EndsOn => "Fecha de expiración",
        FactName::TimeLeft => "Expiración",
        FactName::AllowedAtMost => "Duración máxima",
        FactName::HiddenOrganizations => "ID de organizaciones ocultas",
        FactName::Packages => "Paquetes",
        FactName::Image => "Imagen",
        FactName::Digest => "Digest",
        FactName::Wait => "Espera",
        FactName::Host => "Host",
        FactName::Answer => "Respuesta",
        FactName::Took => "Tiempo de respuesta",
        FactName::RequestId => "ID de la solicitud",
    }
}
