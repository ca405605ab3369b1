//! The two-sample Watson statistic: the variance of the heights.
//!
//! A height counts as often as there are values in the group that it ends: with these numbers t it is
//! mn/N³ · (N Σth² − (Σth)²) / lcm(m, n)², and N Σth² − (Σth)² is an integer, the one that is compared.

use super::pooled::Pooled;
use crate::special::sum::Sum;

/// Steps that a distribution may cost; a few nanoseconds each.
const MOST: f64 = 3e7;
/// Groups of the longest pooled sample, and the largest lcm(m, n) · N, for which integers of 64 bits serve.
const MOST_GROUPS: usize = 1000;
const LARGEST: f64 = 1e9;
/// Up to this N the number of all divisions, at most C(N, N/2), is below 1e300.
const COUNTABLE: usize = 1000;

/// U² of so many values of the smaller sample in each group.
pub(crate) fn statistic(pooled: &Pooled, counts: &[usize]) -> f64 {
    let (m, n, total) = (pooled.m as f64, pooled.n as f64, pooled.total() as f64);
    let sum = |f: &dyn Fn(f64) -> f64| {
        let mut sum = Sum::default();
        let terms = pooled.heights(counts).zip(&pooled.sizes).map(|(height, &size)| f(height) * size as f64);
        terms.for_each(|term| sum.add(term));
        sum.value()
    };
    let mean = sum(&|height| height) / total;
    let squares = sum(&|height| (height - mean) * (height - mean));
    m / total * (n / total) * (squares / pooled.unit() / pooled.unit())
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
    /// Values after each group.
    rests: Vec<usize>,
    /// The weights of the counts of each group.
    ways: Vec<Vec<f64>>,
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
        let rest = |rest: &mut usize, size: &usize| {
            *rest -= size;
            Some(*rest)
        };
        let rests = pooled.sizes.iter().scan(pooled.total(), rest).collect();
        let ways = pooled.sizes.iter().map(|&size| ways(pooled, size)).collect();
        Self { pooled, rests, ways, goal: 0, tail: 0.0, all: 0.0 }
    }

    /// The integer of these counts.
    fn of(&self, counts: &[usize]) -> i64 {
        let start = State { left: self.pooled.m, height: 0, sum: 0, squares: 0, ways: 1.0 };
        self.value((0..).zip(counts).fold(start, |state, (group, &count)| self.after(state, group, count)))
    }

    fn value(&self, state: State) -> i64 {
        self.pooled.total() as i64 * state.squares - state.sum * state.sum
    }

    fn after(&self, state: State, group: usize, count: usize) -> State {
        let (up, down) = (self.pooled.steps.0 as i64, self.pooled.steps.1 as i64);
        let others = self.pooled.sizes[group] - count;
        let height = state.height + up * count as i64 - down * others as i64;
        let weighted = self.pooled.sizes[group] as i64 * height;
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
        for count in choices(self.pooled, group, state.left, self.rests[group]) {
            let mut next = self.after(state, group, count);
            next.ways *= self.ways[group][count];
            self.visit(group + 1, next);
        }
    }
}

/// The numbers of ways to give 0, 1, … of so many equal values to the smaller sample.
///
/// Where they could overflow, they are binomial probabilities over that of about the likeliest count: the factors are
/// the same for all divisions.
fn ways(pooled: &Pooled, size: usize) -> Vec<f64> {
    let (start, odds) = if pooled.total() <= COUNTABLE {
        (0, 1.0)
    } else {
        (size * pooled.m / pooled.total(), pooled.m as f64 / pooled.n as f64)
    };
    let mut ways = vec![1.0; size + 1];
    for k in start..size {
        ways[k + 1] = ways[k] * (size - k) as f64 / (k + 1) as f64 * odds;
    }
    for k in (0..start).rev() {
        ways[k] = ways[k + 1] * (k + 1) as f64 / (size - k) as f64 / odds;
    }
    ways
}
