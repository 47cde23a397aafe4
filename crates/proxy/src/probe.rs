//! Gathers evidence in waves, so that a diagnosis costs round trips and not calls.

use crate::evidence::Evidence;
use crate::github;
use crate::upstream::{Answer, Body, Upstream};
use ghcr_contract::ValidateRequest;

/// One diagnosis on its way.
pub(crate) struct Probe<'a> {
    upstream: &'a Upstream,
    request: &'a ValidateRequest,
    evidence: Evidence,
    calls: u32,
}

impl<'a> Probe<'a> {
    pub(crate) fn new(upstream: &'a Upstream, request: &'a ValidateRequest) -> Self {
        Self { upstream, request, evidence: Evidence::default(), calls: 0 }
    }

    /// First the one authenticated request that may fail: a wrong token must count as one failed login at GitHub, not
    /// as many. When it is accepted, or when there is none, all that depends on it.
    pub(crate) async fn ask_all(&mut self) {
        if !self.ask_whose_token_it_is().await {
            return;
        }
        let account = github::account(self.upstream, &self.request.username, self.request.token.as_ref());
        self.calls += 1;
        self.evidence.account = Some(account.await);
    }

    pub(crate) fn into_evidence(self) -> (Evidence, u32) {
        (self.evidence, self.calls)
    }

    /// Whether it makes sense to go on.
    async fn ask_whose_token_it_is(&mut self) -> bool {
        let Some(token) = &self.request.token else {
            return true;
        };
        self.calls += 1;
        let answer = github::token_user(self.upstream, token).await;
        let is_accepted = matches!(&answer, Answer::Replied(reply) if matches!(reply.body, Body::Value(_)));
        self.evidence.token_user = Some(answer);
        is_accepted
    }
}
