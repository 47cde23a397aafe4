//! What the facts behind a check are called.

use crate::labels::texts;

texts! {
    /// What a fact behind a check is called.
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
