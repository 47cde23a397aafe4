//! Texts with blanks.

use crate::{Phrase, ReportPhrase};

pub(super) fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::And => "et",
        Phrase::Seconds => "{number:seconde|secondes}",
        Phrase::Minutes => "{number:minute|minutes}",
        Phrase::Hours => "{number:heure|heures}",
        Phrase::Days => "{number:jour|jours}",
        Phrase::Again => "{sentence} Relancez le test dans {wait}.",
        Phrase::AgainLater => "{sentence} Relancez le test plus tard.",

        Phrase::TooLong => {
            "Ce texte fait {length:caractère|caractères}, pour {max} au maximum. Raccourcissez-le."
        }
        Phrase::Space => "Le caractère\u{a0}{at} est un espace. Supprimez-le.",
        Phrase::Control => {
            "Le caractère\u{a0}{at} est un caractère de contrôle invisible. Saisissez le texte au \
             lieu de le coller."
        }
        Phrase::Forbidden => {
            "Le caractère\u{a0}{at}, «\u{a0}{found}\u{a0}», est interdit dans un nom GitHub. \
             N'utilisez que les lettres de A à Z, les chiffres et le trait d'union."
        }
        Phrase::OtherRegistry => {
            "Cette image se trouve dans un autre registre. Indiquez une image de `{registry}`, par \
             exemple `{registry}/myorg/app:latest`."
        }
        Phrase::OwnerMissing => "Il manque le nom du compte. Écrivez `myorg/app` au lieu de `app`.",
        Phrase::Uppercase => {
            "Le caractère\u{a0}{at} est une majuscule. Les noms d'images n'en ont pas\u{a0}: \
             écrivez une minuscule."
        }
        Phrase::NamePart => {
            "La partie\u{a0}{part} du nom est vide ou contient un caractère qui n'y a pas sa \
             place. Copiez le nom depuis la page du package sur GitHub."
        }
        Phrase::Tag => {
            "Ce n'est pas un tag. Utilisez au plus 128 caractères\u{a0}: lettres de A à Z, \
             chiffres, `_`, `.` ou `-`. Commencez par une lettre, un chiffre ou `_`."
        }
        Phrase::Digest => {
            "Ce n'est pas un digest complet\u{a0}: il faut `sha256:` suivi de 64\u{a0}chiffres \
             hexadécimaux. Copiez-le à nouveau depuis GitHub."
        }
        Phrase::HoldsToken => {
            "Ce texte contient un jeton, que tout le monde peut lire ici. Déplacez-le dans \
             «\u{a0}{field}\u{a0}»."
        }
        Phrase::NotUnderstood => {
            "Le service ne comprend pas ce champ. Rechargez la page\u{a0}; elle n'est peut-être \
             plus à jour."
        }
        Phrase::FillInFirst => "Remplissez d'abord «\u{a0}{field}\u{a0}».",
        Phrase::CorrectFirst => "Corrigez d'abord «\u{a0}{field}\u{a0}».",
        Phrase::ManagedLogin => {
            "Ce nom ressemble à celui d'un utilisateur géré par une entreprise, qui ne peut pas \
             posséder de packages. Indiquez plutôt l'organisation."
        }
        Phrase::LegacyLogin => {
            "GitHub n'accepte plus les noms de cette forme. Vérifiez que celui-ci est écrit comme \
             sur GitHub."
        }
        Phrase::TokenStrays => "Copié par erreur avec le jeton\u{a0}: {strays}.",
        Phrase::TokenForeignLetter => {
            "Le jeton contient une lettre d'un autre alphabet, qui ressemble à la bonne. Copiez-le \
             à nouveau depuis GitHub."
        }
        Phrase::FromPaste => "Rempli à partir du texte collé\u{a0}: {fields}.",
        Phrase::TokenInPaste => {
            "C'est plus qu'un jeton\u{a0}: une commande ou un fichier entier a été collé."
        }
        Phrase::TokenTooShort => {
            "Il manque {missing:caractère|caractères}. Copiez à nouveau le jeton, en entier."
        }
        Phrase::TokenTooLong => {
            "Il y a {extra:caractère|caractères} de trop. Copiez à nouveau le jeton, et rien \
             d'autre."
        }
        Phrase::TokenChecksumDiffers => {
            "La somme de contrôle est incorrecte\u{a0}: un caractère est sans doute manquant ou \
             faux. Copiez à nouveau le jeton."
        }
        Phrase::TokenUnknownPrefix => {
            "Aucun jeton GitHub connu ici ne commence ainsi\u{a0}; un jeton classique commence par \
             `ghp_`. Vérifiez ce que vous avez copié."
        }

        Phrase::Unreachable => {
            "Le service dont dépend cette page est injoignable\u{a0}: rien n'a été testé. Vérifiez \
             votre connexion, puis relancez le test."
        }
        Phrase::ProxyTimedOut => {
            "Le service dont dépend cette page n'a pas répondu à temps\u{a0}: rien n'est encore \
             connu. Relancez le test dans une minute."
        }
        Phrase::NotTheProxy => {
            "Autre chose a répondu à la place du service (HTTP\u{a0}{status}). Reconnectez-vous si \
             votre entreprise le demande, puis rechargez la page."
        }
        Phrase::Unreadable => {
            "La page ne comprend pas la réponse du service. Rechargez-la\u{a0}; elle n'est \
             peut-être plus à jour."
        }
        Phrase::BrokenOff => {
            "La réponse du service s'est interrompue avant la fin\u{a0}: il n'y a pas de verdict. \
             Relancez le test."
        }
        Phrase::Unsigned => {
            "La page qui contient ce formulaire n'a pas pu dire qui vous êtes\u{a0}: rien n'a été \
             envoyé. Reconnectez-vous-y, puis recommencez."
        }
        Phrase::NotTaken => {
            "Le registre n'a pas été enregistré\u{a0}: l'application a répondu HTTP\u{a0}{status}. \
             Votre saisie est toujours là\u{a0}; réessayez dans une minute."
        }
    }
}

pub(super) fn of_report(phrase: ReportPhrase) -> &'static str {
    match phrase {
        ReportPhrase::NothingToChange => "Rien à changer.",
        ReportPhrase::PublicOnly => {
            "Les images publiques ne demandent pas de jeton. Pour analyser aussi les images \
             internes, ajoutez-en un."
        }
        ReportPhrase::NothingSent => "Rien n'a été envoyé à GitHub.",
        ReportPhrase::Effort => "{calls:requête|requêtes} à GitHub en {seconds}\u{a0}s.",

        ReportPhrase::NotChecked => "Non vérifié.",
        ReportPhrase::OutOfTime => "Le temps prévu pour le test s'est écoulé avant la réponse.",
        ReportPhrase::AcceptedAndOwned => {
            "GitHub accepte le jeton\u{a0}; il appartient à `{owner}`."
        }
        ReportPhrase::EndsIn => "Le jeton expire dans {days:jour|jours}.",
        ReportPhrase::EndsToday => {
            "Le jeton expire aujourd'hui\u{a0}; les analyses échoueront ensuite."
        }
        ReportPhrase::EndsSoonIn => {
            "Le jeton expire dans {days:jour|jours}\u{a0}; les analyses échoueront ensuite."
        }
        ReportPhrase::AccountOfKind => "`{login}` existe sur GitHub ({kind}).",
        ReportPhrase::AccountKnown => "`{login}` existe sur GitHub.",
        ReportPhrase::OwnedByOther => "Le jeton appartient à `{owner}`, et non à ce compte.",
        ReportPhrase::NotAMember => {
            "{owner} n'est pas membre de {organization}\u{a0}; les images internes sont réservées \
             aux membres de l'organisation ou de son entreprise."
        }
        ReportPhrase::TheOwner => "Le titulaire du jeton",
        ReportPhrase::TheOrganization => "l'organisation",
        ReportPhrase::LifetimeAtMost => {
            "L'organisation limite la durée de vie des jetons à {days:jour|jours}, et celui-ci est \
             valable plus longtemps."
        }
        ReportPhrase::Listed => "Packages de conteneurs visibles\u{a0}: {packages}.",
        ReportPhrase::Pulled => "`{image}` peut être récupérée avec ce jeton.",
        ReportPhrase::PulledChosen => {
            "Aucune image n'était indiquée\u{a0}: `{image}` a été choisie dans la liste\u{a0}; \
             elle peut être récupérée avec ce jeton."
        }

        ReportPhrase::CharactersMissing => "{number:caractère manquant|caractères manquants}",
        ReportPhrase::AsUsual => "habituelle",
        ReportPhrase::CharactersTooMany => "{number:caractère|caractères} de trop",
        ReportPhrase::DaysLeft => "{number:jour restant|jours restants}",
        ReportPhrase::EndedAgo => "expiré depuis {number:jour|jours}",
        ReportPhrase::NoneAtAll => "néant",
        ReportPhrase::NotCounted => "non comptés",
        ReportPhrase::CountedPublic => "{number:public|publics}",
        ReportPhrase::CountedInternal => "{number:interne|internes}",
        ReportPhrase::CountedPrivate => "{number:privé|privés}",
        ReportPhrase::AtLeast => "au moins {packages}",
        ReportPhrase::TakenFromList => "`{image}` (choisie dans la liste)",
        ReportPhrase::DayInUtc => "{day} (UTC)",

        ReportPhrase::Newest => "Les {shown} plus récents sur {total}",
        ReportPhrase::Matching => "{number:package trouvé|packages trouvés}",
        ReportPhrase::EndNotTold => "GitHub n'indique pas sa date d'expiration.",
        ReportPhrase::EndsOnDay => "Le jeton expire le {day} (UTC).",
        ReportPhrase::CalendarTitle => "Le jeton GitHub de {owner} expire",
        ReportPhrase::CalendarBody => {
            "Les analyses de {account} dans GitHub Container Registry échoueront dès que ce jeton \
             aura expiré. D'ici là, régénérez-le sur GitHub, sous Settings → Developer settings → \
             Personal access tokens → Tokens (classic), et collez le nouveau dans le scanner."
        }

        ReportPhrase::ChecksDone => "{done:vérification|vérifications} sur {all}",
        ReportPhrase::ChecksPassed => "{number:vérification réussie|vérifications réussies}",
        ReportPhrase::ChecksUntold => "{number:indéterminée|indéterminées}",
        ReportPhrase::ChecksNotMade => "{number:non effectuée|non effectuées}",
        ReportPhrase::UpdatedAgo => "Mis à jour {ago}",
    }
}
