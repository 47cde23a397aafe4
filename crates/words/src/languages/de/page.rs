//! The texts of the prerendered pages.

use crate::PageText;

pub(super) fn page_text(text: PageText) -> &'static str {
    match text {
        PageText::AboutConnect => {
            "Prüfen Sie vor dem ersten Scan, ob ein Scanner Ihre Images in der GitHub Container \
             Registry lesen kann."
        }
        PageText::AboutGuide => {
            "So erstellen Sie Schritt für Schritt ein GitHub-Token, mit dem ein Scanner Ihre \
             Container-Images lesen kann."
        }
        PageText::AboutPractices => {
            "Vier Regeln für das Token eines Scanners und was sie in der GitHub Container Registry \
             bedeuten."
        }
        PageText::AboutTrouble => {
            "Was denied, unauthorized und not found in der GitHub Container Registry bedeuten und \
             was Sie tun können."
        }
        PageText::AboutRegistries => {
            "Die gespeicherten Registrys der GitHub Container Registry: welche bereit zum Scannen \
             sind und welche Aufmerksamkeit brauchen."
        }
        PageText::Needs => {
            "Die Seite konnte nicht starten: Sie braucht JavaScript und WebAssembly. Erlauben \
             Sie beides für diese Website und laden Sie sie neu, oder verwenden Sie einen \
             anderen Browser. Die Hilfe können Sie auch so lesen."
        }
    }
}
