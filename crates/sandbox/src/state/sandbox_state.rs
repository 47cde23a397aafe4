//! All that a handler may touch.

use super::clock::Clock;
use super::grants::Grants;
use super::lockout::Lockout;
use super::rate_limits::RateLimits;
use super::recorder::Recorder;
use super::settings::Settings;
use crate::faults::Faults;
use crate::world::World;
use jiff::Timestamp;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

/// One simulated GitHub: what it knows, what goes wrong, and what it has seen. Clones are the same
/// one.
#[derive(Clone)]
pub struct SandboxState(Arc<Inner>);

struct Inner {
    clock: Clock,
    world: RwLock<World>,
    faults: Faults,
    recorder: Recorder,
    rate_limits: RateLimits,
    lockout: Lockout,
    grants: Grants,
    deny_anonymous: bool,
    requests_named: AtomicU64,
}

impl SandboxState {
    /// A sandbox that nobody has asked anything yet.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self(Arc::new(Inner {
            clock: Clock::starting_at(settings.now),
            world: RwLock::new(settings.world),
            faults: Faults::new(settings.latency, settings.faults),
            recorder: Recorder::default(),
            rate_limits: RateLimits::new(settings.enforce_rate_limit),
            lockout: Lockout::new(settings.lockout_after),
            grants: Grants::new(settings.registry_token_life),
            deny_anonymous: settings.deny_anonymous,
            requests_named: AtomicU64::new(0),
        }))
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    pub(crate) fn faults(&self) -> &Faults {
        &self.0.faults
    }

    pub(crate) fn recorder(&self) -> &Recorder {
        &self.0.recorder
    }

    pub(crate) fn rate_limits(&self) -> &RateLimits {
        &self.0.rate_limits
    }

    pub(crate) fn lockout(&self) -> &Lockout {
        &self.0.lockout
    }

    pub(crate) fn grants(&self) -> &Grants {
        &self.0.grants
    }

    pub(crate) fn denies_anonymous(&self) -> bool {
        self.0.deny_anonymous
    }

    /// Looks something up in the world.
    pub(crate) fn read_world<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&self.0.world.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the world while it is asked: revokes a token, adds an account.
    pub fn change_world(&self, change: impl FnOnce(&mut World)) {
        change(&mut self.0.world.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// A new name in the form of GitHub's `x-github-request-id`: groups of hexadecimal digits, the
    /// last one the time.
    pub(crate) fn name_request(&self) -> String {
        let number = self.0.requests_named.fetch_add(1, Ordering::Relaxed);
        let scattered = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        format!(
            "{:04X}:{:05X}:{:06X}:{:06X}:{:08X}",
            scattered >> 48,
            0x2_0000 + (number & 0xF_FFFF),
            (scattered >> 24) & 0xFF_FFFF,
            scattered & 0xFF_FFFF,
            self.now().as_second(),
        )
    }
}
