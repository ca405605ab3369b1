//! Samples at the edges of what statistics accept, from a fixed seed.

use ndarray::Array1;
use std::f64::consts::{FRAC_PI_2, PI, TAU};
use vonmises::Key;

/// A source of few angles and weights of every kind: random bit patterns, subnormal numbers, clusters down to 1e-320
/// apart, opposite and equally spaced angles, ties.
pub(crate) struct Extremes {
    key: Key,
    drawn: u32,
}

impl Extremes {
    pub(crate) fn new(seed: u64) -> Self {
        Self { key: Key::new(seed), drawn: 0 }
    }

    fn word(&mut self) -> u64 {
        self.drawn += 1;
        self.key.fold_in(self.drawn).bits::<u64, _>(1).unwrap()[0]
    }

    fn below(&mut self, n: u64) -> u64 {
        self.word() % n
    }

    /// Returns a number in [0, 1).
    fn unit(&mut self) -> f64 {
        (self.word() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Returns a power of ten with an exponent between these.
    pub(crate) fn power(&mut self, low: f64, high: f64) -> f64 {
        10_f64.powf(low + (high - low) * self.unit())
    }

    fn finite_bits(&mut self) -> f64 {
        loop {
            let number = f64::from_bits(self.word());
            if number.is_finite() {
                return number;
            }
        }
    }

    /// Returns one to seven angles.
    pub(crate) fn angles(&mut self) -> Array1<f64> {
        let n = [1, 2, 2, 3, 3, 4, 7][self.below(7) as usize];
        let base = [0.0, PI, 3.0 * self.unit(), self.power(-300.0, 300.0)][self.below(4) as usize];
        let (close, kind) = (self.power(-320.0, -1.0), self.below(8));
        let angle = |i: u32| match kind {
            0 => self.finite_bits(),
            1 => TAU * (self.unit() - 0.5),
            2 => base + close * (self.unit() - 0.5),
            3 => base + TAU * f64::from(i) / f64::from(n),
            4 => base + PI * self.below(2) as f64 + close * (self.unit() - 0.5),
            5 => [0.0, 1.0, -1.0, PI, -PI, FRAC_PI_2][self.below(6) as usize],
            6 if i == 0 => base,
            6 => close * (self.unit() - 0.5),
            _ => f64::from_bits(self.word() & 0x800F_FFFF_FFFF_FFFF),
        };
        (0..n).map(angle).collect()
    }

    /// Returns no weights, or weights of every size, some of them 0.
    pub(crate) fn weights(&mut self, n: usize) -> Option<Array1<f64>> {
        let (size, kind) = (self.power(-100.0, 298.0), self.below(6));
        let weight = |i: usize| match kind {
            0 => self.below(3) as f64,
            1 => size * self.unit(),
            2 => self.power(-100.0, 298.0),
            _ if i == 0 => 1.0,
            _ => self.power(-320.0, 0.0),
        };
        (kind < 4).then(|| (0..n).map(weight).collect())
    }
}
