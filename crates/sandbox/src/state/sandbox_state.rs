//! All that a handler may touch.

use crate::clock::Clock;
use crate::faults::{FaultRule, Faults};
use crate::lockout::Lockout;
use crate::rate_limits::RateLimits;
use crate::recorder::Recorder;
use crate::registry::Grants;
use crate::world::World;
use jiff::Timestamp;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// How a sandbox is to be.
#[derive(Clone)]
pub struct Settings {
    /// What time it is when it starts.
    pub now: Timestamp,
    /// Who is there, and with which tokens.
    pub world: World,
    /// How long each answer is held back.
    pub latency: Duration,
    /// What goes wrong from the start.
    pub faults: Vec<FaultRule>,
    /// After how many wrong logins every login is refused for a while; `None` for never.
    pub lockout_after: Option<u32>,
    /// Whether requests over the hourly limit are refused. They are counted in any case.
    pub enforce_rate_limit: bool,
    /// Whether the registry answers 403 instead of 401 to somebody without a token who asks for
    /// what is not public: reports disagree (GitHub facts, section 5).
    pub deny_anonymous: bool,
    /// How long a token of the registry lasts. GitHub does not say; five minutes here.
    pub registry_token_life: Duration,
}

impl Settings {
    /// The demo's world at `now`, with nothing wrong.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self {
            now,
            world: World::demo(now),
            latency: Duration::ZERO,
            faults: Vec::new(),
            lockout_after: None,
            enforce_rate_limit: false,
            deny_anonymous: false,
            registry_token_life: Duration::from_secs(300),
        }
    }
}

impl Default for Settings {
    /// The demo's world now, with nothing wrong.
    #[expect(
        clippy::disallowed_methods,
        reason = "who wants another time says it with `Settings::at`"
    )]
    fn default() -> Self {
        Self::at(Timestamp::now())
    }
}

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
