//! Numbers, lists and times, as they are spoken.

use super::{Phrase, Words};

impl Words {
    /// `a`, `a and b`, `a, b and c`.
    #[must_use]
    pub fn list(self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [first @ .., last] => {
                let and = self.text(super::Key::Phrase(Phrase::And));
                format!("{} {and} {last}", first.join(", "))
            }
        }
    }

    /// A time to wait, rounded up to what a person would say.
    #[must_use]
    pub fn wait(self, seconds: u64) -> String {
        let (phrase, number) = match seconds {
            0..=90 => (Phrase::Seconds, seconds),
            91..=5400 => (Phrase::Minutes, seconds.div_ceil(60)),
            _ => (Phrase::Hours, seconds.div_ceil(3600)),
        };
        self.with_number(phrase, "number", number)
    }

    /// So many days.
    #[must_use]
    pub fn days(self, number: u64) -> String {
        self.with_number(Phrase::Days, "number", number)
    }

    /// The sentence, and when to test again.
    #[must_use]
    pub fn again(self, sentence: &str, retry_after_s: Option<u64>) -> String {
        use crate::Blank::Text;
        match retry_after_s {
            Some(seconds) => {
                let wait = self.wait(seconds);
                self.phrase(Phrase::Again, &[("sentence", Text(sentence)), ("wait", Text(&wait))])
            }
            None => self.with_text(Phrase::AgainLater, "sentence", sentence),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::words::tests::english;

    #[test]
    fn lists_and_times_read_as_spoken() {
        let words = english();
        assert_eq!(words.list(&["a"]), "a");
        assert_eq!(words.list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(
            [1, 90, 91, 7000].map(|seconds| words.wait(seconds)),
            ["1\u{a0}second", "90\u{a0}seconds", "2\u{a0}minutes", "2\u{a0}hours"]
        );
        assert_eq!((words.days(1), words.days(0)), ("1\u{a0}day".into(), "0\u{a0}days".into()));
    }
}
