//! What is said about the fields.

use super::{count, evidence, list};
use crate::token_note::TokenNote;
use crate::words::en::labels::LABELS;
use ghcr_contract::{Fault, Field, LoginOddity, TokenKind};

pub(super) fn fault(field: Field, fault: Fault) -> String {
    match fault {
        Fault::Empty | Fault::Missing => missing(field).to_owned(),
        Fault::TooLong { length, max } => {
            format!("This has {length} characters, and at most {max} fit. Shorten it.")
        }
        Fault::Space { at } => format!("Character {at} is a space. Remove it."),
        Fault::Control { at } => {
            format!("Character {at} is an invisible control character. Type the text instead of pasting it.")
        }
        Fault::Forbidden { at, found } => {
            format!(
                "Character {at}, “{found}”, cannot be in a GitHub name. Use letters, digits and hyphens only."
            )
        }
        Fault::OtherRegistry => {
            "This image is in another registry. Enter one of `ghcr.io`, such as `ghcr.io/myorg/app:latest`."
                .into()
        }
        Fault::OwnerMissing => "The owner is missing. Write `myorg/app` instead of `app`.".into(),
        Fault::Uppercase { at } => {
            format!("Character {at} is a capital letter. Image names are lower-case: write it small.")
        }
        Fault::NamePart { part } => format!(
            "Part {part} of the name is empty or has a character that does not fit there. Copy the name from the \
             package's page on GitHub."
        ),
        Fault::Tag => {
            "This is not a tag. Use up to 128 letters, digits, `_`, `.` or `-`, and begin with a letter, a \
                       digit or `_`."
                .into()
        }
        Fault::Digest => {
            "This is not a whole digest: `sha256:` and 64 hexadecimal digits. Copy it again from GitHub."
                .into()
        }
        Fault::WrongType | Fault::UnknownField => {
            "The service does not understand this field. Reload the page; it may be older than the service."
                .into()
        }
    }
}

fn missing(field: Field) -> &'static str {
    match field {
        Field::Username => "Enter the user or organisation that owns the images.",
        Field::Token => "Paste the token, or leave the field empty to scan public images only.",
        Field::Description => "Enter a description, or leave the field empty.",
        Field::Image => "Enter an image such as `ghcr.io/myorg/app:latest`, or leave the field empty.",
    }
}

pub(super) fn obstacle(field: Field, fault: Fault) -> String {
    let label = match field {
        Field::Username => LABELS.username.label,
        Field::Token => LABELS.token.label,
        Field::Description => LABELS.description.label,
        Field::Image => LABELS.image.label,
    };
    if fault == Fault::Empty {
        format!("Fill in “{label}” first.")
    } else {
        format!("Correct “{label}” first.")
    }
}

pub(super) fn login_note(oddity: LoginOddity) -> &'static str {
    match oddity {
        LoginOddity::Managed => {
            "This looks like a user managed by an enterprise, who cannot own packages. Enter the organisation instead."
        }
        LoginOddity::Legacy => {
            "Such a name could not be signed up today. Check that it is written as on GitHub."
        }
    }
}

pub(super) fn token_note(note: &TokenNote) -> String {
    match note {
        TokenNote::Strays(strays) => {
            let names: Vec<_> = strays.iter().copied().map(evidence::stray).collect();
            format!("This was copied along with the token: {}.", list(&names))
        }
        TokenNote::ForeignLetter => {
            "A letter of another alphabet is in it, which only looks right. Copy the token again from GitHub.".into()
        }
        TokenNote::Refused(kind) => refused(*kind).to_owned(),
        TokenNote::TooShort(missing) => format!(
            "Too short by {}. Copy the whole token again from GitHub.",
            count(*missing as u64, "character")
        ),
        TokenNote::TooLong(extra) => format!(
            "Too long by {}. Copy the token again from GitHub, and nothing else.",
            count(*extra as u64, "character")
        ),
        TokenNote::ChecksumDiffers => {
            "The checksum does not fit: a character is probably missing or wrong. Copy the token again from GitHub."
                .into()
        }
        TokenNote::UnknownPrefix => {
            "This starts like no GitHub token known here; a classic one starts with `ghp_`. Check what you copied."
                .into()
        }
        TokenNote::Whole(kind) => whole(*kind).to_owned(),
    }
}

fn refused(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::FineGrained => {
            "This is a fine-grained token, and GHCR takes classic ones only. Create a classic token with \
             `read:packages`."
        }
        TokenKind::AppInstallation => {
            "This is a token of a GitHub App or of Actions, which works inside Actions only. Create a classic token \
             with `read:packages`."
        }
        TokenKind::AppUser => {
            "This is a GitHub App's user token, which ends after eight hours. Create a classic token with \
             `read:packages`."
        }
        TokenKind::Refresh => {
            "This is a refresh token, which only renews another one. Create a classic token with `read:packages`."
        }
        TokenKind::Classic | TokenKind::Legacy | TokenKind::OauthApp | TokenKind::Unknown => {
            "Tokens of this kind are not taken here. Use one of the kind that the hint above names."
        }
    }
}

fn whole(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Classic => "A classic token, copied whole.",
        TokenKind::Legacy => "Looks like a token from before April 2021.",
        TokenKind::OauthApp => "An OAuth app's token, copied whole.",
        TokenKind::FineGrained => "A fine-grained token, as long as it should be.",
        TokenKind::AppUser => "A GitHub App's user token, copied whole.",
        TokenKind::AppInstallation => "A token of a GitHub App or of Actions.",
        TokenKind::Refresh => "A refresh token, copied whole.",
        TokenKind::Unknown => "A token of a kind that is not known here.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::Stray;

    #[test]
    fn faults_word_for_word() {
        let table = [
            (Field::Username, Fault::Empty, "Enter the user or organisation that owns the images."),
            (
                Field::Username,
                Fault::Forbidden { at: 3, found: '.' },
                "Character 3, “.”, cannot be in a GitHub name. Use letters, digits and hyphens only.",
            ),
            (
                Field::Username,
                Fault::TooLong { length: 42, max: 39 },
                "This has 42 characters, and at most 39 fit. Shorten it.",
            ),
            (Field::Image, Fault::OwnerMissing, "The owner is missing. Write `myorg/app` instead of `app`."),
        ];
        for (field, found, sentence) in table {
            assert_eq!(fault(field, found), sentence);
        }
    }

    #[test]
    fn the_token_speaks_word_for_word() {
        let table = [
            (TokenNote::TooShort(3), "Too short by 3 characters. Copy the whole token again from GitHub."),
            (TokenNote::TooShort(1), "Too short by 1 character. Copy the whole token again from GitHub."),
            (
                TokenNote::Strays(vec![Stray::Scheme, Stray::Quote]),
                "This was copied along with the token: the word in front of it and a quotation mark.",
            ),
            (
                TokenNote::Refused(TokenKind::FineGrained),
                "This is a fine-grained token, and GHCR takes classic ones only. Create a classic token with \
                 `read:packages`.",
            ),
        ];
        for (note, sentence) in table {
            assert_eq!(token_note(&note), sentence);
        }
    }
}
