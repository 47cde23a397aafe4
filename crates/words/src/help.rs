//! Troubleshooting: what can go wrong.

use crate::labels::texts;

texts! {
    /// What several entries have in common.
    pub enum Group {
        AuthenticationFails,
        NotFound,
        PrivateImages,
        Connection,
    }
}

texts! {
    /// One thing that can be wrong. In the order in which they are shown, group by group.
    pub enum Entry {
        ScopeMissing,
        Expired,
        OwnerDiffers,
        NotWhole,
        WrongKind,
        RegistryRefuses,
        SsoRequired,
        ClassicForbidden,
        LifetimeTooLong,
        TooManyScopes,

        NoAccess,
        NotPublic,
        NotAMember,
        AccountUnknown,
        ManagedUser,
        ImageUnknown,
        OwnerNotWritable,

        NotSupported,
        ChangeVisibility,

        Network,
        Outage,
        RateLimited,
        LoginLockout,
        AddressRefused,
    }
}

impl Group {
    /// Its entries, in order.
    pub fn entries(self) -> impl Iterator<Item = Entry> {
        Entry::ALL.iter().copied().filter(move |it| it.group() == self)
    }
}

impl Entry {
    /// Where it stands.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::ScopeMissing
            | Self::Expired
            | Self::OwnerDiffers
            | Self::NotWhole
            | Self::WrongKind
            | Self::RegistryRefuses
            | Self::SsoRequired
            | Self::ClassicForbidden
            | Self::LifetimeTooLong
            | Self::TooManyScopes => Group::AuthenticationFails,
            Self::NoAccess
            | Self::NotPublic
            | Self::NotAMember
            | Self::AccountUnknown
            | Self::ManagedUser
            | Self::ImageUnknown
            | Self::OwnerNotWritable => Group::NotFound,
            Self::NotSupported | Self::ChangeVisibility => Group::PrivateImages,
            Self::Network | Self::Outage | Self::RateLimited | Self::LoginLockout | Self::AddressRefused => {
                Group::Connection
            }
        }
    }

    /// Its part of the address, which never changes: `/troubleshooting#scope-missing`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::ScopeMissing => "scope-missing",
            Self::Expired => "expired",
            Self::OwnerDiffers => "owner-differs",
            Self::NotWhole => "not-whole",
            Self::WrongKind => "wrong-kind",
            Self::RegistryRefuses => "registry-refuses",
            Self::SsoRequired => "sso-required",
            Self::ClassicForbidden => "classic-forbidden",
            Self::LifetimeTooLong => "lifetime-too-long",
            Self::TooManyScopes => "too-many-scopes",
            Self::NoAccess => "no-access",
            Self::NotPublic => "not-public",
            Self::NotAMember => "not-a-member",
            Self::AccountUnknown => "account-unknown",
            Self::ManagedUser => "managed-user",
            Self::ImageUnknown => "image-unknown",
            Self::OwnerNotWritable => "owner-not-writable",
            Self::NotSupported => "not-supported",
            Self::ChangeVisibility => "change-visibility",
            Self::Network => "network",
            Self::Outage => "outage",
            Self::RateLimited => "rate-limited",
            Self::LoginLockout => "login-lockout",
            Self::AddressRefused => "address-refused",
        }
    }

    /// The entry of that address.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.slug() == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_distinct_and_need_no_escaping() {
        for (i, entry) in Entry::ALL.iter().enumerate() {
            let slug = entry.slug();
            assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{slug}");
            assert!(Entry::ALL[..i].iter().all(|before| before.slug() != slug), "{slug}");
            assert_eq!(Entry::of_slug(slug), Some(*entry));
        }
        assert_eq!(Entry::of_slug(""), None);
    }

    #[test]
    fn the_groups_hold_all_entries_in_order() {
        let in_groups: Vec<_> = Group::ALL.iter().flat_map(|group| group.entries()).collect();
        assert_eq!(in_groups, Entry::ALL);
    }
}
