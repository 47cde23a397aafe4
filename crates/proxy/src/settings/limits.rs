//! How long things may take, and how many there may be at once.

use super::Problems;
use std::time::Duration;

/// The flags about time and load.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct LimitFlags {
    /// How long a connection to GitHub or the registry may take, the look-up of its name included
    #[arg(
        long,
        env = "GHCR_CONNECT_CONNECT_TIMEOUT",
        value_name = "SECONDS",
        default_value_t = 3,
        value_parser = seconds()
    )]
    pub connect_timeout: u32,

    /// How long one call to GitHub or the registry may take
    #[arg(
        long,
        env = "GHCR_CONNECT_CALL_TIMEOUT",
        value_name = "SECONDS",
        default_value_t = 8,
        value_parser = seconds()
    )]
    pub call_timeout: u32,

    /// How long a diagnosis may take; what is not known by then is answered as unknown
    #[arg(
        long,
        env = "GHCR_CONNECT_DIAGNOSIS_TIMEOUT",
        value_name = "SECONDS",
        default_value_t = 10,
        value_parser = seconds()
    )]
    pub diagnosis_timeout: u32,

    /// How long a request's body may take to arrive
    #[arg(
        long,
        env = "GHCR_CONNECT_BODY_TIMEOUT",
        value_name = "SECONDS",
        default_value_t = 10,
        value_parser = seconds()
    )]
    pub body_timeout: u32,

    /// How many diagnoses are under way at once
    #[arg(
        long,
        env = "GHCR_CONNECT_DIAGNOSES_AT_ONCE",
        value_name = "COUNT",
        default_value_t = 320,
        value_parser = count(1)
    )]
    pub diagnoses_at_once: u32,

    /// How many more wait for a place; whoever comes then is told to come back
    #[arg(
        long,
        env = "GHCR_CONNECT_QUEUE_LENGTH",
        value_name = "COUNT",
        default_value_t = 2000,
        value_parser = count(0)
    )]
    pub queue_length: u32,

    /// How many calls to GitHub and the registry are under way at once
    #[arg(
        long,
        env = "GHCR_CONNECT_CALLS_AT_ONCE",
        value_name = "COUNT",
        default_value_t = 800,
        value_parser = count(1)
    )]
    pub calls_at_once: u32,
}

/// How long things may take, and how many there may be at once.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until a connection to an upstream stands, the look-up of its name included.
    pub connect: Duration,
    /// One outgoing call as a whole.
    pub call: Duration,
    /// A diagnosis as a whole; what is not known by then is answered as `unknown`.
    pub diagnosis: Duration,
    /// Until a request's body has arrived.
    pub request_body: Duration,
    /// How many diagnoses are under way at once. The others wait for a place, and their own time
    /// starts when they have one.
    pub diagnoses_at_once: usize,
    /// How many wait at the most; whoever comes then is told to come back.
    pub most_waiting: usize,
    /// How many calls to GitHub and the registry are under way at once.
    pub calls_at_once: usize,
}

impl Default for Limits {
    /// GitHub itself gives up after ten seconds (GitHub facts, section 3), and so does a person.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            call: Duration::from_secs(8),
            diagnosis: Duration::from_secs(10),
            request_body: Duration::from_secs(10),
            diagnoses_at_once: 320,
            most_waiting: 2_000,
            calls_at_once: 800,
        }
    }
}

impl Limits {
    pub(super) fn from_flags(flags: &LimitFlags, problems: &mut Problems) -> Self {
        let times = [
            ("--connect-timeout", flags.connect_timeout),
            ("--call-timeout", flags.call_timeout),
            ("--diagnosis-timeout", flags.diagnosis_timeout),
        ];
        for pair in times.windows(2) {
            let [(part, short), (whole, long)] = [pair[0], pair[1]];
            if short > long {
                problems.add(format!(
                    "{part} {short} is longer than {whole} {long}, of which it is a part. Make it \
                     shorter, or the other longer."
                ));
            }
        }
        Self {
            connect: Duration::from_secs(flags.connect_timeout.into()),
            call: Duration::from_secs(flags.call_timeout.into()),
            diagnosis: Duration::from_secs(flags.diagnosis_timeout.into()),
            request_body: Duration::from_secs(flags.body_timeout.into()),
            diagnoses_at_once: flags.diagnoses_at_once as usize,
            most_waiting: flags.queue_length as usize,
            calls_at_once: flags.calls_at_once as usize,
        }
    }
}

/// An hour at the most: nobody waits longer.
fn seconds() -> clap::builder::RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(1..=3600)
}

fn count(least: i64) -> clap::builder::RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(least..=100_000)
}
