//! One sentence for each way in which a check, or the whole test, can end.

use super::{Key, ReportPhrase, Words};
use crate::Blank::{Number, Text};
use ghcr_contract::{
    Cause, Check, CheckCode, CheckEvidence, Outcome, Problem, ProblemCode, Report,
};

impl Words {
    /// How a check ended and why: the cause's sentence where there is a cause, else the outcome's.
    #[must_use]
    pub fn check_sentence(self, check: &Check) -> String {
        match (check.cause, check.code, check.outcome) {
            // The deadline of the whole test can leave any check open; only the first of them is
            // about GitHub itself.
            (Some(Cause::TimedOut), code, _) if code != CheckCode::GithubReachable => {
                self.phrase(ReportPhrase::OutOfTime, &[])
            }
            // Other checks hear unclear answers too, which say as little about the token.
            (Some(Cause::AnswerUnclear), code, outcome) if code != CheckCode::TokenAccepted => {
                self.plain(code, outcome).to_owned()
            }
            (Some(cause), _, _) => self.because(cause, &check.evidence),
            (None, code, outcome) => {
                let seen =
                    (outcome == Outcome::Pass).then(|| self.seen(code, &check.evidence)).flatten();
                seen.unwrap_or_else(|| self.plain(code, outcome).to_owned())
            }
        }
    }

    /// What no cause says more precisely.
    fn plain(self, code: CheckCode, outcome: Outcome) -> &'static str {
        self.text(match outcome {
            Outcome::Pass => Key::Passed(code),
            Outcome::Warn => Key::Warned(code),
            Outcome::Fail => Key::Failed(code),
            Outcome::Unknown => Key::Untold(code),
            Outcome::Skipped => Key::ReportPhrase(ReportPhrase::NotChecked),
        })
    }

    /// What was seen by a check that passed.
    fn seen(self, code: CheckCode, evidence: &CheckEvidence) -> Option<String> {
        match code {
            CheckCode::TokenAccepted => {
                let owner = evidence.token_owner.as_ref().or(evidence.login.as_ref())?;
                Some(self.with_text(ReportPhrase::AcceptedAndOwned, "owner", owner))
            }
            CheckCode::TokenExpiry => {
                let days = u64::try_from(evidence.days_left?).ok()?;
                Some(self.with_number(ReportPhrase::EndsIn, "days", days))
            }
            CheckCode::AccountExists => Some(self.account(evidence.login.as_ref()?, evidence)),
            CheckCode::PackagesList => {
                let packages = self.packages(evidence.packages.as_ref()?);
                Some(self.with_text(ReportPhrase::Listed, "packages", &packages))
            }
            CheckCode::ImagePull => {
                let phrase = if evidence.is_chosen {
                    ReportPhrase::PulledChosen
                } else {
                    ReportPhrase::Pulled
                };
                Some(self.with_text(phrase, "image", evidence.image.as_ref()?))
            }
            _ => None,
        }
    }

    fn account(self, login: &str, evidence: &CheckEvidence) -> String {
        match evidence.account_kind {
            Some(kind) => {
                let kind = self.text(Key::AccountKind(kind));
                self.phrase(
                    ReportPhrase::AccountOfKind,
                    &[("login", Text(login)), ("kind", Text(kind))],
                )
            }
            None => self.with_text(ReportPhrase::AccountKnown, "login", login),
        }
    }

    /// The cause's sentence, with what was seen in it.
    fn because(self, cause: Cause, evidence: &CheckEvidence) -> String {
        let sentence = self.text(Key::Cause(cause));
        match cause {
            Cause::RateLimited | Cause::SecondaryRateLimited | Cause::LoginLockout => {
                self.again(sentence, evidence.retry_after_s)
            }
            Cause::ExpiresSoon => match evidence.days_left {
                Some(..=0) => self.phrase(ReportPhrase::EndsToday, &[]),
                Some(days) => {
                    self.with_number(ReportPhrase::EndsSoonIn, "days", days.unsigned_abs())
                }
                None => sentence.to_owned(),
            },
            Cause::OwnerDiffers => match &evidence.token_owner {
                Some(owner) => self.with_text(ReportPhrase::OwnedByOther, "owner", owner),
                None => sentence.to_owned(),
            },
            Cause::NotAMember => self.not_a_member(evidence),
            Cause::LifetimeTooLong => match evidence.longest_days {
                Some(days) => {
                    self.phrase(ReportPhrase::LifetimeAtMost, &[("days", Number(days.into()))])
                }
                None => sentence.to_owned(),
            },
            _ => sentence.to_owned(),
        }
    }

    fn not_a_member(self, evidence: &CheckEvidence) -> String {
        let name = |login: &Option<String>, otherwise| match login {
            Some(login) => format!("`{login}`"),
            None => self.phrase(otherwise, &[]),
        };
        let owner = name(&evidence.token_owner, ReportPhrase::TheOwner);
        let organization = name(&evidence.login, ReportPhrase::TheOrganization);
        let blanks = [("owner", Text(&owner)), ("organization", Text(&organization))];
        self.phrase(ReportPhrase::NotAMember, &blanks)
    }

    /// What to say below a verdict that no single check stands for.
    #[must_use]
    pub fn all_well(self, report: &Report) -> &'static str {
        let has_no_token = report.checks.iter().any(|check| check.cause == Some(Cause::NoToken));
        let phrase =
            if has_no_token { ReportPhrase::PublicOnly } else { ReportPhrase::NothingToChange };
        self.text(phrase.into())
    }

    /// Why the proxy made no report, and what to do.
    #[must_use]
    pub fn problem(self, problem: &Problem) -> String {
        let sentence = self.text(Key::Problem(problem.code));
        match problem.code {
            ProblemCode::TooManyAttempts
            | ProblemCode::TooManyRefusals
            | ProblemCode::TooManyRequests
            | ProblemCode::Busy
            | ProblemCode::IdentityUnavailable
            | ProblemCode::StoreUnavailable => self.again(sentence, problem.retry_after_s),
            _ => sentence.to_owned(),
        }
    }

    /// How long it took and how much was asked.
    #[must_use]
    pub fn effort(self, report: &Report) -> String {
        if report.upstream_calls == 0 {
            return self.phrase(ReportPhrase::NothingSent, &[]);
        }
        let tenths = report.elapsed_ms.div_ceil(100);
        let seconds = self.decimal(tenths / 10, tenths % 10);
        let blanks = [("calls", Number(report.upstream_calls.into())), ("seconds", Text(&seconds))];
        self.phrase(ReportPhrase::Effort, &blanks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::english;
    use ghcr_contract::PackageCounts;

    #[track_caller]
    fn assert_says(check: &Check, expected: &str) {
        assert_eq!(english().check_sentence(check).replace('\u{a0}', " "), expected);
    }

    #[test]
    fn what_was_seen_stands_in_the_sentence() {
        let seen = CheckEvidence {
            login: Some("Mona".into()),
            token_owner: Some("hubot".into()),
            days_left: Some(12),
            retry_after_s: Some(600),
            ..CheckEvidence::default()
        };
        let check = |code, outcome| Check::new(code, outcome).with_evidence(seen.clone());
        assert_says(
            &check(CheckCode::TokenAccepted, Outcome::Pass),
            "GitHub accepts the token; it belongs to `hubot`.",
        );
        assert_says(
            &check(CheckCode::TokenExpiry, Outcome::Warn).because(Cause::ExpiresSoon),
            "The token expires in 12 days; scans will fail after that.",
        );
        assert_says(
            &check(CheckCode::AccountOwner, Outcome::Fail).because(Cause::OwnerDiffers),
            "The token belongs to `hubot`, not to this account.",
        );
        assert_says(
            &check(CheckCode::GithubReachable, Outcome::Fail).because(Cause::RateLimited),
            "GitHub's hourly request limit is used up. Test again in 10 minutes.",
        );
    }

    #[test]
    fn organisations_packages_and_images_stand_in_the_sentence() {
        let seen = CheckEvidence {
            login: Some("myorg".into()),
            token_owner: Some("hubot".into()),
            longest_days: Some(1),
            packages: Some(PackageCounts {
                public: 3,
                internal: 2,
                private: 0,
                is_complete: false,
            }),
            image: Some("myorg/app:1".into()),
            is_chosen: true,
            ..CheckEvidence::default()
        };
        let check = |code, outcome| Check::new(code, outcome).with_evidence(seen.clone());
        assert_says(
            &check(CheckCode::OrgMembership, Outcome::Fail).because(Cause::NotAMember),
            "`hubot` is not a member of `myorg`; internal images are only for members of the \
             organisation or its enterprise.",
        );
        assert_says(
            &check(CheckCode::OrgPolicy, Outcome::Fail).because(Cause::LifetimeTooLong),
            "The organisation limits the lifetime of tokens to 1 day, and this one is valid for \
             longer.",
        );
        assert_says(
            &check(CheckCode::PackagesList, Outcome::Pass),
            "Container packages that can be seen: at least 3 public, 2 internal.",
        );
        assert_says(
            &check(CheckCode::ImagePull, Outcome::Pass),
            "No image was named, so `myorg/app:1` was taken from the list; it can be pulled with this token.",
        );
    }

    #[test]
    fn an_unclear_answer_is_about_the_token_only_where_the_token_was_asked_about() {
        let unclear = |code| Check::new(code, Outcome::Unknown).because(Cause::AnswerUnclear);
        assert_says(
            &unclear(CheckCode::TokenAccepted),
            "GitHub's answer neither accepts nor refuses the token.",
        );
        assert_says(
            &unclear(CheckCode::OrgPolicy),
            "Could not tell whether a policy of the organisation blocks access.",
        );
    }

    #[test]
    fn the_deadline_is_not_githubs_fault() {
        let late = |code, outcome| Check::new(code, outcome).because(Cause::TimedOut);
        assert_says(
            &late(CheckCode::GithubReachable, Outcome::Fail),
            "GitHub did not answer in time.",
        );
        assert_says(
            &late(CheckCode::ImagePull, Outcome::Unknown),
            "The test ran out of time before this was known.",
        );
    }

    #[test]
    fn without_evidence_the_plain_sentence_is_said() {
        assert_says(
            &Check::new(CheckCode::TokenAccepted, Outcome::Pass),
            "GitHub accepts the token.",
        );
        assert_says(
            &Check::new(CheckCode::ImagePull, Outcome::Unknown),
            "Could not tell whether the image can be pulled with this token.",
        );
    }

    #[test]
    fn a_ready_report_without_a_token_speaks_of_public_images_only() {
        let report = |checks| Report::conclude(checks, 40, 1);
        let exists = Check::new(CheckCode::AccountExists, Outcome::Pass);
        assert_eq!(
            english().all_well(&report(vec![exists.clone()])),
            "Nothing needs to be changed."
        );
        let no_token = Check::skipped(CheckCode::TokenScope, Cause::NoToken);
        assert_eq!(
            english().all_well(&report(vec![exists, no_token])),
            "Public images need no token. To scan internal ones as well, add a token."
        );
    }

    #[test]
    fn the_effort_word_for_word() {
        assert_eq!(
            english().effort(&Report::conclude(Vec::new(), 1_210, 1)),
            "1\u{a0}request to GitHub in 1.3\u{a0}s."
        );
        assert_eq!(
            english().effort(&Report::conclude(Vec::new(), 0, 0)),
            "Nothing was sent to GitHub."
        );
    }

    #[test]
    fn a_refused_attempt_is_no_verdict_and_says_how_long_to_wait() {
        let said = |code, seconds| english().problem(&Problem::until(code, seconds));
        assert_eq!(
            said(ProblemCode::TooManyAttempts, 300),
            "The registry was not tested again: the last attempts were refused or interrupted and, \
             after too many, GitHub locks the account out. This is not a new verdict. Test again \
             in 5\u{a0}minutes."
        );
        assert_eq!(
            said(ProblemCode::TooManyRequests, 1),
            "GitHub was not asked this time: there were too many tests in a short time. Test again \
             in 1\u{a0}second."
        );
        assert_eq!(
            said(ProblemCode::Busy, 2),
            "GitHub was not asked this time: the service is already running as many tests as it \
             can. Test again in 2\u{a0}seconds."
        );
    }
}
