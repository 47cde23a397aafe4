//! The second wall: whatever leaves the page as a text holds nothing that looks like a GitHub token.
//!
//! The first is that a report holds no secret at all.

const PREFIXES: [&str; 6] = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"];

/// How many digits a classic token from before 2021 has.
const LEGACY_LENGTH: usize = 40;

/// The text, with each thing that begins like a GitHub token cut off after its prefix, and forty hexadecimal digits in a
/// row, which is how older tokens look, left out (GitHub facts, section 1).
#[must_use]
pub fn redact(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(begin) = rest.find(is_in_token) {
        let (before, from) = rest.split_at(begin);
        kept.push_str(before);
        let end = from.find(|c| !is_in_token(c)).unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        rest = after;
        match cut_of(word) {
            None => kept.push_str(word),
            Some(at) => {
                kept.push_str(&word[..at]);
                kept.push('…');
                if at > 0 {
                    // What a token of the newer kinds goes on with: `ghs_` holds three parts with dots between.
                    rest = after
                        .trim_start_matches(|c| is_in_token(c) || matches!(c, '.' | '-' | '=' | '+' | '/'));
                }
            }
        }
    }
    kept.push_str(rest);
    kept
}

fn is_in_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Up to where a word may be shown, if not as a whole.
fn cut_of(word: &str) -> Option<usize> {
    let after_prefix = |prefix: &&str| word.find(*prefix).map(|at| at + prefix.len());
    let cut = PREFIXES.iter().filter_map(after_prefix).min();
    let is_legacy = word.len() == LEGACY_LENGTH && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    cut.filter(|at| *at < word.len()).or(is_legacy.then_some(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_like_a_token_is_left() {
        let legacy = "0123456789abcdef0123".repeat(2);
        let tail = "A1b2".repeat(9);
        for prefix in PREFIXES {
            for around in ["T", "TOKEN=T;", "see \"T\", please", "éT\u{a0}x", "xT", "https://u:T@ghcr.io"] {
                let text = around.replace('T', &format!("{prefix}{tail}"));
                let redacted = redact(&text);
                assert!(redacted.contains(&format!("{prefix}…")) && !redacted.contains("A1b2"), "{redacted}");
            }
        }
        assert_eq!(redact(&format!("Bearer {legacy}.")), "Bearer ….");
        let long = format!("ghs_{tail}.{tail}-{tail}.{tail} end");
        assert_eq!(redact(&long), "ghs_… end");
    }

    #[test]
    fn what_is_no_token_stays_as_it_is() {
        let digest = format!("sha256:{}", "0123456789abcdef".repeat(4));
        for text in [
            "a classic one starts with `ghp_`",
            "curl -sS -i -H \"Authorization: Bearer $TOKEN\" 'https://api.github.com/user'",
            &digest,
            "« Prêt » … 🦀",
            "",
        ] {
            assert_eq!(redact(text), text);
        }
    }
}
