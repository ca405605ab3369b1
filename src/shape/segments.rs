//! Walks through an output in row-major order, and through an operand that is broadcast to it.
//!
//! Feeds a sample's bytes: integer operations only.

/// Returns the row-major strides of `shape`, aligned with the last axes of `output`; 0 along broadcast axes.
pub(crate) fn broadcast_strides(shape: &[usize], output: &[usize]) -> Vec<usize> {
    let mut strides = vec![0; output.len()];
    let mut step = 1;
    for (stride, &len) in strides.iter_mut().rev().zip(shape.iter().rev()) {
        if len != 1 {
            *stride = step;
        }
        step *= len;
    }
    strides
}

/// The segments of a range of an output along its last axis, as an iterator: the start of each in the operand, the
/// operand's step along it, and its length.
pub(crate) struct Segments<'r> {
    output: &'r [usize],
    strides: &'r [usize],
    digits: Vec<usize>,
    position: usize,
    left: usize,
}

impl<'r> Segments<'r> {
    /// Returns the segments of `len` elements of the output from `start` on.
    pub(crate) fn new(output: &'r [usize], strides: &'r [usize], start: usize, len: usize) -> Self {
        let mut digits = vec![0; output.len()];
        let mut rest = start;
        for (digit, &len) in digits.iter_mut().zip(output).rev() {
            *digit = rest % len;
            rest /= len;
        }
        let position = digits.iter().zip(strides).map(|(digit, stride)| digit * stride).sum();
        Self { output, strides, digits, position, left: len }
    }
}

impl Iterator for Segments<'_> {
    type Item = (usize, usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        if self.left == 0 {
            return None;
        }
        let last = self.output.len() - 1; // an output to which an operand is broadcast has an axis
        let (position, step) = (self.position, self.strides[last]);
        let count = self.left.min(self.output[last] - self.digits[last]);
        self.left -= count;
        self.digits[last] += count;
        self.position += count * step;
        for axis in (1..=last).rev() {
            if self.digits[axis] < self.output[axis] {
                break;
            }
            self.digits[axis] = 0;
            self.position = self.position + self.strides[axis - 1] - self.strides[axis] * self.output[axis];
            self.digits[axis - 1] += 1;
        }
        Some((position, step, count))
    }
}
