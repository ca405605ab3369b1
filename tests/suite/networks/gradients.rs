//! Derivatives of heads and of layers, against central differences.

use ndarray::{Array1, ArrayD, array};
use vonmises::nn::{Head, von_mises_layer, von_mises_layer_with_grad};
use vonmises::{Error, Key};

const HEADS: [Head; 2] = [Head::AngleSoftplus, Head::Vector];
const STEP: f64 = 1e-5;

/// Returns the central difference of a function.
fn difference(f: impl Fn(f64) -> ArrayD<f64>) -> ArrayD<f64> {
    (f(STEP) - f(-STEP)) / (2.0 * STEP)
}

fn assert_close(ours: &ArrayD<f64>, expected: &ArrayD<f64>) {
    assert_eq!(ours.shape(), expected.shape());
    assert!(ours.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-8), "{ours} {expected}");
}

#[test]
fn a_heads_derivatives_are_those_of_its_parameters() {
    let (first, second) = (array![0.5, -1.0, 2.0, 0.01], array![1.0, 0.3, -3.0, -0.02]);
    for head in HEADS {
        for which in [0, 1] {
            let moved = |h: f64, output: usize| if output == which { h } else { 0.0 };
            let parameters = |h: f64| head.parameters(&first + moved(h, 0), &second + moved(h, 1)).unwrap();
            let (in_loc, in_concentration) = (difference(|h| parameters(h).0), difference(|h| parameters(h).1));
            for (upstream, expected) in [((1.0, 0.0), in_loc), ((0.0, 1.0), in_concentration)] {
                let ours = head.backward(&first, &second, upstream.0, upstream.1).unwrap();
                assert!((&[ours.0, ours.1][which] - &expected).iter().all(|error| error.abs() < 1e-5));
            }
        }
    }
}

#[test]
fn derivatives_are_summed_to_the_shapes_of_the_outputs() {
    let (first, second) = (array![[0.5], [1.0]], array![0.1, -2.0, 0.7]);
    let (in_first, in_second) = Head::Vector.backward(&first, &second, Array1::ones(3), 0.5).unwrap();
    assert_eq!((in_first.shape(), in_second.shape()), (&[2, 1][..], &[3][..]));
    let alone = Head::Vector.backward(0.5_f64, &second, 1.0, 0.5).unwrap();
    assert!((in_first[[0, 0]] - alone.0[[]]).abs() < 1e-14);
}

#[test]
fn the_vector_0_has_no_derivative_in_the_location() {
    let (in_first, in_second) = Head::Vector.backward(0.0, 0.0, 1.0, 0.25).unwrap();
    assert_eq!((in_first[[]], in_second[[]]), (0.25, 0.0));
}

#[test]
fn a_layers_derivatives_are_those_of_its_samples() {
    let (logits, kappas, temperature) = (array![0.5, -1.0, 2.5], array![[3.0], [0.7], [200.0]], 1.7);
    let key = Key::new(5);
    let layer = von_mises_layer_with_grad(key, &logits, &kappas, temperature, true).unwrap();
    let (samples, mean) = von_mises_layer(key, &logits, &kappas, temperature, true).unwrap();
    assert_eq!((&layer.samples, &layer.mean), (&samples, &mean));
    let at = |kappas: &ndarray::Array2<f64>, temperature| {
        von_mises_layer(key, &logits, kappas, temperature, true).unwrap().0
    };
    assert_close(&layer.concentration, &difference(|h| at(&(&kappas + h), temperature)));
    assert_close(&layer.temperature, &difference(|h| at(&kappas, temperature + h)));
}

#[test]
fn a_layer_that_does_not_train_has_no_derivatives() {
    let layer = von_mises_layer_with_grad(Key::new(5), &array![0.5, 4.0], 3.0, 2.0, false).unwrap();
    assert_eq!(layer.samples, layer.mean);
    assert!(layer.concentration.iter().chain(&layer.temperature).all(|&slope| slope == 0.0));
    let error = von_mises_layer_with_grad(Key::new(5), 0.5, 3.0, 0.0, true).unwrap_err();
    assert!(matches!(error, Error::Value { argument: "temperature", .. }));
}

/// The gradient of an expectation: that of the mean resultant length in the concentration is A′.
#[test]
fn the_mean_of_pathwise_derivatives_is_the_derivative_of_the_mean() {
    let n = 200_000;
    let (kappa, temperature) = (6.0, 2.0);
    let layer = von_mises_layer_with_grad(Key::new(9), Array1::zeros(n), kappa, temperature, true).unwrap();
    let losses = -&layer.samples.mapv(f64::sin) * &layer.concentration;
    let (mean, deviation) = (losses.mean().unwrap(), losses.std(1.0));
    let slope = vonmises::fisher_information(kappa / temperature).unwrap().concentration[[]] / temperature;
    assert!((mean - slope).abs() < 4.0 * deviation / (n as f64).sqrt(), "{mean} {slope}");
}
