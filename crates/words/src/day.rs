//! Days of the calendar.

/// How many seconds a day has.
pub const SECONDS_OF_DAY: i64 = 24 * 60 * 60;

/// `2026-09-21`, of a time in seconds since 1970 (UTC).
///
/// The civil calendar from a count of days, in 400-year eras that begin on 1 March, so that the
/// leap day is the last of its year (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
/// `civil_from_days`).
#[must_use]
pub fn iso_day(seconds: i64) -> String {
    let days = seconds.div_euclid(SECONDS_OF_DAY) + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = 400 * era + year_of_era + i64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}

/// `14:13 UTC`, of a time in seconds since 1970. The space does not break.
#[must_use]
pub fn time_of_day(seconds: i64) -> String {
    let of_day = seconds.rem_euclid(SECONDS_OF_DAY);
    format!("{:02}:{:02}\u{a0}UTC", of_day / 3600, of_day / 60 % 60)
}

/// The beginning of the day (UTC) of a time as GitHub writes it: `2026-09-21T10:00:00Z`, in seconds
/// since 1970. `None` if it is written otherwise.
///
/// [`iso_day`] the other way round (`days_from_civil`).
#[must_use]
pub fn parse_day(text: &str) -> Option<i64> {
    let (year, rest) = text.get(..10)?.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let number = |part: &str| part.parse::<u16>().ok().map(i64::from);
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = year - i64::from(month <= 2);
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some((era * 146_097 + day_of_era - 719_468) * SECONDS_OF_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [(i64, &str); 7] = [
        (0, "1970-01-01"),
        (-1, "1969-12-31"),
        (951_782_399, "2000-02-28"),
        (951_782_400, "2000-02-29"),
        (951_868_800, "2000-03-01"),
        (1_790_000_000, "2026-09-21"),
        (4_107_542_400, "2100-03-01"),
    ];

    #[test]
    fn times_of_the_day() {
        for (seconds, time) in [(0, "00:00"), (-1, "23:59"), (1_790_000_000, "14:13")] {
            assert_eq!(time_of_day(seconds), format!("{time}\u{a0}UTC"));
        }
    }

    #[test]
    fn known_days() {
        for (seconds, day) in KNOWN {
            assert_eq!(iso_day(seconds), day);
            assert_eq!(
                parse_day(&format!("{day}T10:11:12Z")),
                Some(seconds.div_euclid(86_400) * 86_400)
            );
        }
    }

    #[test]
    fn every_day_of_eight_centuries_there_and_back() {
        for seconds in (-146_097..146_097).map(|day| day * 86_400) {
            let day = iso_day(seconds);
            assert_eq!(parse_day(&day), Some(seconds), "{day}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "2026-09",
            "2026-13-01",
            "2026-00-10",
            "2026-09-40",
            "21.09.2026",
            "2026-09-é1",
            "-026-09-21",
        ] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }
}
