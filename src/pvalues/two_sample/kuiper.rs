//! The two-sample Kuiper statistic: the range of the heights.
//!
//! The heights close up around the circle, and their range does not depend on where it is cut. Cut at a lowest height,
//! a division is a walk that never goes below 0 and has a range of r or more if it ever reaches r. Steps are
//! independent and upward with probability m/(m + n), given that the walk ends at 0, so that all divisions are equally
//! likely.
//!
//! Without ties, every rotation of a division is another. One with t of the g = gcd(m, n) parts of the walk between the
//! returns to its lowest height around the cut has t (m + n)/g rotations that keep the cut there: with p(t) and w(t)
//! the probabilities of walks of t parts that return only at their end and of all that never go below 0, a division has
//! probability Σ t p(t) w(g − t), up to a factor. With ties the groups are not alike and each end of a group is tried
//! as the first of the lowest. Only positive numbers are added: small probabilities keep their digits.

use super::pooled::Pooled;
use super::row::Row;
use rayon::prelude::*;

/// Positions that a distribution may cost, about a nanosecond each, and what a step costs beside them.
const MOST: f64 = 2e8;
const STEP: f64 = 50.0;

/// The range of the heights.
pub(crate) fn range(heights: impl Iterator<Item = f64>) -> f64 {
    let (low, high) = heights.fold((0.0, 0.0), |(low, high): (f64, f64), height| (low.min(height), high.max(height)));
    high - low
}

/// The probability of a range of at least `range`, if it does not cost too much.
pub(crate) fn tail(pooled: &Pooled, range: f64) -> Option<f64> {
    let starts = if pooled.has_ties() { pooled.sizes.len() } else { 1 };
    let positions = pooled.m as f64 * pooled.n as f64 + STEP * pooled.total() as f64;
    if range <= 0.0 {
        return Some(1.0);
    }
    (positions * starts as f64 <= MOST)
        .then(|| if pooled.has_ties() { tied(pooled, range) } else { untied(pooled, range) })
}

/// The limit for large samples of the probability of a statistic of at least v: 2 Σ (4j²λ² − 1) exp(−2j²λ²) with
/// λ = v √(mn/(m + n)).
pub(crate) fn limit(pooled: &Pooled, v: f64) -> f64 {
    let (m, n) = (pooled.m as f64, pooled.n as f64);
    let square = m * (n / (m + n)) * v * v;
    let term = |j: i32| 2.0 * (4.0 * f64::from(j * j) * square - 1.0) * (-2.0 * f64::from(j * j) * square).exp();
    if square < 0.1 { 1.0 } else { (1..20).map(term).sum::<f64>().clamp(0.0, 1.0) }
}

/// Walks that never go below 0, by whether they have reached the range.
struct Walk {
    below: Row,
    reached: Row,
    /// Steps made.
    made: usize,
    m: usize,
    n: usize,
    /// The range times g.
    goal: usize,
}

impl Walk {
    fn new(pooled: &Pooled, range: f64) -> Self {
        let (m, n) = (pooled.m, pooled.n);
        let goal = range as usize * pooled.divisor();
        Self { below: Row::start(m), reached: Row::empty(m), made: 0, m, n, goal }
    }

    fn step(&mut self) {
        let up = self.m as f64 / (self.m + self.n) as f64;
        self.below.step(up, self.m);
        self.reached.step(up, self.m);
        self.made += 1;
        // What can no longer end at m need not go on.
        self.cut_below(self.made.saturating_sub(self.n));
    }

    fn cut_below(&mut self, position: usize) {
        self.below.cut_below(position);
        self.reached.cut_below(position);
    }

    /// Judges the height, (i (m + n) − m · made)/g after i upward steps: walks below 0 are lost, and those at 0 if it
    /// must be above.
    fn judge(&mut self, above: bool) {
        let (total, level) = (self.m + self.n, self.m * self.made);
        self.cut_below(if above { level / total + 1 } else { level.div_ceil(total) });
        self.below.move_from((level + self.goal).div_ceil(total), &mut self.reached);
    }

    /// Probabilities of having made i upward steps: without having reached the range, and with.
    fn at(&self, i: usize) -> [f64; 2] {
        [self.below.at(i), self.reached.at(i)]
    }
}

fn untied(pooled: &Pooled, range: f64) -> f64 {
    let (weak, strict) = rayon::join(|| returns(pooled, range, false), || returns(pooled, range, true));
    let (mut tail, mut all) = (0.0, 0.0);
    for (parts, first) in (0..).zip(&strict).skip(1) {
        let rest = weak[pooled.divisor() - parts];
        let weight = parts as f64;
        tail += weight * (first[1] * (rest[0] + rest[1]) + first[0] * rest[1]);
        all += weight * (first[0] + first[1]) * (rest[0] + rest[1]);
    }
    tail / all
}

/// The walks that are at 0 after 0, 1, … g parts, having been above in between or only never below.
fn returns(pooled: &Pooled, range: f64, above: bool) -> Vec<[f64; 2]> {
    let mut walk = Walk::new(pooled, range);
    let mut returns = vec![[1.0, 0.0]];
    let (ups, steps) = (pooled.m / pooled.divisor(), pooled.total() / pooled.divisor());
    for part in 1..=pooled.divisor() {
        for _ in 1..steps {
            walk.step();
            walk.judge(above);
        }
        walk.step();
        returns.push(walk.at(part * ups));
        walk.judge(above);
    }
    returns
}

fn tied(pooled: &Pooled, range: f64) -> f64 {
    let starts = (0..pooled.sizes.len()).into_par_iter().map(|first| around(pooled, range, first));
    let starts: Vec<_> = starts.collect();
    let [below, reached] = starts.iter().fold([0.0, 0.0], |sum, start| [sum[0] + start[0], sum[1] + start[1]]);
    reached / (below + reached)
}

/// The divisions whose lowest height is at the end of `first` groups, and not before.
fn around(pooled: &Pooled, range: f64, first: usize) -> [f64; 2] {
    let mut walk = Walk::new(pooled, range);
    let groups = pooled.sizes.len();
    for turned in 1..=groups {
        let group = (first + turned - 1) % groups;
        (0..pooled.sizes[group]).for_each(|_| walk.step());
        let is_before = first + turned >= groups && turned < groups;
        walk.judge(is_before);
    }
    walk.at(pooled.m)
}
