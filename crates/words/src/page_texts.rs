//! What stands around the screen, on the pages that the build prints: for search engines, and for those whose browser does
//! not run the app. It is in no book.

use crate::lang::Lang;

/// A text around the screen.
#[expect(missing_docs, reason = "each name says where the text stands")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageText {
    AboutConnect,
    AboutGuide,
    AboutPractices,
    AboutTrouble,
    /// Beside the form, where the browser does not run the app.
    Needs,
}

/// The text in that language.
#[must_use]
pub fn page_text(lang: Lang, text: PageText) -> &'static str {
    match lang {
        Lang::En => english(text),
        Lang::Fr => french(text),
    }
}

fn english(text: PageText) -> &'static str {
    match text {
        PageText::AboutConnect => {
            "Check that a scanner can read your images in the GitHub Container Registry before the first scan."
        }
        PageText::AboutGuide => {
            "How to make a GitHub token with which a scanner can read your container images, step by step."
        }
        PageText::AboutPractices => {
            "Four rules for a scanner's token, and what they come to in the GitHub Container Registry."
        }
        PageText::AboutTrouble => {
            "What denied, unauthorized and not found mean in the GitHub Container Registry, and what to do."
        }
        PageText::Needs => {
            "The form could not start: it needs JavaScript and WebAssembly. Allow both for this site and reload the page, or \
             use another browser. The help can be read without them."
        }
    }
}

fn french(text: PageText) -> &'static str {
    match text {
        PageText::AboutConnect => {
            "Vérifiez qu'un scanner peut lire vos images dans GitHub Container Registry, avant la première analyse."
        }
        PageText::AboutGuide => {
            "Créer pas à pas un jeton GitHub avec lequel un scanner peut lire vos images de conteneur."
        }
        PageText::AboutPractices => {
            "Quatre règles pour le jeton d'un scanner, et ce qu'elles valent pour GitHub Container Registry."
        }
        PageText::AboutTrouble => {
            "Ce que signifient denied, unauthorized et not found dans GitHub Container Registry, et que faire."
        }
        PageText::Needs => {
            "Le formulaire n'a pas pu démarrer\u{a0}: il lui faut JavaScript et WebAssembly. Autorisez-les pour ce site et \
             rechargez la page, ou utilisez un autre navigateur. L'aide se lit sans eux."
        }
    }
}
