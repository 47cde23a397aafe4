//! What the help shows, and how it follows what somebody does.

use crate::place::{Page, Place, Spot};
use crate::state::State;
use ghcr_contract::{NewToken, Report, Visibility};
use ghcr_words::{Entry, GuideStep, GuideTick};

/// How long a token shall live, in days: what GitHub's page offers and a scanner can live with.
pub const LIFETIMES: [u16; 3] = [30, 60, NewToken::LONGEST_LIFETIME];

/// The state of the help. Small enough to be copied into every closure.
#[derive(Clone, Copy)]
pub struct Help {
    /// Which page is open.
    pub place: Place,
    /// What is shown beside the form, while the form is the page.
    followed: State<Spot>,
    /// Which things of the guide are done. They are kept while the page is open, and nowhere else.
    ticked: State<Vec<GuideTick>>,
    /// Whether the organisation uses single sign-on.
    pub uses_sso: State<bool>,
    /// Whether the token shall also be allowed to push.
    pub may_push: State<bool>,
    /// How long the token shall live, in days.
    pub lifetime: State<u16>,
    /// Whether the help beside the form is unfolded, where there is no room for both.
    pub is_unfolded: State<bool>,
    /// Whether somebody asked for what is shown, and wants the cursor there.
    is_asked_for: State<bool>,
}

impl Help {
    /// Shows the guide.
    #[must_use]
    pub fn new(place: Place) -> Self {
        Self {
            place,
            followed: State::new(Spot { page: Page::Guide, part: None }),
            ticked: State::default(),
            uses_sso: State::new(false),
            may_push: State::new(false),
            lifetime: State::new(NewToken::LONGEST_LIFETIME),
            is_unfolded: State::new(false),
            is_asked_for: State::new(false),
        }
    }

    /// What is shown: the page that is open, or beside the form what belongs to what is being done.
    #[must_use]
    pub fn shown(self) -> Spot {
        match self.place.spot() {
            Spot { page: Page::Connect, .. } => self.followed.get(),
            spot => spot,
        }
    }

    /// Whether the help is the page, and not beside the form.
    #[must_use]
    pub fn is_page(self) -> bool {
        self.place.page() != Page::Connect
    }

    /// Beside the form, shows a step of the guide.
    pub fn follow_step(self, step: GuideStep) {
        self.follow(Page::Guide, step.slug());
    }

    /// The first step that is not done.
    #[must_use]
    pub fn next_step(self) -> GuideStep {
        let is_open = |step: &&GuideStep| {
            let ticks = GuideTick::of(**step);
            self.ticked.with_untracked(|ticked| ticks.iter().any(|tick| !ticked.contains(tick)))
        };
        GuideStep::USUAL.iter().find(is_open).copied().unwrap_or(GuideStep::Copy)
    }

    /// Beside the form, shows what the report's headline is about; a report that is well shows the cards.
    pub fn follow_report(self, report: &Report) {
        let headline = report.headline.and_then(|code| report.check(code));
        match headline.and_then(Entry::of_finding) {
            Some(entry) => {
                if entry == Entry::SsoRequired {
                    self.uses_sso.set(true);
                }
                self.follow(Page::Troubleshooting, entry.slug());
            }
            None => self.followed.set(Spot { page: Page::BestPractices, part: None }),
        }
    }

    /// Beside the form, shows an entry of the troubleshooting that somebody asked for, also where it was shown already and has been
    /// left since.
    pub fn open_entry(self, entry: Entry) {
        if self.is_page() {
            // Beside the form there is the help's own page.
            return self.place.go(Page::Troubleshooting, Some(entry.slug()));
        }
        self.is_asked_for.set(true);
        self.is_unfolded.set(true);
        self.followed.set(Spot { page: Page::Troubleshooting, part: Some(entry.slug().to_owned()) });
    }

    /// Whether the cursor goes to what is shown, as a link's does: on a page of its own, and once for each time that somebody
    /// asks. What merely follows leaves the cursor in its field.
    #[must_use]
    pub fn takes_cursor(self) -> bool {
        self.is_asked_for.try_update_untracked(std::mem::take) == Some(true) || self.is_page()
    }

    fn follow(self, page: Page, part: &str) {
        let spot = Spot { page, part: Some(part.to_owned()) };
        if self.followed.with_untracked(|it| *it != spot) {
            self.followed.set(spot);
        }
    }

    /// Whether that is done.
    #[must_use]
    pub fn is_ticked(self, tick: GuideTick) -> bool {
        self.ticked.with(|ticked| ticked.contains(&tick))
    }

    /// Marks it as done, or not.
    pub fn tick(self, tick: GuideTick) {
        self.ticked.update(|ticked| match ticked.iter().position(|it| *it == tick) {
            Some(at) => {
                ticked.remove(at);
            }
            None => ticked.push(tick),
        });
    }

    /// The steps that somebody takes whose images are visible so far.
    #[must_use]
    pub fn steps(self, reach: Visibility) -> &'static [GuideStep] {
        match (reach, self.uses_sso.get()) {
            (Visibility::Public, _) => &[],
            (Visibility::Internal | Visibility::Private, false) => GuideStep::USUAL,
            (Visibility::Internal | Visibility::Private, true) => GuideStep::ALL,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::{Cause, Check, CheckCode, Outcome};
    use leptos::prelude::Owner;

    fn with_help(test: impl FnOnce(Help)) {
        Owner::new().with(|| test(Help::new(Place::new(None))));
    }

    #[test]
    fn a_failed_rung_opens_its_entry_and_single_sign_on_its_step() {
        with_help(|help| {
            let check = Check::new(CheckCode::OrgSso, Outcome::Fail).because(Cause::SsoRequired);
            help.follow_report(&Report::conclude(vec![check], 1, 1));
            assert_eq!(help.shown(), Spot { page: Page::Troubleshooting, part: Some("sso-required".into()) });
            assert!(help.steps(Visibility::Internal).contains(&GuideStep::SingleSignOn));
        });
    }

    #[test]
    fn a_page_that_is_open_is_not_changed_by_what_somebody_types() {
        with_help(|help| {
            help.place.go(Page::BestPractices, None);
            help.follow_step(GuideStep::Copy);
            assert_eq!(help.shown().page, Page::BestPractices);
            help.place.go(Page::Connect, None);
            assert_eq!(help.shown().part.as_deref(), Some("copy"));
        });
    }

    #[test]
    fn what_somebody_asks_for_is_shown_also_on_a_page_of_the_help_and_takes_the_cursor_once() {
        with_help(|help| {
            help.open_entry(Entry::Expired);
            assert_eq!(help.shown().part.as_deref(), Some("expired"));
            assert!(help.takes_cursor() && !help.takes_cursor());
            help.place.go(Page::Guide, None);
            help.open_entry(Entry::SsoRequired);
            assert_eq!(help.shown(), Spot { page: Page::Troubleshooting, part: Some("sso-required".into()) });
            help.place.go(Page::Connect, None);
            assert!(!help.takes_cursor(), "nobody asked for it here");
        });
    }

    #[test]
    fn ticks_come_and_go() {
        with_help(|help| {
            help.tick(GuideTick::CopyIt);
            assert!(help.is_ticked(GuideTick::CopyIt) && !help.is_ticked(GuideTick::PasteIt));
            help.tick(GuideTick::CopyIt);
            assert!(!help.is_ticked(GuideTick::CopyIt));
        });
    }

    #[test]
    fn who_scans_public_images_only_makes_no_token() {
        with_help(|help| assert!(help.steps(Visibility::Public).is_empty()));
    }
}
