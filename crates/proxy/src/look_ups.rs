//! Looking accounts up where nobody gave a token: GitHub answers sixty of these an hour for the
//! whole service (GitHub facts, section 3), so an answer is used again for a while.

use crate::evidence::Account;
use crate::github;
use crate::upstream::{Answer, Calls};
use ghcr_contract::{Token, Username};
use moka::sync::Cache;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long an answer is used. An account that was made meanwhile is found a minute later.
const USED_FOR: Duration = Duration::from_secs(60);
/// How many answers are kept.
const KEPT: u64 = 10_000;

/// The answers of the last minute, and the service's own credential.
pub(crate) struct LookUps {
    answers: Cache<String, Answer<Account>>,
    /// For look-ups alone, never for a pull: what it may read is nobody's business here.
    credential: Option<Token>,
    is_refused: AtomicBool,
}

impl LookUps {
    pub(crate) fn new(credential: Option<Token>) -> Self {
        let answers = Cache::builder().max_capacity(KEPT).time_to_live(USED_FOR).build();
        Self { answers, credential, is_refused: AtomicBool::new(false) }
    }

    /// The account of that name, as far as everybody sees it.
    pub(crate) async fn account(&self, calls: &Calls<'_>, name: &Username) -> Answer<Account> {
        let key = name.as_str().to_ascii_lowercase();
        if let Some(known) = self.answers.get(&key) {
            return known;
        }
        let answer = self.ask(calls, name).await;
        if is_settled(&answer) {
            self.answers.insert(key, answer.clone());
        }
        answer
    }

    /// A credential that GitHub refuses is not sent again: each time would count as a wrong login.
    async fn ask(&self, calls: &Calls<'_>, name: &Username) -> Answer<Account> {
        let credential =
            self.credential.as_ref().filter(|_| !self.is_refused.load(Ordering::Relaxed));
        let answer = github::account(calls, name, credential).await;
        let is_refused =
            credential.is_some() && answer.reply().is_some_and(|reply| reply.seen.status == 401);
        if !is_refused {
            return answer;
        }
        self.is_refused.store(true, Ordering::Relaxed);
        tracing::error!("GitHub refuses the token of --github-token-file: replace it and restart");
        github::account(calls, name, None).await
    }
}

/// Whether asking again would give the same.
fn is_settled(answer: &Answer<Account>) -> bool {
    let is_absent = |status| status == 404;
    answer.reply().is_some_and(|reply| {
        answer.value().is_some() || (reply.is_from_github() && is_absent(reply.seen.status))
    })
}
