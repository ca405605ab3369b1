//! Reductions and weights of the loss.

use crate::common::with_threads;
use ndarray::{Array1, Array2, Axis, array};
use vonmises::nn::{Head, Loss, Reduction, nll};
use vonmises::{Error, Key};

fn outputs() -> (Array2<f64>, Array1<f64>, Array2<f64>, Array2<f64>) {
    let uniform = |seed, shape| Key::new(seed).uniform_in(-3.0, 3.0, shape).unwrap();
    let second = Key::new(2).uniform_in(-3.0, 3.0, 30).unwrap();
    (uniform(1, (500, 30)), second, uniform(3, (500, 30)), uniform(4, (500, 1)).mapv(|weight: f64| weight.abs()))
}

/// Sums losses and their derivatives as NumPy would.
fn reduced(each: &Loss<f64>, scale: f64) -> (f64, Array2<f64>, Array1<f64>) {
    let first = each.first.clone().into_dimensionality().unwrap() * scale;
    let second: Array2<f64> = each.second.clone().into_dimensionality().unwrap() * scale;
    (each.value.sum() * scale, first, second.sum_axis(Axis(0)))
}

#[test]
fn a_mean_and_a_sum_are_those_of_the_elements() {
    let (first, second, angles, weights) = outputs();
    for head in [Head::AngleSoftplus, Head::Vector] {
        let each = nll(head, &first, &second, &angles, &weights, Reduction::Each).unwrap();
        assert_eq!((each.value.shape(), each.second.shape()), (&[500, 30][..], &[500, 30][..]));
        for (reduction, scale) in [(Reduction::Sum, 1.0), (Reduction::Mean, 1.0 / (30.0 * weights.sum()))] {
            let loss = nll(head, &first, &second, &angles, &weights, reduction).unwrap();
            let (value, in_first, in_second) = reduced(&each, scale);
            assert!((loss.value[[]] / value - 1.0).abs() < 1e-13);
            assert_eq!((loss.first.shape(), loss.second.shape()), (first.shape(), second.shape()));
            let in_angles = each.angles.mapv(|slope| slope * scale);
            assert!((&loss.angles - &in_angles).iter().all(|error| error.abs() < 1e-14 * scale));
            assert!((&loss.first - &in_first).iter().all(|error| error.abs() < 1e-14 * scale));
            assert!((&loss.second - &in_second).iter().all(|error| error.abs() < 1e-12 * scale));
        }
    }
}

#[test]
fn a_weight_is_a_repetition() {
    let (first, second, angles) = (array![0.1_f64, 2.0], array![0.4, -1.0], array![0.3, -2.0]);
    let weighted = nll(Head::Vector, &first, &second, &angles, &array![1.0, 2.0], Reduction::Mean).unwrap();
    let [first, second, angles] = [first, second, angles].map(|two| array![two[0], two[1], two[1]]);
    let repeated = nll(Head::Vector, &first, &second, &angles, 1.0, Reduction::Mean).unwrap();
    assert!((weighted.value[[]] - repeated.value[[]]).abs() < 1e-15);
    assert!((weighted.first[1] - (repeated.first[1] + repeated.first[2])).abs() < 1e-15);
    assert!((weighted.first[0] - repeated.first[0]).abs() < 1e-15);
}

#[test]
fn threads_change_nothing() {
    let (first, second, angles, weights) = outputs();
    let loss = || nll(Head::Vector, &first, &second, &angles, &weights, Reduction::Mean).unwrap();
    assert_eq!(with_threads(1, loss), with_threads(3, loss));
}

#[test]
fn a_loss_without_elements_is_a_sum_of_0_and_no_mean() {
    let none = Array1::<f64>::zeros(0);
    let sum = nll(Head::Vector, &none, &none, &none, 1.0, Reduction::Sum).unwrap();
    assert_eq!((sum.value[[]], sum.first.len()), (0.0, 0));
    let mean = nll(Head::Vector, &none, &none, &none, 1.0, Reduction::Mean);
    assert!(matches!(mean, Err(Error::Empty { argument: "angles", .. })));
    let weightless = nll(Head::Vector, 1.0, 1.0, 0.0, 0.0, Reduction::Mean);
    assert!(matches!(weightless, Err(Error::TotalWeight { total: 0.0 })));
    assert_eq!(nll(Head::Vector, 1.0, 1.0, 0.0, 0.0, Reduction::Sum).unwrap().value[[]], 0.0);
}
