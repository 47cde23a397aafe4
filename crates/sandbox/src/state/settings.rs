//! How a sandbox starts.

use crate::faults::FaultRule;
use crate::world::World;
use jiff::Timestamp;
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
