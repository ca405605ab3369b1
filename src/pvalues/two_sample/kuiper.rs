//! The null distribution of Kuiper's two-sample statistic, the range of the heights.
//!
//! Around the circle the heights end where they began, and their range does not depend on the cut. Cut at a lowest
//! height, a division is a walk that never goes below 0, and its range is at least r if the walk ever reaches r. Steps
//! are independent and upward with probability m/(m + n); given that the walk ends at 0, all divisions are equally
//! likely.
//!
//! Without ties every rotation of a division is a division, too. Divide the walk into g = gcd(m, n) parts of equal
//! length: it can return to its lowest height only between parts. Where the original cut lies between two such returns
//! that are t parts apart, t (m + n)/g rotations keep it between them. Let p(t) be the probability of walks of t parts
//! that return only at their end, and w(t) that of all walks of t parts that never go below 0. The sum over divisions
//! is then Σ t p(t) w(g − t), up to a factor. With ties rotations differ in their groups, so each end of a group in
//! turn is tried as the first lowest height. All terms are positive: small p-values keep their relative accuracy.

use super::pooled::Pooled;
use super::positions::Positions;
use rayon::prelude::*;

/// Largest number of positions for an exact p-value; one takes about a nanosecond. It bounds the buffers, too: m is at
/// most 14,092, and tied values form at most 2000 groups.
const MAX_POSITIONS: f64 = 2e8;
/// The cost of a step beside its positions, in positions.
const STEP: f64 = 50.0;

/// Returns the range of the heights and 0, the height at the start.
pub(crate) fn range(heights: impl Iterator<Item = f64>) -> f64 {
    let (low, high) = heights.fold((0.0, 0.0), |(low, high): (f64, f64), height| (low.min(height), high.max(height)));
    high - low
}

/// Returns the probability of a range of at least `range`, or `None` if that would take too long.
pub(crate) fn exact_p_value(pooled: &Pooled, range: f64) -> Option<f64> {
    let starts = if pooled.has_ties() { pooled.sizes.len() } else { 1 };
    let positions = pooled.m as f64 * pooled.n as f64 + STEP * pooled.total() as f64;
    if range <= 0.0 {
        return Some(1.0);
    }
    (positions * starts as f64 <= MAX_POSITIONS)
        .then(|| if pooled.has_ties() { tied(pooled, range) } else { untied(pooled, range) })
}

/// Returns 2 Σ (4j²λ² − 1) exp(−2j²λ²), λ = v √(mn/(m + n)): the probability of a statistic of at least v in the limit
/// of large samples.
pub(crate) fn limiting_p_value(pooled: &Pooled, v: f64) -> f64 {
    let (m, n) = (pooled.m as f64, pooled.n as f64);
    let square = m * (n / (m + n)) * v * v;
    let term = |j: i32| 2.0 * (4.0 * f64::from(j * j) * square - 1.0) * (-2.0 * f64::from(j * j) * square).exp();
    if square < 0.1 { 1.0 } else { (1..20).map(term).sum::<f64>().clamp(0.0, 1.0) }
}

/// Walks that never go below 0, separated by whether they have reached the range.
struct Walk {
    below: Positions,
    reached: Positions,
    /// Number of steps made.
    made: usize,
    m: usize,
    n: usize,
    /// The range times g.
    goal: usize,
}

impl Walk {
    /// Starts at height 0.
    fn new(pooled: &Pooled, range: f64) -> Self {
        let (m, n) = (pooled.m, pooled.n);
        let goal = range as usize * pooled.divisor();
        Self { below: Positions::start(m), reached: Positions::empty(m), made: 0, m, n, goal }
    }

    /// Takes one step.
    fn step(&mut self) {
        let up = self.m as f64 / (self.m + self.n) as f64;
        self.below.step(up, self.m);
        self.reached.step(up, self.m);
        self.made += 1;
        // These can no longer make m upward steps in all.
        self.remove_below(self.made.saturating_sub(self.n));
    }

    fn remove_below(&mut self, position: usize) {
        self.below.remove_below(position);
        self.reached.remove_below(position);
    }

    /// Removes walks with a height below 0, and those at 0 if the height must be above, and moves those that have
    /// reached the range.
    ///
    /// After i upward steps the height is (i (m + n) − m · made)/g.
    fn check_height(&mut self, above: bool) {
        let (total, ground) = (self.m + self.n, self.m * self.made);
        self.remove_below(if above { ground / total + 1 } else { ground.div_ceil(total) });
        self.below.move_from((ground + self.goal).div_ceil(total), &mut self.reached);
    }

    /// Returns the probabilities of i upward steps without and with having reached the range.
    fn probabilities(&self, i: usize) -> [f64; 2] {
        [self.below.probability(i), self.reached.probability(i)]
    }
}

/// Returns the p-value without ties, by the sum over parts.
fn untied(pooled: &Pooled, range: f64) -> f64 {
    let (weak, strict) = rayon::join(|| returns(pooled, range, false), || returns(pooled, range, true));
    let (mut at_least, mut all) = (0.0, 0.0);
    for (parts, first) in (0..).zip(&strict).skip(1) {
        let rest = weak[pooled.divisor() - parts];
        let weight = parts as f64;
        at_least += weight * (first[1] * (rest[0] + rest[1]) + first[0] * rest[1]);
        all += weight * (first[0] + first[1]) * (rest[0] + rest[1]);
    }
    at_least / all
}

/// Returns the probabilities of walks at height 0 after 0, 1, …, g parts that have not been below 0 in between, or, if
/// `above`, have only been above it.
fn returns(pooled: &Pooled, range: f64, above: bool) -> Vec<[f64; 2]> {
    let mut walk = Walk::new(pooled, range);
    let mut returns = vec![[1.0, 0.0]];
    let (ups, steps) = (pooled.m / pooled.divisor(), pooled.total() / pooled.divisor());
    for part in 1..=pooled.divisor() {
        for _ in 1..steps {
            walk.step();
            walk.check_height(above);
        }
        walk.step();
        returns.push(walk.probabilities(part * ups));
        walk.check_height(above);
    }
    returns
}

/// Returns the p-value with ties: each end of a group in turn is the first lowest height.
fn tied(pooled: &Pooled, range: f64) -> f64 {
    let starts = (0..pooled.sizes.len()).into_par_iter().map(|first| lowest_first_at(pooled, range, first));
    let starts: Vec<_> = starts.collect();
    let [below, reached] = starts.iter().fold([0.0, 0.0], |sum, start| [sum[0] + start[0], sum[1] + start[1]]);
    reached / (below + reached)
}

/// Returns the probabilities of divisions whose lowest height is first attained at the end of `first` groups.
fn lowest_first_at(pooled: &Pooled, range: f64, first: usize) -> [f64; 2] {
    let mut walk = Walk::new(pooled, range);
    let groups = pooled.sizes.len();
    for turned in 1..=groups {
        let group = (first + turned - 1) % groups;
        (0..pooled.sizes[group]).for_each(|_| walk.step());
        let is_before = first + turned >= groups && turned < groups;
        walk.check_height(is_before);
    }
    walk.probabilities(pooled.m)
}
