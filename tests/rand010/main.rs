//! The traits of rand 0.10: `cargo test --features rand010 --test rand010`.
//!
//! A binary of its own, because both versions of rand have traits and methods of the same names.
#![allow(clippy::unwrap_used)]

use ndarray::Array1;
use rand010::distr::Distribution;
use rand010::rngs::SmallRng;
use rand010::{Rng, RngExt, SeedableRng};
use vonmises::{Float, Key, Param, VonMises, sample_von_mises};

#[test]
fn call_i_of_rng_is_word_i() {
    let key = Key::new(42);
    let (words, half_words) = (key.bits::<u64, _>(4).unwrap(), key.bits::<u32, _>(4).unwrap());
    let mut rng = key.rng();
    assert_eq!([rng.next_u64(), rng.next_u64()], [words[0], words[1]]);
    assert_eq!(rng.next_u32(), half_words[2]);
    assert_eq!(rng.next_u64(), words[3]);
    let mut bytes = [0; 11];
    key.rng().fill_bytes(&mut bytes);
    assert_eq!(bytes[..8], words[0].to_le_bytes());
    assert_eq!(bytes[8..], words[1].to_le_bytes()[..3]);
}

fn samples_are_those_of_sample_von_mises<F: Float + for<'a> Param<'a, F>>(loc: F, concentration: F) {
    let distribution = VonMises::new(loc, concentration).unwrap();
    let drawn: Array1<F> = distribution.sample_iter(Key::new(9).rng()).take(2000).collect();
    assert_eq!(drawn.into_dyn(), sample_von_mises(Key::new(9), loc, concentration, [2000]).unwrap());
}

#[test]
fn a_distribution_draws_what_the_array_function_draws() {
    samples_are_those_of_sample_von_mises(0.3_f32, 2.0);
    samples_are_those_of_sample_von_mises(-7.0_f64, 100.0);
}

#[test]
fn other_generators_and_distributions_fit() {
    let distribution = VonMises::new(1.0, 4.0).unwrap();
    let (mut rng, mut words) = (SmallRng::seed_from_u64(3), SmallRng::seed_from_u64(3));
    let sample: f64 = rng.sample(&distribution);
    let p = (words.next_u64() as f64 + 0.5) / 2_f64.powi(64);
    assert!((sample - distribution.quantile(p).unwrap()).abs() < 1e-14);
    // A float of rand is the top 53 bits of a word.
    let word = Key::new(42).bits::<u64, _>(1).unwrap()[0];
    assert_eq!(Key::new(42).rng().random::<f64>(), (word >> 11) as f64 * 2_f64.powi(-53));
}

#[test]
fn a_random_key_is_two_words() {
    let (mut rng, mut words) = (SmallRng::seed_from_u64(3), SmallRng::seed_from_u64(3));
    assert_eq!(rng.random::<Key>().data(), [words.next_u32(), words.next_u32()]);
}
