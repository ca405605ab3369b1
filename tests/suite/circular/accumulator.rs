//! The pieces that an accumulator is given add up to the whole, and a refused piece changes nothing.

use super::draws;
use ndarray::{Array1, ArrayView1, array};
use std::f64::consts::TAU;
use vonmises::circular::{Accumulator, circular_mean, circular_variance, mean_resultant_length, weighted};
use vonmises::{Error, VonMises};

#[test]
fn pieces_add_up_to_the_whole() {
    for (width, loc) in [(4.0, 0.0), (1e-7, 3.1), (1e-3, -2.0)] {
        let x: Array1<f64> = draws(50_000).mapv(|x| loc + width * (x - 3.0) / TAU);
        let mut sorted = x.to_vec();
        sorted.sort_by(f64::total_cmp);
        for x in [x, Array1::from(sorted)] {
            let mut all = Accumulator::new();
            for chunk in x.as_slice().unwrap().chunks(777) {
                let mut part = Accumulator::new();
                part.add(ArrayView1::from(chunk)).unwrap();
                all.merge(&part);
            }
            assert_eq!(all.weight(), 50_000.0);
            let variance = circular_variance(&x).unwrap();
            assert!((all.circular_variance().unwrap() / variance - 1.0).abs() < 3e-15);
            assert!((all.circular_mean().unwrap() - circular_mean(&x).unwrap()).abs() < 1e-15 * width.max(0.5));
            let length = mean_resultant_length(&x).unwrap();
            assert!((all.mean_resultant_length().unwrap() - length).abs() < 1e-15);
            let (fitted, expected) = (all.fit().unwrap(), VonMises::fit(&x).unwrap());
            assert!((fitted.concentration() / expected.concentration() - 1.0).abs() < 1e-14);
        }
    }
}

#[test]
fn an_accumulator_keeps_what_it_has_when_a_piece_is_refused() {
    let mut sums = Accumulator::new();
    assert!(matches!(sums.circular_mean(), Err(Error::Empty { .. })));
    assert!(matches!(sums.fit(), Err(Error::Empty { .. })));
    sums.add(&array![0.5_f32, 1.0]).unwrap();
    let before = sums.circular_variance();
    assert!(matches!(sums.add(&array![0.0, f64::NAN]), Err(Error::Value { flat: 1, .. })));
    sums.add(&Array1::<f64>::zeros(0)).unwrap();
    sums.add(weighted(&array![2.0], 0.0)).unwrap();
    sums.merge(&Accumulator::new());
    assert_eq!((sums.circular_variance(), sums.weight()), (before, 2.0));
    let mut equal = Accumulator::new();
    equal.add(&array![0.5, 0.5]).unwrap();
    assert!(matches!(equal.fit(), Err(Error::Undefined { .. })));
}
