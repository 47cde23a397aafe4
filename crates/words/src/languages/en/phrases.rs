//! Texts with blanks.

use crate::{Phrase, ReportPhrase};

pub(super) fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::And => "and",
        Phrase::Seconds => "{number:second|seconds}",
        Phrase::Minutes => "{number:minute|minutes}",
        Phrase::Hours => "{number:hour|hours}",
        Phrase::Days => "{number:day|days}",
        Phrase::Again => "{sentence} Test again in {wait}.",
        Phrase::AgainLater => "{sentence} Test again later.",

        Phrase::TooLong => {
            "This has {length:character|characters}, but at most {max} are allowed. Shorten it."
        }
        Phrase::Space => "Character {at} is a space. Remove it.",
        Phrase::Control => {
            "Character {at} is an invisible control character. Type the text instead of pasting it."
        }
        Phrase::Forbidden => {
            "Character {at}, “{found}”, is not allowed in a GitHub name. Use only the letters A to \
             Z, digits and hyphens."
        }
        Phrase::OtherRegistry => {
            "This image is in another registry. Enter one from `{registry}`, such as \
             `{registry}/myorg/app:latest`."
        }
        Phrase::OwnerMissing => {
            "The account's name is missing. Write `myorg/app` instead of `app`."
        }
        Phrase::Uppercase => {
            "Character {at} is a capital letter. Image names are in lower case: use a small letter."
        }
        Phrase::NamePart => {
            "Part {part} of the name is empty or has a character that is not allowed there. Copy \
             the name from the package's page on GitHub."
        }
        Phrase::Tag => {
            "This is not a tag. Use up to 128 characters: the letters A to Z, digits, `_`, `.` or \
             `-`. Begin with a letter, a digit or `_`."
        }
        Phrase::Digest => {
            "This is not a complete digest: `sha256:` and 64 hexadecimal digits. Copy it again \
             from GitHub."
        }
        Phrase::HoldsToken => {
            "This contains a token, which anyone can read here. Move it to “{field}”."
        }
        Phrase::NotUnderstood => {
            "The service does not understand this field. Reload the page; it may be out of date."
        }
        Phrase::FillInFirst => "Fill in “{field}” first.",
        Phrase::CorrectFirst => "Correct “{field}” first.",
        Phrase::ManagedLogin => {
            "This looks like the name of a user managed by an enterprise, who cannot own packages. \
             Enter the organisation instead."
        }
        Phrase::LegacyLogin => {
            "GitHub no longer allows new accounts with such a name. Check that it is written as on \
             GitHub."
        }
        Phrase::TokenStrays => "This was copied along with the token: {strays}.",
        Phrase::TokenForeignLetter => {
            "The token contains a letter from another alphabet that only looks right. Copy the \
             token again."
        }
        Phrase::FromPaste => "Filled in from the text you pasted: {fields}.",
        Phrase::TokenInPaste => "This is more than a token: a whole command or file was pasted.",
        Phrase::TokenTooShort => {
            "Too short by {missing:character|characters}. Copy the whole token again."
        }
        Phrase::TokenTooLong => {
            "Too long by {extra:character|characters}. Copy the token again, and nothing else."
        }
        Phrase::TokenChecksumDiffers => {
            "The checksum does not match: a character is probably missing or wrong. Copy the token \
             again."
        }
        Phrase::TokenUnknownPrefix => {
            "This does not start like any GitHub token known here; a classic one starts with \
             `ghp_`. Check what you copied."
        }

        Phrase::Unreachable => {
            "The service behind this page cannot be reached, so nothing was tested. Check your \
             connection, then test again."
        }
        Phrase::ProxyTimedOut => {
            "The service behind this page did not answer in time, so nothing is known yet. Test \
             again in a minute."
        }
        Phrase::NotTheProxy => {
            "Something else answered instead of the service (HTTP {status}). Sign in again if your \
             company requires it, then reload this page."
        }
        Phrase::Unreadable => {
            "This page does not understand the service's answer. Reload the page; it may be out of \
             date."
        }
        Phrase::BrokenOff => {
            "The service's answer was cut off before the end, so there is no verdict. Test again."
        }
        Phrase::Unsigned => {
            "The page around this form could not say who you are, so nothing was sent. Sign in \
             there again, then try again."
        }
        Phrase::NotTaken => {
            "The registry was not saved: the application answered with HTTP {status}. What you \
             typed is still here; try again in a minute."
        }
    }
}

pub(super) fn of_report(phrase: ReportPhrase) -> &'static str {
    match phrase {
        ReportPhrase::NothingToChange => "Nothing needs to be changed.",
        ReportPhrase::PublicOnly => {
            "Public images need no token. To scan internal ones as well, add a token."
        }
        ReportPhrase::NothingSent => "Nothing was sent to GitHub.",
        ReportPhrase::Effort => "{calls:request|requests} to GitHub in {seconds}\u{a0}s.",

        ReportPhrase::NotChecked => "Not checked.",
        ReportPhrase::OutOfTime => "The test ran out of time before this was known.",
        ReportPhrase::AcceptedAndOwned => "GitHub accepts the token; it belongs to `{owner}`.",
        ReportPhrase::EndsIn => "The token expires in {days:day|days}.",
        ReportPhrase::EndsToday => "The token expires today; scans will fail after that.",
        ReportPhrase::EndsSoonIn => {
            "The token expires in {days:day|days}; scans will fail after that."
        }
        ReportPhrase::AccountOfKind => "`{login}` exists on GitHub ({kind}).",
        ReportPhrase::AccountKnown => "`{login}` exists on GitHub.",
        ReportPhrase::OwnedByOther => "The token belongs to `{owner}`, not to this account.",
        ReportPhrase::NotAMember => {
            "{owner} is not a member of {organization}; internal images are only for members of \
             the organisation or its enterprise."
        }
        ReportPhrase::TheOwner => "The token's owner",
        ReportPhrase::TheOrganization => "the organisation",
        ReportPhrase::LifetimeAtMost => {
            "The organisation limits the lifetime of tokens to {days:day|days}, and this one is \
             valid for longer."
        }
        ReportPhrase::Listed => "Container packages that can be seen: {packages}.",
        ReportPhrase::Pulled => "`{image}` can be pulled with this token.",
        ReportPhrase::PulledChosen => {
            "No image was named, so `{image}` was taken from the list; it can be pulled with this \
             token."
        }

        ReportPhrase::CharactersMissing => "{number:character|characters} missing",
        ReportPhrase::AsUsual => "as usual",
        ReportPhrase::CharactersTooMany => "{number:character|characters} too many",
        ReportPhrase::DaysLeft => "{number:day|days} left",
        ReportPhrase::EndedAgo => "expired {number:day|days} ago",
        ReportPhrase::NoneAtAll => "none",
        ReportPhrase::NotCounted => "not counted",
        ReportPhrase::CountedPublic => "{number} public",
        ReportPhrase::CountedInternal => "{number} internal",
        ReportPhrase::CountedPrivate => "{number} private",
        ReportPhrase::AtLeast => "at least {packages}",
        ReportPhrase::TakenFromList => "`{image}` (taken from the list)",
        ReportPhrase::DayInUtc => "{day} (UTC)",

        ReportPhrase::Newest => "The newest {shown} of {total}",
        ReportPhrase::Matching => "{number:package|packages} found",
        ReportPhrase::EndNotTold => "GitHub does not tell when it expires.",
        ReportPhrase::EndsOnDay => "The token expires on {day} (UTC).",
        ReportPhrase::CalendarTitle => "GitHub token of {owner} expires",
        ReportPhrase::CalendarBody => {
            "Scans of {account} in the GitHub Container Registry fail once this token has expired. \
             Before that, renew it on GitHub under Settings → Developer settings → Personal access \
             tokens → Tokens (classic), and enter the new one in the scanner."
        }

        ReportPhrase::ChecksDone => "{done} of {all} checks",
        ReportPhrase::ChecksPassed => "{number:check|checks} passed",
        ReportPhrase::ChecksUntold => "{number} could not be told",
        ReportPhrase::ChecksNotMade => "{number} skipped",
        ReportPhrase::UpdatedAgo => "Updated {ago}",
    }
}
