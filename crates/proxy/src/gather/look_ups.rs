//! Looking accounts up where nobody gave a token: GitHub answers sixty of these an hour for the
//! whole service (GitHub facts, section 3), so an answer is used again for a while.

use crate::gather::evidence::Account;
use crate::gather::github;
use crate::gather::upstream::{Answer, Calls};
use crate::judge::{LoginOutcome, is_limit, login_outcome};
use ghcr_contract::{Token, Username};
use moka::sync::Cache;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::Instant;

/// How long an answer is used. An account that was made meanwhile is found a minute later.
const USED_FOR: Duration = Duration::from_secs(60);
/// How many answers are kept.
pub(crate) const KEPT: u64 = 1_000;
/// How many look-ups with the service's token are under way at once, after GitHub has accepted it:
/// should GitHub refuse it later, these are the wrong logins that it costs. Before that it is one.
const WITH_TOKEN_AT_ONCE: usize = 4;
/// How long the token is not used after a lock-out of which GitHub does not say when it ends.
const USUAL_LOCK_OUT: Duration = Duration::from_secs(15 * 60);
/// The longest such pause, whatever GitHub says.
const LONGEST_LOCK_OUT: Duration = Duration::from_secs(60 * 60);

/// The answers of the last minute, and the service's own token.
pub(crate) struct LookUps {
    answers: Cache<String, Answer<Account>>,
    /// For look-ups alone. It is never used for a pull, which must show what the person's own token
    /// can read.
    token: Option<Token>,
    token_turns: Semaphore,
    was_accepted: AtomicBool,
    standing: Mutex<Standing>,
}

/// How the service's token stands with GitHub.
#[derive(Clone, Copy)]
enum Standing {
    /// Nothing is known against it.
    Usable,
    /// GitHub takes no login of its owner until then, after too many wrong ones.
    LockedOutUntil(Instant),
    /// GitHub has refused it.
    Refused,
}

impl LookUps {
    pub(crate) fn new(token: Option<Token>) -> Self {
        Self {
            answers: Cache::builder().max_capacity(KEPT).time_to_live(USED_FOR).build(),
            token,
            token_turns: Semaphore::new(1),
            was_accepted: AtomicBool::new(false),
            standing: Mutex::new(Standing::Usable),
        }
    }

    /// The account of that name, as far as everybody sees it.
    pub(crate) async fn account(&self, calls: &Calls<'_>, name: &Username) -> Answer<Account> {
        let key = name.as_str().to_ascii_lowercase();
        if let Some(known) = self.answers.get(&key) {
            return known;
        }
        let answer = match self.ask_with_token(calls, name).await {
            Some(answer) => answer,
            None => github::account(calls, name, None).await,
        };
        if is_settled(&answer) {
            self.answers.insert(key, answer.clone());
        }
        answer
    }

    /// None without a token, and while GitHub takes no login with it: each time would count as a
    /// wrong one.
    async fn ask_with_token(&self, calls: &Calls<'_>, name: &Username) -> Option<Answer<Account>> {
        let token = self.token.as_ref()?;
        let _turn = self.token_turns.acquire().await;
        if !self.may_use_token(Instant::now()) {
            return None;
        }
        let answer = github::account(calls, name, Some(token)).await;
        let outcome = login_outcome(&answer);
        if outcome == LoginOutcome::Accepted || is_absent(&answer) {
            self.give_all_turns();
        }
        self.learn(outcome, Instant::now());
        matches!(outcome, LoginOutcome::Accepted | LoginOutcome::NotTold).then_some(answer)
    }

    /// GitHub accepts the token, so that look-ups need no longer wait for each other.
    fn give_all_turns(&self) {
        if !self.was_accepted.swap(true, Ordering::Relaxed) {
            self.token_turns.add_permits(WITH_TOKEN_AT_ONCE - 1);
        }
    }

    fn may_use_token(&self, now: Instant) -> bool {
        match *self.standing.lock().unwrap_or_else(PoisonError::into_inner) {
            Standing::Usable => true,
            Standing::LockedOutUntil(end) => end <= now,
            Standing::Refused => false,
        }
    }

    /// A lock-out says nothing about the token itself, which is used again once it is over.
    fn learn(&self, outcome: LoginOutcome, now: Instant) {
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        match outcome {
            LoginOutcome::Accepted | LoginOutcome::NotTold => {}
            LoginOutcome::LockedOut(seconds) => {
                let time = seconds.map_or(USUAL_LOCK_OUT, Duration::from_secs);
                let time = time.min(LONGEST_LOCK_OUT);
                // One that was refused a moment ago stays so.
                if !matches!(*standing, Standing::Refused) {
                    *standing = Standing::LockedOutUntil(now + time);
                }
                tracing::warn!(
                    seconds = time.as_secs(),
                    "GitHub takes no login of the owner of the token of --github-token-file for a \
                     while: accounts are looked up without it"
                );
            }
            LoginOutcome::Refused => {
                *standing = Standing::Refused;
                tracing::error!(
                    "GitHub refuses the token of --github-token-file: replace it and start again"
                );
            }
        }
    }
}

/// Whether asking again would give the same. Where GitHub answers nobody for a while, asking on
/// makes it longer.
fn is_settled(answer: &Answer<Account>) -> bool {
    answer.value().is_some() || is_absent(answer) || is_limit(answer)
}

/// Returns true if GitHub says that there is no such account, which it says to no wrong token.
fn is_absent(answer: &Answer<Account>) -> bool {
    answer.reply().is_some_and(|it| it.is_from_github() && it.head.status == 404)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_out_pauses_the_token_and_a_refusal_ends_its_use() {
        let look_ups = LookUps::new(None);
        let now = Instant::now();
        for (seconds, pause) in [
            (Some(90), Duration::from_secs(90)),
            (None, USUAL_LOCK_OUT),
            (Some(u64::MAX), LONGEST_LOCK_OUT),
        ] {
            look_ups.learn(LoginOutcome::LockedOut(seconds), now);
            assert!(!look_ups.may_use_token(now + pause - Duration::from_secs(1)), "{seconds:?}");
            assert!(look_ups.may_use_token(now + pause), "{seconds:?}");
        }
        look_ups.learn(LoginOutcome::NotTold, now);
        assert!(look_ups.may_use_token(now + LONGEST_LOCK_OUT));
        look_ups.learn(LoginOutcome::Refused, now);
        assert!(!look_ups.may_use_token(now + Duration::from_secs(24 * 60 * 60)));
    }
}
