//! Names of buttons, headings and regions, and fixed sentences.

use crate::{Label, PersonaGroup};

pub(super) fn label(label: Label) -> &'static str {
    match label {
        Label::Title => "Connecter GitHub Container Registry",
        Label::Lead => "Vérifiez qu'un scanner peut lire vos images, avant la première analyse.",
        Label::DemoNotice => {
            "Démo\u{a0}: un GitHub simulé répond ici. Utilisez les noms et les jetons de la liste \
             «\u{a0}À essayer\u{a0}», pas les vôtres."
        }
        Label::Language => "Langue",
        Label::Optional => "facultatif",
        Label::CreateToken => "Créer un jeton sur GitHub",
        Label::ShowToken => "Afficher le jeton",
        Label::HideToken => "Masquer le jeton",
        Label::RemoveStrays => "Nettoyer le jeton",
        Label::TakeTokenOut => "Ne garder que le jeton",
        Label::Submit => "Tester la connexion",
        Label::Cancel => "Annuler",
        Label::Running => "Interrogation de GitHub…",
        Label::Cancelled => "Le test a été annulé. Rien n'a été modifié.",
        Label::FilledIn => {
            "Le formulaire est rempli. Appuyez sur «\u{a0}Tester la connexion\u{a0}» pour voir le \
             diagnostic."
        }
        Label::Diagnosis => "Diagnostic",
        Label::Checks => "Vérifications",
        Label::Evidence => "Ce qui a été constaté",
        Label::NextStep => "Prochaine étape\u{a0}:",
        Label::Save => "Enregistrer le registre",
        Label::Saving => "Enregistrement du registre.",
        Label::Saved => "Le registre est enregistré, tel qu'il a été testé.",
        Label::SaveNeedsTest => "Testez la connexion avant d'enregistrer le registre.",
        Label::SaveUnanswered => {
            "Aucune réponse n'est arrivée\u{a0}: on ne sait pas si le registre est enregistré. \
             Consultez votre liste de registres avant de l'enregistrer à nouveau."
        }
        Label::Stale => {
            "Le formulaire a changé depuis ce test. Relancez le test pour obtenir un résultat à \
             jour."
        }
        Label::OpensNewTab => "(s'ouvre dans un nouvel onglet)",
        Label::Personas => "À essayer",
        Label::PersonasHint => "Un clic remplit le formulaire.",
        Label::FindPersona => "Chercher une situation",
        Label::NoPersona => "Aucune situation ne correspond.",
        Label::WillSee => "Vous verrez\u{a0}:",

        Label::Menu => "Pages",
        Label::PageConnect => "Connecter",
        Label::PageGuide => "Guide du jeton",
        Label::PagePractices => "Bonnes pratiques",
        Label::PageTrouble => "Dépannage",
        Label::PageRegistries => "Registres",
        Label::BackToForm => "Revenir au formulaire",
        Label::Help => "Aide",
        Label::ReachQuestion => "Quelles images analyser\u{a0}?",
        Label::ReachPublic => "Publiques uniquement",
        Label::ReachPublicHint => "Aucun jeton nécessaire.",
        Label::ReachInternal => "Publiques et internes",
        Label::ReachInternalHint => {
            "Les images internes sont visibles dans l'organisation ou son entreprise. Elles \
             demandent un jeton."
        }
        Label::ReachPrivate => "Privées aussi",
        Label::ReachPrivateHint => {
            "Seules les personnes autorisées les voient. Elles demandent un jeton."
        }
        Label::ReachUnsupported => {
            "Non prises en charge ici. Changez la visibilité de ces packages, ou \
             adressez-vous à votre administrateur GitHub."
        }
        Label::GuideTitle => "Comment créer un jeton",
        Label::GuideForInternal => "J'analyse aussi des images internes",
        Label::GuideLifetime => "Durée de vie",
        Label::GuideSso => "L'organisation utilise l'authentification unique (SSO)",
        Label::GuidePush => "Demander aussi `write:packages`",
        Label::GuidePrefilled => "Ouvrir GitHub, formulaire prérempli",
        Label::GuideHaveIt => "J'ai mon jeton\u{a0}: le coller",
        Label::CopyLink => "Copier le lien",
        Label::Copied => "Copié",
        Label::Drawing => "À quoi cela ressemble sur GitHub",
        Label::PracticesTitle => "Bonnes pratiques",
        Label::PracticesLead => {
            "Après un test, chaque carte indique si le jeton testé suit son conseil."
        }
        Label::TroubleTitle => "Dépannage",
        Label::TroubleSearch => "Collez un message d'erreur, ou cherchez",
        Label::TroubleNothing => {
            "Rien ne correspond. Testez la connexion\u{a0}: le diagnostic trouve la cause."
        }
        Label::TroubleLooks => "Ce qui s'affiche",
        Label::TroubleWhy => "Pourquoi",
        Label::TroubleDo => "Que faire",
        Label::TroubleFound => "Constaté par le test",
        Label::TroubleFine => "Vérifié à l'instant\u{a0}: tout va bien",

        Label::SeenByScanner => "Ce que verrait le scanner",
        Label::FindPackage => "Chercher un package",
        Label::NotScanned => "hors analyse",
        Label::AddToCalendar => "Ajouter au calendrier",
        Label::UseItLead => {
            "`$TOKEN` représente votre jeton. `read -rs TOKEN` le demande sans le laisser dans \
             l'historique du shell."
        }
        Label::UseItPublic => "Les images publiques ne demandent pas d'authentification.",
        Label::CopyForSupport => "Copier pour le support",
        Label::SupportHint => "Tout le diagnostic en texte, sans le jeton.",
        Label::Reproduce => "Reproduire dans un shell",
        Label::Copy => "Copier",
        Label::CopyByHand => {
            "Le navigateur ne permet pas de copier. Le texte est sélectionné\u{a0}: copiez-le ici."
        }
        Label::MoreHelp => "En savoir plus",

        Label::StepScan => "Les images à analyser",
        Label::StepToken => "Le jeton",
        Label::StepTest => "Le test",
        Label::StepDone => "(fait)",
        Label::Summary => "Votre connexion",
        Label::Change => "Modifier",
        Label::TestAgain => "Relancer le test",
        Label::NoToken => "Aucun jeton",
        Label::BackPaste => "De retour de GitHub\u{a0}? Collez le nouveau jeton ici.",
        Label::BackTest => "C'est fait sur GitHub\u{a0}? Relancez le test.",
        Label::PackageList => "Liste des packages",
        Label::TestThisImage => "Tester cette image",
        Label::ShowUses => "Voir comment l'utiliser",
    }
}

pub(super) fn persona_group(group: PersonaGroup) -> &'static str {
    match group {
        PersonaGroup::Works => "Tout fonctionne",
        PersonaGroup::Token => "Le jeton",
        PersonaGroup::Account => "Le compte",
        PersonaGroup::Organisation => "L'organisation",
        PersonaGroup::Image => "Packages et images",
        PersonaGroup::Outage => "Pannes et limites",
    }
}
