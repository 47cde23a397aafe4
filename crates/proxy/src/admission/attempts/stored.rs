//! A refused answer as another replica needs it: no text of it and no header that could hold a
//! secret.

use crate::gather::evidence::Account;
use crate::gather::upstream::{Answer, Body, GithubError, Reply, ReplyHead};
use serde::{Deserialize, Serialize};
use std::time::Duration;

#[derive(Serialize, Deserialize)]
struct StoredRefusal {
    status: u16,
    took_ms: u64,
    request_id: Option<String>,
    documentation_url: Option<String>,
}

/// The refusal as JSON. None if it is not one in GitHub's form.
pub(super) fn write(answer: &Answer<Account>) -> Option<String> {
    let Reply { head, body } = answer.reply()?;
    let Body::Error(error) = body else { return None };
    let stored = StoredRefusal {
        status: head.status,
        took_ms: u64::try_from(head.took.as_millis()).unwrap_or(u64::MAX),
        request_id: head.request_id.clone(),
        documentation_url: error.documentation_url.clone(),
    };
    serde_json::to_string(&stored).ok()
}

/// The same answer again. None if another version has written it.
pub(super) fn read(text: &str) -> Option<Answer<Account>> {
    let StoredRefusal { status, took_ms, request_id, documentation_url } =
        serde_json::from_str(text).ok()?;
    let took = Duration::from_millis(took_ms);
    let head = ReplyHead { took, status, request_id, ..ReplyHead::default() };
    let error = GithubError { documentation_url, ..GithubError::default() };
    Some(Answer::Replied(Reply { head, body: Body::Error(error) }))
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::gather::upstream::{Answer, Failure};
    use crate::judge::{LoginOutcome, login_outcome};

    #[test]
    fn a_refusal_stays_one_without_what_it_says() {
        let refusal = Answer::refused(401, "Bad credentials: canary");
        let refusal = refusal.head(|head| head.challenge = Some("canary".into()));
        let text = write(&refusal).unwrap();
        assert!(!text.contains("canary"), "{text}");
        let again = read(&text).unwrap();
        assert_eq!(login_outcome(&again), LoginOutcome::Refused);
        assert_eq!(again.reply().unwrap().head.request_id.as_deref(), Some("TEST:1"));
        assert_eq!(write(&Answer::Failed(Failure::TimedOut)), None);
        assert!(read("{\"of\": \"another version\"}").is_none());
    }
}
