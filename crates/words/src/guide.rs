//! The guide: how to make a token, step by step.

use crate::labels::texts;

texts! {
    /// A step on the way to a token.
    pub enum GuideStep {
        Settings,
        Generate,
        Scopes,
        Copy,
        SingleSignOn,
    }
}

texts! {
    /// One thing to do in a step, to be ticked off.
    pub enum GuideTick {
        OpenSettings,
        OpenDeveloperSettings,
        OpenTokensClassic,
        GenerateClassic,
        FillInNote,
        ChooseExpiration,
        TickReadPackages,
        LeaveTheRest,
        GenerateToken,
        CopyIt,
        PasteIt,
        OpenConfigureSso,
        Authorize,
    }
}

texts! {
    /// What the guide says beside its steps.
    pub enum GuideNote {
        PublicOnly,
        PrefilledLink,
        WritePackages,
        ShownOnce,
        NoConfigureSso,
    }
}

impl GuideStep {
    /// The steps that everybody takes; [`GuideStep::SingleSignOn`] is for members of organisations that use it.
    pub const USUAL: &'static [Self] = &[Self::Settings, Self::Generate, Self::Scopes, Self::Copy];

    /// Its part of the address: `/guide#scopes`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Generate => "generate",
            Self::Scopes => "scopes",
            Self::Copy => "copy",
            Self::SingleSignOn => "single-sign-on",
        }
    }

    /// The step of that address.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.slug() == slug)
    }
}

impl GuideTick {
    /// What is to be done in `step`, in this order.
    #[must_use]
    pub const fn of(step: GuideStep) -> &'static [Self] {
        match step {
            GuideStep::Settings => {
                &[Self::OpenSettings, Self::OpenDeveloperSettings, Self::OpenTokensClassic]
            }
            GuideStep::Generate => &[Self::GenerateClassic, Self::FillInNote, Self::ChooseExpiration],
            GuideStep::Scopes => &[Self::TickReadPackages, Self::LeaveTheRest],
            GuideStep::Copy => &[Self::GenerateToken, Self::CopyIt, Self::PasteIt],
            GuideStep::SingleSignOn => &[Self::OpenConfigureSso, Self::Authorize],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tick_stands_in_one_step() {
        let in_steps: Vec<_> = GuideStep::ALL.iter().flat_map(|step| GuideTick::of(*step)).copied().collect();
        assert_eq!(in_steps, GuideTick::ALL);
        for step in GuideStep::ALL {
            assert!((2..=4).contains(&GuideTick::of(*step).len()), "{step:?}");
        }
    }

    #[test]
    fn every_step_is_found_by_its_address() {
        for step in GuideStep::ALL {
            assert_eq!(GuideStep::of_slug(step.slug()), Some(*step));
        }
        assert_eq!(GuideStep::of_slug(""), None);
    }
}
