//! The demo's personas: their groups, what a test of each shows, and the search for one.

use crate::help_search::fold;
use crate::key::Key;
use crate::labels::texts;
use crate::words::Words;
use ghcr_contract::{CheckCode, Persona, Verdict};

texts! {
    /// A group of personas, in the order of the demo's panel.
    pub enum PersonaGroup {
        Works,
        Token,
        Account,
        Organisation,
        Image,
        Outage,
    }
}

impl PersonaGroup {
    /// The group of a persona. What expects a cause is an outage, whichever check meets it.
    #[must_use]
    pub fn of(persona: &Persona) -> Self {
        match headline(persona) {
            Some(_) if persona.cause.is_some() => Self::Outage,
            Some(code) => Self::of_code(code),
            None => Self::Works,
        }
    }

    const fn of_code(code: CheckCode) -> Self {
        match code {
            CheckCode::TokenFormat
            | CheckCode::TokenKind
            | CheckCode::TokenAccepted
            | CheckCode::TokenScope
            | CheckCode::TokenExpiry => Self::Token,
            CheckCode::UsernameFormat | CheckCode::AccountExists | CheckCode::AccountOwner => {
                Self::Account
            }
            CheckCode::OrgMembership | CheckCode::OrgSso | CheckCode::OrgPolicy => {
                Self::Organisation
            }
            CheckCode::PackagesList
            | CheckCode::PackagesVisibility
            | CheckCode::ImagePull
            | CheckCode::ImageAnonymous => Self::Image,
            CheckCode::GithubReachable => Self::Outage,
        }
    }
}

/// The check that the report's headline is about; `None` for `ready`.
fn headline(persona: &Persona) -> Option<CheckCode> {
    persona.expect.parse().ok()
}

impl Words {
    /// What a test of the persona shows.
    #[must_use]
    pub fn promise(self, persona: &Persona) -> &'static str {
        self.text(match (headline(persona), persona.cause) {
            (Some(_), Some(cause)) => Key::Cause(cause),
            (Some(code), None) => Key::Failed(code),
            (None, _) => Key::Verdict(Verdict::Ready),
        })
    }

    /// Returns true if each word of the query is part of the persona's title, name or group, or of
    /// what a test of it shows. Case and accents do not matter.
    #[must_use]
    pub fn finds_persona(self, query: &str, persona: &Persona) -> bool {
        let group = self.text(Key::PersonaGroup(PersonaGroup::of(persona)));
        let name = persona.username.as_str();
        let texts = fold(&[&persona.title, name, group, self.promise(persona)].join(" "));
        fold(query).split_whitespace().all(|word| texts.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;
    use ghcr_contract::Cause;

    fn persona(title: &str, expect: &str, cause: Option<Cause>) -> Persona {
        Persona {
            title: title.to_owned(),
            username: "northpier-labs".parse().expect("a login"),
            token: None,
            image: None,
            expect: expect.to_owned(),
            cause,
        }
    }

    #[test]
    fn the_group_follows_from_what_is_expected() {
        for (expect, cause, group) in [
            ("ready", None, PersonaGroup::Works),
            ("username.format", None, PersonaGroup::Account),
            ("token.scope", None, PersonaGroup::Token),
            ("account.owner", None, PersonaGroup::Account),
            ("org.sso", None, PersonaGroup::Organisation),
            ("packages.list", None, PersonaGroup::Image),
            ("image.anonymous", None, PersonaGroup::Image),
            ("github.reachable", None, PersonaGroup::Outage),
            ("image.pull", Some(Cause::GithubOutage), PersonaGroup::Outage),
        ] {
            assert_eq!(PersonaGroup::of(&persona("", expect, cause)), group, "{expect}");
        }
    }

    #[test]
    fn what_is_promised_is_what_the_report_says() {
        let words = Words::of(Lang::En);
        for (expect, cause, promise) in [
            ("ready", None, Key::Verdict(Verdict::Ready)),
            ("token.scope", None, Key::Failed(CheckCode::TokenScope)),
            ("github.reachable", Some(Cause::RateLimited), Key::Cause(Cause::RateLimited)),
        ] {
            assert_eq!(words.promise(&persona("", expect, cause)), words.text(promise));
        }
    }

    #[test]
    fn a_persona_is_found_by_all_that_is_said_of_it() {
        let expired = persona("Expired token", "token.accepted", None);
        let english = Words::of(Lang::En);
        for query in
            ["", "  ", "EXPIRED", "northpier-l", "the token", "does not accept", "labs exp"]
        {
            assert!(english.finds_persona(query, &expired), "{query}");
        }
        for query in ["outage", "expired quay"] {
            assert!(!english.finds_persona(query, &expired), "{query}");
        }
        let unauthorised = persona("Single sign-on", "org.sso", None);
        for query in ["autorisé", "AUTORISE", "l'organisation"] {
            assert!(Words::of(Lang::Fr).finds_persona(query, &unauthorised), "{query}");
        }
    }
}
