//! Heads: parameters and losses against mpmath, for raw outputs of any size.

use crate::common::{circular_distance, reference};
use ndarray::{Array1, array};
use std::f64::consts::PI;
use vonmises::circular::wrap;
use vonmises::nn::{Head, Reduction, nll};
use vonmises::{Error, Key, log_prob};

const HEADS: [Head; 2] = [Head::AngleSoftplus, Head::Vector];

/// A row of the table: the raw outputs, the angle, and the loss with its derivatives.
type Row = [f64; 6];

fn rows(head: Head) -> Vec<Row> {
    let number = HEADS.iter().position(|&other| other == head).unwrap() as f64;
    reference::<7>("heads").into_iter().filter(|row| row[0] == number).map(|row| row[1..].try_into().unwrap()).collect()
}

#[test]
fn losses_and_their_derivatives_agree_with_mpmath() {
    for head in HEADS {
        let rows = rows(head);
        assert!(rows.len() > 200);
        let column = |k: usize| rows.iter().map(|row| row[k]).collect::<Array1<f64>>();
        let (_, concentrations) = head.parameters(column(0), column(1)).unwrap();
        let loss = nll(head, column(0), column(1), column(2), 1.0, Reduction::Each).unwrap();
        for (i, row @ &[.., angle, value, in_first, in_second]) in rows.iter().enumerate() {
            let kappa: f64 = concentrations[[i]];
            // An angle, and the direction of a vector, are rounded: that counts the next derivative times.
            let turn = 4e-16 * angle.abs().max(1.0) * (1.0 + kappa);
            let largest = if head == Head::Vector { 1.0 } else { kappa.max(in_second.abs()) };
            let turn_of_gradient = if head == Head::Vector { turn / (1.0 + kappa) } else { turn };
            let error = (loss.value[i] - value).abs();
            assert!(error <= 2e-15 * (1.0 + value.abs()) + turn * PI, "{row:?}: {}", loss.value[i]);
            for (ours, expected) in [(loss.first[i], in_first), (loss.second[i], in_second)] {
                let error = (ours - expected).abs();
                assert!(error <= 2e-15 * largest + turn_of_gradient, "{head:?} {row:?}: {ours:e}, not {expected:e}");
            }
            let (in_angle, sum) = match head {
                Head::AngleSoftplus => (-in_first, kappa),
                Head::Vector => (row[0] * angle.sin() - row[1] * angle.cos(), row[0].abs() + row[1].abs()),
            };
            let error = (loss.angles[i] - in_angle).abs();
            assert!(error <= 4e-15 * sum + turn, "{head:?} {row:?}: {:e}, not {in_angle:e}", loss.angles[i]);
        }
    }
}

#[test]
fn parameters_are_those_of_the_loss() {
    for head in HEADS {
        let rows = rows(head);
        let column = |k: usize| rows.iter().map(|row| row[k]).collect::<Array1<f64>>();
        let (locs, concentrations) = head.parameters(column(0), column(1)).unwrap();
        assert!(locs.iter().all(|loc| (-PI..PI).contains(loc)));
        for (row, (loc, kappa)) in rows.iter().zip(locs.iter().zip(&concentrations)) {
            let (expected, angle): (f64, f64) = match head {
                Head::Vector => (row[0].hypot(row[1]), row[1].atan2(row[0])),
                Head::AngleSoftplus => (row[1].max(0.0) + (-row[1].abs()).exp().ln_1p(), row[0]),
            };
            assert!((kappa - expected).abs() <= 4.0 * f64::EPSILON * expected, "{row:?}: {kappa:e}, not {expected:e}");
            match head {
                Head::Vector => assert!(circular_distance(*loc, angle) <= 4.0 * f64::EPSILON * angle.abs(), "{row:?}"),
                Head::AngleSoftplus => assert_eq!(*loc, wrap(angle).unwrap()[[]], "{row:?}"), // which has tests of its own
            }
        }
    }
}

/// Outputs of any size: no error, no NaN, derivatives that are finite.
#[test]
fn nothing_overflows() {
    let sizes = [0.0, 5e-324, 1e-300, 1.0, 1e10, 1e300, f64::MAX / 2.0];
    let all: Array1<f64> = sizes.iter().flat_map(|&size| [size, -size]).collect();
    let outputs = all.view().insert_axis(ndarray::Axis(1));
    for head in HEADS {
        for angle in [0.0, 1.0, -PI, 1e300] {
            let loss = nll(head, &all, outputs, angle, 1.0, Reduction::Each).unwrap();
            assert!(loss.value.iter().all(|value| !value.is_nan() && *value > f64::NEG_INFINITY));
            let gradient = loss.first.iter().chain(&loss.second).chain(&loss.angles);
            assert!(gradient.into_iter().all(|value| value.is_finite()), "{head:?} {angle}");
            let mean = nll(head, &all, outputs, angle, 1.0, Reduction::Mean).unwrap();
            assert!(!mean.value[[]].is_nan() && mean.first.iter().chain(&mean.second).all(|value| value.is_finite()));
        }
        let (locs, concentrations) = head.parameters(&all, outputs).unwrap();
        assert!(locs.iter().chain(&concentrations).all(|value| value.is_finite()));
    }
    let single = Head::Vector.parameters(1e38_f32, &array![1e38_f32, -1e-45]).unwrap();
    assert!((single.1[0] - 1.414_213_5e38).abs() < 1e32 && single.1[1] == 1e38);
}

#[test]
fn the_vector_0_is_the_uniform_distribution_with_a_smooth_loss() {
    let angles = array![0.3, -2.0];
    let loss = nll(Head::Vector, 0.0, 0.0, &angles, 1.0, Reduction::Each).unwrap();
    for (i, angle) in angles.iter().enumerate() {
        assert!((loss.value[i] - (2.0 * PI).ln()).abs() < 1e-15);
        assert!((loss.first[i] + angle.cos()).abs() < 1e-15 && (loss.second[i] + angle.sin()).abs() < 1e-15);
    }
}

#[test]
fn f32_is_f64_rounded_once() {
    for head in HEADS {
        let outputs: [Array1<f32>; 3] = [1, 2, 3].map(|seed| Key::new(seed).uniform_in(-3.0, 3.0, 500).unwrap());
        let [first, second, angles] = &outputs;
        let narrow = nll(head, first, second, angles, 1.0, Reduction::Each).unwrap();
        let [first, second, angles] = outputs.each_ref().map(|values| values.mapv(f64::from));
        let wide = nll(head, first, second, angles, 1.0, Reduction::Each).unwrap();
        assert_eq!(narrow.value, wide.value.mapv(|value| value as f32));
        assert_eq!(narrow.first, wide.first.mapv(|value| value as f32));
        assert_eq!(narrow.second, wide.second.mapv(|value| value as f32));
        assert_eq!(narrow.angles, wide.angles.mapv(|value| value as f32));
    }
}

#[test]
fn the_loss_is_that_of_the_library() {
    let (first, second) = (array![0.5, -1.0, 2.0], array![1.0, 0.0, -3.0]);
    for head in HEADS {
        let (loc, concentration) = head.parameters(&first, &second).unwrap();
        let loss = nll(head, &first, &second, 0.7, 1.0, Reduction::Each).unwrap();
        let expected = -log_prob(0.7, &loc, &concentration).unwrap();
        assert!(loss.value.iter().zip(&expected).all(|(ours, value): (&f64, &f64)| (ours - value).abs() < 1e-15));
    }
}

#[test]
fn bad_outputs_are_named() {
    let named = |error: Error| match error {
        Error::Value { argument, flat, .. } => (argument, flat),
        other => panic!("{other}"),
    };
    let bad = array![0.0, f64::INFINITY];
    for head in HEADS {
        assert_eq!(named(head.parameters(&bad, 0.0).unwrap_err()), ("first", 1));
        assert_eq!(named(head.parameters(0.0, &bad).unwrap_err()), ("second", 1));
        assert_eq!(named(head.backward(0.0, 1.0, &bad, 0.0).unwrap_err()), ("in_loc", 1));
        assert_eq!(named(head.backward(0.0, 1.0, 0.0, &bad).unwrap_err()), ("in_concentration", 1));
        assert_eq!(named(nll(head, 0.0, 0.0, &bad, 1.0, Reduction::Mean).unwrap_err()), ("angles", 1));
        assert_eq!(named(nll(head, 0.0, 0.0, 1.0, &array![1.0, -1.0], Reduction::Mean).unwrap_err()), ("weights", 1));
        let three = Array1::<f64>::zeros(3);
        assert!(matches!(head.parameters(bad.mapv(|_| 0.0), &three), Err(Error::Broadcast { .. })));
    }
    assert_eq!(named(Head::Vector.parameters(f64::MAX, 0.0).unwrap_err()), ("first", 0));
    assert!(Head::AngleSoftplus.parameters(0.0, f64::MAX).is_ok());
}
