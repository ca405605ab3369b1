//! Wrapped angles and distances along the circle, compared with mpmath, and their shapes and errors.

use crate::common::{circular_distance, reference, refused};
use ndarray::{Array1, array};
use std::f64::consts::PI;
use vonmises::circular::{distance, wrap};
use vonmises::validate::compare;
use vonmises::{Error, Key, sample_von_mises};

#[test]
fn wrapped_angles_agree_with_mpmath() {
    let rows = reference::<2>("reduce");
    let angles: Array1<f64> = rows.iter().map(|row| row[0]).collect();
    for ([angle, reduced], &wrapped) in rows.into_iter().zip(&wrap(&angles).unwrap()) {
        assert!((-PI..PI).contains(&wrapped));
        if (-PI..PI).contains(&angle) {
            assert_eq!(wrapped.to_bits(), angle.to_bits());
        } else {
            let ulp = reduced.abs().next_up() - reduced.abs();
            assert!(circular_distance(wrapped, reduced) <= 2.0 * ulp, "{angle} gave {wrapped}, not {reduced}");
        }
    }
}

#[test]
fn wrapped_angles_of_f32_are_rounded_once() {
    let pi = std::f32::consts::PI;
    for [angle, reduced] in reference::<2>("reduce") {
        let single = angle as f32;
        if f64::from(single) == angle {
            let wrapped = wrap(single).unwrap()[[]];
            assert!((-pi..pi).contains(&wrapped));
            let error = circular_distance(f64::from(wrapped), reduced);
            assert!(error <= f64::from(wrapped.abs().next_up() - wrapped.abs()), "{angle} gave {wrapped}");
        }
    }
}

#[test]
fn distances_agree_with_mpmath() {
    let mut largest = 0.0_f64;
    for [a, b, expected] in reference::<3>("distance") {
        let compared = |a, b| compare(a, b).unwrap().largest_distance;
        for found in [distance(a, b).unwrap()[[]], distance(b, a).unwrap()[[]], compared(a, b), compared(b, a)] {
            assert!((0.0..=PI).contains(&found));
            let error = (found - expected).abs();
            assert!(error <= 3e-16 * expected + 5e-324, "{a} {b} gave {found}, not {expected}");
            largest = largest.max(if expected > 1e-300 { error / expected } else { 0.0 });
        }
    }
    println!("largest relative error {largest:.2e}");
}

#[test]
fn distances_of_f32_are_rounded_once() {
    let mut count = 0;
    for [a, b, expected] in reference::<3>("distance") {
        if f64::from(a as f32) == a && f64::from(b as f32) == b {
            assert_eq!(distance(a as f32, b as f32).unwrap()[[]], expected as f32, "{a} {b}");
            count += 1;
        }
    }
    assert!(count > 40);
}

#[test]
fn samples_are_wrapped_already() {
    let x = sample_von_mises(Key::new(1), 3.0, 2.0, [3000]).unwrap();
    assert_eq!(wrap(&x).unwrap(), x);
}

#[test]
fn parameters_broadcast() {
    let (a, b) = (array![[0.5], [3.0]], array![0.5, 1.0, -3.0]);
    let distances = distance(&a, &b).unwrap();
    assert_eq!(distances.shape(), [2, 3]);
    for ((row, column), &found) in distances.into_dimensionality::<ndarray::Ix2>().unwrap().indexed_iter() {
        assert_eq!(found, distance(a[[row, 0]], b[column]).unwrap()[[]]);
    }
    // More elements than a block, in another layout.
    let x = sample_von_mises(Key::new(1), 3.0, 2.0, [50, 60]).unwrap();
    assert_eq!(distance(x.t(), 1.0).unwrap(), distance(&x, 1.0).unwrap().t());
    assert_eq!(wrap(&(&x.t() + 10.0)).unwrap(), wrap(&(&x + 10.0)).unwrap().t());
    assert_eq!(wrap(1.0_f64).unwrap().shape(), [0_usize; 0]);
    assert_eq!(distance(Array1::<f64>::zeros(0), 1.0).unwrap().len(), 0);
}

#[test]
fn bad_angles_and_shapes_are_refused() {
    assert_eq!(refused(wrap(&array![0.0, f64::NAN])), ("x", 1));
    assert_eq!(refused(distance(f64::INFINITY, 1.0)), ("a", 0));
    assert_eq!(refused(distance(1.0, &array![0.0, 1.0, f64::NAN])), ("b", 2));
    let shapes = distance(&array![0.0, 1.0], &array![0.0, 1.0, 2.0]);
    assert_eq!(shapes, Err(Error::Broadcast { left: vec![2], right: vec![3] }));
}
