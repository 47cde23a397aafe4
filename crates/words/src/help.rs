//! The troubleshooting page: its entries and groups.

use crate::labels::texts;

texts! {
    /// A group of troubleshooting entries.
    pub enum Group {
        AuthenticationFails,
        NotFound,
        PrivateImages,
        Connection,
    }
}

texts! {
    /// A troubleshooting entry: one thing that can be wrong. The order is that of the page.
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
    /// Returns the entries of the group, in order.
    pub fn entries(self) -> impl Iterator<Item = Entry> {
        Entry::ALL.iter().copied().filter(move |entry| entry.group() == self)
    }
}

impl Entry {
    /// The group of the entry.
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
            Self::Network
            | Self::Outage
            | Self::RateLimited
            | Self::LoginLockout
            | Self::AddressRefused => Group::Connection,
        }
    }

    /// The fragment of the entry's address: `/troubleshooting#scope-missing`. It must not change.
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

    /// Returns the entry with this slug.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|entry| entry.slug() == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_unique_and_need_no_escaping() {
        for (index, entry) in Entry::ALL.iter().enumerate() {
            let slug = entry.slug();
            assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{slug}");
            assert!(Entry::ALL[..index].iter().all(|before| before.slug() != slug), "{slug}");
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
