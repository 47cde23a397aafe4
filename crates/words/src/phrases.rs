//! Texts with blanks, and those that stand in the blanks of others: of form and guide, and of the report.

use crate::labels::texts;

texts! {
    /// Texts that depend on what was seen. What goes into their blanks is said where they are used.
    pub enum Phrase {
        And,
        Seconds,
        Minutes,
        Hours,
        Days,
        Again,
        AgainLater,

        TooLong,
        Space,
        Control,
        Forbidden,
        OtherRegistry,
        OwnerMissing,
        Uppercase,
        NamePart,
        Tag,
        Digest,
        HoldsToken,
        NotUnderstood,
        FillInFirst,
        CorrectFirst,
        ManagedLogin,
        LegacyLogin,
        TokenStrays,
        TokenForeignLetter,
        TokenInPaste,
        TokenTooShort,
        TokenTooLong,
        TokenChecksumDiffers,
        TokenUnknownPrefix,

        Unreachable,
        ProxyTimedOut,
        CallCancelled,
        NotTheProxy,
        Unreadable,
        BrokenOff,
        Unsigned,
        NotTaken,
    }
}

texts! {
    /// Texts of the report that depend on what was found.
    pub enum ReportPhrase {
        NothingToChange,
        PublicOnly,
        NothingSent,
        Effort,

        NotChecked,
        LeftOut,
        WithoutToken,
        OutOfTime,
        AcceptedAndOwned,
        EndsIn,
        EndsToday,
        EndsSoonIn,
        AccountOfKind,
        AccountKnown,
        OwnedByOther,
        NotAMember,
        TheOwner,
        TheOrganization,
        LifetimeAtMost,
        Listed,
        Pulled,
        PulledChosen,

        CharactersMissing,
        AsUsual,
        CharactersTooMany,
        EndedAgo,
        NoneAtAll,
        NotCounted,
        Counted,
        AtLeast,
        TakenFromList,
        DayInUtc,

        UpdatedOn,
        Newest,
        Matching,
        EndsOnDay,
        CalendarTitle,
        CalendarBody,
    }
}
