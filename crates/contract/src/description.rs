//! The name that people give to a connection.

use crate::fault::{Fault, check_length, check_no_token};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Free text of one line, such as `Production GitHub Registry`; empty is fine, a token is not.
/// White space around it is dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Description(String);

impl Description {
    /// The longest description, in characters: ours, so that it fits a list's row and GitHub's note
    /// field.
    pub const MAX_LENGTH: usize = 200;

    /// The text without white space around it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Description {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let text = text.trim();
        check_no_token(text)?;
        check_length(text, Self::MAX_LENGTH)?;
        match text.chars().position(char::is_control) {
            Some(index) => Err(Fault::Control { at: index + 1 }),
            None => Ok(Self(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Description {
    type Error = Fault;

    fn try_from(text: String) -> Result<Self, Fault> {
        text.parse()
    }
}

impl From<Description> for String {
    fn from(description: Description) -> Self {
        description.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_text_of_one_line_is_taken_without_its_margins() {
        for (text, expected) in [("", ""), ("  Production «GHCR» 🐳 ", "Production «GHCR» 🐳")]
        {
            assert_eq!(text.parse::<Description>().unwrap().as_str(), expected);
        }
    }

    #[test]
    fn a_token_is_refused_in_the_middle_of_a_sentence_too() {
        let token = format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO");
        for text in [
            token.clone(),
            format!("mine: {token}, until May"),
            format!("{}{token}", "x ".repeat(99)),
        ] {
            assert_eq!(text.parse::<Description>(), Err(Fault::HoldsToken));
        }
        assert!("the `ghp_` one".parse::<Description>().is_ok());
    }

    #[test]
    fn control_characters_and_novels_are_refused() {
        assert_eq!("a\u{7}".parse::<Description>(), Err(Fault::Control { at: 2 }));
        assert_eq!("é".repeat(200).parse::<Description>().map(|_| ()), Ok(()));
        assert_eq!(
            "é".repeat(201).parse::<Description>(),
            Err(Fault::TooLong { length: 201, max: Description::MAX_LENGTH })
        );
    }
}
