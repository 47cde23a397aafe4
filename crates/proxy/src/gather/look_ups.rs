//! Looking accounts up where nobody gave a token: GitHub answers sixty of these an hour for the
//! whole service (GitHub facts, section 3), so an answer is used again for a while.

use crate::gather::evidence::Account;
use crate::gather::github;
use crate::gather::upstream::{Answer, Calls};
use crate::judge::{LoginOutcome, is_limit, login_outcome};
use ghcr_contract::{Token, Username};
use moka::sync::Cache;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::Semaphore;

/// How long an answer is used. An account that was made meanwhile is found a minute later.
const USED_FOR: Duration = Duration::from_secs(60);
/// How many answers are kept.
pub(crate) const KEPT: u64 = 1_000;
/// How many look-ups with the service's token are under way at once. Should GitHub refuse it, these
/// are the wrong logins that it costs.
const WITH_TOKEN_AT_ONCE: usize = 4;

/// The answers of the last minute, and the service's own token.
pub(crate) struct LookUps {
    answers: Cache<String, Answer<Account>>,
    /// For look-ups alone. It is never used for a pull, which must show what the person's own token
    /// can read.
    token: Option<Token>,
    token_turns: Semaphore,
    is_refused: AtomicBool,
}

impl LookUps {
    pub(crate) fn new(token: Option<Token>) -> Self {
        Self {
            answers: Cache::builder().max_capacity(KEPT).time_to_live(USED_FOR).build(),
            token,
            token_turns: Semaphore::new(WITH_TOKEN_AT_ONCE),
            is_refused: AtomicBool::new(false),
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

    /// None without a token, or once GitHub has refused it: each time would count as a wrong login.
    async fn ask_with_token(&self, calls: &Calls<'_>, name: &Username) -> Option<Answer<Account>> {
        let token = self.token.as_ref()?;
        let _turn = self.token_turns.acquire().await;
        if self.is_refused.load(Ordering::Relaxed) {
            return None;
        }
        let answer = github::account(calls, name, Some(token)).await;
        match login_outcome(&answer) {
            LoginOutcome::Refused | LoginOutcome::LockedOut(_) => {
                self.is_refused.store(true, Ordering::Relaxed);
                tracing::error!(
                    "GitHub refuses the token of --github-token-file: replace it and start again"
                );
                None
            }
            LoginOutcome::Accepted | LoginOutcome::NotTold => Some(answer),
        }
    }
}

/// Whether asking again would give the same. Where GitHub answers nobody for a while, asking on
/// makes it longer.
fn is_settled(answer: &Answer<Account>) -> bool {
    let is_absent = answer.reply().is_some_and(|it| it.is_from_github() && it.head.status == 404);
    answer.value().is_some() || is_absent || is_limit(answer)
}
