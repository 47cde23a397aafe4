//! What the answer to a login says of the token, for the budget of wrong ones.

use super::refusal::find_obstacle;
use crate::gather::evidence::Account;
use crate::gather::upstream::{Answer, Reply};
use ghcr_contract::Cause;

/// What a login came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LoginOutcome {
    /// GitHub knows the token.
    Accepted,
    /// It does not.
    Refused,
    /// It refuses every login for a while; for so many seconds, if it says so.
    LockedOut(Option<u64>),
    /// The answer is about something else.
    NotTold,
}

/// The time is wanted only to say how long a limit lasts.
const ANY_TIME: i64 = 0;

pub(crate) fn login_outcome(answer: &Answer<Account>) -> LoginOutcome {
    match find_obstacle(answer, ANY_TIME) {
        Some(obstacle) if obstacle.cause == Cause::LoginLockout => {
            LoginOutcome::LockedOut(obstacle.evidence.retry_after_s)
        }
        Some(_) => LoginOutcome::NotTold,
        None if answer.value().is_some() => LoginOutcome::Accepted,
        None if answer.reply().is_some_and(is_refusal) => LoginOutcome::Refused,
        None => LoginOutcome::NotTold,
    }
}

/// Whether a limit of GitHub's is used up, so that asking again soon gives the same answer.
pub(crate) fn is_limit(answer: &Answer<Account>) -> bool {
    let cause = find_obstacle(answer, ANY_TIME).map(|obstacle| obstacle.cause);
    matches!(cause, Some(Cause::RateLimited | Cause::SecondaryRateLimited))
}

/// Whether GitHub refuses the token. "Requires authentication" is what it says to whoever sends
/// none: then something on the way has taken the token off.
pub(super) fn is_refusal(reply: &Reply<Account>) -> bool {
    reply.head.status == 401 && !reply.message_has("Requires authentication")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gather::upstream::{Body, Failure};

    #[test]
    fn only_githubs_own_refusal_counts() {
        let stranger = Answer::refused(401, "Bad credentials").head(|it| it.request_id = None);
        let lock_out = || Answer::refused(403, "Maximum number of login attempts exceeded.");
        let table = [
            (
                Answer::github(200, Body::Value(Account::new("mona", "User"))),
                LoginOutcome::Accepted,
            ),
            (Answer::refused(401, "Bad credentials"), LoginOutcome::Refused),
            (Answer::refused(401, "Requires authentication"), LoginOutcome::NotTold),
            (stranger, LoginOutcome::NotTold),
            (lock_out(), LoginOutcome::LockedOut(None)),
            (lock_out().head(|it| it.retry_after = Some(90)), LoginOutcome::LockedOut(Some(90))),
            (Answer::refused(502, "Server Error"), LoginOutcome::NotTold),
            (Answer::Failed(Failure::TimedOut), LoginOutcome::NotTold),
        ];
        for (answer, outcome) in table {
            assert_eq!(login_outcome(&answer), outcome, "{answer:?}");
        }
    }
}
