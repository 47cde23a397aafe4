//! Texts of the saved registries.

use crate::{RegistryLabel, RegistryPhrase};
use ghcr_contract::{RegistryEventKind, RegistryState, TokenAspect};

pub(super) fn label(label: RegistryLabel) -> &'static str {
    match label {
        RegistryLabel::Title => "Registres enregistrés",
        RegistryLabel::Lead => {
            "Voyez quels registres demandent votre attention avant qu'une analyse n'échoue."
        }
        RegistryLabel::LocalList => {
            "Aucune connexion n'est demandée ici\u{a0}: toute personne qui utilise cet ordinateur \
             voit et modifie cette liste."
        }
        RegistryLabel::NotKept => {
            "Ce service n'enregistre pas de registres. La personne qui l'exploite active cette \
             fonction avec `--database-url`."
        }
        RegistryLabel::Empty => "Aucun registre n'est encore enregistré.",
        RegistryLabel::EmptyHint => {
            "Testez une connexion, puis cliquez sur «\u{a0}Enregistrer le registre\u{a0}»."
        }
        RegistryLabel::Connect => "Connecter un registre",
        RegistryLabel::Find => "Chercher par compte ou description",
        RegistryLabel::FilterState => "État",
        RegistryLabel::AnyState => "Tous les états",
        RegistryLabel::NoMatch => "Aucun registre ne correspond. Modifiez la recherche ou l'état.",
        RegistryLabel::More => "Afficher la suite",
        RegistryLabel::Loading => "Chargement des registres…",
        RegistryLabel::TryAgain => "Réessayer",
        RegistryLabel::All => "Tous les registres",
        RegistryLabel::Export => "Exporter en JSON",
        RegistryLabel::Import => "Importer du JSON",
        RegistryLabel::TransferHint => "Un export ne contient aucun jeton.",
        RegistryLabel::ImportUnreadable => {
            "Ce fichier est illisible. Choisissez un fichier JSON exporté depuis cette liste."
        }
        RegistryLabel::ImportKnown => "Tous les registres de ce fichier sont déjà dans la liste.",
        RegistryLabel::History => "Historique",
        RegistryLabel::Replace => "Remplacer le jeton",
        RegistryLabel::ReplaceLead => {
            "Le nouveau jeton est d'abord testé. Il ne remplace celui qui est enregistré que si \
             le test se termine au moins aussi bien."
        }
        RegistryLabel::Replaced => "Le jeton est remplacé.",
        RegistryLabel::Kept => {
            "Le jeton enregistré est conservé, car le test du nouveau s'est moins bien \
             terminé\u{a0}:"
        }
        RegistryLabel::KeptUndecided => {
            "Le jeton enregistré est conservé, car le test du nouveau n'a pas permis de \
             conclure\u{a0}:"
        }
        RegistryLabel::Regenerate => "Régénérer le jeton sur GitHub",
        RegistryLabel::Edit => "Modifier l'entrée",
        RegistryLabel::SaveChanges => "Enregistrer les modifications",
        RegistryLabel::ChangesSaved => "Les modifications sont enregistrées.",
        RegistryLabel::OtherAccount => {
            "Un jeton enregistré n'est jamais envoyé pour un autre compte. Saisissez le jeton de \
             celui-ci."
        }
        RegistryLabel::Remove => "Retirer",
        RegistryLabel::Undo => "Annuler le retrait",
        RegistryLabel::ShowList => "Voir les registres enregistrés",
    }
}

pub(super) fn phrase(phrase: RegistryPhrase) -> &'static str {
    match phrase {
        RegistryPhrase::Removed => "«\u{a0}{name}\u{a0}» est retiré.",
        RegistryPhrase::Restored => "«\u{a0}{name}\u{a0}» est de retour.",
        RegistryPhrase::EndsToday => "Le jeton expire aujourd'hui",
        RegistryPhrase::EndsIn => "Le jeton expire dans {days:jour|jours}",
        RegistryPhrase::EndsOn => "Le jeton expire le {day}",
        RegistryPhrase::TestedAgo => "Testé {ago}",
        RegistryPhrase::Imported => {
            "{number:registre importé|registres importés}. Ajoutez un jeton là où il en manque \
             un."
        }
        RegistryPhrase::ImportStopped => "{done} sur {all} importés. {reason}",
        RegistryPhrase::ImportElsewhere => {
            "Rien n'est importé\u{a0}: le fichier concerne `{host}`, et ce service \
             est relié à `{connected}`."
        }
        RegistryPhrase::Changed => "Changements\u{a0}: {aspects}.",
        RegistryPhrase::TestedWith => "Test\u{a0}: {state}",
    }
}

pub(super) fn state(state: RegistryState) -> &'static str {
    match state {
        RegistryState::NeverTested => "Pas encore testé",
        RegistryState::Ready => "Prêt pour l'analyse",
        RegistryState::ReadyWithWarnings => "Prêt, avec un avertissement",
        RegistryState::Blocked => "Pas prêt",
        RegistryState::Inconclusive => "Indéterminé",
    }
}

pub(super) fn event(kind: RegistryEventKind) -> &'static str {
    match kind {
        RegistryEventKind::Created => "Enregistré",
        RegistryEventKind::Changed => "Modifié",
        RegistryEventKind::TokenReplaced => "Jeton remplacé",
        RegistryEventKind::TokenKept => "Nouveau jeton testé, non enregistré",
        RegistryEventKind::Tested => "Testé",
        RegistryEventKind::TokenHandedOut => "Jeton lu par un scanner",
        RegistryEventKind::ExpiryReminder => "Rappel\u{a0}: le jeton expire bientôt",
        RegistryEventKind::Removed => "Retiré",
        RegistryEventKind::Restored => "Rétabli",
    }
}

pub(super) fn aspect(aspect: TokenAspect) -> &'static str {
    match aspect {
        TokenAspect::Owner => "propriétaire",
        TokenAspect::Kind => "type",
        TokenAspect::Scopes => "scopes",
        TokenAspect::ExpiresAt => "date d'expiration",
        TokenAspect::State => "résultat du test",
    }
}
