//! The kinds of token that GitHub gives out, told apart by their prefix.

use crate::names::wire_names;

wire_names! {
    // GitHub facts, section 1.
    /// What a token says it is (GitHub's documentation, "About authentication").
    pub enum TokenKind {
        /// `ghp_`: a personal access token (classic).
        Classic = "classic",
        /// 40 hexadecimal digits: a classic or OAuth token from before April 2021, without prefix
        /// or checksum.
        Legacy = "legacy",
        /// `github_pat_`: a fine-grained personal access token.
        FineGrained = "fine_grained",
        /// `gho_`: an OAuth app's token, such as that of `gh auth token`.
        OauthApp = "oauth_app",
        /// `ghu_`: a GitHub App acting for a user; lives eight hours.
        AppUser = "app_user",
        /// `ghs_`: a GitHub App's installation, the `GITHUB_TOKEN` of Actions among them; lives an
        /// hour.
        AppInstallation = "app_installation",
        /// `ghr_`: renews another token; not an access token.
        Refresh = "refresh",
        /// None of these prefixes, which proves nothing: GitHub adds kinds.
        Unknown = "unknown",
    }
}

const PREFIXES: [(&str, TokenKind); 6] = [
    ("ghp_", TokenKind::Classic),
    ("github_pat_", TokenKind::FineGrained),
    ("gho_", TokenKind::OauthApp),
    ("ghu_", TokenKind::AppUser),
    ("ghs_", TokenKind::AppInstallation),
    ("ghr_", TokenKind::Refresh),
];

impl TokenKind {
    /// The kind that `text` says it is.
    #[must_use]
    pub fn of(text: &str) -> Self {
        match PREFIXES.iter().find(|(prefix, _)| text.starts_with(prefix)) {
            Some((_, kind)) => *kind,
            None if is_legacy(text) => Self::Legacy,
            None => Self::Unknown,
        }
    }

    /// Returns true if all tokens of this kind start with a prefix of their own, such as `ghp_`.
    #[must_use]
    pub const fn has_prefix(self) -> bool {
        !matches!(self, Self::Legacy | Self::Unknown)
    }

    /// How many characters a token of this kind has, where that is fixed. A hint and never a proof:
    /// `ghs_` grew from 40 to about 520 in 2026, and others may follow.
    #[must_use]
    pub const fn usual_length(self) -> Option<usize> {
        match self {
            Self::Classic | Self::OauthApp | Self::AppUser | Self::Legacy => Some(40),
            Self::Refresh => Some(80),
            Self::FineGrained => Some(93),
            Self::AppInstallation | Self::Unknown => None,
        }
    }
}

fn is_legacy(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_decides_and_case_matters() {
        let legacy = "0123456789abcdef".repeat(3)[..40].to_owned();
        let table = [
            ("ghp_x", TokenKind::Classic),
            ("github_pat_x", TokenKind::FineGrained),
            ("gho_x", TokenKind::OauthApp),
            ("ghu_x", TokenKind::AppUser),
            ("ghs_x", TokenKind::AppInstallation),
            ("ghr_x", TokenKind::Refresh),
            (&legacy, TokenKind::Legacy),
            (&legacy[1..], TokenKind::Unknown),
            ("GHP_x", TokenKind::Unknown),
            ("glpat-x", TokenKind::Unknown),
            ("", TokenKind::Unknown),
        ];
        for (text, kind) in table {
            assert_eq!(TokenKind::of(text), kind, "{text:?}");
        }
    }
}
