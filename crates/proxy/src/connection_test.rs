//! A test of one connection within the limits that GitHub sets, whoever wants it: a person who
//! waits for the answer ([`Validation`](crate::validation::Validation)), or the service itself,
//! which tests saved registries again ([`watch`](crate::registries)).

use crate::admission::asker::Asker;
use crate::admission::queue::{COME_BACK, Ticket};
use crate::admission::wait::Wait;
use crate::diagnose::diagnose;
use crate::metrics::{Limit, Metrics};
use crate::state::AppState;
use ghcr_contract::{Check, CheckCode, Outcome, ProblemCode, Report, ValidateRequest};
use tracing::Instrument;
use tracing::field::Empty;

/// A test that was let in.
pub(crate) struct ConnectionTest {
    state: AppState,
    request: ValidateRequest,
    ticket: Ticket,
    asker: Asker,
}

impl ConnectionTest {
    /// Lets the test in, within the limits of its token and of the service.
    ///
    /// # Errors
    /// When the token, or the service as a whole, has to wait.
    pub(crate) fn admit(
        state: AppState,
        request: ValidateRequest,
        asker: Asker,
    ) -> Result<Self, Wait> {
        let admitted = state.attempts.admit(request.token.as_ref(), asker);
        let admitted = admitted.inspect_err(|wait| refuse(&state.metrics, asker, *wait))?;
        let ticket = state.places.queue_up(admitted);
        let full = Wait { code: ProblemCode::Busy, time: COME_BACK };
        let ticket = ticket.ok_or(full).inspect_err(|wait| refuse(&state.metrics, asker, *wait))?;
        Ok(Self { state, request, ticket, asker })
    }

    /// Makes the report, and hands each check to `decided` as soon as it stands.
    ///
    /// # Errors
    /// When the token must not be tried now.
    pub(crate) async fn run(self, decided: impl FnMut(&Check)) -> Result<Report, Wait> {
        let Self { state, request, ticket, asker } = self;
        let span = tracing::info_span!("diagnosis", verdict = Empty, headline = Empty);
        let diagnosing = diagnose(&state, &request, ticket, decided);
        let report = diagnosing.instrument(span.clone()).await;
        let report = report.inspect_err(|wait| refuse(&state.metrics, asker, *wait))?;
        state.metrics.count_report(&report);
        span.record("verdict", report.verdict.as_str());
        span.record("headline", report.headline.map_or("none", CheckCode::as_str));
        log_report(&report, asker);
        Ok(report)
    }
}

/// Who tries tokens that are refused is worth knowing: too many, and GitHub locks the service out.
fn refuse(metrics: &Metrics, asker: Asker, wait: Wait) {
    tracing::warn!(client = %asker, code = %wait.code, "not asked");
    if let Some(limit) = limit_of(wait.code) {
        metrics.count_refusal(limit);
    }
}

/// The limit behind a refusal of [`Attempts`](crate::admission::attempts::Attempts) or of the
/// queue.
fn limit_of(code: ProblemCode) -> Option<Limit> {
    match code {
        ProblemCode::TooManyAttempts => Some(Limit::TokenAttempts),
        ProblemCode::TooManyRefusals => Some(Limit::Refusals),
        ProblemCode::TooManyRequests => Some(Limit::TokenCalls),
        ProblemCode::Busy => Some(Limit::Queue),
        _ => None,
    }
}

/// The verdict and what it cost; nothing that somebody typed.
fn log_report(report: &Report, asker: Asker) {
    let Report { verdict, elapsed_ms, upstream_calls, .. } = report;
    let headline = report.headline.map_or("none", CheckCode::as_str);
    let login = report.check(CheckCode::TokenAccepted).map(|check| check.outcome);
    if login == Some(Outcome::Fail) {
        tracing::warn!(client = %asker, "GitHub refused a token");
    }
    tracing::info!(%verdict, headline, elapsed_ms, upstream_calls, "validated");
}
