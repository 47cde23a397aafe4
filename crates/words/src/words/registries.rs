//! Sentences about saved registries.

use super::{Key, Words};
use crate::Blank::{Number, Text};
use crate::day::SECONDS_OF_DAY;
use crate::{Label, RegistryPhrase};
use ghcr_contract::{
    Check, CheckEvidence, Outcome, RegistryEvent, RegistryEventKind, RegistryState, SavedRegistry,
    TokenAspect,
};

impl Words {
    /// Why a registry stands as it does: the sentence of the check that its last test speaks of
    /// first. `None` where all is well or nothing was tested.
    #[must_use]
    pub fn saved_reason(self, registry: &SavedRegistry, now: i64) -> Option<String> {
        let outcome = match registry.state {
            RegistryState::NeverTested | RegistryState::Ready => return None,
            RegistryState::ReadyWithWarnings => Outcome::Warn,
            RegistryState::Blocked => Outcome::Fail,
            RegistryState::Inconclusive => Outcome::Unknown,
        };
        let token = registry.token.as_ref();
        let expires_at = token.and_then(|token| token.expires_at);
        let evidence = CheckEvidence {
            token_owner: token.and_then(|token| token.owner.clone()),
            login: Some(registry.username.to_string()),
            expires_at,
            days_left: expires_at.map(|at| (at - now).div_euclid(SECONDS_OF_DAY)),
            ..CheckEvidence::default()
        };
        let check = Check::new(registry.headline?, outcome);
        let check = Check { cause: registry.cause, ..check }.with_evidence(evidence);
        Some(self.check_sentence(&check))
    }

    /// Until when a registry's token works: so many days where these are few, else the day. `None`
    /// where nobody knows, or the token has ended.
    #[must_use]
    pub fn saved_expiry(self, registry: &SavedRegistry, now: i64) -> Option<String> {
        const FEW_DAYS: i64 = 30;
        let Some(token) = &registry.token else {
            return Some(self.label(Label::NoToken).to_owned());
        };
        let at = token.expires_at?;
        let days = (at - now).div_euclid(SECONDS_OF_DAY);
        match days {
            ..0 => None,
            0 => Some(self.phrase(RegistryPhrase::EndsToday, &[])),
            1..=FEW_DAYS => {
                Some(self.phrase(RegistryPhrase::EndsIn, &[("days", Number(days.unsigned_abs()))]))
            }
            _ => Some(self.phrase(RegistryPhrase::EndsOn, &[("day", Text(&self.day(at)))])),
        }
    }

    /// When a registry was last tested: `Tested 3 days ago`.
    #[must_use]
    pub fn tested_ago(self, at: i64, now: i64) -> String {
        self.with_text(RegistryPhrase::TestedAgo, "ago", &self.ago(at, now))
    }

    /// What happened to a registry: `Token replaced`, `Tested: Ready to scan`, and of a test that
    /// found something its check: `Tested: Not ready · Single sign-on`.
    #[must_use]
    pub fn registry_event(self, event: &RegistryEvent) -> String {
        let told = match (event.kind, event.state) {
            (RegistryEventKind::Tested, Some(state)) => {
                self.with_text(RegistryPhrase::TestedWith, "state", self.text(state.into()))
            }
            _ => self.text(Key::RegistryEvent(event.kind)).to_owned(),
        };
        match event.headline {
            Some(check) => format!("{told} · {}", self.text(Key::CheckTitle(check))),
            None => told,
        }
    }

    /// What a new token has changed: `Changed: owner and scopes.` `None` if it has changed nothing.
    #[must_use]
    pub fn token_changes(self, changes: &[TokenAspect]) -> Option<String> {
        let names: Vec<_> = changes.iter().map(|aspect| self.text((*aspect).into())).collect();
        let list = self.list(&names);
        (!names.is_empty()).then(|| self.with_text(RegistryPhrase::Changed, "aspects", &list))
    }
}

#[cfg(test)]
mod tests {
    use crate::words::tests::english;
    use ghcr_contract::{RegistryEvent, SavedRegistry, TokenAspect};
    use serde_json::{Value, json};

    fn registry(more: &Value) -> SavedRegistry {
        let mut registry = json!({
            "id": "1", "username": "northpier-labs", "host": "ghcr.io", "visibility": "internal",
            "description": "", "has_token": true, "state": "blocked", "created_at": 0,
            "updated_at": 0, "version": 1,
            "token": {"kind": "classic", "owner": "mona", "set_at": 0, "expires_at": 864_000},
        });
        registry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        serde_json::from_value(registry).unwrap()
    }

    #[test]
    fn the_reason_is_that_of_the_last_tests_headline() {
        let table = [
            (json!({"state": "ready"}), None),
            (json!({"state": "never_tested"}), None),
            (
                json!({"headline": "account.owner", "cause": "owner_differs"}),
                Some("The token belongs to `mona`"),
            ),
            (
                json!({
                    "state": "ready_with_warnings", "headline": "token.expiry",
                    "cause": "expires_soon",
                }),
                Some("The token expires in 10\u{a0}days; scans will fail after that."),
            ),
            (
                json!({"headline": "token.accepted", "cause": "expired_or_revoked"}),
                Some("GitHub does not accept"),
            ),
        ];
        for (more, expected) in table {
            let reason = english().saved_reason(&registry(&more), 0);
            match (&reason, expected) {
                (Some(reason), Some(expected)) => assert!(reason.contains(expected), "{reason}"),
                _ => assert!(reason.is_none() && expected.is_none(), "{more}: {reason:?}"),
            }
        }
    }

    #[test]
    fn the_days_of_a_token_are_counted_while_they_are_few() {
        let day = super::SECONDS_OF_DAY;
        let expiry = |now| english().saved_expiry(&registry(&json!({})), now);
        for (now, expected) in [
            (864_000 - 31 * day, "Token expires on 1970-01-11"),
            (864_000 - 30 * day, "Token expires in 30\u{a0}days"),
            (864_000 - 1, "Token expires today"),
        ] {
            assert_eq!(expiry(now).as_deref(), Some(expected), "{now}");
        }
        assert_eq!(expiry(864_001), None);
        let without = english().saved_expiry(&registry(&json!({ "token": null })), 0);
        assert_eq!(without.as_deref(), Some("No token"));
        assert_eq!(english().tested_ago(day - 1, day), "Tested 1 days ago");
    }

    #[test]
    fn events_and_changes_read_as_spoken() {
        let event = |event| serde_json::from_value::<RegistryEvent>(event).unwrap();
        let tested =
            event(json!({"seq": 1, "at": 0, "kind": "tested", "state": "ready", "actor": "mona"}));
        assert_eq!(english().registry_event(&tested), "Tested: Ready to scan");
        let blocked = event(json!({
            "seq": 2, "at": 0, "kind": "tested", "state": "blocked", "actor": "mona",
            "headline": "org.sso", "cause": "sso_required",
        }));
        assert_eq!(english().registry_event(&blocked), "Tested: Not ready · Single sign-on");
        let saved = event(json!({"seq": 1, "at": 0, "kind": "created", "actor": "mona"}));
        assert_eq!(english().registry_event(&saved), "Saved");
        // The state is the new token's, and not the registry's.
        let kept = json!({
            "seq": 1, "at": 0, "kind": "token_kept", "state": "blocked", "actor": "mona",
        });
        assert_eq!(english().registry_event(&event(kept)), "New token tested and not saved");
        let changes = english().token_changes(&[TokenAspect::Owner, TokenAspect::Scopes]);
        assert_eq!(changes.as_deref(), Some("Changed: owner and scopes."));
        assert_eq!(english().token_changes(&[]), None);
    }
}
