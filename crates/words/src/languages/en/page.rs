//! The texts of the prerendered pages.

use crate::PageText;

pub(super) fn page_text(text: PageText) -> &'static str {
    match text {
        PageText::AboutConnect => {
            "Check that a scanner can read your images in the GitHub Container Registry before the \
             first scan."
        }
        PageText::AboutGuide => {
            "How to create a GitHub token that lets a scanner read your container images, step by \
             step."
        }
        PageText::AboutPractices => {
            "Four rules for a scanner's token, and how they apply to the GitHub Container Registry."
        }
        PageText::AboutTrouble => {
            "What denied, unauthorized and not found mean in the GitHub Container Registry, and \
             what to do."
        }
        PageText::AboutRegistries => {
            "The saved registries of the GitHub Container Registry: which are ready to scan, and \
             which need attention."
        }
        PageText::Needs => {
            "The page could not start: it needs JavaScript and WebAssembly. Allow both for this \
             site and reload it, or use another browser. The help can be read without them."
        }
    }
}
