//! The name of a GitHub account: the namespace whose images are scanned.

use crate::fault::{Fault, check_length, check_no_token, find_gap};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A GitHub login, of a user or an organisation, that could exist.
///
/// The hard rule is permissive: 1 to 39 letters, digits, hyphens and underscores. Accounts from
/// before today's sign-up rule exist (`foo-`, `0----0`), and managed users carry an underscore;
/// those are [`LoginOddity`]s, not faults. White space around the name is dropped. Logins compare
/// without case ([`Username::is_same_login`]).
///
/// Source: GitHub facts, section 7; the length is GitHub's sign-up limit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Username(String);

/// What makes a login different from one that could be signed up today. Such a login is asked,
/// never refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginOddity {
    /// `idp-name_shortcode`: a managed user of an enterprise. These cannot own packages, so an
    /// organisation was probably meant (GitHub facts, section 6).
    Managed,
    /// Breaks today's sign-up rule, as some old accounts do.
    Legacy,
}

impl Username {
    /// The longest login, in characters.
    pub const MAX_LENGTH: usize = 39;

    /// The login as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether GitHub would call both the same account ("not case sensitive", GitHub's API
    /// description).
    #[must_use]
    pub fn is_same_login(&self, other: &str) -> bool {
        self.0.eq_ignore_ascii_case(other)
    }

    /// What is unusual about this login, if anything.
    #[must_use]
    pub fn oddity(&self) -> Option<LoginOddity> {
        match () {
            () if is_managed_login(&self.0) => Some(LoginOddity::Managed),
            () if !could_sign_up_today(&self.0) => Some(LoginOddity::Legacy),
            () => None,
        }
    }
}

/// `^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$` without case: alphanumerics and single hyphens, none
/// at the edges.
fn could_sign_up_today(login: &str) -> bool {
    login.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// `IDP-USERNAME_SHORTCODE`, the shortcode 3 to 8 alphanumerics; or the set-up user,
/// `SHORTCODE_admin`.
fn is_managed_login(login: &str) -> bool {
    login.split_once('_').is_some_and(|(name, shortcode)| {
        could_sign_up_today(name)
            && (3..=8).contains(&shortcode.len())
            && shortcode.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

impl FromStr for Username {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let login = text.trim();
        if login.is_empty() {
            return Err(Fault::Empty);
        }
        check_no_token(login)?;
        if let Some(gap) = find_gap(login) {
            return Err(gap);
        }
        check_length(login, Self::MAX_LENGTH)?;
        let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        match login.chars().enumerate().find(|(_, c)| !is_allowed(*c)) {
            Some((index, found)) => Err(Fault::Forbidden { at: index + 1, found }),
            None => Ok(Self(login.to_owned())),
        }
    }
}

impl TryFrom<String> for Username {
    type Error = Fault;

    fn try_from(text: String) -> Result<Self, Fault> {
        text.parse()
    }
}

impl From<Username> for String {
    fn from(username: Username) -> Self {
        username.0
    }
}

impl std::fmt::Display for Username {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_could_be_a_login_is_accepted_and_its_oddity_named() {
        let longest = "a".repeat(39);
        let table = [
            ("myorg", None),
            ("Mona-Cat", None),
            ("0", None),
            (longest.as_str(), None),
            ("  myorg\n", None),
            ("mona-cat_octo", Some(LoginOddity::Managed)),
            ("octo_admin", Some(LoginOddity::Managed)),
            ("foo-", Some(LoginOddity::Legacy)),
            ("-ACE-", Some(LoginOddity::Legacy)),
            ("0----0", Some(LoginOddity::Legacy)),
            ("a_b", Some(LoginOddity::Legacy)),
            ("_", Some(LoginOddity::Legacy)),
        ];
        for (text, oddity) in table {
            let username: Username =
                text.parse().unwrap_or_else(|fault| panic!("{text:?}: {fault:?}"));
            assert_eq!(username.as_str(), text.trim());
            assert_eq!(username.oddity(), oddity, "{text:?}");
        }
    }

    #[test]
    fn what_could_never_be_a_login_is_refused_with_the_place() {
        let too_long = "a".repeat(40);
        let token = format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO");
        let table = [
            ("", Fault::Empty),
            (" \t ", Fault::Empty),
            ("my org", Fault::Space { at: 3 }),
            ("my\u{a0}org", Fault::Space { at: 3 }),
            ("my\norg", Fault::Control { at: 3 }),
            ("my\0org", Fault::Control { at: 3 }),
            (token.as_str(), Fault::HoldsToken),
            (too_long.as_str(), Fault::TooLong { length: 40, max: 39 }),
            ("my.org", Fault::Forbidden { at: 3, found: '.' }),
            ("@myorg", Fault::Forbidden { at: 1, found: '@' }),
            ("my\u{200b}org", Fault::Forbidden { at: 3, found: '\u{200b}' }),
            ("müller", Fault::Forbidden { at: 2, found: 'ü' }),
            ("myorg/app", Fault::Forbidden { at: 6, found: '/' }),
        ];
        for (text, fault) in table {
            assert_eq!(text.parse::<Username>(), Err(fault), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_text_of_the_permissive_rule_is_accepted(text in "[A-Za-z0-9_-]{1,39}") {
            let username: Username = text.parse().unwrap();
            prop_assert_eq!(username.as_str(), text);
        }

        #[test]
        fn a_login_that_could_sign_up_today_has_no_oddity(text in "[a-z0-9]{1,13}(-[a-z0-9]{1,12}){0,2}") {
            prop_assert_eq!(text.parse::<Username>().unwrap().oddity(), None);
        }

        #[test]
        fn what_is_accepted_needs_no_escaping_in_a_url_path(text in any::<String>()) {
            if let Ok(username) = text.parse::<Username>() {
                prop_assert!(username.as_str().bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)));
            }
        }

        #[test]
        fn a_login_survives_the_wire(text in "[A-Za-z0-9_-]{1,39}") {
            let username: Username = text.parse().unwrap();
            let json = serde_json::to_string(&username).unwrap();
            prop_assert_eq!(serde_json::from_str::<Username>(&json).unwrap(), username);
        }
    }
}
