//! The next steps, and the texts of their links.

use ghcr_contract::RemedyAction;

pub(super) fn step(action: RemedyAction) -> &'static str {
    match action {
        RemedyAction::CheckUsername => {
            "Compare el nombre con el que aparece en la dirección de su página de GitHub."
        }
        RemedyAction::EnterOrganization => {
            "Indique la organización a la que pertenecen las imágenes; un usuario administrado no \
             puede ser propietario de paquetes."
        }
        RemedyAction::CopyTokenAgain => {
            "Haga clic en «Limpiar el token» si el formulario lo ofrece, o vuelva a copiar el \
             token completo. GitHub lo muestra una sola vez; si ya no lo tiene, cree uno nuevo."
        }
        RemedyAction::CreateClassicToken => {
            "Cree un token clásico con `read:packages` y péguelo en el formulario."
        }
        RemedyAction::AddScope => {
            "Abra el token en «Tokens (classic)», marque `read:packages` y guarde. El token en sí \
             no cambia; si se usa el inicio de sesión único (SSO), autorícelo de nuevo."
        }
        RemedyAction::RemoveScopes => {
            "Abra el token en «Tokens (classic)» y deje marcado solo `read:packages`: basta para \
             escanear. Si se usa el inicio de sesión único (SSO), autorice de nuevo el token."
        }
        RemedyAction::RenewToken => {
            "Regenere el token en «Tokens (classic)» antes de que expire y pegue el nuevo en el \
             formulario. Si se usa el inicio de sesión único (SSO), autorícelo de nuevo."
        }
        RemedyAction::MatchOwner => {
            "Use un token creado por esta cuenta o escriba el nombre del titular del token en \
             «Nombre de usuario de GitHub»."
        }
        RemedyAction::JoinOrganization => {
            "Pida a un propietario de la organización que invite al titular del token, o use el \
             token de un miembro."
        }
        RemedyAction::AcceptInvitation => {
            "Acepte la invitación a la organización y repita la prueba."
        }
        RemedyAction::AuthorizeSso => {
            "En «Tokens (classic)», haga clic en «Configure SSO» junto al token y luego en \
             «Authorize» junto a la organización. El token en sí no cambia."
        }
        RemedyAction::AskOrganizationAdmin => {
            "Pida una excepción a un administrador de la organización. Otro token de acceso \
             personal no resolvería el problema."
        }
        RemedyAction::ShortenLifetime => {
            "Regenere el token en «Tokens (classic)» con una fecha de «Expiration» más próxima y \
             pegue el nuevo en el formulario. Si se usa el inicio de sesión único (SSO), \
             autorícelo de nuevo."
        }
        RemedyAction::AllowProxyAddress => {
            "Pida a un administrador de la organización que agregue la dirección de este servicio \
             a la lista de IP permitidas («IP allow list»). No hay que cambiar nada en el \
             formulario."
        }
        RemedyAction::GrantPackageAccess => {
            "Pida a quien administra el paquete que asigne el rol «Read» al titular del token: \
             «Package settings» y luego «Manage access»."
        }
        RemedyAction::ChangeVisibility => {
            "Para escanear un paquete, cámbielo a «Internal» o «Public», según lo que se admita \
             aquí: «Package settings» y luego «Change visibility». También puede consultar al \
             administrador de GitHub. El cambio a «Public» no se puede deshacer."
        }
        RemedyAction::NameImage => {
            "Indique una de las imágenes en «Imagen para la prueba» y repita la prueba."
        }
        RemedyAction::ChooseVisibility => {
            "Elija una opción más amplia en «¿Qué imágenes se escanean?» y repita la prueba."
        }
        RemedyAction::CheckImage => {
            "Compare la imagen, la etiqueta y el digest con la página del paquete en GitHub."
        }
        RemedyAction::RemoveToken => "Quite el token: la imagen es pública y no lo necesita.",
        RemedyAction::MoveToOtherOwner => {
            "Publique las imágenes en una cuenta cuyo nombre empiece y termine por una letra o un \
             número."
        }
        RemedyAction::WaitAndRetry => {
            "Espere y repita la prueba. No hay que cambiar nada en el formulario."
        }
        RemedyAction::CheckNetwork => {
            "Pida al equipo que administra este servicio que revise su acceso a GitHub: DNS, \
             firewall, certificados y proxy de salida. No hay que cambiar nada en el formulario."
        }
        RemedyAction::CheckGithubStatus => {
            "Consulte la página de estado de GitHub y repita la prueba cuando GitHub vuelva a \
             funcionar. No hay que cambiar nada en el formulario."
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
        | RemedyAction::MoveToOtherOwner => "Ver en GitHub",
        RemedyAction::EnterOrganization => "Abrir sus organizaciones",
        RemedyAction::CopyTokenAgain
        | RemedyAction::AddScope
        | RemedyAction::RemoveScopes
        | RemedyAction::RenewToken
        | RemedyAction::ShortenLifetime => "Abrir sus tokens",
        RemedyAction::CreateClassicToken | RemedyAction::MatchOwner => "Crear un token en GitHub",
        RemedyAction::JoinOrganization
        | RemedyAction::AskOrganizationAdmin
        | RemedyAction::AllowProxyAddress => "Abrir la organización",
        RemedyAction::AcceptInvitation => "Abrir la invitación",
        RemedyAction::AuthorizeSso => "Autorizar en GitHub",
        RemedyAction::GrantPackageAccess | RemedyAction::ChangeVisibility => "Abrir el paquete",
        RemedyAction::WaitAndRetry => "Más información sobre el límite",
        RemedyAction::CheckNetwork => "Abrir GitHub",
        RemedyAction::CheckGithubStatus => "Abrir la página de estado de GitHub",
    }
}
