//! The next steps, and the texts of their links.

use ghcr_contract::RemedyAction;

pub(super) fn step(action: RemedyAction) -> &'static str {
    match action {
        RemedyAction::CheckUsername => {
            "Comparez le nom avec celui qui figure dans l'adresse de sa page GitHub."
        }
        RemedyAction::EnterOrganization => {
            "Indiquez l'organisation à laquelle appartiennent les images\u{a0}; un utilisateur \
             géré ne peut pas posséder de packages."
        }
        RemedyAction::CopyTokenAgain => {
            "Cliquez sur «\u{a0}Nettoyer le jeton\u{a0}» là où le formulaire le propose, ou copiez \
             à nouveau le jeton, en entier. GitHub ne l'affiche qu'une fois\u{a0}; si vous ne \
             l'avez plus, créez-en un autre."
        }
        RemedyAction::CreateClassicToken => {
            "Créez un jeton classique avec `read:packages`, puis collez-le dans le formulaire."
        }
        RemedyAction::AddScope => {
            "Ouvrez le jeton dans «\u{a0}Tokens (classic)\u{a0}», cochez `read:packages` et \
             enregistrez. Le jeton lui-même ne change pas\u{a0}; avec l'authentification unique \
             (SSO), autorisez-le à nouveau."
        }
        RemedyAction::RemoveScopes => {
            "Ouvrez le jeton dans «\u{a0}Tokens (classic)\u{a0}» et ne laissez coché que \
             `read:packages`\u{a0}: cela suffit pour l'analyse. Avec l'authentification unique \
             (SSO), autorisez le jeton à nouveau."
        }
        RemedyAction::RenewToken => {
            "Régénérez le jeton dans «\u{a0}Tokens (classic)\u{a0}» avant qu'il expire, puis \
             collez le nouveau dans le formulaire. Avec l'authentification unique (SSO), \
             autorisez-le à nouveau."
        }
        RemedyAction::MatchOwner => {
            "Utilisez un jeton créé par ce compte, ou indiquez le nom du titulaire du jeton dans \
             «\u{a0}Nom d'utilisateur GitHub\u{a0}»."
        }
        RemedyAction::JoinOrganization => {
            "Demandez à un propriétaire de l'organisation d'inviter le titulaire du jeton, ou \
             utilisez le jeton d'un membre."
        }
        RemedyAction::AcceptInvitation => {
            "Acceptez l'invitation à rejoindre l'organisation, puis relancez le test."
        }
        RemedyAction::AuthorizeSso => {
            "Dans «\u{a0}Tokens (classic)\u{a0}», cliquez sur «\u{a0}Configure SSO\u{a0}» à côté \
             du jeton, puis sur «\u{a0}Authorize\u{a0}» à côté de l'organisation. Le jeton \
             lui-même ne change pas."
        }
        RemedyAction::AskOrganizationAdmin => {
            "Demandez une exception à un administrateur de l'organisation. Un autre jeton \
             personnel n'y changerait rien."
        }
        RemedyAction::ShortenLifetime => {
            "Régénérez le jeton dans «\u{a0}Tokens (classic)\u{a0}» avec une \
             «\u{a0}Expiration\u{a0}» plus proche, puis collez le nouveau dans le formulaire. Avec \
             l'authentification unique (SSO), autorisez-le à nouveau."
        }
        RemedyAction::AllowProxyAddress => {
            "Demandez à un administrateur de l'organisation d'ajouter l'adresse de ce service à la \
             liste des adresses IP autorisées («\u{a0}IP allow list\u{a0}»). Rien à changer dans \
             le formulaire."
        }
        RemedyAction::GrantPackageAccess => {
            "Demandez à l'administrateur du package de donner le rôle «\u{a0}Read\u{a0}» au \
             titulaire du jeton\u{a0}: «\u{a0}Package settings\u{a0}», puis «\u{a0}Manage \
             access\u{a0}»."
        }
        RemedyAction::ChangeVisibility => {
            "Pour analyser un package, passez-le en «\u{a0}Internal\u{a0}» ou en \
             «\u{a0}Public\u{a0}», selon ce qui est pris en charge ici\u{a0}: «\u{a0}Package \
             settings\u{a0}», puis «\u{a0}Change visibility\u{a0}». Vous pouvez aussi vous \
             adresser à votre administrateur GitHub. Le passage en «\u{a0}Public\u{a0}» est \
             définitif."
        }
        RemedyAction::NameImage => {
            "Indiquez l'une des images dans «\u{a0}Image à tester\u{a0}», puis relancez le test."
        }
        RemedyAction::ChooseVisibility => {
            "Élargissez votre choix sous «\u{a0}Quelles images analyser\u{a0}?\u{a0}», puis \
             relancez le test."
        }
        RemedyAction::CheckImage => {
            "Comparez l'image, le tag et le digest avec la page du package sur GitHub."
        }
        RemedyAction::RemoveToken => {
            "Retirez le jeton\u{a0}: l'image est publique et n'en demande pas."
        }
        RemedyAction::MoveToOtherOwner => {
            "Publiez les images sous un compte dont le nom commence et finit par une lettre ou un \
             chiffre."
        }
        RemedyAction::WaitAndRetry => {
            "Patientez, puis relancez le test. Rien à changer dans le formulaire."
        }
        RemedyAction::CheckNetwork => {
            "Demandez à l'équipe qui gère ce service de vérifier son accès à GitHub\u{a0}: \
             résolution DNS, pare-feu, certificats, proxy de sortie. Rien à changer dans le \
             formulaire."
        }
        RemedyAction::CheckGithubStatus => {
            "Consultez la page d'état de GitHub, et relancez le test quand GitHub fonctionne à \
             nouveau. Rien à changer dans le formulaire."
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
        | RemedyAction::MoveToOtherOwner => "Voir sur GitHub",
        RemedyAction::EnterOrganization => "Ouvrir vos organisations",
        RemedyAction::CopyTokenAgain
        | RemedyAction::AddScope
        | RemedyAction::RemoveScopes
        | RemedyAction::RenewToken
        | RemedyAction::ShortenLifetime => "Ouvrir vos jetons",
        RemedyAction::CreateClassicToken | RemedyAction::MatchOwner => "Créer un jeton sur GitHub",
        RemedyAction::JoinOrganization
        | RemedyAction::AskOrganizationAdmin
        | RemedyAction::AllowProxyAddress => "Ouvrir l'organisation",
        RemedyAction::AcceptInvitation => "Ouvrir l'invitation",
        RemedyAction::AuthorizeSso => "Autoriser sur GitHub",
        RemedyAction::GrantPackageAccess | RemedyAction::ChangeVisibility => "Ouvrir le package",
        RemedyAction::WaitAndRetry => "En savoir plus sur la limite",
        RemedyAction::CheckNetwork => "Ouvrir GitHub",
        RemedyAction::CheckGithubStatus => "Ouvrir la page d'état de GitHub",
    }
}
