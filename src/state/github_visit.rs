//! Somebody who left this page for GitHub, and has come back.

use ghcr_contract::RemedyAction;
use leptos::prelude::*;

/// What somebody went to GitHub for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// To make a token, which is pasted here afterwards.
    NewToken,
    /// To change something else, after which the same token is tested again.
    Settings,
}

impl Errand {
    /// What the link of that remedy is followed for.
    pub const fn of_remedy(action: RemedyAction) -> Self {
        use RemedyAction::{CreateClassicToken, MatchOwner, RenewToken, ShortenLifetime};
        match action {
            CreateClassicToken | MatchOwner | RenewToken | ShortenLifetime => Self::NewToken,
            _ => Self::Settings,
        }
    }
}

/// The latest visit to GitHub.
#[derive(Clone, Copy, Default)]
pub struct GithubVisit {
    errand: RwSignal<Option<Errand>>,
    /// Whether this page was left since the link was followed: a link may open a tab behind it.
    has_left: RwSignal<bool>,
    is_over: RwSignal<bool>,
}

impl GithubVisit {
    /// A link to GitHub is followed.
    pub fn begin(self, errand: Errand) {
        self.has_left.set(false);
        self.is_over.set(false);
        self.errand.set(Some(errand));
    }

    /// This page is left.
    pub fn leave(self) {
        self.has_left.set(true);
    }

    /// This page is looked at again.
    pub fn end(self) {
        if self.errand.get_untracked().is_some() && self.has_left.get_untracked() {
            self.is_over.set(true);
        }
    }

    /// Returns true if somebody is back from such an errand, and has not gone on since.
    pub fn is_back_from(self, errand: Errand) -> bool {
        self.is_over.get() && self.errand.get() == Some(errand)
    }

    /// Somebody has gone on.
    pub fn forget(self) {
        if self.errand.with_untracked(Option::is_some) {
            self.errand.set(None);
            self.is_over.set(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_is_over_when_the_page_is_looked_at_again_and_forgotten_when_somebody_goes_on() {
        Owner::new().with(|| {
            let visit = GithubVisit::default();
            visit.begin(Errand::Settings);
            visit.end();
            assert!(!visit.is_back_from(Errand::Settings), "the tab is behind this one");
            visit.leave();
            assert!(!visit.is_back_from(Errand::Settings));
            visit.end();
            assert!(visit.is_back_from(Errand::Settings) && !visit.is_back_from(Errand::NewToken));
            visit.forget();
            assert!(!visit.is_back_from(Errand::Settings));
        });
    }
}
