//! The day on which a token ends, as a calendar file (RFC 5545).

use super::fill_in;
use crate::i18n::{ReportPhrase, Words};
use ghcr_contract::{CheckCode, Report};
use ghcr_words::Blank::Text;
use ghcr_words::day::{SECONDS_OF_DAY, iso_day};

const EVENT: &str = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//ghcr-connect//token expiry//EN
BEGIN:VEVENT
UID:{day}-{owner}@ghcr-connect
DTSTAMP:{now}
DTSTART;VALUE=DATE:{day}
DTEND;VALUE=DATE:{next-day}
SUMMARY:{title}
DESCRIPTION:{body}
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:{title}
TRIGGER:-P7D
END:VALARM
END:VEVENT
END:VCALENDAR";

/// When a token ends, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// In seconds since 1970 (UTC).
    pub at: i64,
    /// Whole days that are left; negative once it has passed.
    pub days_left: i64,
    /// The login of the token's owner.
    pub owner: String,
    /// The account whose packages are read with it.
    pub account: String,
}

impl Expiry {
    /// The one of a report; none where GitHub does not tell.
    pub fn of(report: &Report) -> Option<Self> {
        let evidence = super::evidence(report, CheckCode::TokenExpiry)?;
        let owner = super::owner(report)?;
        Some(Self {
            at: evidence.expires_at?,
            days_left: evidence.days_left?,
            owner: owner.to_owned(),
            account: super::account(report).unwrap_or(owner).to_owned(),
        })
    }
}

/// What the file is called.
pub fn calendar_name(expiry: &Expiry) -> String {
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    let owner: String = expiry.owner.chars().filter(is_plain).collect();
    format!("github-token-{owner}-{}.ics", iso_day(expiry.at))
}

/// One event on the whole day of the expiry (UTC), with an alarm a week before. `now` is in seconds
/// since 1970.
///
/// The same token makes the same `UID`, so that adding it again changes the event instead of adding
/// another.
pub fn calendar_file(words: Words, expiry: &Expiry, now: i64) -> String {
    let title = words.phrase(ReportPhrase::CalendarTitle, &[("owner", Text(&expiry.owner))]);
    let body = words.phrase(ReportPhrase::CalendarBody, &[("account", Text(&expiry.account))]);
    let date = |at| iso_day(at).replace('-', "");
    let values = [
        ("day", date(expiry.at)),
        ("next-day", date(expiry.at + SECONDS_OF_DAY)),
        ("now", utc(now)),
        ("owner", escaped(&expiry.owner)),
        ("title", escaped(&title)),
        ("body", escaped(&body)),
    ];
    let blanks = values.each_ref().map(|(name, value)| (*name, Text(value)));
    ghcr_contract::redact(&fill_in(EVENT, &blanks)).split('\n').map(folded).collect()
}

/// `20260921T100000Z` (RFC 5545, section 3.3.5).
fn utc(seconds: i64) -> String {
    let of_day = seconds.rem_euclid(SECONDS_OF_DAY);
    let (hours, minutes, seconds_left) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    format!("{}T{hours:02}{minutes:02}{seconds_left:02}Z", iso_day(seconds).replace('-', ""))
}

/// A text as a value (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_control()) {
        if matches!(c, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A line and its end. No line is longer than 75 octets; a longer one goes on after a space
/// (section 3.1), and no character is cut.
fn folded(line: &str) -> String {
    const LONGEST: usize = 75;
    let mut folded = String::with_capacity(line.len() + 8);
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += c.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, Words};

    const NOW: i64 = 1_789_000_000;

    fn expiry() -> Expiry {
        Expiry { at: 1_790_000_000, days_left: 11, owner: "mona".into(), account: "myorg".into() }
    }

    fn lines(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn the_event_is_the_whole_day_with_an_alarm_a_week_before() {
        let lines = lines(&calendar_file(Words::of(Lang::En), &expiry(), NOW));
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "UID:20260921-mona@ghcr-connect",
            "DTSTAMP:20260910T002640Z",
            "DTSTART;VALUE=DATE:20260921",
            "DTEND;VALUE=DATE:20260922",
            "SUMMARY:GitHub token of mona expires",
            "TRIGGER:-P7D",
            "END:VCALENDAR",
        ] {
            assert!(lines.iter().any(|it| it == line), "no {line} in {lines:#?}");
        }
        let french = calendar_file(Words::of(Lang::Fr), &expiry(), NOW);
        assert!(french.contains("BEGIN:VALARM") && !french.contains('{'));
    }

    #[test]
    fn lines_are_folded_at_75_octets_and_no_character_is_cut() {
        for lang in Lang::ALL {
            let expiry = Expiry { owner: "é".repeat(90), ..expiry() };
            let file = calendar_file(Words::of(*lang), &expiry, NOW);
            assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
            assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
            assert!(lines(&file).iter().any(|line| line.contains(&expiry.owner)));
        }
    }

    #[test]
    fn values_are_escaped_and_a_login_adds_no_line() {
        assert_eq!(escaped("a, b; c\\d\r\nEND:VEVENT"), "a\\, b\\; c\\\\dEND:VEVENT");
    }

    #[test]
    fn nothing_like_a_token_gets_in() {
        let owner = format!("ghp_{}", "A1b2".repeat(9));
        let file = calendar_file(Words::of(Lang::En), &Expiry { owner, ..expiry() }, NOW);
        assert!(!file.contains("A1b2"), "{file}");
    }

    #[test]
    fn the_file_is_named_for_the_owner_and_the_day() {
        assert_eq!(calendar_name(&expiry()), "github-token-mona-2026-09-21.ics");
        let odd = Expiry { owner: "../a b".into(), ..expiry() };
        assert_eq!(calendar_name(&odd), "github-token-ab-2026-09-21.ics");
    }
}
