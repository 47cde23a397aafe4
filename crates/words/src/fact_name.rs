//! The names of the facts behind a check.

use crate::labels::texts;

texts! {
    /// The name of a fact behind a check.
    pub enum FactName {
        Account,
        AccountType,
        TokenOwner,
        TokenKind,
        Checksum,
        Length,
        CopiedAlong,
        Scopes,
        MoreThanNeeded,
        EndsOn,
        TimeLeft,
        AllowedAtMost,
        HiddenOrganizations,
        Packages,
        Image,
        Digest,
        Wait,
        Host,
        Answer,
        Took,
        RequestId,
    }
}
