//! What is said about the fields.

use super::{Key, Phrase, Words};
use crate::Blank::{Number, Text};
use crate::token_note::TokenNote;
use ghcr_contract::{Fault, Field, LoginOddity};

impl Words {
    /// What is wrong with a field, and what to do. `registry` is the host of the registry whose
    /// images the form takes.
    #[must_use]
    pub fn fault(self, field: Field, fault: Fault, registry: &str) -> String {
        let number = |number: usize| Number(number as u64);
        match fault {
            Fault::Empty | Fault::Missing => self.with_registry(Key::FieldMissing(field), registry),
            Fault::TooLong { length, max } => {
                self.phrase(Phrase::TooLong, &[("length", number(length)), ("max", number(max))])
            }
            Fault::Space { at } => self.phrase(Phrase::Space, &[("at", number(at))]),
            Fault::Control { at } => self.phrase(Phrase::Control, &[("at", number(at))]),
            Fault::Forbidden { at, found } => {
                let found = found.to_string();
                self.phrase(Phrase::Forbidden, &[("at", number(at)), ("found", Text(&found))])
            }
            Fault::OtherRegistry => self.with_registry(Phrase::OtherRegistry, registry),
            Fault::OwnerMissing => self.phrase(Phrase::OwnerMissing, &[]),
            Fault::Uppercase { at } => self.phrase(Phrase::Uppercase, &[("at", number(at))]),
            Fault::NamePart { part } => self.phrase(Phrase::NamePart, &[("part", number(part))]),
            Fault::Tag => self.phrase(Phrase::Tag, &[]),
            Fault::Digest => self.phrase(Phrase::Digest, &[]),
            Fault::HoldsToken => {
                self.with_text(Phrase::HoldsToken, "field", self.text(Key::FieldName(Field::Token)))
            }
            Fault::WrongType | Fault::UnknownField => self.phrase(Phrase::NotUnderstood, &[]),
        }
    }

    /// Why the test cannot start: the first field that is in the way.
    #[must_use]
    pub fn obstacle(self, field: Field, fault: Fault) -> String {
        let phrase = if fault == Fault::Empty { Phrase::FillInFirst } else { Phrase::CorrectFirst };
        self.with_text(phrase, "field", self.text(Key::FieldName(field)))
    }

    /// What is unusual about a name that may be asked for all the same.
    #[must_use]
    pub fn login_note(self, oddity: LoginOddity) -> &'static str {
        self.text(Key::Phrase(match oddity {
            LoginOddity::Managed => Phrase::ManagedLogin,
            LoginOddity::Legacy => Phrase::LegacyLogin,
        }))
    }

    /// What the token field says by itself.
    #[must_use]
    pub fn token_note(self, note: &TokenNote) -> String {
        match note {
            TokenNote::Strays(strays) => {
                let names: Vec<_> =
                    strays.iter().map(|stray| self.text(Key::Stray(*stray))).collect();
                self.with_text(Phrase::TokenStrays, "strays", &self.list(&names))
            }
            TokenNote::ForeignLetter => self.phrase(Phrase::TokenForeignLetter, &[]),
            TokenNote::Refused(kind) => self.text(Key::TokenRefused(*kind)).to_owned(),
            TokenNote::TooShort(missing) => {
                self.with_number(Phrase::TokenTooShort, "missing", *missing as u64)
            }
            TokenNote::TooLong(extra) => {
                self.with_number(Phrase::TokenTooLong, "extra", *extra as u64)
            }
            TokenNote::ChecksumDiffers => self.phrase(Phrase::TokenChecksumDiffers, &[]),
            TokenNote::UnknownPrefix => self.phrase(Phrase::TokenUnknownPrefix, &[]),
            TokenNote::Whole(kind) => self.text(Key::TokenWhole(*kind)).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::{OTHER_REGISTRY, english};
    use ghcr_contract::{GITHUB_REGISTRY, Stray, TokenKind};

    #[test]
    fn faults_word_for_word() {
        let table = [
            (Field::Username, Fault::Empty, "Enter the user or organisation that owns the images."),
            (
                Field::Username,
                Fault::Forbidden { at: 3, found: '.' },
                "Character 3, “.”, is not allowed in a GitHub name. Use only the letters A to Z, \
                 digits and hyphens.",
            ),
            (
                Field::Username,
                Fault::TooLong { length: 42, max: 39 },
                "This has 42\u{a0}characters, but at most 39 are allowed. Shorten it.",
            ),
            (
                Field::Description,
                Fault::HoldsToken,
                "This contains a token, which anyone can read here. Move it to “Personal Access Token”.",
            ),
            (
                Field::Image,
                Fault::OwnerMissing,
                "The account's name is missing. Write `myorg/app` instead of `app`.",
            ),
        ];
        for (field, found, sentence) in table {
            assert_eq!(english().fault(field, found, GITHUB_REGISTRY), sentence);
        }
    }

    #[test]
    fn what_is_wrong_with_an_image_names_the_registry_that_is_connected() {
        let table = [
            (
                Fault::OtherRegistry,
                "This image is in another registry. Enter one from `containers.git.example.com:8443`, such \
                 as `containers.git.example.com:8443/myorg/app:latest`.",
            ),
            (
                Fault::Empty,
                "Enter an image such as `containers.git.example.com:8443/myorg/app:latest`, or leave the field \
                 empty.",
            ),
        ];
        for (fault, sentence) in table {
            assert_eq!(english().fault(Field::Image, fault, OTHER_REGISTRY), sentence);
        }
    }

    #[test]
    fn the_token_speaks_word_for_word() {
        let table = [
            (TokenNote::TooShort(3), "Too short by 3\u{a0}characters. Copy the whole token again."),
            (TokenNote::TooShort(1), "Too short by 1\u{a0}character. Copy the whole token again."),
            (
                TokenNote::Strays(vec![Stray::Scheme, Stray::Quote]),
                "This was copied along with the token: a word such as `Bearer` in front of it and a \
                 quotation mark.",
            ),
            (
                TokenNote::Refused(TokenKind::FineGrained),
                "This is a fine-grained token, and GHCR accepts classic tokens only. Create a classic \
                 token with `read:packages`.",
            ),
        ];
        for (note, sentence) in table {
            assert_eq!(english().token_note(&note), sentence);
        }
    }
}
