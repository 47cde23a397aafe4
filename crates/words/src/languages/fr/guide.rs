//! The token guide.

use crate::{GuideNote, GuideStep, GuideTick};

pub(super) fn title(step: GuideStep) -> &'static str {
    match step {
        GuideStep::Settings => "Ouvrir les paramètres de GitHub",
        GuideStep::Generate => "Générer un jeton",
        GuideStep::Scopes => "Choisir les portées",
        GuideStep::Copy => "Copier le jeton",
        GuideStep::SingleSignOn => "Autoriser le jeton pour l'authentification unique (SSO)",
    }
}

pub(super) fn body(step: GuideStep) -> &'static str {
    match step {
        GuideStep::Settings => {
            "Connectez-vous avec le compte, personnel ou machine, qui a accès aux \
             [package|packages]."
        }
        GuideStep::Generate => {
            "Le [registry|registre] de conteneurs de GitHub, GHCR, n'accepte que les jetons \
             classiques."
        }
        GuideStep::Scopes => {
            "La [scope|portée] `read:packages` suffit pour analyser des images internes."
        }
        GuideStep::Copy => {
            "GitHub n'affiche le jeton qu'une fois\u{a0}: copiez-le avant de quitter la page."
        }
        GuideStep::SingleSignOn => {
            "Si l'organisation utilise l'[single-sign-on|authentification unique (SSO)] SAML, le \
             jeton ne peut pas lire ses images internes tant qu'il n'est pas autorisé."
        }
    }
}

pub(super) fn tick(tick: GuideTick) -> &'static str {
    match tick {
        GuideTick::OpenSettings => {
            "Cliquez sur votre photo de profil GitHub → «\u{a0}Settings\u{a0}»"
        }
        GuideTick::OpenDeveloperSettings => {
            "Dans la barre de gauche, cliquez sur «\u{a0}Developer settings\u{a0}»"
        }
        GuideTick::OpenTokensClassic => {
            "Ouvrez «\u{a0}Personal access tokens\u{a0}» → «\u{a0}Tokens (classic)\u{a0}»"
        }
        GuideTick::GenerateClassic => {
            "Cliquez sur «\u{a0}Generate new token\u{a0}» → «\u{a0}Generate new token \
             (classic)\u{a0}»"
        }
        GuideTick::FillInNote => "Dans «\u{a0}Note\u{a0}», donnez un nom que vous reconnaîtrez",
        GuideTick::ChooseExpiration => {
            "Choisissez une «\u{a0}Expiration\u{a0}» de 90 jours au plus"
        }
        GuideTick::TickReadPackages => "Cochez `read:packages`",
        GuideTick::LeaveTheRest => "Laissez toutes les autres portées décochées",
        GuideTick::GenerateToken => "Cliquez sur «\u{a0}Generate token\u{a0}»",
        GuideTick::CopyIt => "Copiez le jeton",
        GuideTick::PasteIt => "Collez-le dans le formulaire",
        GuideTick::OpenConfigureSso => "À côté du jeton, cliquez sur «\u{a0}Configure SSO\u{a0}»",
        GuideTick::Authorize => "À côté de l'organisation, cliquez sur «\u{a0}Authorize\u{a0}»",
    }
}

pub(super) fn note(note: GuideNote) -> &'static str {
    match note {
        GuideNote::PublicOnly => {
            "Les images publiques ne demandent pas de jeton\u{a0}: sautez ce guide et laissez le \
             champ vide."
        }
        GuideNote::PrefilledLink => {
            "Vérifiez les portées et l'expiration sur la page de GitHub\u{a0}: une partie du lien \
             n'est pas documentée."
        }
        GuideNote::WritePackages => {
            "`write:packages` ne sert qu'à publier des images. La page de GitHub coche alors aussi \
             `repo`, qui donne accès à vos dépôts."
        }
        GuideNote::ShownOnce => {
            "Si le jeton est perdu, supprimez-le sur GitHub et générez-en un autre."
        }
        GuideNote::NoConfigureSso => {
            "Pas de «\u{a0}Configure SSO\u{a0}»\u{a0}? Connectez-vous une fois à l'organisation \
             par son fournisseur d'identité, puis rechargez la page."
        }
    }
}
