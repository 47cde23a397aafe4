//! When a registry is to be tested again.
//!
//! These functions say when a test is due, and nothing here spreads the tests over the day: that is
//! done by the pace at which due tests are taken (`watch/pace.rs`).

use ghcr_contract::{Cause, CheckCode, Outcome, Report, Verdict};
use ghcr_registry_store::{Registry, State};
use std::time::Duration;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
/// A day in seconds.
pub(super) const DAY: i64 = 24 * HOUR;

/// So long before its end a token is tested daily.
const NEAR_EXPIRY: i64 = 30 * DAY;
/// The last test of a token before its end.
const BEFORE_EXPIRY: i64 = 2 * HOUR;
/// The first test afterwards. GitHub and this machine may disagree about the time a little.
const AFTER_EXPIRY: i64 = 10 * MINUTE;
/// After the first test that could not find out.
const FIRST_RETRY: i64 = 5 * MINUTE;

/// How often registries are tested.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schedule {
    /// In seconds.
    interval: i64,
    /// False if a test sets no next one.
    is_repeating: bool,
}

impl Schedule {
    /// Every registry once in this time.
    pub(crate) fn new(interval: Duration) -> Self {
        let interval = i64::try_from(interval.as_secs()).unwrap_or(i64::MAX).clamp(1, 365 * DAY);
        Self { interval, is_repeating: true }
    }

    /// Every registry once after it was saved, edited or restored. The pace of these tests is that
    /// of daily ones.
    pub(crate) const fn once() -> Self {
        Self { interval: DAY, is_repeating: false }
    }

    /// Returns true if registries are tested again by themselves.
    pub(super) fn is_repeating(self) -> bool {
        self.is_repeating
    }

    /// The time between two tests, in seconds.
    pub(super) fn interval(self) -> i64 {
        self.interval
    }

    /// The time between two tests of a token near its end, in seconds.
    pub(super) fn interval_near_expiry(self) -> i64 {
        self.interval.min(DAY)
    }

    /// When to test again after that report; `before` is the registry as it was tested.
    ///
    /// * A refused token: never, until somebody replaces it. Each try counts as a failed login.
    /// * A test that something stood in the way of, such as an outage or a limit: in five minutes,
    ///   then in twice the time each time, up to the interval or a day, and not before GitHub says.
    /// * Otherwise, without an interval: never, until somebody changes the registry.
    /// * Otherwise after the interval; daily in a token's last 30 days, two hours before its end
    ///   and ten minutes after it.
    pub(super) fn next_test(self, before: &Registry, report: &Report, now: i64) -> Option<i64> {
        let login = report.check(CheckCode::TokenAccepted).map(|check| check.outcome);
        if login == Some(Outcome::Fail) {
            return None;
        }
        let is_hindered = report.checks.iter().filter_map(|check| check.cause).any(is_passing);
        if report.verdict == Verdict::Inconclusive && is_hindered {
            return Some(now + self.retry_after(before, report, now));
        }
        if !self.is_repeating {
            return None;
        }
        let told = report.checks.iter().find_map(|check| check.evidence.expires_at);
        let expires_at = told.or(before.token.as_ref().and_then(|token| token.expires_at));
        let next = now + self.interval;
        Some(expires_at.map_or(next, |it| self.sooner_near_expiry(next, it, now)))
    }

    /// The time that passed since the last test that could not find out was the wait before, so
    /// nothing has to be counted.
    fn retry_after(self, before: &Registry, report: &Report, now: i64) -> i64 {
        let last_wait = before
            .last_tested_at
            .filter(|_| before.status.state == State::Inconclusive)
            .map_or(0, |at| (now - at).clamp(0, DAY));
        let longest = self.interval_near_expiry();
        let wait = (2 * last_wait).max(FIRST_RETRY).min(longest);
        let named = report.checks.iter().filter_map(|check| check.evidence.retry_after_s).max();
        // Whatever a header says, a day later it is worth asking.
        named.map_or(wait, |it| wait.max(i64::try_from(it).unwrap_or(DAY).min(DAY)))
    }

    fn sooner_near_expiry(self, next: i64, expires_at: i64, now: i64) -> i64 {
        let near = expires_at.saturating_sub(NEAR_EXPIRY);
        let moments = [near, expires_at - BEFORE_EXPIRY, expires_at.saturating_add(AFTER_EXPIRY)];
        let moment = moments.into_iter().find(|moment| *moment > now).unwrap_or(next);
        let is_near = now >= near && now < expires_at;
        let daily = if is_near { now + self.interval_near_expiry() } else { next };
        next.min(moment).min(daily)
    }
}

/// Returns true if the cause goes away by itself. What is undecided for another reason, such as for
/// want of an image to pull, is the same five minutes later.
fn is_passing(cause: Cause) -> bool {
    matches!(
        cause,
        Cause::DnsFailed
            | Cause::ConnectionFailed
            | Cause::TlsFailed
            | Cause::TimedOut
            | Cause::ConnectionCut
            | Cause::NotGithub
            | Cause::GithubOutage
            | Cause::RateLimited
            | Cause::SecondaryRateLimited
            | Cause::LoginLockout
            | Cause::UserAgentRefused
            | Cause::ServiceBusy
            | Cause::AnswerUnclear
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use ghcr_contract::{Check, CheckEvidence, TokenKind, Visibility};
    use ghcr_registry_store::{Status, TokenFacts};
    use proptest::prelude::*;

    const NOW: i64 = 1_790_000_000;

    fn registry(state: State, last_tested_at: Option<i64>) -> Registry {
        let token = TokenFacts {
            kind: TokenKind::Classic,
            owner: None,
            scopes: None,
            expires_at: None,
            set_at: 0,
            last_good_at: None,
        };
        Registry {
            id: "0199f0d0-0000-7000-8000-000000000001".parse().unwrap(),
            username: "mona".parse().unwrap(),
            host: "ghcr.io".parse().unwrap(),
            visibility: Visibility::Internal,
            description: "".parse().unwrap(),
            image: None,
            token: Some(token),
            status: Status { state, headline: None, cause: None },
            packages: None,
            last_tested_at,
            next_test_at: None,
            version: 1,
            created_at: 0,
            updated_at: 0,
            deleted_at: None,
        }
    }

    fn report(code: CheckCode, outcome: Outcome, evidence: CheckEvidence) -> Report {
        conclude(Check::new(code, outcome).with_evidence(evidence))
    }

    fn conclude(check: Check) -> Report {
        let proof = CheckEvidence { proves_access: true, ..CheckEvidence::default() };
        let proof = Check::new(CheckCode::PackagesVisibility, Outcome::Pass).with_evidence(proof);
        Report::conclude(vec![check, proof], 1, 1)
    }

    fn ready(expires_at: Option<i64>) -> Report {
        let evidence = CheckEvidence { expires_at, ..CheckEvidence::default() };
        let report = report(CheckCode::TokenExpiry, Outcome::Pass, evidence);
        assert_eq!(report.verdict, Verdict::Ready);
        report
    }

    fn undecided(retry_after_s: Option<u64>) -> Report {
        because(Cause::SecondaryRateLimited, retry_after_s)
    }

    fn because(cause: Cause, retry_after_s: Option<u64>) -> Report {
        let evidence = CheckEvidence { retry_after_s, ..CheckEvidence::default() };
        let check = Check::new(CheckCode::TokenAccepted, Outcome::Unknown).because(cause);
        let report = conclude(check.with_evidence(evidence));
        assert_eq!(report.verdict, Verdict::Inconclusive);
        report
    }

    fn daily() -> Schedule {
        Schedule::new(Duration::from_secs(24 * 60 * 60))
    }

    #[test]
    fn a_refused_token_is_not_tested_again() {
        let report = report(CheckCode::TokenAccepted, Outcome::Fail, CheckEvidence::default());
        assert_eq!(daily().next_test(&registry(State::Ready, Some(NOW - 9)), &report, NOW), None);
    }

    #[test]
    fn without_an_interval_no_test_sets_a_next_one() {
        let before = registry(State::NeverTested, None);
        for report in [ready(None), ready(Some(NOW + DAY))] {
            assert_eq!(Schedule::once().next_test(&before, &report, NOW), None);
        }
        let hindered = Schedule::once().next_test(&before, &undecided(Some(60)), NOW);
        assert_eq!(hindered, Some(NOW + FIRST_RETRY), "it has not been tested yet");
    }

    #[test]
    fn a_test_comes_sooner_near_the_expiry() {
        let weekly = Schedule::new(Duration::from_secs(7 * 24 * 60 * 60));
        let day = DAY;
        for (schedule, left, next) in [
            (daily(), 90 * day, day),
            (daily(), 30 * day + HOUR, HOUR),
            (daily(), 20 * day, day),
            (daily(), 20 * HOUR, 18 * HOUR),
            (daily(), 2 * HOUR, 2 * HOUR + 10 * MINUTE),
            (daily(), MINUTE, 11 * MINUTE),
            (daily(), -5 * MINUTE, 5 * MINUTE),
            (daily(), -day, day),
            (weekly, 90 * day, 7 * day),
            (weekly, 33 * day, 3 * day),
            (weekly, 30 * day, day),
            (weekly, 3 * day, day),
            (weekly, -day, 7 * day),
            (Schedule::new(Duration::from_secs(60)), 20 * day, MINUTE),
        ] {
            let before = registry(State::Ready, Some(NOW - day));
            let at = schedule.next_test(&before, &ready(Some(NOW + left)), NOW);
            assert_eq!(at.map(|it| it - NOW), Some(next), "{schedule:?} {left}");
        }
        let mut before = registry(State::Ready, None);
        before.token.as_mut().unwrap().expires_at = Some(NOW + 20 * HOUR);
        let at = daily().next_test(&before, &ready(None), NOW);
        assert_eq!(at, Some(NOW + 18 * HOUR), "an earlier test has told when the token ends");
    }

    #[test]
    fn what_could_not_be_found_out_is_tried_again_later_each_time() {
        let mut before = registry(State::Ready, Some(NOW - DAY));
        let (mut now, mut waits) = (NOW, Vec::new());
        for _ in 0..11 {
            let next = daily().next_test(&before, &undecided(None), now).unwrap();
            waits.push((next - now) / MINUTE);
            before = registry(State::Inconclusive, Some(now));
            now = next;
        }
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]);
    }

    #[test]
    fn what_stays_undecided_by_itself_waits_for_the_next_day() {
        let before = registry(State::Inconclusive, Some(NOW - DAY));
        let report = because(Cause::MembershipNotTold, None);
        assert_eq!(daily().next_test(&before, &report, NOW), Some(NOW + DAY));
    }

    #[test]
    fn github_says_how_long_to_wait() {
        let before = registry(State::Ready, Some(NOW - DAY));
        for (named, wait) in [(60, FIRST_RETRY), (1800, 1800), (u64::MAX, DAY)] {
            let at = daily().next_test(&before, &undecided(Some(named)), NOW);
            assert_eq!(at, Some(NOW + wait), "{named}");
        }
    }

    proptest! {
        /// Whatever the interval and the expiry: the next test is later than now and not later than
        /// the interval, and none passes over the two hours before the end, or the end.
        #[test]
        fn no_test_passes_over_the_end_of_a_token(
            interval in 1_i64..400 * DAY,
            left in -400 * DAY..400 * DAY,
        ) {
            let schedule = Schedule::new(Duration::from_secs(interval.unsigned_abs()));
            let before = registry(State::Ready, Some(NOW - DAY));
            let wait = schedule.next_test(&before, &ready(Some(NOW + left)), NOW).unwrap() - NOW;
            prop_assert!(wait > 0 && wait <= interval);
            if left > BEFORE_EXPIRY {
                prop_assert!(wait <= left - BEFORE_EXPIRY);
            } else if left > -AFTER_EXPIRY {
                prop_assert!(wait <= left + AFTER_EXPIRY);
            }
            if (1..=NEAR_EXPIRY).contains(&left) {
                prop_assert!(wait <= DAY);
            }
        }
    }
}
