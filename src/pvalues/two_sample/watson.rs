//! The null distribution of Watson's two-sample statistic, the variance of the heights.
//!
//! Each height is weighted by the number t of values in the group that it ends. With N = m + n the statistic is mn/N³ ·
//! (N Σth² − (Σth)²) / lcm(m, n)². N Σth² − (Σth)² is an integer, called the score here, and scores are compared.

use super::pooled::Pooled;
use crate::special::sum::Sum;

/// Largest number of steps of the search for an exact p-value; one takes a few nanoseconds.
const MAX_STEPS: f64 = 3e7;
/// Largest number of groups for an exact p-value, which bounds the depth of the search.
const MAX_GROUPS: usize = 1000;
/// Largest lcm(m, n) · N for an exact p-value: scores then fit in 64 bits, and buffers of N numbers in a megabyte, as N
/// is at most 44,721.
const MAX_SCALE: f64 = 1e9;
/// Largest N for which the number of divisions, at most C(N, N/2), is below 1e300.
const COUNTABLE: usize = 1000;

/// Returns U² of the division that gives `counts` values of each group to the smaller sample.
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

/// Returns the probability of a statistic of at least that of the division `counts`, or `None` if that would take too
/// long.
///
/// Every division is tried. Without ties rotations keep the statistic, so only divisions that give the first value to
/// the smaller sample are tried.
pub(crate) fn exact_p_value(pooled: &Pooled, counts: &[usize]) -> Option<f64> {
    let scale = pooled.unit() * pooled.total() as f64;
    if pooled.sizes.len() > MAX_GROUPS || scale > MAX_SCALE || search_steps(pooled) > MAX_STEPS {
        return None;
    }
    let mut search = Search::new(pooled);
    search.observed = search.score_of(counts);
    search.visit(0, Prefix::empty(pooled));
    Some(search.at_least / search.all)
}

/// Counts the steps of the search, the prefixes of all divisions; stops above the largest number allowed.
fn search_steps(pooled: &Pooled) -> f64 {
    let (mut prefixes, mut rest, mut steps) = (vec![0.0; pooled.m + 1], pooled.total(), 0.0);
    prefixes[pooled.m] = 1.0;
    for (group, &size) in pooled.sizes.iter().enumerate() {
        rest -= size;
        let mut next = vec![0.0; pooled.m + 1];
        for (left, &ways) in prefixes.iter().enumerate().filter(|&(_, &ways)| ways > 0.0) {
            choices(pooled, group, left, rest).for_each(|count| next[left - count] += ways);
        }
        prefixes = next;
        steps += prefixes.iter().sum::<f64>();
        if steps > MAX_STEPS {
            break;
        }
    }
    steps
}

/// Yields how many values of a group can be of the smaller sample, of which `left` are not placed yet and `rest` values
/// follow the group.
fn choices(pooled: &Pooled, group: usize, left: usize, rest: usize) -> impl Iterator<Item = usize> + use<> {
    let fixed = group == 0 && !pooled.has_ties();
    let least = if fixed { 1 } else { left.saturating_sub(rest) };
    least..=left.min(pooled.sizes[group])
}

/// A depth-first search through all divisions.
struct Search<'p> {
    pooled: &'p Pooled,
    /// Number of values after each group.
    rests: Vec<usize>,
    /// For each group, the relative number of ways to choose 0, 1, … of its values.
    ways: Vec<Vec<f64>>,
    /// The score of the observed division.
    observed: i64,
    /// The weight of divisions with at least this score.
    at_least: f64,
    /// The weight of all divisions.
    all: f64,
}

/// A division up to some group.
#[derive(Clone, Copy)]
struct Prefix {
    /// Values of the smaller sample in later groups.
    left: usize,
    height: i64,
    /// Σth.
    sum: i64,
    /// Σth².
    squares: i64,
    /// The relative number of divisions of the values that it stands for.
    ways: f64,
}

impl Prefix {
    fn empty(pooled: &Pooled) -> Self {
        Self { left: pooled.m, height: 0, sum: 0, squares: 0, ways: 1.0 }
    }
}

impl<'p> Search<'p> {
    fn new(pooled: &'p Pooled) -> Self {
        let next_rest = |rest: &mut usize, size: &usize| {
            *rest -= size;
            Some(*rest)
        };
        let rests = pooled.sizes.iter().scan(pooled.total(), next_rest).collect();
        let ways = pooled.sizes.iter().map(|&size| ways(pooled, size)).collect();
        Self { pooled, rests, ways, observed: 0, at_least: 0.0, all: 0.0 }
    }

    /// Returns the score of the division `counts`.
    fn score_of(&self, counts: &[usize]) -> i64 {
        let start = Prefix::empty(self.pooled);
        self.score((0..).zip(counts).fold(start, |prefix, (group, &count)| self.extend(prefix, group, count)))
    }

    /// Returns the score of a complete division.
    fn score(&self, division: Prefix) -> i64 {
        self.pooled.total() as i64 * division.squares - division.sum * division.sum
    }

    /// Adds a group with `count` values of the smaller sample; the caller updates `ways`.
    fn extend(&self, prefix: Prefix, group: usize, count: usize) -> Prefix {
        let (up, down) = (self.pooled.steps.0 as i64, self.pooled.steps.1 as i64);
        let others = self.pooled.sizes[group] - count;
        let height = prefix.height + up * count as i64 - down * others as i64;
        let weighted = self.pooled.sizes[group] as i64 * height;
        let (sum, squares) = (prefix.sum + weighted, prefix.squares + weighted * height);
        Prefix { left: prefix.left - count, height, sum, squares, ways: prefix.ways }
    }

    /// Tries all ways to continue a division from a group on.
    fn visit(&mut self, group: usize, prefix: Prefix) {
        if group == self.pooled.sizes.len() {
            self.all += prefix.ways;
            if self.score(prefix) >= self.observed {
                self.at_least += prefix.ways;
            }
            return;
        }
        for count in choices(self.pooled, group, prefix.left, self.rests[group]) {
            let mut next = self.extend(prefix, group, count);
            next.ways *= self.ways[group][count];
            self.visit(group + 1, next);
        }
    }
}

/// Returns the relative numbers of ways to give 0, 1, … of `size` equal values to the smaller sample.
///
/// Where the numbers could overflow these are binomial probabilities divided by that of about the most likely count:
/// for all divisions the same factor.
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
