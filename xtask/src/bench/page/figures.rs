//! What the loads come to, and what they are held against.

use super::Contender::{self, App, StaticPage, Twin};
use super::Turn;
use super::load::Load;
use crate::bench::figure::{Bound, Figure, median};

/// How much later than a page without script the app may paint.
const LATER: Bound = Bound::AtMost(1.1);
/// How much of the twin's time the form may take to speak.
const SOONER: Bound = Bound::AtMost(0.9);

type Measure = fn(&Load) -> f64;

const PAINTS: [(&str, Measure); 2] =
    [("first contentful paint", |it| it.first_paint), ("largest contentful paint", |it| it.largest_paint)];

/// The figures of one address, of some turns.
pub(super) fn of_page(address: &str, turns: &[Turn]) -> Vec<Figure> {
    let name = |what: &str| format!("{address} {what}");
    let of = |who, measure| median(all(turns, who, measure));
    let told = |who: Contender, what: &str, measure, unit| {
        Figure::told(name(&format!("{what}, {who}")), of(who, measure), unit)
    };
    let mut figures = Vec::new();
    for (paint, measure) in PAINTS {
        let later = name(&format!("{paint}, {App} : {StaticPage}"));
        figures.push(told(App, paint, measure, "ms"));
        figures.push(told(StaticPage, paint, measure, "ms"));
        figures.push(Figure::bounded(later, later_by(turns, measure), "times", LATER));
    }
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
        figures.extend(PAINTS.map(|(paint, measure)| told(Twin, paint, measure, "ms")));
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

fn later_by(turns: &[Turn], measure: Measure) -> f64 {
    let ratio = |turn: &Turn| Some(measure(turn.get(&App)?) / measure(turn.get(&StaticPage)?));
    median(turns.iter().filter_map(ratio).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(paint: f64, shift: f64, bytes: f64) -> Load {
        Load {
            first_paint: paint,
            largest_paint: paint,
            blocking: 0.0,
            blocking_when_touched: 0.0,
            shift,
            shifted: Vec::new(),
            bytes,
            bytes_when_touched: bytes,
        }
    }

    fn broken(turns: &[Turn]) -> usize {
        of_page("/", turns).iter().filter(|figure| !figure.holds()).count()
    }

    #[test]
    fn the_app_may_paint_a_tenth_later_never_shift_and_weigh_as_much_as_the_twin() {
        let turn = |paint, shift, bytes| {
            let page = load(400.0, 0.0, 8e3);
            Turn::from([(App, load(paint, shift, bytes)), (StaticPage, page), (Twin, load(1e3, 0.1, 1e5))])
        };
        let good = || turn(440.0, 0.0, 1e5);
        assert_eq!(broken(&[good(), good(), good()]), 0);
        assert_eq!(broken(&[good(), turn(900.0, 0.0, 1e5), good()]), 0, "one slow turn is noise");
        assert_eq!(broken(&[good(), turn(441.0, 0.0, 1e5), turn(441.0, 0.0, 1e5)]), 2, "both paints");
        assert_eq!(broken(&[good(), good(), turn(440.0, 0.001, 1e5)]), 1, "one shift is one too many");
        assert_eq!(broken(&[turn(440.0, 0.0, 100_001.0)]), 1);
    }

    #[test]
    fn where_there_is_no_twin_the_bytes_have_no_bound() {
        let turn = Turn::from([(App, load(400.0, 0.0, 1e9)), (StaticPage, load(400.0, 0.0, 1.0))]);
        assert_eq!(broken(&[turn]), 0);
    }
}
