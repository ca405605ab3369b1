//! Distribution 2: each sample is wrap(loc + Q(u; κ)), element by element, against a quantile computed in Python.
//! Distribution 5: samples lie in [−PI, PI), and a location outside is first reduced modulo the real 2π.
//!
//! The expected arrays come from JAX's bits and an extended-precision quantile (`data/scripts/generate.py`). Measured
//! largest distances: 4.0e-15 in f64, 1.2e-7 in f32.

use crate::common::{circular_distance, data, reference};
use ndarray::{Array2, ArrayD, Axis, array};
use std::f64::consts::PI;
use vonmises::{Key, VonMises, fixed, npy, pmap, sample_von_mises, vmap};

const MAX_DISTANCE: f64 = 6e-15;
const MAX_DISTANCE_F32: f64 = 2.5e-7;

fn expected(name: &str) -> ArrayD<f64> {
    npy::load(data("jax").join(name)).unwrap()
}

fn assert_close(ours: &ArrayD<f64>, theirs: &ArrayD<f64>, bound: f64) {
    assert_eq!(ours.shape(), theirs.shape());
    let distances = || ours.iter().zip(theirs).map(|(a, b)| circular_distance(*a, *b));
    println!("largest distance {:.2e} over {} elements", distances().fold(0.0, f64::max), ours.len());
    assert!(distances().all(|distance| distance <= bound)); // NaN is not
}

fn sample_fn((key, loc, kappa): (Key, f64, f64)) -> vonmises::Result<ArrayD<f64>> {
    sample_von_mises(key, loc, kappa, [1000])
}

#[test]
fn one_distribution() {
    let ours = sample_von_mises(Key::new(42), 0.0, 5.0, [10_000]).unwrap();
    assert_close(&ours, &expected("direct.npy"), MAX_DISTANCE);
}

#[test]
fn one_distribution_in_f32() {
    let ours = sample_von_mises::<f32>(Key::new(42), 0.0, 5.0, [10_000]).unwrap();
    let theirs = npy::load::<f32>(data("jax").join("direct_f32.npy")).unwrap();
    assert_close(&ours.mapv(f64::from), &theirs.mapv(f64::from), MAX_DISTANCE_F32);
}

#[test]
fn a_batch_of_distributions() {
    let locs = array![0.0, PI / 4.0, PI / 2.0, 3.0 * PI / 4.0, PI];
    let kappas = array![0.5, 1.0, 2.0, 5.0, 10.0];
    let ours = vmap(sample_fn, (&Key::new(42).split(5), &locs, &kappas)).unwrap();
    assert_close(&ours, &expected("vmap.npy"), MAX_DISTANCE);
}

#[test]
fn a_batch_on_each_device() {
    let locs = Array2::from_shape_fn((4, 10), |(device, _)| device as f64 * PI / 4.0);
    let kappas = Array2::from_shape_fn((4, 10), |(_, i)| i as f64 + 1.0);
    let device = |(key, locs, kappas): (Key, _, _)| vmap(sample_fn, (&key.split(10), &locs, &kappas));
    let ours = pmap(device, (&Key::new(42).split(4), &locs, &kappas)).unwrap();
    assert_close(&ours, &expected("pmap_vmap.npy"), MAX_DISTANCE);
    let row = pmap(sample_fn, (&Key::new(42).split(4), &locs.column(0), &array![1.0, 2.0, 5.0, 10.0])).unwrap();
    assert_close(&row, &expected("pmap.npy"), MAX_DISTANCE);
}

#[test]
fn a_fit_of_real_directions() {
    let text = std::fs::read_to_string(data("observations/wind_col_de_la_roa.csv")).unwrap();
    let directions: ndarray::Array1<f64> = text.lines().skip(1).map(|line| line.parse::<f64>().unwrap()).collect();
    let distribution = VonMises::fit(&directions).unwrap();
    let fit = std::fs::read_to_string(data("jax/wind_fit.csv")).unwrap();
    let fit: Vec<f64> = fit.lines().nth(1).unwrap().split(',').map(|number| number.parse().unwrap()).collect();
    assert!(
        (distribution.loc() - fit[0]).abs() < 1e-15 && (distribution.concentration() - fit[1]).abs() < 1e-14 * fit[1]
    );
    assert_close(&distribution.draw(Key::new(7), 100_000).unwrap(), &expected("wind.npy"), MAX_DISTANCE);
}

#[test]
fn samples_lie_in_their_interval() {
    for loc in [0.0, PI, -PI, 3.0, PI.next_down(), 100.0, 1e300] {
        for kappa in [0.0, 0.1, 1.0, 1e3, 1e15, f64::MAX] {
            let draws = sample_von_mises(Key::new(1), loc, kappa, [2000]).unwrap();
            assert!(draws.iter().all(|x| (-PI..PI).contains(x)), "{loc} {kappa}");
            let draws = sample_von_mises(Key::new(1), loc.min(3e38) as f32, kappa.min(3e38) as f32, [2000]).unwrap();
            let pi = std::f32::consts::PI;
            assert!(draws.iter().all(|x| (-pi..pi).contains(x)), "{loc} {kappa} f32");
        }
    }
}

#[test]
fn a_location_inside_is_used_unchanged() {
    // At the largest concentration every sample is the location itself, to rounding.
    for loc in [0.0, 1.0, -PI, PI.next_down(), -3.0, 1e-300] {
        let draws = sample_von_mises(Key::new(2), loc, f64::MAX, [100]).unwrap();
        assert!(draws.iter().all(|&x| (x - loc).abs() < 1e-152), "{loc}");
    }
    let pi = std::f32::consts::PI;
    for loc in [pi.next_down(), -pi, 1.5] {
        assert!(sample_von_mises(Key::new(2), loc, f32::MAX, [100]).unwrap().iter().all(|&x| x == loc));
    }
}

#[test]
fn a_location_outside_is_reduced_by_the_real_turn() {
    for [angle, reduced] in reference::<2>("reduce") {
        let mean = VonMises::new(angle, 1.0).unwrap().circular_mean();
        if (-PI..PI).contains(&angle) {
            assert_eq!(mean, angle);
            continue;
        }
        let ulp = reduced.abs().next_up() - reduced.abs();
        assert!(circular_distance(mean, reduced) <= 2.0 * ulp, "{angle} gave {mean}, not {reduced}");
        let sample = sample_von_mises(Key::new(3), angle, f64::MAX, None).unwrap()[[]];
        assert!(circular_distance(sample, reduced) <= 2.0 * ulp, "{angle}");
    }
}

#[test]
fn lanes_of_the_batch_are_the_loop() {
    let keys = Key::new(42).split(3);
    let lanes = vmap(|(key, loc, n)| sample_von_mises(key, loc, 2.0, [n]), (&keys, &array![0.0, 1.0, 2.0], fixed(7)));
    for (i, lane) in lanes.unwrap().axis_iter(Axis(0)).enumerate() {
        assert_eq!(lane, sample_von_mises(keys[i], i as f64, 2.0, [7]).unwrap());
    }
}
