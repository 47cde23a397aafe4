//! How many times as long one thing takes as another, and how surely.

use crate::bench::figure::median;

/// How many deviations from the middle the ends are: at one look, one true ratio in a hundred lies
/// outside. It is looked at after every pair, and each look is another chance to be wrong.
const DEVIATIONS: f64 = 2.58;

/// From pairs that were measured one right after the other, so that what else the machine does
/// meets both.
///
/// The middle is Hodges' and Lehmann's: the median of what every two of the pairs come to together.
/// A slow one does not move it, as it does not move their median, and it needs two thirds as many
/// of them to be as steady. The ends are Wilcoxon's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ratio {
    pub(super) least: f64,
    pub(super) middle: f64,
    pub(super) most: f64,
}

impl Ratio {
    /// Of `[this, to that]`, both more than 0.
    pub(super) fn of(pairs: impl IntoIterator<Item = [f64; 2]>) -> Self {
        // Half as long and twice as long are equally far from the same.
        let each: Vec<f64> = pairs.into_iter().map(|[this, that]| (this / that).ln()).collect();
        let every_two = each
            .iter()
            .enumerate()
            .flat_map(|(at, one)| each[at..].iter().map(move |it| (one + it) / 2.0));
        let mut every_two: Vec<f64> = every_two.collect();
        every_two.sort_by(f64::total_cmp);
        let outside = outside(each.len());
        let end =
            |at: Option<usize>| at.and_then(|at| every_two.get(at)).map_or(f64::NAN, |it| it.exp());
        Self {
            least: end(Some(outside)),
            most: end(every_two.len().checked_sub(1 + outside)),
            middle: median(every_two).exp(),
        }
    }

    /// Whether more pairs could hardly bring it to the other side.
    pub(super) fn is_clear_of(&self, bound: f64) -> bool {
        self.most <= bound || self.least > bound
    }
}

/// How many of what every two come to are beyond each end.
fn outside(pairs: usize) -> usize {
    #[expect(clippy::cast_precision_loss, reason = "some dozens")]
    let n = pairs as f64;
    let beyond = n * (n + 1.0) / 4.0 - DEVIATIONS * (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0).sqrt();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "some hundreds, and not below 0"
    )]
    let beyond = beyond.max(0.0) as usize;
    beyond
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_about(value: f64, wanted: f64) -> bool {
        (value - wanted).abs() < 1e-9
    }

    #[test]
    fn what_is_always_so_is_sure() {
        let ratio = Ratio::of([[440.0, 400.0]; 5]);
        assert!(
            [ratio.least, ratio.middle, ratio.most].into_iter().all(|it| is_about(it, 1.1)),
            "{ratio:?}"
        );
    }

    #[test]
    fn one_slow_pair_is_noise_and_the_ends_are_as_far_as_the_pairs() {
        let ratio = Ratio::of([[1.0, 1.0], [1.0, 1.0], [9.0, 1.0], [1.0, 1.0], [1.0, 1.0]]);
        assert!(is_about(ratio.middle, 1.0), "{ratio:?}");
        assert!(is_about(ratio.least, 1.0) && is_about(ratio.most, 9.0), "{ratio:?}");
    }

    #[test]
    fn twice_and_half_are_the_same_together() {
        assert!(is_about(Ratio::of([[2.0, 1.0], [1.0, 2.0]]).middle, 1.0));
    }

    #[test]
    fn more_pairs_make_it_surer() {
        // From 0.8 to 1.2, as a noisy machine has them.
        const SPREAD: [f64; 5] = [0.8, 1.1, 1.0, 0.9, 1.2];
        let of = |pairs| Ratio::of(SPREAD.into_iter().cycle().take(pairs).map(|it| [it, 1.0]));
        assert!(!of(20).is_clear_of(1.08), "{:?}", of(20));
        assert!(of(60).is_clear_of(1.08) && of(60).is_clear_of(0.92), "{:?}", of(60));
        assert!(!of(60).is_clear_of(1.0), "{:?}", of(60));
    }

    #[test]
    fn of_nothing_nothing_is_known() {
        let ratio = Ratio::of([]);
        assert!(ratio.middle.is_nan() && !ratio.is_clear_of(1.1), "{ratio:?}");
    }
}
