//! Why there is no report. None of it blames the token.

use super::{Key, Label, Phrase, Words};
use crate::api::ApiError;

/// Why there is no report, and what to do.
pub fn failure(words: Words, error: &ApiError) -> String {
    let phrase = match error {
        ApiError::Unreachable => Phrase::Unreachable,
        ApiError::TimedOut => Phrase::ProxyTimedOut,
        ApiError::Cancelled => return words.label(Label::Cancelled).to_owned(),
        ApiError::NotTheProxy { status } => {
            return words.with_number(Phrase::NotTheProxy, "status", (*status).into());
        }
        ApiError::Unreadable => Phrase::Unreadable,
        ApiError::BrokenOff => Phrase::BrokenOff,
        ApiError::Unsigned => Phrase::Unsigned,
        ApiError::NotTaken { status } => {
            return words.with_number(Phrase::NotTaken, "status", (*status).into());
        }
        ApiError::Problem(problem) => return words.problem(problem),
    };
    words.text(Key::Phrase(phrase)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::{Problem, ProblemCode};
    use ghcr_words::Lang;

    #[test]
    fn every_failure_is_a_sentence_and_none_blames_the_token() {
        let problems = ProblemCode::ALL.iter().flat_map(|code| {
            [Problem::new(*code), Problem::until(*code, 60)].map(ApiError::Problem)
        });
        let errors = [
            ApiError::Unreachable,
            ApiError::TimedOut,
            ApiError::Cancelled,
            ApiError::NotTheProxy { status: 502 },
            ApiError::Unreadable,
            ApiError::BrokenOff,
            ApiError::Unsigned,
            ApiError::NotTaken { status: 500 },
        ];
        let all: Vec<_> = errors.into_iter().chain(problems).collect();
        for (lang, error) in Lang::ALL.iter().flat_map(|lang| all.iter().map(move |it| (lang, it)))
        {
            let sentence = failure(Words::of(*lang), error);
            assert!(sentence.ends_with('.') && !sentence.contains(['{', '}']), "{sentence}");
            assert!(!sentence.contains("token") && !sentence.contains("jeton"), "{sentence}");
        }
    }
}
