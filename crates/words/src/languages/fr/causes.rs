//! The causes of outcomes, and the problems because of which there is no report.

use ghcr_contract::{Cause, ProblemCode};

pub(super) fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::LegacyLogin => {
            "GitHub n'accepte plus les noms de cette forme, mais d'anciens comptes en portent. Ce \
             n'est pas considéré comme une erreur."
        }
        Cause::ManagedLogin => {
            "Le nom ressemble à celui d'un utilisateur géré par une entreprise, qui ne peut pas \
             posséder de packages."
        }

        Cause::StrayCharacters => "Des caractères en trop ont été copiés avec le jeton.",
        Cause::ChecksumDiffers => {
            "La somme de contrôle est incorrecte\u{a0}: un caractère est sans doute manquant ou \
             faux."
        }
        Cause::UnusualLength => {
            "Le jeton est plus court ou plus long que les jetons habituels de ce type."
        }
        Cause::UnknownPrefix => {
            "Aucun jeton GitHub connu ici ne commence ainsi\u{a0}; un jeton classique commence par \
             `ghp_`."
        }

        Cause::FineGrained => {
            "Ce jeton est à granularité fine («\u{a0}fine-grained\u{a0}»), et GHCR n'accepte que \
             les jetons classiques."
        }
        Cause::AppInstallation => {
            "Ce jeton vient d'une GitHub App ou de GitHub Actions, et ne fonctionne que dans \
             GitHub Actions."
        }
        Cause::AppUser => {
            "C'est le jeton utilisateur d'une GitHub App\u{a0}: il expire au bout de huit heures \
             et n'est pas prévu pour les packages."
        }
        Cause::RefreshToken => {
            "C'est un jeton d'actualisation\u{a0}: il ne sert qu'à renouveler d'autres jetons et \
             ne donne lui-même accès à rien."
        }
        Cause::KindNotTold => "Ni le début du jeton ni la réponse de GitHub n'indiquent son type.",

        Cause::DnsFailed => "Ce service n'a pas pu résoudre le nom d'hôte de GitHub (DNS).",
        Cause::ConnectionFailed => {
            "Ce service n'a pas pu se connecter à GitHub\u{a0}: sur le trajet, quelque chose a \
             refusé ou coupé la connexion."
        }
        Cause::TlsFailed => {
            "La connexion chiffrée à GitHub n'a pas pu être établie\u{a0}: le certificat reçu \
             n'est pas reconnu. C'est souvent celui d'un proxy d'inspection."
        }
        Cause::TimedOut => "GitHub n'a pas répondu à temps.",
        Cause::ConnectionCut => "La connexion s'est coupée au milieu de la réponse de GitHub.",
        Cause::NotGithub => {
            "La réponse ne vient pas de GitHub, mais par exemple d'un proxy de sortie."
        }
        Cause::GithubOutage => "GitHub a répondu par une erreur interne.",
        Cause::RateLimited => "La limite horaire de requêtes fixée par GitHub est atteinte.",
        Cause::SecondaryRateLimited => "GitHub a reçu trop de requêtes en peu de temps.",
        Cause::LoginLockout => {
            "Après trop d'échecs, GitHub refuse temporairement toute connexion de cet utilisateur."
        }
        Cause::UserAgentRefused => {
            "GitHub a refusé la requête, car l'en-tête User-Agent manque\u{a0}; quelque chose l'a \
             retiré sur le trajet."
        }

        Cause::ServiceBusy => {
            "Ce service était surchargé\u{a0}: il n'a pas eu le temps d'interroger GitHub. Cela ne \
             dit rien du jeton."
        }

        Cause::ExpiredOrRevoked => {
            "GitHub n'accepte pas ce jeton. Il a été copié en entier\u{a0}: il a donc très \
             probablement expiré ou été révoqué."
        }
        Cause::Mistyped => {
            "GitHub n'accepte pas ce jeton, et sa somme de contrôle est incorrecte\u{a0}: un \
             caractère est sans doute manquant ou faux."
        }
        Cause::NotAccepted => {
            "GitHub n'accepte pas ce jeton\u{a0}: il est faux, expiré ou révoqué."
        }
        Cause::AnswerUnclear => "Dans sa réponse, GitHub n'accepte ni ne refuse le jeton.",

        Cause::ReadPackagesMissing => {
            "Le jeton n'a pas la portée `read:packages`\u{a0}: il ne peut pas voir les images \
             internes."
        }
        Cause::ExcessScopes => {
            "Le jeton a plus de droits que l'analyse n'en demande\u{a0}; `read:packages` suffit."
        }
        Cause::ScopesNotTold => "GitHub n'a pas indiqué les portées du jeton.",

        Cause::ExpiresSoon => "Le jeton expire bientôt\u{a0}; les analyses échoueront ensuite.",
        Cause::Expired => "La date d'expiration du jeton est passée.",
        Cause::ExpiryNotTold => {
            "GitHub n'a indiqué aucune date d'expiration\u{a0}; en général, c'est que le jeton \
             n'expire jamais."
        }

        Cause::AccountNotFound => "Aucun compte ne porte ce nom sur GitHub.",
        Cause::AccountHidden => {
            "Aucun compte visible ne porte ce nom\u{a0}; un compte géré peut être masqué."
        }
        Cause::OwnerDiffers => "Le jeton appartient à un autre compte.",

        Cause::NotAMember => {
            "Le titulaire du jeton n'est pas membre de l'organisation\u{a0}; les images internes \
             sont réservées à ses membres et à ceux de son entreprise."
        }
        Cause::MembershipPending => {
            "Le titulaire du jeton a été invité dans l'organisation, mais n'a pas encore accepté \
             l'invitation."
        }
        Cause::MembershipNotTold => {
            "GitHub ne dit pas si le titulaire du jeton est membre\u{a0}: `read:packages` seul ne \
             permet pas de le savoir. L'analyse n'exige aucune autre portée."
        }

        Cause::SsoRequired => {
            "L'organisation utilise l'authentification unique (SSO) SAML, pour laquelle le jeton \
             n'est pas encore autorisé."
        }
        Cause::SsoHidesSome => {
            "GitHub omet certaines organisations dans sa réponse tant que le jeton n'est pas \
             autorisé pour leur authentification unique (SSO)."
        }

        Cause::ClassicTokensForbidden => {
            "L'organisation interdit les jetons classiques, et GHCR refuse ceux à granularité \
             fine\u{a0}: aucun jeton personnel ne donne accès à ses images internes. Ses images \
             publiques n'en demandent pas."
        }
        Cause::LifetimeTooLong => {
            "Le jeton est valable plus longtemps que l'organisation, ou son entreprise, ne \
             l'autorise."
        }
        Cause::IpNotAllowed => {
            "L'organisation n'autorise que certaines adresses IP, et celle de ce service n'en fait \
             pas partie. Le même jeton peut fonctionner depuis une autre adresse."
        }

        Cause::NoPackagesVisible => {
            "Il n'y a pas de package de conteneur ici, ou ce jeton n'en voit aucun."
        }
        Cause::KindCannotList => "GitHub ne liste pas les packages pour les jetons de ce type.",
        Cause::ListingRefused => "GitHub refuse de lister les packages, pour une raison inconnue.",

        Cause::OnlyUnsupportedPackages => {
            "Il y a des packages, mais leur visibilité ne permet d'en analyser aucun."
        }
        Cause::SomeUnsupportedPackages => {
            "Certains packages ne peuvent pas être analysés en raison de leur visibilité\u{a0}; \
             les autres peuvent l'être."
        }
        Cause::ImageNotSupported => "L'image ne peut pas être analysée en raison de sa visibilité.",
        Cause::NotChosen => {
            "Une analyse serait possible, mais votre choix dans le formulaire exclut cette \
             visibilité."
        }
        Cause::OnlyPublicSeen => {
            "Seuls des packages publics sont visibles, et GitHub ne dit pas si le titulaire du \
             jeton est membre. S'il existe des packages internes, ils sont peut-être \
             masqués\u{a0}: pour le savoir, indiquez une image interne dans «\u{a0}Image à \
             tester\u{a0}»."
        }
        Cause::CountIncomplete => {
            "La liste n'a pas pu être lue en entier\u{a0}: il y a peut-être plus de packages que \
             le nombre indiqué ici."
        }

        Cause::RegistryRefusesToken => "GitHub accepte le jeton, mais le registre le refuse.",
        Cause::TokenMakesItWorse => "L'image peut être récupérée sans le jeton, mais pas avec.",
        Cause::PullDenied => "Le registre ne permet pas au titulaire du jeton de lire cette image.",
        Cause::AbsentOrUnreadable => {
            "Cette image n'existe pas, ou le titulaire du jeton ne peut pas la lire\u{a0}: le \
             registre répond la même chose dans les deux cas."
        }
        Cause::ManifestUnknown => "Le registre ne connaît pas cette image, ce tag ou ce digest.",
        Cause::NoLatestTag => {
            "L'image n'a pas de tag `latest`. C'est sa version la plus récente qui a été récupérée."
        }
        Cause::OtherOwner => {
            "Cette image appartient à un autre compte que celui indiqué\u{a0}: elle ne prouve donc \
             rien pour ce compte."
        }
        Cause::VisibilityNotTold => {
            "L'image peut être récupérée avec le token. Ni la liste ni une récupération sans token \
             ne disent si sa visibilité permet de l'analyser."
        }
        Cause::OwnerNotWritable => {
            "Le nom du compte ne peut pas figurer dans un nom d'image\u{a0}: aucun outil de \
             conteneurs ne peut récupérer ses images."
        }
        Cause::RegistryUnclear => {
            "La réponse du registre ne dit pas si l'image peut être récupérée."
        }
        Cause::ForeignRealm => {
            "Le registre a demandé d'envoyer les identifiants à un autre hôte. Ils n'ont pas été \
             envoyés, car ils pourraient y être volés."
        }

        Cause::NoTokenNeeded => "L'image est publique\u{a0}: elle ne demande pas de jeton.",
        Cause::TokenNeeded => {
            "L'image n'est pas publique\u{a0}: elle ne peut être récupérée qu'avec le jeton."
        }
        Cause::HiddenOrAbsent => {
            "Personne ne peut récupérer cette image sans jeton\u{a0}: elle n'est pas publique, ou \
             elle n'existe pas."
        }

        Cause::UserNamespace => {
            "Sans objet\u{a0}: le nom est celui d'un utilisateur, et cette vérification ne \
             concerne que les organisations."
        }
        Cause::NothingToCount => "Non vérifié\u{a0}: il n'y a pas de package à examiner.",
        Cause::NoImageToTry => {
            "Aucune image n'a été indiquée, et aucune n'a été trouvée pour l'essai."
        }
        Cause::EarlierFailure => "Non vérifié\u{a0}: une vérification précédente a échoué.",
        Cause::NoToken => {
            "Non vérifié\u{a0}: il n'y a pas de jeton. Les images publiques n'en demandent pas."
        }
        Cause::OrganizationNamespace => {
            "Sans objet\u{a0}: le nom est celui d'une organisation, et un jeton n'appartient \
             jamais à une organisation."
        }
        Cause::EarlierUnknown => {
            "Non vérifié\u{a0}: une vérification précédente, dont celle-ci dépend, est restée \
             indéterminée."
        }

        Cause::CredentialUnreadable => {
            "Le jeton enregistré ne peut plus être déchiffré\u{a0}; GitHub n'a donc pas été \
             interrogé. Remplacez le jeton."
        }
        Cause::SavedForOtherHost => {
            "Ce registre a été enregistré pour un autre hôte que celui auquel ce service est \
             relié\u{a0}; aucune requête n'a donc été envoyée. Enregistrez-le à nouveau pour \
             celui-ci."
        }
    }
}

pub(super) fn problem(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::InvalidFields => {
            "Une partie du formulaire ne peut pas être envoyée. Corrigez les champs signalés."
        }
        ProblemCode::BodyTooLarge => {
            "Le formulaire contient trop de texte. Raccourcissez le champ le plus long."
        }
        ProblemCode::RequestTimeout => {
            "La requête n'a pas atteint le service à temps. Relancez le test."
        }
        ProblemCode::TooManyAttempts => {
            "Le registre n'a pas été testé à nouveau\u{a0}: les derniers essais ont été refusés ou \
             interrompus et, s'il y en a trop, GitHub bloque le compte. Ce n'est donc pas un \
             nouveau verdict."
        }
        ProblemCode::TooManyRefusals => {
            "Rien n'a été testé\u{a0}: GitHub vient de refuser de nombreuses connexions de ce \
             service et, s'il y en a trop, il les refuse toutes. Ce n'est donc pas un verdict."
        }
        ProblemCode::TooManyRequests => {
            "Cette fois, GitHub n'a pas été interrogé\u{a0}: il y a eu trop de tests en peu de \
             temps."
        }
        ProblemCode::Busy => {
            "Cette fois, GitHub n'a pas été interrogé\u{a0}: le service traite déjà autant de \
             tests qu'il le peut."
        }
        ProblemCode::MalformedJson
        | ProblemCode::UnsupportedMediaType
        | ProblemCode::MethodNotAllowed => {
            "Le service n'a pas compris cette page. Rechargez-la\u{a0}; elle n'est peut-être plus \
             à jour."
        }
        ProblemCode::ForbiddenOrigin => {
            "Le service n'a pas été configuré pour répondre à cette page. Donnez l'adresse de la \
             page à l'équipe qui gère ce service."
        }
        ProblemCode::UnknownHost => {
            "Le service ne connaît pas le nom d'hôte sous lequel il a été appelé. Ouvrez-le à son \
             adresse habituelle, ou prévenez l'équipe qui le gère."
        }
        ProblemCode::NotFound => {
            "Le service ne connaît pas ce test. Rechargez la page\u{a0}; si cela ne suffit pas, \
             prévenez l'équipe qui gère ce service."
        }
        ProblemCode::Unauthenticated => {
            "Vous n'êtes plus connecté. Reconnectez-vous, puis recommencez."
        }
        ProblemCode::IdentityUnavailable => {
            "Votre connexion ne peut pas être vérifiée pour le moment\u{a0}: le fournisseur d'identité est \
             injoignable."
        }
        ProblemCode::Forbidden => {
            "Votre rôle ne le permet pas. Demandez-en un autre à l'équipe qui gère ce service."
        }
        ProblemCode::PreconditionFailed | ProblemCode::PreconditionRequired => {
            "Quelqu'un a modifié ce registre entre-temps. Regardez-le à nouveau, puis refaites \
             votre modification."
        }
        ProblemCode::IdempotencyKeyReused => {
            "L'enregistrement a déjà eu lieu avec d'autres valeurs. Rechargez la page, puis \
             enregistrez à nouveau."
        }
        ProblemCode::CredentialUnreadable => {
            "Les identifiants enregistrés ne peuvent plus être déchiffrés et sont \
             inutilisables. Remplacez-les."
        }
        ProblemCode::SavedForOtherHost => {
            "Ce registre a été enregistré pour un autre hôte que celui auquel ce service est \
             relié. Enregistrez-le à nouveau pour celui-ci, ou prévenez l'équipe qui gère ce \
             service."
        }
        ProblemCode::TooManyRegistries => {
            "Votre organisation a atteint le nombre maximal de registres enregistrés. \
             Supprimez-en un dont vous n'avez plus besoin, ou demandez à l'équipe qui gère ce \
             service d'en autoriser davantage."
        }
        ProblemCode::StoreUnavailable => {
            "Les registres enregistrés ne sont pas accessibles pour le moment."
        }
        ProblemCode::Internal => {
            "Le service a rencontré une erreur interne. Relancez le test\u{a0}; si cela se \
             reproduit, prévenez l'équipe qui gère ce service."
        }
    }
}
