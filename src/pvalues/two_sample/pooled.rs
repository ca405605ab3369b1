//! Two samples pooled and sorted around the circle.

/// The groups of equal values among the m + n values of two samples, in order around the circle.
#[derive(Clone, Debug)]
pub(crate) struct Pooled {
    /// Number of values in each group.
    pub(crate) sizes: Vec<usize>,
    /// Size of the smaller sample.
    pub(crate) m: usize,
    /// Size of the larger sample.
    pub(crate) n: usize,
    /// How much a value of the smaller sample adds to the height, and how much one of the larger subtracts.
    pub(crate) steps: (usize, usize),
}

impl Pooled {
    /// Takes the sizes of the groups, which sum to m + n, with 1 ≤ m ≤ n.
    pub(crate) fn new(sizes: Vec<usize>, m: usize, n: usize) -> Self {
        let divisor = greatest_common_divisor(m, n);
        Self { sizes, m, n, steps: (n / divisor, m / divisor) }
    }

    /// Returns m + n.
    pub(crate) fn total(&self) -> usize {
        self.m + self.n
    }

    /// Returns gcd(m, n).
    pub(crate) fn divisor(&self) -> usize {
        self.n / self.steps.0
    }

    /// Returns lcm(m, n): the height that stands for a difference of 1.
    pub(crate) fn unit(&self) -> f64 {
        self.m as f64 * self.steps.0 as f64
    }

    /// Returns whether any values are equal.
    pub(crate) fn has_ties(&self) -> bool {
        self.sizes.len() < self.total()
    }

    /// Yields the height at the end of each group, where `counts` values of each group are of the smaller sample.
    ///
    /// Heights are integers, exact below 2⁵³.
    pub(crate) fn heights(&self, counts: &[usize]) -> impl Iterator<Item = f64> {
        let (up, down) = (self.steps.0 as f64, self.steps.1 as f64);
        self.sizes.iter().zip(counts).scan(0.0, move |height, (&size, &count)| {
            *height += up * count as f64 - down * (size - count) as f64;
            Some(*height)
        })
    }
}

fn greatest_common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::Pooled;

    #[test]
    fn steps_bring_the_height_back_to_zero_after_all_values() {
        for (m, n, divisor, unit) in [(1, 1, 1, 1.0), (4, 6, 2, 12.0), (5, 8, 1, 40.0), (3, 9, 3, 9.0)] {
            let pooled = Pooled::new(vec![1; m + n], m, n);
            assert_eq!((pooled.divisor(), pooled.unit()), (divisor, unit));
            let counts: Vec<_> = (0..m + n).map(|i| usize::from(i < m)).collect();
            let heights: Vec<_> = pooled.heights(&counts).collect();
            // The smaller sample first: the height rises to 1, in units of 1/lcm(m, n), and falls back to 0.
            assert_eq!((heights[m - 1], heights[m + n - 1]), (unit, 0.0));
        }
    }

    #[test]
    fn heights_are_those_of_the_distribution_functions_at_the_ends_of_groups() {
        // Smaller sample: a, b, b; larger: b, b, c, c, c, c.
        let pooled = Pooled::new(vec![1, 4, 4], 3, 6);
        let heights: Vec<_> = pooled.heights(&[1, 2, 0]).collect();
        assert!(pooled.has_ties());
        // 1/3 − 0, 1 − 2/6 and 1 − 1, in sixths.
        assert_eq!(heights, [2.0, 4.0, 0.0]);
    }
}
