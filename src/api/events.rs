//! Reading the events of a diagnosis: one JSON document a line (NDJSON).

use super::error::ApiError;
use futures_util::io::{AsyncBufRead, AsyncBufReadExt, BufReader};
use futures_util::{StreamExt, TryStreamExt};
use ghcr_contract::Event;
use leptos::web_sys::js_sys::Uint8Array;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::io;
use wasm_bindgen::JsCast;
use wasm_streams::ReadableStream;

/// The lines of a response's body.
pub(super) fn lines_of(body: web_sys::ReadableStream) -> impl AsyncBufRead + Unpin {
    let chunks = ReadableStream::from_raw(body.unchecked_into()).into_stream();
    let bytes = chunks.map(|chunk| match chunk {
        Ok(chunk) => Ok(Uint8Array::new(&chunk).to_vec()),
        Err(_) => Err(io::Error::from(io::ErrorKind::ConnectionAborted)),
    });
    BufReader::new(bytes.into_async_read())
}

/// Hands each event to `on_event`, with the line it was read from, and reads on to the end of the
/// stream, so that the browser sees a finished request. What follows the report or the problem is
/// passed over.
///
/// # Errors
/// [`ApiError::BrokenOff`] when the stream ends before a report or a problem,
/// [`ApiError::Unreadable`] for a whole line that is no event.
pub(super) async fn read_events(
    mut lines: impl AsyncBufRead + Unpin,
    on_event: impl Fn(&str, Event),
) -> Result<(), ApiError> {
    let mut is_settled = false;
    let mut line = String::new();
    while lines.read_line(&mut line).await.map_err(|_| ApiError::BrokenOff)? > 0 {
        if !is_settled && !line.trim().is_empty() {
            let event = parse_event(&line).map_err(|_| {
                if line.ends_with('\n') { ApiError::Unreadable } else { ApiError::BrokenOff }
            })?;
            is_settled = !matches!(event, Event::Check(_));
            on_event(line.trim_end(), event);
        }
        line.clear();
    }
    if is_settled { Ok(()) } else { Err(ApiError::BrokenOff) }
}

/// A line before its data is read as the type that its name stands for. The derive of [`Event`]
/// would read each type twice: once from the text, and once from a copy of it, because the name may
/// come after the data.
#[derive(Deserialize)]
struct Line<'a> {
    event: &'a str,
    #[serde(borrow)]
    data: &'a RawValue,
}

fn parse_event(line: &str) -> serde_json::Result<Event> {
    let Line { event, data } = serde_json::from_str(line)?;
    match event {
        "check" => serde_json::from_str(data.get()).map(Event::Check),
        "report" => serde_json::from_str(data.get()).map(Event::Report),
        "problem" => serde_json::from_str(data.get()).map(Event::Problem),
        unknown => Err(serde::de::Error::unknown_variant(unknown, &["check", "report", "problem"])),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use futures_util::stream;
    use ghcr_contract::{Check, CheckCode, Outcome, Problem, ProblemCode, Report};
    use std::cell::RefCell;

    fn line(event: &Event) -> String {
        serde_json::to_string(event).expect("an event is JSON")
    }

    fn check() -> Event {
        Event::Check(Box::new(Check::new(CheckCode::TokenScope, Outcome::Pass)))
    }

    fn report() -> Event {
        Event::Report(Report::conclude(Vec::new(), 3, 1))
    }

    /// Reads the answer in pieces of that many bytes.
    fn read(answer: &str, size: usize) -> (Vec<Event>, Result<(), ApiError>) {
        let events = RefCell::new(Vec::new());
        let pieces: Vec<_> =
            answer.as_bytes().chunks(size).map(|piece| Ok(piece.to_vec())).collect();
        let lines = BufReader::new(stream::iter(pieces).into_async_read());
        let read = read_events(lines, |raw, event| {
            assert_eq!(line(&event), raw);
            events.borrow_mut().push(event);
        });
        let result =
            futures_util::future::FutureExt::now_or_never(read).expect("nothing is waited for");
        (events.into_inner(), result)
    }

    #[test]
    fn events_are_read_wherever_the_answer_is_cut() {
        let answer = format!("{}\n\n{}\n", line(&check()), line(&report()));
        for size in 1..=answer.len() {
            assert_eq!(read(&answer, size), (vec![check(), report()], Ok(())), "{size}");
        }
    }

    #[test]
    fn the_last_line_needs_no_line_break_and_what_follows_the_report_is_passed_over() {
        let problem = Event::Problem(Problem::until(ProblemCode::TooManyRequests, 60));
        assert_eq!(read(&line(&problem), 7), (vec![problem], Ok(())));
        let answer = format!("{}\nsomething else\n", line(&report()));
        assert_eq!(read(&answer, 7), (vec![report()], Ok(())));
    }

    #[test]
    fn an_answer_that_ends_too_early_is_broken_off_and_an_unknown_event_is_unreadable() {
        let half = &line(&report())[..20];
        let table = [
            (String::new(), ApiError::BrokenOff),
            (format!("{}\n", line(&check())), ApiError::BrokenOff),
            (format!("{}\n{half}", line(&check())), ApiError::BrokenOff),
            ("{\"event\":\"new\",\"data\":{}}\n".to_owned(), ApiError::Unreadable),
            (
                "{\"event\":\"check\",\"data\":{\"code\":\"new\"}}\n".to_owned(),
                ApiError::Unreadable,
            ),
        ];
        for (answer, error) in table {
            assert_eq!(read(&answer, 7).1, Err(error), "{answer}");
        }
    }
}
