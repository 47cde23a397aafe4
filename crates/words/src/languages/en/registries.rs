//! Texts of the saved registries.

use crate::{RegistryLabel, RegistryPhrase};
use ghcr_contract::{RegistryEventKind, RegistryState, TokenAspect};

pub(super) fn label(label: RegistryLabel) -> &'static str {
    match label {
        RegistryLabel::Title => "Saved registries",
        RegistryLabel::Lead => "See which registries need attention before a scan fails.",
        RegistryLabel::LocalList => {
            "There is no login here: anyone who uses this computer sees and changes this list."
        }
        RegistryLabel::NotKept => {
            "This service does not save registries. Whoever runs it turns that on with \
             `--database-url`."
        }
        RegistryLabel::Empty => "No registry is saved yet.",
        RegistryLabel::EmptyHint => "Test a connection, then press “Save registry”.",
        RegistryLabel::Connect => "Connect a registry",
        RegistryLabel::Find => "Find by account or description",
        RegistryLabel::FilterState => "State",
        RegistryLabel::AnyState => "All states",
        RegistryLabel::NoMatch => "No registry matches. Change the search or the state.",
        RegistryLabel::More => "Show more",
        RegistryLabel::Loading => "Loading the registries…",
        RegistryLabel::TryAgain => "Try again",
        RegistryLabel::All => "All registries",
        RegistryLabel::Export => "Export as JSON",
        RegistryLabel::Import => "Import from JSON",
        RegistryLabel::TransferHint => "An export holds no tokens.",
        RegistryLabel::ImportUnreadable => {
            "This file cannot be read. Choose a JSON file that was exported from this list."
        }
        RegistryLabel::ImportKnown => "Every registry in this file is in the list already.",
        RegistryLabel::History => "History",
        RegistryLabel::Replace => "Replace token",
        RegistryLabel::ReplaceLead => {
            "The new token is tested first. It replaces the saved one only if the test ends at \
             least as well."
        }
        RegistryLabel::Replaced => "The token is replaced.",
        RegistryLabel::Kept => {
            "The saved token stays, because the test of the new one ended worse:"
        }
        RegistryLabel::KeptUndecided => {
            "The saved token stays, because the test of the new one gave no clear result:"
        }
        RegistryLabel::Regenerate => "Regenerate the token on GitHub",
        RegistryLabel::Edit => "Edit",
        RegistryLabel::SaveChanges => "Save changes",
        RegistryLabel::ChangesSaved => "The changes are saved.",
        RegistryLabel::OtherAccount => {
            "A saved token is never sent for another account. Enter the token for this one."
        }
        RegistryLabel::Remove => "Remove",
        RegistryLabel::Undo => "Undo",
        RegistryLabel::ShowList => "Show the saved registries",
    }
}

pub(super) fn phrase(phrase: RegistryPhrase) -> &'static str {
    match phrase {
        RegistryPhrase::Removed => "“{name}” is removed.",
        RegistryPhrase::Restored => "“{name}” is back.",
        RegistryPhrase::EndsToday => "Token expires today",
        RegistryPhrase::EndsIn => "Token expires in {days:day|days}",
        RegistryPhrase::EndsOn => "Token expires on {day}",
        RegistryPhrase::TestedAgo => "Tested {ago}",
        RegistryPhrase::Imported => {
            "{number:registry|registries} imported. Add a token where one is missing."
        }
        RegistryPhrase::ImportStopped => "{done} of {all} imported. {reason}",
        RegistryPhrase::ImportElsewhere => {
            "Nothing is imported: the file is about `{host}`, and this service is connected \
             to `{connected}`."
        }
        RegistryPhrase::Changed => "Changed: {aspects}.",
        RegistryPhrase::TestedWith => "Tested: {state}",
    }
}

pub(super) fn state(state: RegistryState) -> &'static str {
    match state {
        RegistryState::NeverTested => "Not tested yet",
        RegistryState::Ready => "Ready to scan",
        RegistryState::ReadyWithWarnings => "Ready, with a warning",
        RegistryState::Blocked => "Not ready",
        RegistryState::Inconclusive => "Not known",
    }
}

pub(super) fn event(kind: RegistryEventKind) -> &'static str {
    match kind {
        RegistryEventKind::Created => "Saved",
        RegistryEventKind::Changed => "Changed",
        RegistryEventKind::TokenReplaced => "Token replaced",
        RegistryEventKind::TokenKept => "New token tested and not saved",
        RegistryEventKind::Tested => "Tested",
        RegistryEventKind::TokenHandedOut => "Token read by a scanner",
        RegistryEventKind::ExpiryReminder => "Reminder: the token expires soon",
        RegistryEventKind::Removed => "Removed",
        RegistryEventKind::Restored => "Restored",
    }
}

pub(super) fn aspect(aspect: TokenAspect) -> &'static str {
    match aspect {
        TokenAspect::Owner => "owner",
        TokenAspect::Kind => "kind",
        TokenAspect::Scopes => "scopes",
        TokenAspect::ExpiresAt => "expiry date",
        TokenAspect::State => "test result",
    }
}
