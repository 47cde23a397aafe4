//! The glossary.

use crate::Term;

pub(super) fn name(term: Term) -> &'static str {
    match term {
        Term::Registry => "Registry",
        Term::Package => "Package",
        Term::Scope => "Scope",
        Term::Visibility => "Visibility",
        Term::SingleSignOn => "Single sign-on",
        Term::Manifest => "Manifest",
    }
}

pub(super) fn meaning(term: Term) -> &'static str {
    match term {
        Term::Registry => {
            "A server that stores container images. The scanner pulls your images from GitHub's, \
             the GitHub Container Registry (GHCR)."
        }
        Term::Package => {
            "GitHub's name for a container image with all its versions. Visibility and access are \
             set for the whole package."
        }
        Term::Scope => {
            "A permission that a classic token has. `read:packages` is enough to scan; each extra \
             scope makes a leak worse."
        }
        Term::Visibility => {
            "Who can see a package: everybody (public), the organisation or its enterprise \
             (internal), or only those who were given access (private). It decides whether the \
             scanner needs a token."
        }
        Term::SingleSignOn => {
            "Signing in through the organisation's own identity provider, using SAML. Where an \
             organisation uses it, a token must be authorised before it can read internal images."
        }
        Term::Manifest => {
            "The description of an image that the registry keeps for each tag and digest. Every \
             pull begins with it, so the test asks for it as proof."
        }
    }
}
