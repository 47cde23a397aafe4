//! The texts of the prerendered pages.

use crate::PageText;

pub(super) fn page_text(text: PageText) -> &'static str {
    match text {
        PageText::AboutConnect => {
            "Vérifiez qu'un scanner peut lire vos images dans GitHub Container Registry, avant la \
             première analyse."
        }
        PageText::AboutGuide => {
            "Créer pas à pas un jeton GitHub avec lequel un scanner peut lire vos images de \
             conteneurs."
        }
        PageText::AboutPractices => {
            "Quatre règles pour le jeton d'un scanner, et comment elles s'appliquent à GitHub \
             Container Registry."
        }
        PageText::AboutTrouble => {
            "Ce que signifient denied, unauthorized et not found dans GitHub Container Registry, \
             et que faire."
        }
        PageText::AboutRegistries => {
            "Les registres enregistrés de GitHub Container Registry\u{a0}: lesquels sont prêts \
             pour l'analyse, et lesquels demandent votre attention."
        }
        PageText::Needs => {
            "La page n'a pas pu démarrer\u{a0}: il lui faut JavaScript et WebAssembly. \
             Autorisez-les pour ce site et rechargez-la, ou utilisez un autre navigateur. \
             L'aide se lit sans eux."
        }
    }
}
