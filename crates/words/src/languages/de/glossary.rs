//! The glossary.

use crate::Term;

pub(super) fn name(term: Term) -> &'static str {
    match term {
        Term::Registry => "Registry",
        Term::Package => "Package",
        Term::Scope => "Scope",
        Term::Visibility => "Sichtbarkeit",
        Term::SingleSignOn => "Single Sign-on",
        Term::Manifest => "Manifest",
    }
}

pub(super) fn meaning(term: Term) -> &'static str {
    match term {
        Term::Registry => {
            "Ein Server, auf dem Container-Images liegen. Der Scanner lädt Ihre Images aus der \
             Registry von GitHub, der GitHub Container Registry (GHCR)."
        }
        Term::Package => {
            "So nennt GitHub ein Container-Image mit allen seinen Versionen. Sichtbarkeit und \
             Zugriff gelten für das ganze Package."
        }
        Term::Scope => {
            "Eine Berechtigung eines Classic-Tokens. Zum Scannen genügt `read:packages`; jeder \
             weitere Scope vergrößert den Schaden bei einem Leak."
        }
        Term::Visibility => {
            "Wer ein Package sehen kann: alle (öffentlich), die Organisation oder ihr Enterprise \
             (intern) oder nur Personen mit Zugriff (privat). Davon hängt ab, ob der Scanner ein \
             Token braucht."
        }
        Term::SingleSignOn => {
            "Die Anmeldung über den Identity Provider der Organisation, per SAML. Wo sie verwendet \
             wird, muss ein Token autorisiert werden, bevor es interne Images lesen kann."
        }
        Term::Manifest => {
            "Die Beschreibung eines Images, die die Registry zu jedem Tag und Digest bereithält. \
             Jeder Pull beginnt mit dem Manifest; deshalb fragt der Test es als Nachweis ab."
        }
    }
}
