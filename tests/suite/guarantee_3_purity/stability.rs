//! Samples do not change between versions or processors: changed bytes for the same key are a breaking change.
//!
//! The digests are of this crate's samples, version 0.1.0 on x86-64; `guarantee_2_equation` shows that the samples are
//! right. They are the same on every processor, because samples are computed with operations that IEEE 754 rounds in
//! one way only.

use crate::common::{CONCENTRATIONS, concentrations_f32};
use ndarray::{Array1, ArrayD};
use vonmises::{Key, sample_von_mises};

/// Returns the FNV-1a hash of the samples' bits.
fn digest<F: Copy>(samples: &ArrayD<F>, bits: impl Fn(F) -> u64) -> u64 {
    samples
        .iter()
        .flat_map(|&x| bits(x).to_le_bytes())
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

#[test]
fn f64_samples_are_pinned() {
    let draws = sample_von_mises(Key::new(42), 1e6, Array1::from_iter(CONCENTRATIONS), [2000, 20]).unwrap();
    assert_eq!(digest(&draws, f64::to_bits), F64_DIGEST);
}

#[test]
fn f32_samples_are_pinned() {
    let draws = sample_von_mises(Key::new(42), 0.25, Array1::from_iter(concentrations_f32()), [2000, 20]).unwrap();
    assert_eq!(digest(&draws, |x: f32| x.to_bits().into()), F32_DIGEST);
}

const F64_DIGEST: u64 = 1_079_266_803_216_836_185;
const F32_DIGEST: u64 = 4_010_971_430_490_073_823;
