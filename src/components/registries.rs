//! The saved registries: the list, and one of them.

pub mod actions;
pub mod edit;
pub mod facts;
pub mod filter;
pub mod history;
pub mod list;
pub mod notice;
pub mod opened;
pub mod panel;
pub mod replace_token;
pub mod row;
pub mod transfer;

use super::icon::Glyph;
use crate::i18n::{Label, Words};
use ghcr_contract::{RegistryState, SavedRegistry};
use ghcr_words::Blank::{Number, Text};
use ghcr_words::RegistryPhrase;

/// What a registry is called: its description, or its account where it has none.
pub fn name_of(registry: &SavedRegistry) -> String {
    let description = registry.description.as_str();
    if description.is_empty() { registry.username.to_string() } else { description.to_owned() }
}

const fn glyph_of(state: RegistryState) -> Glyph {
    match state {
        RegistryState::NeverTested => Glyph::Skipped,
        RegistryState::Ready => Glyph::Pass,
        RegistryState::ReadyWithWarnings => Glyph::Warn,
        RegistryState::Blocked => Glyph::Fail,
        RegistryState::Inconclusive => Glyph::Unknown,
    }
}

const DAY: i64 = 24 * 60 * 60;

/// Until when the token works: so many days where these are few, else the day. `None` where nobody
/// knows, or the token has ended.
fn expiry(words: Words, registry: &SavedRegistry, now: i64) -> Option<String> {
    const FEW_DAYS: i64 = 30;
    let Some(token) = &registry.token else {
        return Some(words.label(Label::NoToken).to_owned());
    };
    let at = token.expires_at?;
    let days = (at - now).div_euclid(DAY);
    match days {
        ..0 => None,
        0 => Some(words.phrase(RegistryPhrase::EndsToday, &[])),
        1..=FEW_DAYS => {
            Some(words.phrase(RegistryPhrase::EndsIn, &[("days", Number(days.unsigned_abs()))]))
        }
        _ => Some(words.phrase(RegistryPhrase::EndsOn, &[("day", Text(&words.day(at)))])),
    }
}

/// How many days ago that was: `3 days ago`.
fn ago(words: Words, at: i64, now: i64) -> String {
    words.ago(u64::try_from(now.div_euclid(DAY) - at.div_euclid(DAY)).unwrap_or_default())
}
