//! The measure of paths of cumulative counts, one class at a time.

use super::poisson::Jumps;

/// The measure of the paths that have arrived at each of a range of counts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Path {
    /// The least count.
    pub(crate) low: i64,
    /// The measure at `low`, `low` + 1, …
    pub(crate) mass: Vec<f64>,
}

impl Path {
    /// Returns the unit mass at count 0.
    pub(crate) fn start() -> Self {
        Self { low: 0, mass: vec![1.0] }
    }

    /// Returns the greatest count, or `low` − 1 if there is none.
    pub(crate) fn high(&self) -> i64 {
        self.low + self.mass.len() as i64 - 1
    }

    /// Returns the mass at a count.
    pub(crate) fn at(&self, count: i64) -> f64 {
        usize::try_from(count - self.low).ok().and_then(|i| self.mass.get(i)).copied().unwrap_or(0.0)
    }

    /// Returns the paths one class later, where they arrive at `low` to `high`.
    pub(crate) fn step(&self, jumps: &Jumps, low: i64, high: i64) -> Self {
        let (low, high) = (low.max(self.low + jumps.low), high.min(self.high() + jumps.high));
        if self.mass.is_empty() || high < low {
            return Self { low, mass: Vec::new() };
        }
        Self { low, mass: (low..=high).map(|count| self.arrive(jumps, count)).collect() }
    }

    /// Returns the mass that arrives at a count.
    fn arrive(&self, jumps: &Jumps, count: i64) -> f64 {
        let (first, last) = (self.low.max(count - jumps.high), self.high().min(count - jumps.low));
        if last < first {
            return 0.0;
        }
        let length = (last - first + 1) as usize;
        let (from, back) = ((first - self.low) as usize, (jumps.high - count + first) as usize);
        dot(&self.mass[from..from + length], &jumps.descending[back..back + length])
    }

    /// Adds the mass of other paths.
    pub(crate) fn add(&mut self, other: &Self) {
        if other.mass.is_empty() {
            return;
        }
        if self.mass.is_empty() {
            self.clone_from(other);
            return;
        }
        let (low, high) = (self.low.min(other.low), self.high().max(other.high()));
        self.mass = (low..=high).map(|count| self.at(count) + other.at(count)).collect();
        self.low = low;
    }

    /// Divides the paths: at most `bound`, and above it.
    pub(crate) fn split(mut self, bound: i64) -> (Self, Self) {
        let length = (bound - self.low + 1).clamp(0, self.mass.len() as i64);
        let above = self.mass.split_off(length as usize);
        let low = self.low + length;
        (self, Self { low, mass: above })
    }

    /// Removes the greatest counts as long as they are negligible.
    pub(crate) fn trim(&mut self, negligible: impl Fn(i64, f64) -> bool) {
        while self.mass.last().is_some_and(|mass| negligible(self.high(), *mass)) {
            self.mass.pop();
        }
    }
}

/// Returns Σ x y, with eight sums side by side.
fn dot(x: &[f64], y: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (xs, ys) = (x.chunks_exact(8), y.chunks_exact(8));
    let rest: f64 = xs.remainder().iter().zip(ys.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in xs.zip(ys) {
        for (sum, (x, y)) in sums.iter_mut().zip(x.iter().zip(y)) {
            *sum += x * y;
        }
    }
    sums.iter().sum::<f64>() + rest
}
