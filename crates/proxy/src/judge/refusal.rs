//! What an answer that is neither a yes nor a plain no comes from: by header first, then by
//! fragments of the message, never by the whole sentence (GitHub facts, section 10, point 11).

use super::Inputs;
use super::links::status_page;
use crate::gather::upstream::{Answer, Body, Reply};
use ghcr_contract::{Cause, Check, CheckCode, CheckEvidence, Outcome, Remedy, RemedyAction};
use serde::de::IgnoredAny;

/// Why GitHub could not be asked; `None` when it was, and the answer is about the request itself.
pub(super) fn find_obstacle<T>(answer: &Answer<T>, now: i64) -> Option<Obstacle> {
    let reply = match answer {
        Answer::Failed(failure) => return Some(Obstacle::new(failure.cause())),
        Answer::Replied(reply) => reply,
    };
    find_limit(reply, now)
        .or_else(|| find_stranger(reply))
        .or_else(|| find_fence(reply))
        .map(|obstacle| obstacle.seen_in(reply))
}

/// The same for the registry, which has GitHub's name for each request, and none of its other
/// headers and messages: an outage, a limit, somebody else, or no answer at all. A 401, 403 or 404
/// of its own is about the image.
pub(super) fn find_registry_obstacle<T>(answer: &Answer<T>) -> Option<Obstacle> {
    let reply = match answer {
        Answer::Failed(failure) => return Some(Obstacle::new(failure.cause())),
        Answer::Replied(reply) => reply,
    };
    let cause = match (&reply.body, reply.head.status) {
        (Body::Broken(failure), _) => failure.cause(),
        (Body::Other(_) | Body::Error(_), _) if is_strange(reply) => Cause::NotGithub,
        (_, 429) => Cause::SecondaryRateLimited,
        (_, 500..=599) => Cause::GithubOutage,
        (_, 300..=399 | 407) => Cause::NotGithub,
        // A page where a registry would answer in JSON, or nothing where it would say why.
        (Body::TooLong | Body::Other(_), 200..=299) => Cause::NotGithub,
        (Body::TooLong, _) => Cause::NotGithub,
        (Body::Other(text), _) if !text.trim().is_empty() => Cause::NotGithub,
        _ => return None,
    };
    Some(Obstacle::new(cause).retry_after(reply.head.retry_after).seen_in(reply))
}

/// The same for a step of a pull. Its 401, 403 or 404 is held against the token or the image only
/// where it shows that it is the registry's own. The manifest is asked for by HEAD, whose answer
/// has no body: `reason` is the answer to the same GET.
pub(super) fn find_pull_obstacle<T>(
    inputs: &Inputs,
    answer: &Answer<T>,
    reason: Option<&Answer<IgnoredAny>>,
) -> Option<Obstacle> {
    if let Some(obstacle) = find_registry_obstacle(answer) {
        return Some(obstacle);
    }
    let reply = answer.reply().filter(|it| it.refuses_pull() && !it.is_from_registry())?;
    let is_explained = |it: &Reply<_>| it.head.status == reply.head.status && it.is_from_registry();
    let cause = match reason {
        Some(reason) if reason.reply().is_some_and(is_explained) => return None,
        Some(reason) => find_registry_obstacle(reason).map(|obstacle| obstacle.cause),
        None => inputs.evidence.cut_short,
    };
    Some(Obstacle::new(cause.unwrap_or(Cause::NotGithub)).seen_in(reply))
}

/// Whether something on the way speaks in the registry's place: in a page of its own, or in JSON
/// that is no list of errors, as a registry's is.
fn is_strange<T>(reply: &Reply<T>) -> bool {
    let is_in_other_words = match &reply.body {
        Body::Other(page) => !page.trim().is_empty() && !reply.message_has("unicorn"),
        Body::Error(error) => error.errors.is_empty() && error.message.is_some(),
        Body::Value(_) | Body::TooLong | Body::Broken(_) => false,
    };
    is_in_other_words && !reply.is_from_github()
}

/// Something that stands between us and an answer. Never the token's fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Obstacle {
    pub(super) cause: Cause,
    pub(super) evidence: CheckEvidence,
}

impl Obstacle {
    fn new(cause: Cause) -> Self {
        Self { cause, evidence: CheckEvidence::default() }
    }

    fn seen_in<T>(mut self, reply: &Reply<T>) -> Self {
        self.evidence.status = Some(reply.head.status);
        self.evidence.request_id.clone_from(&reply.head.request_id);
        self.evidence.took_ms = u64::try_from(reply.head.took.as_millis()).ok();
        self
    }

    fn retry_after(mut self, seconds: Option<u64>) -> Self {
        self.evidence.retry_after_s = seconds;
        self
    }

    /// The rung that it keeps from being decided.
    pub(super) fn leave_open(self, inputs: &Inputs, code: CheckCode) -> Check {
        Check::new(code, Outcome::Unknown)
            .because(self.cause)
            .with_remedy(self.remedy(inputs))
            .with_evidence(self.evidence)
    }

    /// What to do about it.
    pub(super) fn remedy(&self, inputs: &Inputs) -> Remedy {
        match self.cause {
            Cause::GithubOutage => Remedy {
                action: RemedyAction::CheckGithubStatus,
                url: status_page(&inputs.hosts.github_web),
            },
            Cause::RateLimited
            | Cause::SecondaryRateLimited
            | Cause::LoginLockout
            | Cause::ServiceBusy => RemedyAction::WaitAndRetry.into(),
            Cause::IpNotAllowed => RemedyAction::AllowProxyAddress.into(),
            _ => RemedyAction::CheckNetwork.into(),
        }
    }
}

/// GitHub asks to wait at least a minute after a secondary limit that names no time (GitHub facts,
/// section 3).
const LEAST_WAIT: u64 = 60;

/// What GitHub says where an organisation names the addresses that may ask.
pub(super) const IP_ALLOW_LIST: &str = "IP allow list";

/// The limits: 403 or 429, told apart by `x-ratelimit-remaining`, `retry-after` and the message.
fn find_limit<T>(reply: &Reply<T>, now: i64) -> Option<Obstacle> {
    let head = &reply.head;
    if !matches!(head.status, 403 | 429) {
        return None;
    }
    // GitHub's front sends it as plain text, without any of its headers.
    if reply.message_has("User-Agent header") {
        return Some(Obstacle::new(Cause::UserAgentRefused));
    }
    if !is_githubs_limit(reply) {
        return None;
    }
    // It may come with `Retry-After`, as a limit does.
    if reply.message_has("login attempts") {
        return Some(Obstacle::new(Cause::LoginLockout).retry_after(head.retry_after));
    }
    if head.ratelimit_remaining == Some(0) {
        let until_reset = head.ratelimit_reset.and_then(|at| u64::try_from(at - now).ok());
        return Some(
            Obstacle::new(Cause::RateLimited).retry_after(head.retry_after.or(until_reset)),
        );
    }
    if head.status == 429 || head.retry_after.is_some() || reply.message_has("secondary rate limit")
    {
        let wait = head.retry_after.unwrap_or(LEAST_WAIT);
        return Some(Obstacle::new(Cause::SecondaryRateLimited).retry_after(Some(wait)));
    }
    None
}

/// Returns true if GitHub may have sent this limit: a gateway on the way has limits of its own, and
/// answers with the same status and `Retry-After`.
fn is_githubs_limit<T>(reply: &Reply<T>) -> bool {
    let says = |fragment| matches!(reply.body, Body::Error(_)) && reply.message_has(fragment);
    reply.is_from_github()
        || reply.head.ratelimit_remaining.is_some()
        || reply.head.ratelimit_reset.is_some()
        // A common gateway says the same and does not name whose limit it is.
        || ["rate limit exceeded for", "secondary rate limit", "login attempts"]
            .into_iter()
            .any(says)
}

/// Outages, and answers that are not GitHub's: what is on the way there may speak JSON as well, and
/// refuse in the same words.
fn find_stranger<T>(reply: &Reply<T>) -> Option<Obstacle> {
    let is_github = reply.is_from_github();
    let cause = match (&reply.body, reply.head.status) {
        (Body::Broken(failure), _) => failure.cause(),
        (Body::Error(_), 500..=599) if is_github => Cause::GithubOutage,
        // GitHub's own page for an outage, which its front sends without any of its headers, shows
        // a unicorn.
        (Body::Other(_), 500..=599) if is_github || reply.message_has("unicorn") => {
            Cause::GithubOutage
        }
        (Body::TooLong | Body::Other(_), _) => Cause::NotGithub,
        (Body::Error(_), 300..=399 | 407) => Cause::NotGithub,
        (Body::Error(_), _) if !is_github => Cause::NotGithub,
        (Body::Value(_) | Body::Error(_), _) => return None,
    };
    Some(Obstacle::new(cause))
}

/// A list of addresses that the proxy is not on. It stands before requests with a token for what is
/// public as well (GitHub facts, section 2).
fn find_fence<T>(reply: &Reply<T>) -> Option<Obstacle> {
    let is_fenced = reply.head.status == 403 && reply.message_has(IP_ALLOW_LIST);
    is_fenced.then(|| Obstacle::new(Cause::IpNotAllowed))
}
