//! The figures of the page loads, and their bounds.

use super::load::Paints;
use super::ratio::Ratio;
use super::{Comparison, Pair};
use crate::bench::figure::{Bound, Figure, median};

/// The most by which the app may paint later than the same page without script, as a ratio.
const LATEST: f64 = 1.1;

/// The ratio to the twin's time to feedback above which the bench prints a warning.
const SLOW_FEEDBACK: f64 = 1.25;

/// One of the two paints: its name, and its time.
type Paint = (&'static str, fn(&Paints) -> f64);

const PAINTS: [Paint; 2] = [
    ("first contentful paint", |paints| paints.first),
    ("largest contentful paint", |paints| paints.largest),
];

/// Returns true if the ratios of both paints are clearly within the bound or above it.
pub(super) fn are_clear(pairs: &[Pair]) -> bool {
    PAINTS.iter().all(|(_, time)| ratio(pairs, *time).is_clear_of(LATEST))
}

/// The figures of one address.
pub(super) fn of_page(Comparison { name, pairs, .. }: &Comparison) -> Vec<Figure> {
    let mut figures: Vec<_> =
        PAINTS.into_iter().flat_map(|paint| of_paint(name, pairs, paint)).collect();
    // A layout shift must never happen, so the worst visit counts.
    let shift = pairs.iter().map(|pair| pair.app.shift).fold(0.0, f64::max);
    let blocking = pairs.iter().map(|pair| pair.app.blocking).collect();
    let after_input = pairs.iter().map(|pair| pair.app.blocking_after_input).collect();
    figures.extend([
        Figure::bounded(format!("{name} layout shift, app"), shift, "", Bound::Exactly(0.0)),
        Figure::told(format!("{name} blocking time, app"), median(blocking), "ms"),
        Figure::told(
            format!("{name} blocking time after the first input, app"),
            median(after_input),
            "ms",
        ),
    ]);
    figures
}

fn of_paint(name: &str, pairs: &[Pair], (paint, time): Paint) -> [Figure; 5] {
    let name = |of: &str| format!("{name} {paint}, {of}");
    let app = pairs.iter().map(|pair| time(&pair.app.paints)).collect();
    let static_page = pairs.iter().map(|pair| time(&pair.static_page)).collect();
    let Ratio { least, middle, most } = ratio(pairs, time);
    [
        Figure::told(name("app"), median(app), "ms"),
        Figure::told(name("page without script"), median(static_page), "ms"),
        Figure::told(name("ratio, lower end of the confidence interval"), least, "times"),
        Figure::told(name("ratio, upper end of the confidence interval"), most, "times"),
        Figure::bounded(name("ratio"), middle, "times", Bound::AtMost(LATEST)),
    ]
}

fn ratio(pairs: &[Pair], time: fn(&Paints) -> f64) -> Ratio {
    Ratio::of(pairs.iter().map(|pair| [time(&pair.app.paints), time(&pair.static_page)]))
}

/// The times until the form gives feedback, of the app and of the twin. Their ratio has an aim and
/// no bound.
pub(super) fn of_feedback(address: &str, times: &[[f64; 2]]) -> Vec<Figure> {
    let name = |of: &str| format!("{address} time to first feedback, {of}");
    let ratio = median(times.iter().map(|[app, twin]| app / twin).collect());
    if ratio > SLOW_FEEDBACK {
        println!(
            "The form's first feedback takes {ratio:.2} times as long as the React twin's; \
             the aim is 1.0."
        );
    }
    vec![
        Figure::told(name("app"), median(times.iter().map(|[app, _]| *app).collect()), "ms"),
        Figure::told(
            name("React twin"),
            median(times.iter().map(|[_, twin]| *twin).collect()),
            "ms",
        ),
        Figure::told(name("app : React twin (aim 1.0)"), ratio, "times"),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::load::Load;
    use super::*;

    fn both(time: f64) -> Paints {
        Paints { first: time, largest: time }
    }

    fn pair_of(paints: Paints, shift: f64) -> Pair {
        let app =
            Load { paints, blocking: 0.0, blocking_after_input: 0.0, shift, shifted: Vec::new() };
        Pair { app, static_page: both(400.0) }
    }

    fn pairs<const N: usize>(times: [f64; N]) -> Vec<Pair> {
        times.into_iter().map(|time| pair_of(both(time), 0.0)).collect()
    }

    fn failures(pairs: Vec<Pair>) -> usize {
        let comparison = Comparison {
            name: "/".to_owned(),
            app: String::new(),
            static_page: String::new(),
            pairs,
        };
        of_page(&comparison).iter().filter(|figure| !figure.holds()).count()
    }

    #[test]
    fn the_app_may_paint_a_tenth_later() {
        assert_eq!(failures(pairs([439.9; 3])), 0);
        assert_eq!(failures(pairs([439.9, 439.9, 900.0, 439.9, 439.9])), 0, "one outlier");
        assert_eq!(failures(pairs([440.1; 3])), 2, "both paints");
    }

    #[test]
    fn more_pairs_are_needed_until_both_paints_are_clear() {
        assert!(are_clear(&pairs([400.0; 8])) && are_clear(&pairs([500.0; 8])));
        let largest = [360.0, 480.0];
        let differing = largest.map(|largest| pair_of(Paints { first: 400.0, largest }, 0.0));
        assert!(!are_clear(&differing), "the largest paint is not clear");
        assert!(!are_clear(&[]));
    }

    #[test]
    fn a_single_layout_shift_is_a_failure() {
        let mut pairs = pairs([400.0; 3]);
        pairs.push(pair_of(both(400.0), 0.001));
        assert_eq!(failures(pairs), 1);
    }

    #[test]
    fn slow_feedback_is_no_failure() {
        assert!(of_feedback("/", &[[900.0, 300.0]]).iter().all(Figure::holds));
    }
}
