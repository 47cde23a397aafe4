//! Whatever leaves the page as a text holds nothing that looks like a GitHub token, although a
//! report holds no secret in the first place.

const PREFIXES: [&str; 6] = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"];

/// How many digits a classic token from before 2021 has.
const LEGACY_LENGTH: usize = 40;

/// The text, with each thing that begins like a GitHub token cut off after its prefix, and forty
/// hexadecimal digits in a row, which is how older tokens look, left out (GitHub facts, section 1).
#[must_use]
pub fn redact(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let from = rest.trim_start_matches(|c| !is_in_token(c));
        kept.push_str(rest.strip_suffix(from).unwrap_or_default());
        let after = from.trim_start_matches(is_in_token);
        let word = from.strip_suffix(after).unwrap_or_default();
        rest = after;
        match cut_of(word) {
            None => kept.push_str(word),
            Some(shown) => {
                kept.push_str(shown);
                kept.push('…');
                if !shown.is_empty() {
                    // What a token of the newer kinds goes on with: `ghs_` holds three parts with
                    // dots between.
                    rest = after.trim_start_matches(|c| {
                        is_in_token(c) || matches!(c, '.' | '-' | '=' | '+' | '/')
                    });
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

/// As much of a word as may be shown, if not the whole.
fn cut_of(word: &str) -> Option<&str> {
    let after_prefix = |prefix: &&str| word.find(*prefix).map(|at| at + prefix.len());
    let cut = PREFIXES.iter().filter_map(after_prefix).min();
    let is_legacy =
        word.len() == LEGACY_LENGTH && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    cut.filter(|at| *at < word.len())
        .or(is_legacy.then_some(0))
        .map(|at| word.get(..at).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_like_a_token_is_left() {
        let legacy = "0123456789abcdef0123".repeat(2);
        let tail = "A1b2".repeat(9);
        for prefix in PREFIXES {
            for around in
                ["T", "TOKEN=T;", "see \"T\", please", "éT\u{a0}x", "xT", "https://u:T@ghcr.io"]
            {
                let text = around.replace('T', &format!("{prefix}{tail}"));
                let redacted = redact(&text);
                assert!(
                    redacted.contains(&format!("{prefix}…")) && !redacted.contains("A1b2"),
                    "{redacted}"
                );
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
