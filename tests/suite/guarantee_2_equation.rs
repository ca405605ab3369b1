//! Guarantee 2: each sample is wrap(loc + Q(u; κ)), element by element, against a quantile computed in Python.
//!
//! The expected arrays are made of JAX's bits and an extended-precision quantile (`data/scripts/generate.py`). Measured
//! largest distances: 2.7e-15 in f64, 2.4e-7 in f32.

use crate::common::{circular_distance, data, published_samples};
use ndarray::{Array2, ArrayD, array};
use std::f64::consts::PI;
use vonmises::{Key, VonMises, npy, pmap, sample_von_mises, vmap};

const MAX_DISTANCE: f64 = 4e-15;
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
    let theirs = npy::load::<ArrayD<f32>>(data("jax").join("direct_f32.npy")).unwrap();
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
    let distribution = VonMises::fit(&published_samples()["wind_col_de_la_roa"]).unwrap();
    let text = std::fs::read_to_string(data("jax/wind_fit.csv")).unwrap();
    let fit: Vec<f64> = text.lines().nth(1).unwrap().split(',').map(|number| number.parse().unwrap()).collect();
    let (loc, concentration) = (fit[0], fit[1]);
    assert!((distribution.loc() - loc).abs() < 1e-15);
    assert!((distribution.concentration() - concentration).abs() < 1e-14 * concentration);
    assert_close(&distribution.draw(Key::new(7), 100_000).unwrap(), &expected("wind.npy"), MAX_DISTANCE);
}
