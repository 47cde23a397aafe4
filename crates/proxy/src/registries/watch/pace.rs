//! How many due tests are taken at once, and how long until the next ones.
//!
//! All replicas take turns in one row of the database, and a turn has room for as many tests as are
//! due in its time on average, and half as many again. So however tests came to be due at once (an
//! import, an outage, a night in which the service was down), they are worked off at one and a half
//! times the mean at the most, and the next ones are due as far apart.

use super::super::schedule::Schedule;
use ghcr_registry_store::Watched;
use std::time::Duration;

/// The shortest turn, in seconds: short beside a minute, and long beside the writing of a row.
const SHORTEST: i64 = 10;
/// The longest, in seconds: so long a registry that was just saved waits where few are watched.
const LONGEST: i64 = 15;

/// What may be taken in one turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pace {
    /// How many tests.
    pub(super) tests: u32,
    /// How long it is until the next turn.
    pub(super) length: Duration,
}

impl Pace {
    /// The pace for so many registries.
    pub(super) fn of(watched: Watched, schedule: Schedule) -> Self {
        let Watched { far, near } = watched;
        let (interval, near_interval) = (schedule.interval(), schedule.interval_near_expiry());
        // Due tests in a second: far / interval + near / near_interval, as a fraction.
        let (due, seconds) = (far * near_interval + near * interval, interval * near_interval);
        // With half as many again.
        let (due, seconds) = (i128::from(due) * 3, i128::from(seconds) * 2);
        let longest = Self { tests: 1, length: Duration::from_secs(LONGEST.unsigned_abs()) };
        if due == 0 {
            return longest;
        }
        let tests = div_ceil(due * i128::from(SHORTEST), seconds);
        let length = div_ceil(tests * seconds, due).min(i128::from(LONGEST));
        Self {
            tests: u32::try_from(tests).unwrap_or(u32::MAX),
            length: u64::try_from(length).map_or(longest.length, Duration::from_secs),
        }
    }
}

/// `i128::div_ceil` is not stable. Both are positive here.
fn div_ceil(dividend: i128, divisor: i128) -> i128 {
    (dividend + divisor - 1) / divisor
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const DAY: i64 = 86_400;

    fn schedule(interval: i64) -> Schedule {
        Schedule::new(Duration::from_secs(interval.unsigned_abs()))
    }

    #[test]
    fn a_turn_has_room_for_half_as_many_again_as_are_due() {
        for (far, near, interval, tests, length) in [
            (0, 0, DAY, 1, 15),
            (1, 0, DAY, 1, 15),
            (4_000, 0, DAY, 1, 15),
            (5_000, 0, DAY, 1, 12),
            (10_000, 0, DAY, 2, 12),
            (9_000, 1_000, DAY, 2, 12),
            (1_000_000, 0, DAY, 174, 11),
            (200, 0, 10, 300, 10),
            // Those whose token ends soon are due seven times as often.
            (70_000, 0, 7 * DAY, 2, 12),
            (63_000, 1_000, 7 * DAY, 2, 12),
            (10_000, 0, 365 * DAY, 1, 15),
        ] {
            let pace = Pace::of(Watched { far, near }, schedule(interval));
            let expected = Pace { tests, length: Duration::from_secs(length) };
            assert_eq!(pace, expected, "{far} + {near} in {interval} s");
        }
    }

    /// However the turns lie in a minute. Where fewer are watched, the longest turn lets four be
    /// tested in a minute, so that what was just saved does not wait.
    #[test]
    fn no_minute_has_room_for_more_than_twice_the_mean() {
        for far in (5_000..2_000_000).step_by(997) {
            let Pace { tests, length } = Pace::of(Watched { far, near: 0 }, schedule(DAY));
            let turns = 60_u64.div_ceil(length.as_secs());
            let most = i64::try_from(turns).unwrap() * i64::from(tests);
            assert!(most * DAY <= 2 * far * 60, "{most} in a minute of {far}");
        }
    }

    /// Three days of 10,000 registries that all came to be due in the same second, which is as
    /// uneven as it gets. Each is due again a day after its test.
    #[test]
    fn no_minute_has_more_than_twice_the_mean_of_10_000_registries() {
        const COUNT: i64 = 10_000;
        let pace = Pace::of(Watched { far: COUNT, near: 0 }, schedule(DAY));
        let length = i64::try_from(pace.length.as_secs()).unwrap();
        let mut due: BTreeMap<(i64, i64), ()> = (0..COUNT).map(|id| ((0, id), ())).collect();
        let mut minutes: BTreeMap<i64, i64> = BTreeMap::new();
        let mut tested = vec![0; usize::try_from(COUNT).unwrap()];
        for now in (0..3 * DAY).step_by(usize::try_from(length).unwrap()) {
            for _ in 0..pace.tests {
                let Some((&(at, id), ())) = due.first_key_value() else { break };
                if at > now {
                    break;
                }
                due.remove(&(at, id));
                due.insert((now + DAY, id), ());
                tested[usize::try_from(id).unwrap()] += 1;
                *minutes.entry(now / 60).or_default() += 1;
            }
        }
        let most = minutes.values().max().copied().unwrap();
        let mean = COUNT * 60 / DAY; // 6.9, rounded down
        assert!(most <= 2 * mean, "{most} in a minute, and the mean is {mean}");
        assert!(tested.iter().all(|times| *times >= 2), "each is tested daily");
    }
}
