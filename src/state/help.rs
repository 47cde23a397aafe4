//! What the help shows, and how it follows what somebody does.

use super::navigation::{Location, Navigation, Page};
use ghcr_contract::{NewToken, Report, Visibility};
use ghcr_words::{Entry, GuideStep, GuideTick};
use leptos::prelude::*;

/// The lifetimes that the guide offers, in days: GitHub's own choices that suit a scanner.
pub const LIFETIMES: [u16; 3] = [30, 60, NewToken::LONGEST_LIFETIME];

/// The state of the help.
#[derive(Clone, Copy)]
pub struct Help {
    /// Which page is open.
    pub navigation: Navigation,
    /// What is shown beside the form, while the form is the page.
    followed: RwSignal<Location>,
    /// Which items of the guide are ticked, while the page is open.
    ticked: RwSignal<Vec<GuideTick>>,
    /// Whether the organisation uses single sign-on, which adds a step.
    pub uses_sso: RwSignal<bool>,
    /// Whether `write:packages` is asked for as well.
    pub may_push: RwSignal<bool>,
    /// The lifetime chosen for the token, in days.
    pub lifetime: RwSignal<u16>,
    /// Whether the help beside the form is unfolded, where there is no room for both.
    pub is_unfolded: RwSignal<bool>,
    /// Whether the guide was opened below the token's field.
    is_in_form: RwSignal<bool>,
}

impl Help {
    /// Shows the guide.
    pub fn new(navigation: Navigation) -> Self {
        Self {
            navigation,
            followed: RwSignal::new(Location { page: Page::Guide, part: None }),
            ticked: RwSignal::default(),
            uses_sso: RwSignal::new(false),
            may_push: RwSignal::new(false),
            lifetime: RwSignal::new(NewToken::LONGEST_LIFETIME),
            is_unfolded: RwSignal::new(false),
            is_in_form: RwSignal::new(false),
        }
    }

    /// What is shown: the page that is open, or beside the form what belongs to what is being done.
    pub fn shown(self) -> Location {
        if self.is_page() { self.navigation.location() } else { self.followed.get() }
    }

    /// Returns true if the help is the page, and not beside a form.
    pub fn is_page(self) -> bool {
        !matches!(self.navigation.page(), Page::Connect | Page::Registries)
    }

    /// Beside the form, shows a step of the guide.
    pub fn follow_step(self, step: GuideStep) {
        self.follow(Page::Guide, step.slug());
    }

    /// The first step that is not done.
    pub fn next_step(self) -> GuideStep {
        let is_open = |step: &&GuideStep| {
            let ticks = GuideTick::of(**step);
            self.ticked.with_untracked(|ticked| ticks.iter().any(|tick| !ticked.contains(tick)))
        };
        GuideStep::USUAL.iter().find(is_open).copied().unwrap_or(GuideStep::Copy)
    }

    /// Beside the form, shows what the report's headline is about; a report that is well shows the
    /// cards.
    pub fn follow_report(self, report: &Report) {
        let headline = report.headline.and_then(|code| report.check(code));
        match headline.and_then(Entry::of_finding) {
            Some(entry) => {
                if entry == Entry::SsoRequired {
                    self.uses_sso.set(true);
                }
                self.follow(Page::Troubleshooting, entry.slug());
            }
            None => self.followed.set(Location { page: Page::BestPractices, part: None }),
        }
    }

    /// Opens the guide below the token's field at the first step that is not done, or closes it.
    pub fn toggle_in_form(self) {
        self.follow_step(self.next_step());
        self.is_in_form.update(|is_in_form| *is_in_form = !*is_in_form);
    }

    /// Returns true if the guide is below the token's field.
    pub fn is_in_form(self) -> bool {
        self.is_in_form.get() && !self.is_page()
    }

    /// Leaves the help for the form.
    pub fn leave(self) {
        if untrack(|| self.is_page()) {
            self.navigation.go(Page::Connect, None);
        }
        self.is_unfolded.set(false);
        self.is_in_form.set(false);
    }

    fn follow(self, page: Page, part: &str) {
        let location = Location { page, part: Some(part.to_owned()) };
        if self.followed.with_untracked(|it| *it != location) {
            self.followed.set(location);
        }
    }

    /// Returns true if that item is ticked.
    pub fn is_ticked(self, tick: GuideTick) -> bool {
        self.ticked.with(|ticked| ticked.contains(&tick))
    }

    /// Ticks that item, or unticks it.
    pub fn tick(self, tick: GuideTick) {
        self.ticked.update(|ticked| match ticked.iter().position(|it| *it == tick) {
            Some(at) => {
                ticked.remove(at);
            }
            None => ticked.push(tick),
        });
    }

    /// The steps for somebody who scans images of that visibility.
    pub fn steps(self, visibility: Visibility) -> &'static [GuideStep] {
        match (visibility, self.uses_sso.get()) {
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

    fn with_help(test: impl FnOnce(Help)) {
        Owner::new().with(|| test(Help::new(Navigation::new(Page::Connect, None))));
    }

    #[test]
    fn a_failed_rung_opens_its_entry_and_single_sign_on_its_step() {
        with_help(|help| {
            let check = Check::new(CheckCode::OrgSso, Outcome::Fail).because(Cause::SsoRequired);
            help.follow_report(&Report::conclude(vec![check], 1, 1));
            assert_eq!(
                help.shown(),
                Location { page: Page::Troubleshooting, part: Some("sso-required".into()) }
            );
            assert!(help.steps(Visibility::Internal).contains(&GuideStep::SingleSignOn));
        });
    }

    #[test]
    fn a_page_that_is_open_is_not_changed_by_what_somebody_types() {
        with_help(|help| {
            help.navigation.go(Page::BestPractices, None);
            help.follow_step(GuideStep::Copy);
            assert_eq!(help.shown().page, Page::BestPractices);
            help.navigation.go(Page::Connect, None);
            assert_eq!(help.shown().part.as_deref(), Some("copy"));
        });
    }

    #[test]
    fn the_guide_is_in_the_form_until_somebody_has_a_token_or_opens_its_page() {
        with_help(|help| {
            assert!(!help.is_in_form());
            help.toggle_in_form();
            assert!(help.is_in_form());
            help.navigation.go(Page::Guide, None);
            assert!(!help.is_in_form(), "it is there once");
            help.leave();
            assert!(!help.is_in_form());
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
