//! Texts with blanks, and texts that fill the blanks of others.

use crate::labels::texts;

texts! {
    /// A text with blanks, of the form or the guide. The caller fills in the blanks.
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
        FromPaste,
        TokenInPaste,
        TokenTooShort,
        TokenTooLong,
        TokenChecksumDiffers,
        TokenUnknownPrefix,

        Unreachable,
        ProxyTimedOut,
        NotTheProxy,
        Unreadable,
        BrokenOff,
        Unsigned,
        NotTaken,
    }
}

texts! {
    /// A text with blanks, of the report. The caller fills in the blanks.
    pub enum ReportPhrase {
        NothingToChange,
        PublicOnly,
        NothingSent,
        Effort,

        NotChecked,
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
        DaysLeft,
        EndedAgo,
        NoneAtAll,
        NotCounted,
        CountedPublic,
        CountedInternal,
        CountedPrivate,
        AtLeast,
        TakenFromList,
        DayInUtc,

        Newest,
        Matching,
        EndNotTold,
        EndsOnDay,
        CalendarTitle,
        CalendarBody,

        ChecksDone,
        ChecksPassed,
        ChecksUntold,
        ChecksNotMade,
        UpdatedAgo,
    }
}
