//! The layer: samples lie about the wrapped mean, the temperature divides the concentration, and the
//! error of a model is returned.

use crate::common::{circular_distance, data};
use ndarray::{Array3, ArrayD, ArrayViewD, array};
use std::f64::consts::PI;
use vonmises::nn::{pmap_compatible_von_mises_sampling, von_mises_layer};
use vonmises::{Error, Key, npy, pmap, sample_von_mises, vmap};

fn document_model(scale: &[f64; 2], x: ArrayViewD<f64>) -> (ArrayD<f64>, ArrayD<f64>) {
    let mean_scale = array![scale[0], -scale[0]];
    (&x * &mean_scale, (&x * scale[1] + 0.5).exp())
}

#[test]
fn the_documents_network() {
    let (inputs, keys) = (Array3::<f64>::ones((4, 8, 2)), Key::new(42).split(4));
    let sample = |(x, key)| pmap_compatible_von_mises_sampling(document_model, &[0.5, 0.3], x, key, 1.0, true);
    let ours = pmap(sample, (&inputs, &keys)).unwrap();
    let theirs: ArrayD<f64> = npy::load(data("jax/nn.npy")).unwrap();
    assert_eq!(ours.shape(), theirs.shape());
    assert!(ours.iter().zip(&theirs).all(|(a, b)| circular_distance(*a, *b) < 1e-14));
    assert_eq!(vmap(sample, (&inputs, &keys)).unwrap(), ours);
}

#[test]
fn training_samples_and_evaluation_does_not() {
    let (logits, kappas) = (array![0.5, 4.0, -10.0], array![[1.0], [0.0]]);
    let (samples, mean) = von_mises_layer(Key::new(1), &logits, &kappas, 2.0, true).unwrap();
    assert_eq!((samples.shape(), mean.shape()), (&[2, 3][..], &[2, 3][..]));
    assert!(mean.iter().all(|x| (-PI..PI).contains(x)));
    assert!(circular_distance(mean[[1, 1]], 4.0) < 1e-15 && circular_distance(mean[[0, 2]], -10.0 + 4.0 * PI) < 4e-15);
    assert_eq!(samples, sample_von_mises(Key::new(1), &mean, &(kappas.clone() / 2.0), None).unwrap());
    let (samples, evaluated) = von_mises_layer(Key::new(1), &logits, &kappas, 2.0, false).unwrap();
    assert_eq!(samples, mean);
    assert_eq!(evaluated, mean);
}

#[test]
fn temperature_divides_the_concentration() {
    let (cold, _) = von_mises_layer(Key::new(2), 0.0, 8.0_f32, 4.0, true).unwrap();
    assert_eq!(cold, sample_von_mises(Key::new(2), 0.0, 2.0_f32, None).unwrap());
}

#[test]
fn a_models_error_is_the_lanes() {
    let failing = |_: &(), _: ArrayViewD<f64>| -> vonmises::Result<(ArrayD<f64>, ArrayD<f64>)> { Err(Error::NoLanes) };
    let one = pmap_compatible_von_mises_sampling(failing, &(), array![1.0], Key::new(0), 1.0, true);
    assert_eq!(one.unwrap_err(), Error::NoLanes);
    let keys = Key::new(0).split(3);
    let all = pmap(|key| pmap_compatible_von_mises_sampling(failing, &(), array![1.0], key, 1.0, true), &keys);
    assert_eq!(all.unwrap_err(), Error::Lane { index: 0, source: Error::NoLanes.into() });
}
