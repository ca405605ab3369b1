//! Compensated summation: the error does not grow with the number of terms.

/// Neumaier's compensated sum: relative error 2⁻⁵³ + n² 2⁻¹⁰⁶ Σ|x| / |Σx| for n terms.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    high: f64,
    low: f64,
}

impl Sum {
    /// Returns the sum of one term.
    pub(crate) fn new(term: f64) -> Self {
        Self { high: term, low: 0.0 }
    }

    #[inline(always)]
    pub(crate) fn from_parts(high: f64, low: f64) -> Self {
        Self { high, low }
    }

    #[inline(always)]
    pub(crate) fn parts(self) -> (f64, f64) {
        (self.high, self.low)
    }

    /// Adds one term.
    #[inline(always)]
    pub(crate) fn add(&mut self, term: f64) {
        let total = self.high + term;
        let added = total - self.high;
        // The rounding error of `total`, exactly, whichever of the two is the larger (Knuth's TwoSum).
        self.low += (self.high - (total - added)) + (term - added);
        self.high = total;
    }

    /// Adds another sum.
    #[inline]
    pub(crate) fn merge(&mut self, other: Self) {
        self.add(other.high);
        self.low += other.low;
    }

    /// Returns the sum; where a term or the sum is infinite, no error of it is known.
    #[inline]
    pub(crate) fn value(self) -> f64 {
        if self.high.is_finite() { self.high + self.low } else { self.high }
    }
}
