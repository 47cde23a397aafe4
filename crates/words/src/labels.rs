//! Names of buttons, headings and regions, and sentences that are always the same.

macro_rules! texts {
    ($(#[doc = $about:literal])* pub enum $name:ident { $($variant:ident,)+ }) => {
        $(#[doc = $about])*
        #[expect(missing_docs, reason = "each name says where the text stands")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($variant,)+ }

        impl $name {
            /// Every one there is, in the order they are declared.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
        }

        #[cfg(feature = "languages")]
        impl std::fmt::Display for $name {
            /// As pages outside of Rust write it: `show-token`.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$crate::kebab::kebab(&format!("{self:?}")))
            }
        }
    };
}
pub(crate) use texts;

texts! {
    /// Names of buttons, headings and regions, and sentences that are always the same.
    pub enum Label {
        Title,
        Lead,
        DemoNotice,
        Language,
        Optional,
        CreateToken,
        ShowToken,
        HideToken,
        RemoveStrays,
        TakeTokenOut,
        Submit,
        Cancel,
        Running,
        Cancelled,
        FilledIn,
        Diagnosis,
        Save,
        Saving,
        Saved,
        SaveNeedsTest,
        SaveBlocked,
        SaveUnanswered,
        WordsLost,
        OpensNewTab,
        Personas,
        PersonasHint,

        Menu,
        PageConnect,
        PageGuide,
        PagePractices,
        PageTrouble,
        BackToForm,
        Help,
        ReachQuestion,
        ReachPublic,
        ReachPublicHint,
        ReachInternal,
        ReachInternalHint,
        ReachPrivate,
        ReachPrivateHint,
        ReachUnsupported,
        GuideTitle,
        GuideForInternal,
        GuideLifetime,
        GuideSso,
        GuidePush,
        GuidePrefilled,
        GuideHaveIt,
        CopyLink,
        Copied,
        Drawing,
        PracticesTitle,
        TroubleTitle,

        CopyByHand,

        Working,
        Checks,
        Evidence,
        NextStep,
        Stale,
        PracticesLead,
        TroubleSearch,
        TroubleNothing,
        TroubleLooks,
        TroubleWhy,
        TroubleDo,
        TroubleFound,
        TroubleFine,
        SeenByScanner,
        FindPackage,
        NotScanned,
        AddToCalendar,
        UseIt,
        UseItLead,
        UseItPublic,
        CopyForSupport,
        SupportHint,
        Reproduce,
        Copy,
        MoreHelp,
    }
}

impl Label {
    /// The first of those that are only seen with the report, or with the cards and entries of the help.
    pub(crate) const FIRST_OF_REPORT: Self = Self::Working;
}
