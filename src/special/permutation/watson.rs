//! The two-sample Watson statistic: the variance of the heights.
//!
//! A height counts half of the group that it ends and half of the next: with weights of w = tₖ + tₖ₊₁ halves, integers,
//! mn/N³ · (N Σwh²/2 − (Σwh)²/4) / lcm(m, n)², and 2N Σwh² − (Σwh)² is an integer too, the one that is compared.

use super::pooled::Pooled;
use crate::special::sum::Sum;

/// Steps that a law may cost; a few nanoseconds each.
const MOST: f64 = 3e7;
/// Groups of the longest pooled sample, and the largest lcm(m, n) · N, for which integers of 64 bits serve.
const MOST_GROUPS: usize = 1000;
const LARGEST: f64 = 1e9;

/// U² of so many values of the smaller sample in each group.
pub(crate) fn statistic(pooled: &Pooled, counts: &[usize]) -> f64 {
    let (m, n, total) = (pooled.m as f64, pooled.n as f64, pooled.total() as f64);
    let sum = |f: &dyn Fn(f64) -> f64| {
        let mut sum = Sum::default();
        let weighted = pooled.heights(counts).zip(weights(pooled)).map(|(height, weight)| f(height) * weight as f64);
        weighted.for_each(|term| sum.add(term));
        sum.value()
    };
    let mean = sum(&|height| height) / (2.0 * total);
    let squares = 0.5 * sum(&|height| (height - mean) * (height - mean));
    m / total * (n / total) * (squares / pooled.unit() / pooled.unit())
}

/// Twice the weight of the height at the end of each group.
pub(super) fn weights(pooled: &Pooled) -> impl Iterator<Item = usize> {
    let next = pooled.sizes.iter().skip(1).chain(pooled.sizes.first());
    pooled.sizes.iter().zip(next).map(|(size, next)| size + next)
}

/// The probability of a statistic of at least that of these counts, if it does not cost too much.
///
/// Every division is tried. Without ties, rotations do not change it: that the first value is of the smaller sample is
/// no loss.
pub(crate) fn tail(pooled: &Pooled, counts: &[usize]) -> Option<f64> {
    if pooled.sizes.len() > MOST_GROUPS || pooled.unit() * pooled.total() as f64 > LARGEST || nodes(pooled) > MOST {
        return None;
    }
    let mut search = Search::new(pooled);
    search.goal = search.of(counts);
    search.visit(0, State { left: pooled.m, height: 0, sum: 0, squares: 0, ways: 1.0 });
    Some(search.tail / search.all)
}

/// Prefixes of all divisions.
fn nodes(pooled: &Pooled) -> f64 {
    let (mut prefixes, mut rest, mut nodes) = (vec![0.0; pooled.m + 1], pooled.total(), 0.0);
    prefixes[pooled.m] = 1.0;
    for (group, &size) in pooled.sizes.iter().enumerate() {
        rest -= size;
        let mut next = vec![0.0; pooled.m + 1];
        for (left, &ways) in prefixes.iter().enumerate().filter(|&(_, &ways)| ways > 0.0) {
            choices(pooled, group, left, rest).for_each(|count| next[left - count] += ways);
        }
        prefixes = next;
        nodes += prefixes.iter().sum::<f64>();
        if nodes > MOST {
            break;
        }
    }
    nodes
}

/// How many of a group may be of the smaller sample, of which some are left for it and the `rest` of the values.
fn choices(pooled: &Pooled, group: usize, left: usize, rest: usize) -> impl Iterator<Item = usize> + use<> {
    let fixed = group == 0 && !pooled.has_ties();
    let least = if fixed { 1 } else { left.saturating_sub(rest) };
    least..=left.min(pooled.sizes[group])
}

struct Search<'p> {
    pooled: &'p Pooled,
    weights: Vec<i64>,
    /// Values after each group.
    rests: Vec<usize>,
    goal: i64,
    tail: f64,
    all: f64,
}

/// A division up to some group.
#[derive(Clone, Copy)]
struct State {
    left: usize,
    height: i64,
    sum: i64,
    squares: i64,
    ways: f64,
}

impl<'p> Search<'p> {
    fn new(pooled: &'p Pooled) -> Self {
        let weights = weights(pooled).map(|weight| weight as i64).collect();
        let rest = |rest: &mut usize, size: &usize| {
            *rest -= size;
            Some(*rest)
        };
        let rests = pooled.sizes.iter().scan(pooled.total(), rest).collect();
        Self { pooled, weights, rests, goal: 0, tail: 0.0, all: 0.0 }
    }

    /// The integer of these counts.
    fn of(&self, counts: &[usize]) -> i64 {
        let start = State { left: self.pooled.m, height: 0, sum: 0, squares: 0, ways: 1.0 };
        self.value((0..).zip(counts).fold(start, |state, (group, &count)| self.after(state, group, count)))
    }

    fn value(&self, state: State) -> i64 {
        2 * self.pooled.total() as i64 * state.squares - state.sum * state.sum
    }

    fn after(&self, state: State, group: usize, count: usize) -> State {
        let (up, down) = (self.pooled.steps.0 as i64, self.pooled.steps.1 as i64);
        let others = self.pooled.sizes[group] - count;
        let height = state.height + up * count as i64 - down * others as i64;
        let weighted = self.weights[group] * height;
        let (sum, squares) = (state.sum + weighted, state.squares + weighted * height);
        State { left: state.left - count, height, sum, squares, ways: state.ways }
    }

    fn visit(&mut self, group: usize, state: State) {
        if group == self.pooled.sizes.len() {
            self.all += state.ways;
            if self.value(state) >= self.goal {
                self.tail += state.ways;
            }
            return;
        }
        let size = self.pooled.sizes[group];
        for count in choices(self.pooled, group, state.left, self.rests[group]) {
            let mut next = self.after(state, group, count);
            next.ways *= if size == 1 { 1.0 } else { binomial(size, count) };
            self.visit(group + 1, next);
        }
    }
}

fn binomial(n: usize, k: usize) -> f64 {
    (0..k).fold(1.0, |product, i| product * (n - i) as f64 / (i + 1) as f64).round()
}
