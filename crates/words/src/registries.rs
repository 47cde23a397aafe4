//! The texts of the saved registries.

use crate::labels::texts;

texts! {
    /// A text without blanks, of the saved registries.
    pub enum RegistryLabel {
        Title,
        Lead,
        LocalList,
        NotKept,
        Empty,
        EmptyHint,
        Connect,
        Find,
        FilterState,
        AnyState,
        NoMatch,
        More,
        Loading,
        TryAgain,
        All,
        Export,
        Import,
        TransferHint,
        ImportUnreadable,
        ImportKnown,
        History,
        Replace,
        ReplaceLead,
        Replaced,
        Kept,
        KeptUndecided,
        Regenerate,
        Edit,
        SaveChanges,
        ChangesSaved,
        OtherAccount,
        Remove,
        Undo,
        ShowList,
    }
}

texts! {
    /// A text with blanks, of the saved registries. The caller fills in the blanks.
    pub enum RegistryPhrase {
        Removed,
        Restored,
        EndsToday,
        EndsIn,
        EndsOn,
        TestedAgo,
        Imported,
        ImportStopped,
        ImportElsewhere,
        Changed,
        TestedWith,
    }
}
