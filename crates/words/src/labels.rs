//! Texts without blanks: names of buttons, headings and regions, and fixed sentences.

/// Declares an enum whose variants identify texts: `ALL`, and `Display` with the variant's name in
/// kebab case.
macro_rules! texts {
    ($(#[doc = $about:literal])* pub enum $name:ident { $($variant:ident,)+ }) => {
        $(#[doc = $about])*
        #[expect(missing_docs, reason = "the name of a variant says where its text is used")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($variant,)+ }

        impl $name {
            /// All variants, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
        }

        impl std::fmt::Display for $name {
            /// Writes the variant's name in kebab case, as in [`Key::name`](crate::Key::name).
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let name = match self { $(Self::$variant => stringify!($variant),)+ };
                f.write_str(&$crate::kebab::kebab(name))
            }
        }
    };
}
pub(crate) use texts;

use ghcr_contract::Visibility;

texts! {
    /// A text without blanks: the name of a button, heading or region, or a fixed sentence.
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
        Checks,
        Evidence,
        NextStep,
        Save,
        Saving,
        Saved,
        SaveNeedsTest,
        SaveUnanswered,
        Stale,
        OpensNewTab,
        Personas,
        PersonasHint,
        FindPersona,
        NoPersona,
        WillSee,

        Menu,
        PageConnect,
        PageGuide,
        PagePractices,
        PageTrouble,
        PageRegistries,
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
        PracticesLead,
        TroubleTitle,
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
        UseItLead,
        UseItPublic,
        CopyForSupport,
        SupportHint,
        Reproduce,
        Copy,
        CopyByHand,
        MoreHelp,

        StepScan,
        StepToken,
        StepTest,
        StepDone,
        Summary,
        Change,
        TestAgain,
        NoToken,
        BackPaste,
        BackTest,
        PackageList,
        TestThisImage,
        ShowUses,
    }
}

impl Label {
    /// The choice of a visibility: "Public only", and so on.
    #[must_use]
    pub const fn of_reach(visibility: Visibility) -> Self {
        match visibility {
            Visibility::Public => Self::ReachPublic,
            Visibility::Internal => Self::ReachInternal,
            Visibility::Private => Self::ReachPrivate,
        }
    }
}
