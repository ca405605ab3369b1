//! Two samples in one order.

/// The groups of equal values among m + n, in order around the circle.
#[derive(Clone, Debug)]
pub(crate) struct Pooled {
    /// Values in each group.
    pub(crate) sizes: Vec<usize>,
    /// Size of the smaller sample.
    pub(crate) m: usize,
    /// Size of the larger.
    pub(crate) n: usize,
    /// Steps of the height: what a value of the smaller sample adds and one of the larger takes.
    pub(crate) steps: (usize, usize),
}

impl Pooled {
    pub(crate) fn new(sizes: Vec<usize>, m: usize, n: usize) -> Self {
        let divisor = greatest_common_divisor(m, n);
        Self { sizes, m, n, steps: (n / divisor, m / divisor) }
    }

    pub(crate) fn total(&self) -> usize {
        self.m + self.n
    }

    pub(crate) fn divisor(&self) -> usize {
        self.n / self.steps.0
    }

    /// lcm(m, n): the height that means 1.
    pub(crate) fn unit(&self) -> f64 {
        self.m as f64 * self.steps.0 as f64
    }

    pub(crate) fn has_ties(&self) -> bool {
        self.sizes.len() < self.total()
    }

    /// The heights at the ends of the groups, of which so many values each are of the smaller sample. Exact below 2⁵³.
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
