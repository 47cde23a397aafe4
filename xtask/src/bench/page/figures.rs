//! What the loads come to, and what they are held against.

use super::Contender::{self, App, StaticPage, Twin};
use super::load::{Load, Paints};
use super::ratio::Ratio;
use super::{Pair, Turn};
use crate::bench::figure::{Bound, Figure, median};

/// How much later than a page without script the app may paint.
const LATER: f64 = 1.1;
/// How much of the twin's time the form may take to speak.
const SOONER: Bound = Bound::AtMost(0.9);

type Measure = fn(&Load) -> f64;

/// Which of the two paints, by its name.
type Paint = (&'static str, fn(&Paints) -> f64);

const PAINTS: [Paint; 2] =
    [("first contentful paint", |it| it.first), ("largest contentful paint", |it| it.largest)];

/// Whether it is known of both paints if they come too late. Until then more pairs are needed.
pub(super) fn are_clear(pairs: &[Pair]) -> bool {
    PAINTS.iter().all(|(_, measure)| ratio(pairs, *measure).is_clear_of(LATER))
}

/// When something is to be seen of one address, in the app and without script.
pub(super) fn of_paints(address: &str, pairs: &[Pair]) -> Vec<Figure> {
    let of_paint = |(paint, measure): Paint| {
        let name = |of: &str| format!("{address} {paint}, {of}");
        let all = |of: fn(&Pair) -> &Paints| pairs.iter().map(|pair| measure(of(pair))).collect();
        let Ratio { least, middle, most } = ratio(pairs, measure);
        let name_of_ratio = name(&format!("{App} : {StaticPage}"));
        [
            Figure::told(name(&App.to_string()), median(all(|[app, _]| app)), "ms"),
            Figure::told(name(&StaticPage.to_string()), median(all(|[_, page]| page)), "ms"),
            Figure::told(format!("{name_of_ratio}, surely at least"), least, "times"),
            Figure::told(format!("{name_of_ratio}, surely at most"), most, "times"),
            Figure::bounded(name_of_ratio, middle, "times", Bound::AtMost(LATER)),
        ]
    };
    PAINTS.into_iter().flat_map(of_paint).collect()
}

fn ratio(pairs: &[Pair], measure: fn(&Paints) -> f64) -> Ratio {
    Ratio::of(pairs.iter().map(|pair| pair.each_ref().map(measure)))
}

/// The other figures of one address, of some turns.
pub(super) fn of_page(address: &str, turns: &[Turn]) -> Vec<Figure> {
    let name = |what: &str| format!("{address} {what}");
    let of = |who, measure| median(all(turns, who, measure));
    let told = |who: Contender, what: &str, measure, unit| {
        Figure::told(name(&format!("{what}, {who}")), of(who, measure), unit)
    };
    let mut figures = Vec::new();
    // Of what must not happen at all, the worst turn counts.
    let shift = all(turns, App, |it| it.shift).into_iter().fold(0.0, f64::max);
    figures.push(Figure::bounded(name(&format!("layout shift, {App}")), shift, "", Bound::Exactly(0.0)));
    figures.push(told(App, "blocking time", |it| it.blocking, "ms"));
    figures.push(told(App, "blocking time once the page is touched", |it| it.blocking_when_touched, "ms"));
    figures.push(told(StaticPage, "bytes", |it| it.bytes, "bytes"));
    figures.push(told(App, "bytes once the page is touched", |it| it.bytes_when_touched, "bytes"));
    let bytes = of(App, |it| it.bytes);
    let name_of_bytes = name(&format!("bytes, {App}"));
    if turns.iter().all(|turn| turn.contains_key(&Twin)) {
        let of_twin = |measure: fn(&Paints) -> f64| {
            let paints = turns.iter().filter_map(|turn| turn.get(&Twin)).map(|load| measure(&load.paints));
            median(paints.collect())
        };
        let paint_of_twin =
            |(paint, measure): Paint| Figure::told(name(&format!("{paint}, {Twin}")), of_twin(measure), "ms");
        figures.extend(PAINTS.map(paint_of_twin));
        figures.push(told(Twin, "layout shift", |it| it.shift, ""));
        figures.push(told(Twin, "blocking time", |it| it.blocking, "ms"));
        let bound = Bound::AtMost(of(Twin, |it| it.bytes));
        figures.push(Figure::bounded(name_of_bytes, bytes, "bytes", bound));
    } else {
        figures.push(Figure::told(name_of_bytes, bytes, "bytes"));
    }
    figures
}

/// The figures of the form that speaks, of the app and of the twin.
pub(super) fn of_feedback(address: &str, turns: &[[f64; 2]]) -> Vec<Figure> {
    let of = |measure: fn(&[f64; 2]) -> f64| median(turns.iter().map(measure).collect());
    let name = |who: &str| format!("{address} wrong name typed at once until it is said, {who}");
    vec![
        Figure::told(name(&App.to_string()), of(|[app, _]| *app), "ms"),
        Figure::told(name(&Twin.to_string()), of(|[_, twin]| *twin), "ms"),
        Figure::bounded(name(&format!("{App} : {Twin}")), of(|[app, twin]| app / twin), "times", SOONER),
    ]
}

fn all(turns: &[Turn], who: Contender, measure: Measure) -> Vec<f64> {
    turns.iter().filter_map(|turn| turn.get(&who)).map(measure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(paint: f64, shift: f64, bytes: f64) -> Load {
        Load {
            paints: Paints { first: paint, largest: paint },
            blocking: 0.0,
            blocking_when_touched: 0.0,
            shift,
            shifted: Vec::new(),
            bytes,
            bytes_when_touched: bytes,
        }
    }

    fn broken(figures: &[Figure]) -> usize {
        figures.iter().filter(|figure| !figure.holds()).count()
    }

    fn pair(app: f64) -> Pair {
        [app, 400.0].map(|paint| Paints { first: paint, largest: paint })
    }

    #[test]
    fn the_app_may_paint_a_tenth_later() {
        let broken = |pairs: &[Pair]| broken(&of_paints("/", pairs));
        assert_eq!(broken(&[pair(439.9); 3]), 0);
        assert_eq!(broken(&[pair(439.9), pair(439.9), pair(900.0), pair(439.9), pair(439.9)]), 0, "noise");
        assert_eq!(broken(&[pair(440.1); 3]), 2, "both paints");
    }

    #[test]
    fn pairs_are_needed_until_both_paints_are_clear() {
        assert!(are_clear(&[pair(400.0); 8]) && are_clear(&[pair(500.0); 8]));
        let apart = |first, largest| [Paints { first, largest }, Paints { first: 400.0, largest: 400.0 }];
        assert!(!are_clear(&[apart(400.0, 360.0), apart(400.0, 480.0)]), "the largest is not");
        assert!(!are_clear(&[]));
    }

    #[test]
    fn the_app_may_never_shift_and_weigh_as_much_as_the_twin() {
        let turn = |shift, bytes| {
            let page = load(400.0, 0.0, 8e3);
            Turn::from([(App, load(440.0, shift, bytes)), (StaticPage, page), (Twin, load(1e3, 0.1, 1e5))])
        };
        let broken = |turns: &[Turn]| broken(&of_page("/", turns));
        let good = || turn(0.0, 1e5);
        assert_eq!(broken(&[good(), good(), good()]), 0);
        assert_eq!(broken(&[good(), good(), turn(0.001, 1e5)]), 1, "one shift is one too many");
        assert_eq!(broken(&[turn(0.0, 100_001.0)]), 1);
    }

    #[test]
    fn where_there_is_no_twin_the_bytes_have_no_bound() {
        let turn = Turn::from([(App, load(400.0, 0.0, 1e9)), (StaticPage, load(400.0, 0.0, 1.0))]);
        assert_eq!(broken(&of_page("/", &[turn])), 0);
    }
}
