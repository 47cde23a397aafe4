//! One diagnosis: gather a wave, decide what it settles, and go on while there is reason to.

use crate::admission::attempts::Admitted;
use crate::admission::queue::Ticket;
use crate::admission::wait::Wait;
use crate::gather::probe::Probe;
use crate::judge::{Inputs, Ladder, Stage};
use crate::state::AppState;
use ghcr_contract::{Check, Policy, Report, ValidateRequest};
use tokio::time::{Instant, timeout_at};

/// The waves of requests, in their order.
const WAVES: [Stage; 4] = [Stage::Identity, Stage::Namespace, Stage::Details, Stage::Pull];

/// Waits for a place, asks, judges, and hands each rung to `decided` as soon as it stands.
///
/// Dropping the future drops the calls that are under way: a client that goes away costs GitHub
/// nothing more.
///
/// # Errors
/// When the token must not be tried now.
pub(crate) async fn diagnose(
    state: &AppState,
    request: &ValidateRequest,
    ticket: Ticket,
    decided: impl FnMut(&Check),
) -> Result<Report, Wait> {
    let _place = state.places.place().await;
    // Boxed, so that those who wait are small.
    Box::pin(climb_ladder(state, request, &ticket.admitted, decided)).await
}

async fn climb_ladder(
    state: &AppState,
    request: &ValidateRequest,
    admitted: &Admitted,
    mut decided: impl FnMut(&Check),
) -> Result<Report, Wait> {
    let settings = &state.settings;
    let started = Instant::now();
    let deadline = started + settings.limits.diagnosis;
    let supported = &settings.policy;
    let policy = request.visibility.map(|widest| supported.up_to(widest));
    let policy: &Policy = policy.as_ref().unwrap_or(supported);
    let mut probe = Probe::new(state, request, policy, admitted)?;
    let mut ladder = Ladder::default();
    let mut climb = |ladder: &mut Ladder, probe: &Probe<'_>, stage| {
        let (hosts, now) = (&settings.hosts, settings.clock.now());
        let inputs = Inputs { request, evidence: probe.evidence(), policy, supported, hosts, now };
        ladder.climb(&inputs, stage).iter().for_each(&mut decided);
    };
    climb(&mut ladder, &probe, Stage::Offline);
    for wave in WAVES {
        if !ladder.is_open() || !probe.may_go_on() {
            break;
        }
        match timeout_at(deadline, probe.ask(wave)).await {
            Ok(asked) => asked?,
            Err(_) => {
                probe.cut_short();
                break;
            }
        }
        climb(&mut ladder, &probe, wave);
    }
    climb(&mut ladder, &probe, Stage::Pull);
    let elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    Ok(Report::conclude(ladder.into_checks(), elapsed_ms, probe.sent()))
}

#[cfg(test)]
mod tests {
    use crate::gather::evidence::{MAX_TEXT, PER_PAGE, Package};
    use crate::gather::look_ups::KEPT;
    use crate::gather::upstream::LISTS_AT_ONCE;
    use crate::gather::upstream::limits::{
        KEPT_TEXT, MAX_HEADER, MAX_ONE, MAX_PAGE, MAX_TOKEN, MOST_ERRORS, STEP,
    };
    use crate::settings::Limits;

    /// If each answer were as long as it may be: those that are being read, and those that are
    /// kept. In practice it is a tenth of that.
    #[test]
    fn the_memory_of_the_worst_case_is_bounded() {
        let Limits { diagnoses_at_once, calls_at_once, .. } = Limits::default();
        // The buffer of a short answer doubles when it is full.
        let others = calls_at_once - LISTS_AT_ONCE;
        let read = 2 * others * MAX_ONE + LISTS_AT_ONCE * (MAX_PAGE + STEP);
        const LISTS: usize = 5;
        let list = PER_PAGE * (size_of::<Package>() + 3 * MAX_TEXT);
        const ANSWERS: usize = 16;
        const HEADERS: usize = 6;
        let answer = HEADERS * MAX_HEADER + (2 + 2 * MOST_ERRORS) * KEPT_TEXT;
        let of_diagnosis = LISTS * list + ANSWERS * answer + 2 * MAX_TOKEN;
        let look_ups = usize::try_from(KEPT).unwrap() * answer;
        let kept = diagnoses_at_once * of_diagnosis + look_ups;
        let most = 896 * 1024 * 1024;
        assert!(read + kept < most, "{} + {} MiB", read >> 20, kept >> 20);
    }
}
