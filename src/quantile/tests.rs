//! Compares the quantile of samples with the solver that makes the tables, which takes Halley steps on the integral of
//! the density. Integration tests compare the solver's results with mpmath.

use super::batch::Batch;
use super::each_batch::EachBatch;
use super::table::Table;
use super::tail::Tail;
use crate::array::sample::sample_von_mises;
use crate::key::key::Key;
use crate::probability::mass::CentredDistribution;
use crate::scalar::float::Float;
use crate::simd::level;
use crate::testing::distance::{circular_distance, spread};
use crate::testing::reference::{CONCENTRATIONS, reference};
use fearless_simd::dispatch;

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

/// Returns the derivative in the concentration of the quantile of an upper tail, from a table or from single rows.
fn slope<F: Float>(kappa: F, p: f64, from_table: bool) -> F {
    let tail = Tail::from_probability(F::from_f64(p));
    let upper = Tail { signed_middle: tail.signed_middle.abs(), ..tail };
    dispatch!(level::current(), simd => {
        let mut batch = Batch::<F, 16>::new();
        batch.set(|_| upper);
        if from_table {
            let table = Table::new(kappa);
            batch.solve(simd, &table, 16);
            batch.slopes(simd, &table, 16)[3]
        } else {
            let mut each = EachBatch::new();
            each.solve(simd, &[kappa; 16], &mut batch);
            each.slopes(simd, 16, &batch)[3]
        }
    })
}

/// Returns the largest error of derivatives against mpmath, over the largest derivative of the concentration.
fn largest_slope_error<F: Float>(fits: impl Fn(f64) -> bool) -> f64 {
    let rows: Vec<[f64; 3]> = reference("quantile_slope").into_iter().filter(|row: &[f64; 3]| fits(row[0])).collect();
    let mut largest = 0.0_f64;
    for rows in rows.chunk_by(|a, b| a[0] == b[0]) {
        let scale = rows.iter().fold(0.0_f64, |scale, row| scale.max(row[2].abs()));
        for &[kappa, p, expected] in rows {
            let ours = slope(F::from_f64(kappa), p, true);
            assert_eq!(ours, slope(F::from_f64(kappa), p, false), "{kappa:e} {p:e}");
            let error = (Float::to_f64(ours) - expected).abs() / scale;
            if error > largest {
                println!("{kappa:e} {p:e}: {ours:e}, not {expected:e}, error {error:e}");
            }
            largest = largest.max(error);
        }
    }
    largest
}

#[test]
fn derivatives_in_the_concentration_agree_with_mpmath() {
    let double = largest_slope_error::<f64>(|_| true);
    let single = largest_slope_error::<f32>(|kappa| f64::from(kappa as f32) == kappa);
    assert!(double < 1e-14 && single < 3e-6, "{double:e} {single:e}");
}
