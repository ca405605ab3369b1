//! Compares the quantile of samples with the solver that makes the tables, which takes Halley steps on the integral of
//! the density. Integration tests compare the solver's results with mpmath.

use crate::array::sample::sample_von_mises;
use crate::key::key::Key;
use crate::probability::mass::CentredDistribution;
use crate::testing::distance::{circular_distance, spread};
use crate::testing::reference::CONCENTRATIONS;

/// Returns the centred quantile of a random word, by the solver.
fn solved_quantile(distribution: &CentredDistribution, word: u64) -> f64 {
    let small = word.min(!word);
    let tail = (small as f64 + 0.5) / 2_f64.powi(64);
    let middle = ((u64::MAX / 2 - small) as f64 + 0.5) / 2_f64.powi(63);
    let angle = distribution.solve(tail, middle);
    if word >> 63 == 0 { -angle } else { angle }
}

/// Returns the largest error of that many samples, in units of max(|Q|, 1/√(1 + κ)).
fn largest_error(kappa: f64, samples: usize) -> f64 {
    let distribution = CentredDistribution::new(kappa);
    let key = Key::new(kappa.to_bits());
    let (words, draws) = (key.bits::<u64, _>(samples).unwrap(), sample_von_mises(key, 0.0, kappa, [samples]).unwrap());
    let error = |(&word, &draw): (&u64, &f64)| {
        let expected = solved_quantile(&distribution, word);
        circular_distance(draw, expected) / expected.abs().max(spread(kappa))
    };
    words.iter().zip(&draws).map(error).fold(0.0, f64::max)
}

#[test]
fn samples_are_the_solved_quantiles() {
    // Concentrations between and at the edges of the cells, and those of the other tests.
    let kappas = (1..2560).map(|k| 192.0 / (f64::from(k) / 40.0) - 3.0).chain(CONCENTRATIONS);
    let mut errors: Vec<(f64, f64)> = kappas.map(|kappa| (largest_error(kappa, 400), kappa)).collect();
    errors.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("largest errors and their concentrations: {:?}", &errors[..12]);
    assert!(errors[0].0 <= 3e-15);
}
