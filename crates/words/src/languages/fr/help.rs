//! Troubleshooting entries.

use crate::{Entry, Group};

pub(super) fn group(group: Group) -> &'static str {
    match group {
        Group::AuthenticationFails => "L'authentification échoue",
        Group::NotFound => "Dépôt ou package introuvable",
        Group::PrivateImages => "Images privées",
        Group::Connection => "Connexion et limites",
    }
}

pub(super) fn title(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => "Le jeton n'a pas la portée `read:packages`",
        Entry::Expired => "Le jeton a expiré ou va bientôt expirer",
        Entry::OwnerDiffers => "Le nom d'utilisateur ne correspond pas au titulaire du jeton",
        Entry::NotWhole => "Le jeton n'a pas été copié correctement",
        Entry::WrongKind => "GHCR n'accepte pas ce type de jeton",
        Entry::RegistryRefuses => "GHCR refuse le jeton, même pour des images publiques",
        Entry::SsoRequired => "Le jeton n'est pas autorisé pour l'authentification unique (SSO)",
        Entry::ClassicForbidden => "L'organisation interdit les jetons classiques",
        Entry::LifetimeTooLong => {
            "Le jeton est valable plus longtemps que l'organisation ne l'autorise"
        }
        Entry::TooManyScopes => "Le jeton a plus de droits que nécessaire",
        Entry::NoAccess => "Le titulaire du jeton n'a pas accès au package",
        Entry::NotPublic => "L'image n'est pas publique",
        Entry::NotAMember => "Le titulaire du jeton n'est pas membre de l'organisation",
        Entry::AccountUnknown => "Aucun compte ne porte ce nom",
        Entry::ManagedUser => "Le nom est celui d'un utilisateur géré",
        Entry::ImageUnknown => "Image, tag ou digest introuvable",
        Entry::OwnerNotWritable => "Le nom du compte ne peut pas figurer dans un nom d'image",
        Entry::NotSupported => "La visibilité du package n'est pas prise en charge",
        Entry::ChangeVisibility => "Changer la visibilité d'un package",
        Entry::Network => "GitHub est injoignable",
        Entry::Outage => "GitHub rencontre un problème",
        Entry::RateLimited => "Trop de requêtes",
        Entry::LoginLockout => "GitHub bloque temporairement les connexions de l'utilisateur",
        Entry::AddressRefused => "L'organisation n'autorise que certaines adresses IP",
    }
}

pub(super) fn why(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => {
            "Sans cette [scope|portée], la connexion réussit quand même\u{a0}; `repo` ne l'inclut \
             pas."
        }
        Entry::Expired => {
            "GitHub donne la même réponse pour un jeton expiré, révoqué ou mal saisi. Il révoque \
             aussi les jetons inutilisés depuis un an ou publiés dans un dépôt public."
        }
        Entry::OwnerDiffers => {
            "Un jeton appartient à qui l'a créé. GHCR ignore le nom d'utilisateur\u{a0}: une \
             connexion réussie ne prouve rien."
        }
        Entry::NotWhole => {
            "Il manque un caractère, ou un guillemet, un espace ou `Bearer` a été copié avec."
        }
        Entry::WrongKind => {
            "GitHub Packages n'accepte que les jetons classiques (`ghp_`). Un jeton à granularité \
             fine (`github_pat_`) se connecte, puis échoue à récupérer l'image."
        }
        Entry::RegistryRefuses => {
            "Avec un jeton invalide, GHCR refuse tout, même les images qui n'en demandent pas. \
             Docker envoie celui qu'il a enregistré."
        }
        Entry::SsoRequired => {
            "L'organisation utilise l'[single-sign-on|authentification unique (SSO)] SAML. \
             Régénérer le jeton ou changer ses [scope|portées] met fin à l'autorisation."
        }
        Entry::ClassicForbidden => {
            "GitHub conseille alors un jeton à granularité fine, que GHCR refuse\u{a0}: aucun \
             jeton personnel ne donne accès aux images internes de l'organisation."
        }
        Entry::LifetimeTooLong => {
            "Une règle de l'organisation ou de son entreprise limite la durée de vie des jetons."
        }
        Entry::TooManyScopes => {
            "L'analyse fonctionne, mais une fuite donnerait accès à plus que des packages."
        }
        Entry::NoAccess => {
            "La [scope|portée] ne suffit pas\u{a0}: le compte doit avoir le rôle \
             «\u{a0}Read\u{a0}», que l'accès au dépôt ne donne pas toujours."
        }
        Entry::NotPublic => {
            "Aucun jeton n'a été envoyé, ou le nom est faux\u{a0}: GHCR donne la même réponse pour \
             une image cachée ou absente."
        }
        Entry::NotAMember => {
            "Les images internes sont réservées aux membres de l'organisation ou de son entreprise."
        }
        Entry::AccountUnknown => "Le nom est mal saisi, a changé ou n'est qu'un nom d'affichage.",
        Entry::ManagedUser => {
            "Un nom comme `mona_acme` désigne un utilisateur géré par une entreprise, qui ne peut \
             pas posséder de [package|packages]."
        }
        Entry::ImageUnknown => {
            "Sans tag, `latest` est demandé, et il n'existe pas toujours. GHCR cache aussi ce que \
             le titulaire du jeton ne peut pas lire."
        }
        Entry::OwnerNotWritable => {
            "D'anciens noms commencent ou finissent par un trait d'union, ce qu'un nom d'image ne \
             permet pas."
        }
        Entry::NotSupported => {
            "Le scanner ne lit que les images dont la [visibility|visibilité] est proposée par le \
             formulaire, d'ordinaire publique ou interne. Un nouveau [package|package] est privé."
        }
        Entry::ChangeVisibility => {
            "Un [package|package] public ne redevient jamais privé, et celui d'un utilisateur ne \
             peut pas être interne."
        }
        Entry::Network => {
            "C'est le service qui interroge GitHub, pas votre navigateur. La résolution DNS, un \
             pare-feu, un certificat ou un proxy de sortie l'en empêche\u{a0}; le jeton n'est pas \
             en cause."
        }
        Entry::Outage => {
            "GitHub a répondu par une erreur interne, ou de façon peu claire\u{a0}; le jeton n'est \
             pas en cause."
        }
        Entry::RateLimited => {
            "Tous les jetons d'un utilisateur partagent une limite horaire, et tous les tests sans \
             jeton celle de ce service\u{a0}; le jeton n'est pas en cause."
        }
        Entry::LoginLockout => {
            "Après plusieurs mauvais jetons, GitHub refuse aussi les jetons valables du même \
             utilisateur."
        }
        Entry::AddressRefused => {
            "La liste des adresses IP autorisées s'applique à l'adresse du service, pas à la \
             vôtre\u{a0}: le jeton peut fonctionner sur votre machine."
        }
    }
}

pub(super) fn remedy(entry: Entry) -> &'static str {
    match entry {
        Entry::ScopeMissing => {
            "Ouvrez le jeton dans «\u{a0}Tokens (classic)\u{a0}», cochez `read:packages` et \
             enregistrez."
        }
        Entry::Expired => {
            "Générez un nouveau jeton, ou utilisez «\u{a0}Regenerate token\u{a0}» tant que \
             l'ancien est encore valable, puis collez le nouveau ici. Avec Docker, lancez `docker \
             logout {registry}`, puis reconnectez-vous."
        }
        Entry::OwnerDiffers => {
            "Indiquez le propriétaire des images comme nom d'utilisateur GitHub. Si c'est un \
             utilisateur, prenez un jeton créé par lui."
        }
        Entry::NotWhole => {
            "Copiez-le à nouveau, ou générez-en un autre si GitHub ne l'affiche plus."
        }
        Entry::WrongKind => "Générez un jeton classique avec `read:packages`.",
        Entry::RegistryRefuses => {
            "Images publiques\u{a0}: retirez le jeton (`docker logout {registry}`). Autres\u{a0}: \
             générez un nouveau jeton."
        }
        Entry::SsoRequired => {
            "Dans «\u{a0}Tokens (classic)\u{a0}», cliquez sur «\u{a0}Configure SSO\u{a0}» à côté \
             du jeton, puis sur «\u{a0}Authorize\u{a0}» à côté de l'organisation."
        }
        Entry::ClassicForbidden => {
            "Demandez une exception à un administrateur de l'organisation. Les images publiques ne \
             demandent pas de jeton."
        }
        Entry::LifetimeTooLong => {
            "Régénérez le jeton avec une «\u{a0}Expiration\u{a0}» plus proche."
        }
        Entry::TooManyScopes => {
            "Ouvrez le jeton dans «\u{a0}Tokens (classic)\u{a0}» et ne laissez coché que \
             `read:packages`."
        }
        Entry::NoAccess => {
            "Demandez à l'administrateur du package d'ajouter le compte\u{a0}: «\u{a0}Package \
             settings\u{a0}» → «\u{a0}Manage access\u{a0}»."
        }
        Entry::NotPublic => {
            "Vérifiez le nom, puis utilisez un jeton avec `read:packages`\u{a0}; dans Kubernetes, \
             par `imagePullSecrets`."
        }
        Entry::NotAMember => {
            "Demandez à un propriétaire de l'organisation d'inviter le compte, puis acceptez \
             l'invitation. Ou utilisez le jeton d'un membre."
        }
        Entry::AccountUnknown => "Copiez le nom dans l'adresse de sa page GitHub.",
        Entry::ManagedUser => "Indiquez l'organisation qui possède les images.",
        Entry::ImageUnknown => {
            "Copiez le nom, en minuscules, avec son tag ou son digest depuis la page du package. \
             Si GitHub ne vous montre pas cette page, demandez le rôle «\u{a0}Read\u{a0}» à \
             l'administrateur du package."
        }
        Entry::OwnerNotWritable => {
            "Publiez sous un compte dont le nom commence et finit par une lettre ou un chiffre."
        }
        Entry::NotSupported => {
            "Passez le package en «\u{a0}Internal\u{a0}» ou «\u{a0}Public\u{a0}», ou adressez-vous \
             à votre administrateur GitHub."
        }
        Entry::ChangeVisibility => {
            "Sur la page du package\u{a0}: «\u{a0}Package settings\u{a0}» → «\u{a0}Change \
             visibility\u{a0}». Si c'est désactivé, un propriétaire de l'organisation doit le \
             permettre."
        }
        Entry::Network => {
            "Demandez à l'équipe qui gère le service de vérifier son accès à GitHub et à \
             `{registry}`."
        }
        Entry::Outage => "Consultez `githubstatus.com`, et relancez le test plus tard.",
        Entry::RateLimited => "Patientez le temps indiqué dans le rapport, puis relancez le test.",
        Entry::LoginLockout => {
            "Patientez, vérifiez le jeton, puis relancez le test une seule fois."
        }
        Entry::AddressRefused => {
            "Demandez à un administrateur de l'organisation d'ajouter l'adresse du service à la \
             liste."
        }
    }
}
