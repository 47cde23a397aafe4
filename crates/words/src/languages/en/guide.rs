//! The token guide.

use crate::{GuideNote, GuideStep, GuideTick};

pub(super) fn title(step: GuideStep) -> &'static str {
    match step {
        GuideStep::Settings => "Access GitHub Settings",
        GuideStep::Generate => "Generate New Token",
        GuideStep::Scopes => "Select Scopes",
        GuideStep::Copy => "Copy Token",
        GuideStep::SingleSignOn => "Authorise for single sign-on",
    }
}

pub(super) fn body(step: GuideStep) -> &'static str {
    match step {
        GuideStep::Settings => {
            "Sign in with the account, personal or machine, that has access to the \
             [package|packages]."
        }
        GuideStep::Generate => {
            "GitHub's container [registry|registry], GHCR, accepts classic tokens only."
        }
        GuideStep::Scopes => "The [scope|scope] `read:packages` is enough to scan internal images.",
        GuideStep::Copy => "GitHub shows the token once: copy it before you leave the page.",
        GuideStep::SingleSignOn => {
            "If the organisation uses SAML [single-sign-on|single sign-on], the token cannot read \
             its internal images until it is authorised."
        }
    }
}

pub(super) fn tick(tick: GuideTick) -> &'static str {
    match tick {
        GuideTick::OpenSettings => "Click your profile picture on GitHub → “Settings”",
        GuideTick::OpenDeveloperSettings => "In the left sidebar, click “Developer settings”",
        GuideTick::OpenTokensClassic => "Open “Personal access tokens” → “Tokens (classic)”",
        GuideTick::GenerateClassic => "Click “Generate new token” → “Generate new token (classic)”",
        GuideTick::FillInNote => "Fill in “Note” with a name that you will recognise",
        GuideTick::ChooseExpiration => "Choose an “Expiration” of 90 days or less",
        GuideTick::TickReadPackages => "Tick `read:packages`",
        GuideTick::LeaveTheRest => "Leave all other scopes unticked",
        GuideTick::GenerateToken => "Click “Generate token”",
        GuideTick::CopyIt => "Copy the token",
        GuideTick::PasteIt => "Paste it into the form",
        GuideTick::OpenConfigureSso => "Beside the token, click “Configure SSO”",
        GuideTick::Authorize => "Next to the organisation, click “Authorize”",
    }
}

pub(super) fn note(note: GuideNote) -> &'static str {
    match note {
        GuideNote::PublicOnly => {
            "Public images need no token: skip this guide and leave the field empty."
        }
        GuideNote::PrefilledLink => {
            "Check the scopes and the expiration on GitHub's page: part of this link is not \
             documented."
        }
        GuideNote::WritePackages => {
            "`write:packages` is only for pushing images. On GitHub's page it also ticks `repo`, \
             which gives access to your repositories."
        }
        GuideNote::ShownOnce => {
            "If you have lost the token, delete it on GitHub and generate a new one."
        }
        GuideNote::NoConfigureSso => {
            "No “Configure SSO”? Sign in to the organisation once through its identity provider, \
             then reload the page."
        }
    }
}
