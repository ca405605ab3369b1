//! Samples with their derivatives in the concentration.

use crate::common::{CONCENTRATIONS, concentrations_f32, with_threads};
use ndarray::{Array1, Array2, ArrayD};
use vonmises::{Error, Key, LazySamples, sample_von_mises, sample_with_grad};

/// Returns the largest error of central differences with a step of that part of the concentration.
fn difference_error(key: Key, kappa: f64, slopes: &ArrayD<f64>, step: f64) -> f64 {
    let h = step * kappa;
    let draw = |kappa: f64| sample_von_mises(key, 0.0, kappa, [slopes.len()]).unwrap();
    let (above, below) = (draw(kappa + h), draw(kappa - h));
    let errors =
        above.iter().zip(&below).zip(slopes).map(|((above, below), slope)| ((above - below) / (2.0 * h) - slope).abs());
    errors.fold(0.0, f64::max)
}

#[test]
fn differences_of_draws_converge_to_the_derivative_at_second_order() {
    for kappa in [0.01_f64, 1.0, 5.0, 100.0, 1e4, 1e8] {
        let key = Key::new(kappa.to_bits());
        let (samples, slopes) = sample_with_grad(key, 0.0, kappa, [1000]).unwrap();
        assert_eq!(samples, sample_von_mises(key, 0.0, kappa, [1000]).unwrap());
        let errors = [0.08, 0.04, 0.02].map(|step| difference_error(key, kappa, &slopes, step));
        for (coarse, fine) in errors.iter().zip(&errors[1..]) {
            assert!((3.5..4.5).contains(&(coarse / fine)), "κ {kappa:e}: {errors:?}");
        }
        // What is left at the smallest step is of second order: extrapolated to 0 it is gone.
        assert!(errors[2] < 0.01 * slopes.iter().fold(0.0_f64, |largest, slope| largest.max(slope.abs())));
    }
}

#[test]
fn limits_are_those_of_the_uniform_and_of_the_normal_distribution() {
    let (samples, slopes) = sample_with_grad(Key::new(3), 0.0_f64, 0.0, [10_000]).unwrap();
    for (sample, slope) in samples.iter().zip(&slopes) {
        let error: f64 = slope + sample.sin();
        assert!(error.abs() < 1e-14, "{sample}: {slope}");
    }
    let (samples, slopes) = sample_with_grad(Key::new(3), 0.0_f64, 1e15, [10_000]).unwrap();
    for (sample, slope) in samples.iter().zip(&slopes) {
        let quotient: f64 = slope / (-sample / 2e15);
        assert!((quotient - 1.0).abs() < 1e-13, "{sample}: {slope}");
    }
}

#[test]
fn one_concentration_spelled_out_changes_nothing() {
    for n in [1, 10, 300, 5000] {
        let one = sample_with_grad(Key::new(5), 0.3, 7.0, [n]).unwrap();
        let each = sample_with_grad(Key::new(5), 0.3, Array1::from_elem(n, 7.0), [n]).unwrap();
        assert_eq!(one, each);
        let lazy = LazySamples::new(Key::new(5), 0.3, 7.0, [n]).unwrap();
        assert_eq!(lazy.draw_with_grad().unwrap(), one);
        let (mut samples, mut slopes) = (vec![0.0; n - n / 3], vec![0.0; n - n / 3]);
        lazy.fill_with_grad(n / 3, &mut samples, &mut slopes).unwrap();
        let rest = |all: &ArrayD<f64>| all.as_slice().unwrap()[n / 3..].to_vec();
        assert_eq!((samples, slopes), (rest(&one.0), rest(&one.1)));
        assert_eq!(sample_with_grad(Key::new(5), 0.3_f32, 7.0, [n]).unwrap().0.len(), n);
    }
}

#[test]
fn a_range_past_the_end_and_slices_of_two_lengths_are_errors() {
    let lazy = LazySamples::new(Key::new(5), 0.3, 7.0, [10]).unwrap();
    let outside = lazy.fill_with_grad(8, &mut [0.0; 3], &mut [0.0; 3]);
    assert!(matches!(outside, Err(Error::Range { start: 8, count: 3, len: 10 })));
    let unequal = lazy.fill_with_grad(0, &mut [0.0; 3], &mut [0.0; 1]);
    assert!(matches!(unequal, Err(Error::Shapes { .. })));
}

#[test]
fn threads_and_arrays_of_keys_change_nothing() {
    let kappas: Array2<f64> = Key::new(1).uniform_in(0.0, 50.0, (40, 1)).unwrap();
    let keys = Key::new(2).split(40);
    let all = sample_with_grad(&keys, 0.0, &kappas, [40, 300]).unwrap();
    for threads in [1, 3] {
        assert_eq!(with_threads(threads, || sample_with_grad(&keys, 0.0, &kappas, [40, 300]).unwrap()), all);
    }
    let (samples, slopes) = sample_with_grad(keys[7], 0.0, kappas[[7, 0]], [300]).unwrap();
    assert_eq!(all.0.index_axis(ndarray::Axis(0), 7), samples);
    assert_eq!(all.1.index_axis(ndarray::Axis(0), 7), slopes);
}

#[test]
fn every_derivative_is_finite() {
    for kappa in CONCENTRATIONS {
        let (_, slopes) = sample_with_grad(Key::new(9), 1.0, kappa, [20_000]).unwrap();
        let bound = 1.0_f64.min(10.0 / kappa / kappa.sqrt());
        assert!(slopes.iter().all(|slope| slope.abs() <= bound * (1.0 + 1e-12)), "κ {kappa:e}");
    }
    for kappa in concentrations_f32() {
        let (_, slopes) = sample_with_grad(Key::new(9), 1.0_f32, kappa, [20_000]).unwrap();
        assert!(slopes.iter().all(|slope| slope.abs() <= 1.0 + 1e-5), "κ {kappa:e}");
    }
}
