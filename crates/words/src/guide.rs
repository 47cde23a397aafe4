//! The token guide: its steps, their actions and notes.

use crate::labels::texts;

texts! {
    /// A step of the guide.
    pub enum GuideStep {
        Settings,
        Generate,
        Scopes,
        Copy,
        SingleSignOn,
    }
}

texts! {
    /// One action in a step, with a check box.
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
    /// A note of the guide, outside its steps.
    pub enum GuideNote {
        PublicOnly,
        PrefilledLink,
        WritePackages,
        ShownOnce,
        NoConfigureSso,
    }
}

impl GuideStep {
    /// The steps that apply to everybody. [`GuideStep::SingleSignOn`] applies to members of
    /// organisations that use it.
    pub const USUAL: &'static [Self] = &[Self::Settings, Self::Generate, Self::Scopes, Self::Copy];

    /// The fragment of the step's address: `/guide#scopes`. It must not change.
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

    /// Returns the step with this slug.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|step| step.slug() == slug)
    }
}

impl GuideTick {
    /// Returns the actions of `step`, in order.
    #[must_use]
    pub const fn of(step: GuideStep) -> &'static [Self] {
        match step {
            GuideStep::Settings => {
                &[Self::OpenSettings, Self::OpenDeveloperSettings, Self::OpenTokensClassic]
            }
            GuideStep::Generate => {
                &[Self::GenerateClassic, Self::FillInNote, Self::ChooseExpiration]
            }
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
    fn every_action_belongs_to_one_step() {
        let in_steps: Vec<_> =
            GuideStep::ALL.iter().flat_map(|step| GuideTick::of(*step)).copied().collect();
        assert_eq!(in_steps, GuideTick::ALL);
        for step in GuideStep::ALL {
            assert!((2..=4).contains(&GuideTick::of(*step).len()), "{step:?}");
        }
    }

    #[test]
    fn every_step_is_found_by_its_slug() {
        for step in GuideStep::ALL {
            assert_eq!(GuideStep::of_slug(step.slug()), Some(*step));
        }
        assert_eq!(GuideStep::of_slug(""), None);
    }
}
