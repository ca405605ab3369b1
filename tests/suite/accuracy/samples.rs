//! Samples against the quantile of their word.

use super::{Worst, sample_error};
use ndarray::Array1;
use ndarray_rand::rand_distr::Distribution;
use vonmises::{Key, VonMises, quantile, sample_von_mises};

/// Returns the probability that a word below 1/2 stands for.
fn tail_of(word: u64, bits: i32) -> f64 {
    (word as f64 + 0.5) / 2_f64.powi(bits)
}

#[test]
fn samples_against_the_solved_quantile() {
    // `quantile` is compared with mpmath in `quantiles.rs`; here samples, which come from tables, are compared with it.
    let (mut wide, mut narrow) = (Worst::default(), Worst::default());
    let kappas = (-30..=80).map(|k| (0.5 * f64::from(k)).exp()).chain(crate::common::CONCENTRATIONS);
    for kappa in kappas {
        let (key, n) = (Key::new(77), 1500);
        let distribution = VonMises::new(0.0, kappa).unwrap();
        let words: Array1<u64> = key.bits(n).unwrap();
        for (&word, &ours) in words.iter().zip(&distribution.draw(key, n).unwrap()) {
            let tail = distribution.quantile(tail_of(word.min(!word), 64)).unwrap();
            let expected = if word >> 63 == 0 { tail } else { -tail };
            wide.record(sample_error(ours, expected, kappa), || format!("κ {kappa:e} word {word:x}"));
        }
        let kappa32 = kappa as f32;
        if kappa32.is_finite() {
            let distribution = VonMises::new(0.0, f64::from(kappa32)).unwrap();
            let words: Array1<u32> = key.bits(n).unwrap();
            for (&word, &ours) in words.iter().zip(&sample_von_mises(key, 0.0, kappa32, n).unwrap()) {
                let tail = distribution.quantile(tail_of(word.min(!word).into(), 32)).unwrap();
                let expected = if word >> 31 == 0 { tail } else { -tail };
                narrow.record(sample_error(ours.into(), expected, kappa32.into()), || format!("κ {kappa:e}"));
            }
        }
    }
    wide.assert_bound("samples", false);
    narrow.assert_bound("samples", true);
}

/// A generator that returns the same word at every call.
pub(super) struct Constant(pub(super) u64);

impl ndarray_rand::rand::RngCore for Constant {
    fn next_u32(&mut self) -> u32 {
        (self.0 >> 32) as u32
    }
    fn next_u64(&mut self) -> u64 {
        self.0
    }
    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        bytes.fill(0);
    }
}

#[test]
fn f32_samples_of_every_kind_of_word() {
    // All 2³² words take minutes (`cargo xtask accuracy --exhaustive`). Here words are 2¹⁶ + 1 apart, so that high and
    // low bits vary.
    let mut worst = Worst::default();
    let words: Vec<u32> = (0..=u32::MAX).step_by(65_537).collect();
    let probabilities: Array1<f64> = words.iter().map(|&word| (f64::from(word) + 0.5) / 2_f64.powi(32)).collect();
    for kappa in [0.0_f32, 1e-3, 0.1, 0.5, 1.0, 2.0, 3.5, 5.0, 10.0, 20.0, 100.0, 1e4, 1e6, 3e38] {
        let (distribution, wide) = (VonMises::new(0.0, kappa).unwrap(), f64::from(kappa));
        for (&word, &expected) in words.iter().zip(&quantile(&probabilities, 0.0, wide).unwrap()) {
            let ours = distribution.sample(&mut Constant(u64::from(word) << 32));
            worst.record(sample_error(ours.into(), expected, wide), || format!("κ {kappa:e} word {word:x}"));
        }
    }
    worst.assert_bound("samples", true);
}

#[test]
fn samples_of_extreme_words() {
    let mut worst = Worst::default();
    let small = (0..64).flat_map(|k| [1_u64 << k, (1 << k) - 1, (3 << k) >> 1]).map(|word| word.min(u64::MAX >> 1));
    let words: Vec<u64> = small.flat_map(|word| [word, (1 << 63) - 1 - word]).collect();
    for kappa in [0.0, 1e-9, 0.01, 0.3, 0.7, 1.0, 3.0, 8.0, 15.0, 20.0, 22.0, 25.0, 40.0, 370.0, 400.0, 1e5, 1e15] {
        let distribution = VonMises::new(0.0, kappa).unwrap();
        for &word in &words {
            let ours: f64 = distribution.sample(&mut Constant(word));
            let mirrored: f64 = distribution.sample(&mut Constant(!word));
            assert!(ours == -mirrored || (ours == -std::f64::consts::PI && mirrored == ours), "{kappa} {word:x}");
            if word <= 1 << 62 {
                let expected = distribution.quantile(tail_of(word, 64)).unwrap();
                worst.record(sample_error(ours, expected, kappa), || format!("κ {kappa:e} word {word:x}"));
                continue;
            }
            // Near the centre p rounds the word away, but 1/2 − p does not; the angle is then (1/2 − p) / f(0), up to a
            // relative error of the square of the angle over the spread.
            let half = ((1_u64 << 63) - 1 - word) as f64 + 0.5;
            if half < 2_f64.powi(36) {
                let linear = -half / 2_f64.powi(64) / distribution.prob(0.0).unwrap();
                worst.record((ours / linear - 1.0).abs(), || format!("κ {kappa:e} word {word:x} centre"));
            }
        }
    }
    worst.assert_within("samples of extreme words", 4e-15); // at the centre of Q itself
}
