//! One diagnosis: gather a wave, decide what it settles, and go on while there is reason to.

use crate::judge::{Case, Ladder, Stage};
use crate::probe::Probe;
use crate::service::AppState;
use ghcr_contract::{Check, Report, ValidateRequest};
use tokio::time::{Instant, timeout_at};

/// The waves of requests, in their order.
const WAVES: [Stage; 4] = [Stage::Identity, Stage::Namespace, Stage::Details, Stage::Pull];

/// How many diagnoses are under way at once; the others wait for a place, and their own time starts
/// when they have one. The largest wave has nine calls, and eight hundred calls have a turn
/// (`upstream/`): so even in a burst a diagnosis is done after six round trips, well before its
/// deadline.
pub(crate) const AT_ONCE: usize = 320;

/// Waits for a place, asks, judges, and hands each rung to `decided` as soon as it stands.
///
/// Dropping the future drops the calls that are under way: a client that goes away costs GitHub
/// nothing more.
pub(crate) async fn diagnose(
    state: &AppState,
    request: &ValidateRequest,
    decided: impl FnMut(&Check),
) -> Report {
    let _place = state.places.acquire().await;
    // Boxed, so that those who wait are small.
    Box::pin(climb_ladder(state, request, decided)).await
}

async fn climb_ladder(
    state: &AppState,
    request: &ValidateRequest,
    mut decided: impl FnMut(&Check),
) -> Report {
    let settings = &state.settings;
    let started = Instant::now();
    let deadline = started + settings.limits.diagnosis;
    let mut probe = Probe::new(&state.upstream, request, &settings.policy);
    let mut ladder = Ladder::default();
    let mut climb = |ladder: &mut Ladder, probe: &Probe<'_>, stage| {
        let (policy, hosts, now) = (&settings.policy, &settings.hosts, settings.clock.now());
        let case = Case { request, evidence: probe.evidence(), policy, hosts, now };
        ladder.climb(&case, stage).iter().for_each(&mut decided);
    };
    climb(&mut ladder, &probe, Stage::Offline);
    for wave in WAVES {
        if !ladder.is_open() || !probe.may_go_on() {
            break;
        }
        if timeout_at(deadline, probe.ask(wave)).await.is_err() {
            probe.cut_short();
            break;
        }
        climb(&mut ladder, &probe, wave);
    }
    climb(&mut ladder, &probe, Stage::Pull);
    let elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    Report::conclude(ladder.into_checks(), elapsed_ms, probe.calls())
}
