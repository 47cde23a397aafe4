//! A report to hand on, as Markdown.

use crate::i18n::{Key, Label, Words};
use ghcr_contract::{Check, Remedy, RemedyAction, Report};
use ghcr_words::day::{iso_day, time_of_day};
use std::fmt::Write as _;

/// The whole report in the screen's language, beside its codes, which are in none. `at` is when it
/// was made, in seconds since 1970.
///
/// The names of packages are left out: they are nobody's business who helps. Nothing that looks
/// like a token gets through.
pub fn support_text(words: Words, report: &Report, at: i64) -> String {
    let mut text =
        format!("## {}: {}\n\n", words.label(Label::Diagnosis), words.verdict(report.verdict));
    let headline = report.headline.map(|code| format!(", `{code}`")).unwrap_or_default();
    // Writing into a string cannot fail.
    let _ = write!(
        text,
        "{}\n\n`{}`{headline}, {} {}. {}\n\n",
        words.headline(report),
        report.verdict,
        iso_day(at),
        time_of_day(at),
        words.effort(report)
    );
    for check in &report.checks {
        push_check(&mut text, words, check);
    }
    ghcr_contract::redact(&text)
}

fn push_check(text: &mut String, words: Words, check: &Check) {
    let cause = check.cause.map(|cause| format!(" (`{cause}`)")).unwrap_or_default();
    let outcome = words.text(Key::Outcome(check.outcome));
    let _ =
        writeln!(text, "- **{outcome}** `{}`{cause}: {}", check.code, words.check_sentence(check));
    for (name, value) in words.evidence(&check.evidence) {
        let _ = writeln!(text, "  - {name}: {value}");
    }
    if let Some(remedy) = &check.remedy {
        let url = url_for_others(remedy).map(|url| format!(" <{url}>")).unwrap_or_default();
        let _ = writeln!(text, "  - {} `{}`{url}", words.label(Label::NextStep), remedy.action);
    }
    for line in &check.reproduce {
        let _ = writeln!(text, "  - `{line}`");
    }
}

/// The remedy's address, without the query that authorises a token for one person (GitHub facts,
/// section 2).
fn url_for_others(remedy: &Remedy) -> Option<&str> {
    let url = remedy.url.as_deref()?;
    match remedy.action {
        RemedyAction::AuthorizeSso => url.split('?').next(),
        _ => Some(url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use ghcr_contract::{Cause, CheckCode, CheckEvidence, Outcome, Remedy, RemedyAction, Scopes};

    fn report() -> Report {
        let seen = CheckEvidence {
            status: Some(200),
            request_id: Some("C0FE:1".into()),
            scopes: Some(Scopes::parse("repo")),
            ..CheckEvidence::default()
        };
        let mut scope = Check::new(CheckCode::TokenScope, Outcome::Fail)
            .because(Cause::ReadPackagesMissing)
            .with_evidence(seen)
            .with_remedy(Remedy::at(
                RemedyAction::AddScope,
                "https://github.com/settings/tokens".into(),
            ));
        scope.reproduce.push("curl -sS -i 'https://api.github.com/user'".into());
        let after = Check::skipped(CheckCode::ImagePull, Cause::EarlierFailure);
        Report::conclude(vec![scope, after], 400, 3)
    }

    #[test]
    fn the_report_word_for_word() {
        let text =
            support_text(Words::of(Lang::En), &report(), 1_790_000_000).replace('\u{a0}', " ");
        let words = Words::of(Lang::En);
        let scope = words.text(Key::Cause(Cause::ReadPackagesMissing));
        let after = words.text(Key::Cause(Cause::EarlierFailure));
        assert_eq!(
            text,
            format!(
                "## Diagnosis: {verdict}\n\n{scope}\n\n`blocked`, `token.scope`, 2026-09-21 14:13 UTC. 3 requests to GitHub \
                 in 0.4 s.\n\n\
                 - **Failed** `token.scope` (`read_packages_missing`): {scope}\n\
                 \x20 - Scopes: `repo`\n\
                 \x20 - Answer: HTTP 200\n\
                 \x20 - Request ID: C0FE:1\n\
                 \x20 - Next step: `add_scope` <https://github.com/settings/tokens>\n\
                 \x20 - `curl -sS -i 'https://api.github.com/user'`\n\
                 - **Not checked** `image.pull` (`earlier_failure`): {after}\n",
                verdict = words.verdict(ghcr_contract::Verdict::Blocked),
            )
        );
    }

    #[test]
    fn the_address_that_authorises_a_token_is_left_out() {
        let url = "https://github.com/orgs/octo-org/sso?authorization_request=canary";
        let mut report = report();
        report.checks[0].remedy = Some(Remedy::at(RemedyAction::AuthorizeSso, url.into()));
        let text = support_text(Words::of(Lang::En), &report, 0);
        assert!(text.contains("`authorize_sso` <https://github.com/orgs/octo-org/sso>"), "{text}");
        assert!(!text.contains("canary"), "{text}");
    }

    #[test]
    fn nothing_like_a_token_gets_through_wherever_it_stands() {
        let token = format!("ghp_{}", "A1b2".repeat(9));
        let mut report = report();
        let check = &mut report.checks[0];
        check.evidence.login = Some(token.clone());
        check.evidence.request_id = Some(token.clone());
        check.evidence.image = Some(format!("myorg/app:{token}"));
        check.reproduce.push(format!("curl -H 'Authorization: Bearer {token}'"));
        check.remedy =
            Some(Remedy::at(RemedyAction::AddScope, format!("https://github.com/?t={token}")));
        for lang in Lang::ALL {
            let text = support_text(Words::of(*lang), &report, 0);
            assert!(!text.contains("A1b2"), "{text}");
            assert_eq!(text.matches("ghp_…").count(), 5, "{text}");
        }
    }
}
