//! A value that was written and read again is the same, bit for bit.

use crate::both_ways;
use ndarray::{Array1, Axis, array};
use proptest::prelude::*;
use std::fmt::Debug;
use vonmises::circular::{Accumulator, Bias, Fit, Fitted, PerParameter, Rounding, rounded, weighted};
use vonmises::validate::{compare, distributions, elements, lanes};
use vonmises::{Float, Key, VonMises, gof, sample_von_mises};

/// Compares the values and their text, in which 0 and −0 differ.
fn assert_same<T: PartialEq + Debug>(value: &T, others: [T; 2]) {
    for other in others {
        assert_eq!(value, &other);
        assert_eq!(format!("{value:?}"), format!("{other:?}"));
    }
}

fn assert_round_trip<T: PartialEq + Debug + serde::Serialize + serde::de::DeserializeOwned>(value: T) {
    assert_same(&value, both_ways(&value));
}

#[test]
fn keys() {
    for key in [Key::default(), Key::new(42), Key::new(-1), Key::from_data([u32::MAX, 7])] {
        assert_round_trip(key);
    }
    assert_round_trip(Key::new(3).split(5).to_vec());
}

#[test]
fn roundings_and_fits_of_rounded_angles() {
    for classes in [1, 16, 100_000] {
        for offset in [0.0, 0.1, -3.0, 1e3] {
            assert_round_trip(Rounding::from_classes(classes).unwrap().with_offset(offset).unwrap());
        }
    }
    let fitted = Fit::new().fit(rounded([0.0, 0.5, 1.0], Rounding::from_classes(36).unwrap())).unwrap();
    assert_round_trip(fitted);
}

#[test]
fn distributions_with_every_kind_of_number() {
    for loc in [0.0, -0.0, 0.1, -7.0, 5e-324, f64::MAX, f64::MIN, 1.0 / 3.0] {
        for concentration in [0.0, 5e-324, 0.1, 2.0, 1e22, f64::MAX] {
            assert_round_trip(VonMises::new(loc, concentration).unwrap());
        }
    }
    for loc in [-0.0, 0.1_f32, 1e-45, f32::MAX, 16_777_217.0, 1.0 / 3.0] {
        assert_round_trip(VonMises::new(loc, loc.abs()).unwrap());
    }
}

#[test]
fn a_distribution_that_was_read_draws_the_same_samples() {
    let distribution = VonMises::new(0.3_f32, 1.7).unwrap();
    distribution.draw(Key::new(1), 10).unwrap(); // with its table made
    for other in both_ways(&distribution) {
        assert_eq!(other.draw(Key::new(5), 100).unwrap(), distribution.draw(Key::new(5), 100).unwrap());
    }
}

#[test]
fn options_of_fits() {
    for bias in [Bias::None, Bias::BestFisher, Bias::MarginalLikelihood] {
        assert_round_trip(bias);
        assert_round_trip(Fit::<f64>::new().bias(bias));
        assert_round_trip(Fit::new().bias(bias).loc(0.1_f32));
        assert_round_trip(Fit::new().bias(bias).concentration(1e300).loc(-0.0));
    }
}

/// Compares everything that the methods of a fit give.
fn assert_same_fit<F>(fitted: Fitted<F>)
where
    F: Float + serde::Serialize + serde::de::DeserializeOwned,
{
    assert_same(&fitted, both_ways(&fitted));
    for other in both_ways(&fitted) {
        assert_eq!(other.distribution(), fitted.distribution());
        assert_eq!(other.log_likelihood(), fitted.log_likelihood());
        assert_eq!(other.standard_errors(), fitted.standard_errors());
        assert_eq!(other.confidence_interval(0.9).unwrap(), fitted.confidence_interval(0.9).unwrap());
    }
}

fn options<F: Float>() -> Vec<Fit<F>> {
    let [loc, concentration] = [0.25, 1.5].map(F::from_f64);
    let mut options: Vec<_> =
        [Bias::None, Bias::BestFisher, Bias::MarginalLikelihood].map(|bias| Fit::new().bias(bias)).into();
    options.extend([Fit::new().loc(loc), Fit::new().concentration(concentration)]);
    options.push(Fit::new().loc(loc).concentration(concentration));
    options
}

fn assert_fits<F>(angles: &[f64], weights: &[f64])
where
    F: Float + serde::Serialize + serde::de::DeserializeOwned,
{
    let array = |values: &[f64]| values.iter().map(|&value| F::from_f64(value)).collect::<Array1<F>>();
    let (x, weights) = (array(angles), array(weights));
    for fit in options::<F>() {
        // Equal angles have no fit with a concentration.
        fit.fit(&x).into_iter().chain(fit.fit(weighted(&x, &weights))).for_each(assert_same_fit);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fits_of_any_angles(
        angles in prop::collection::vec(prop_oneof![-1e3..1e3, -1e-8..1e-8, Just(0.25)], 1..12),
        weights in prop::collection::vec(prop_oneof![0.1..10.0, Just(5e-324), Just(1e300)], 12),
    ) {
        assert_fits::<f64>(&angles, &weights[..angles.len()]);
        assert_fits::<f32>(&angles, &weights[..angles.len()]);
    }
}

#[test]
fn fits_at_the_edges() {
    let pi = std::f64::consts::PI;
    for angles in [&[0.0, pi][..], &[0.25, 0.25], &[0.25 + pi], &[1e-150, -1e-150], &[0.25, 0.25 + 1e-15]] {
        assert_fits::<f64>(angles, &vec![2.0; angles.len()]);
        assert_fits::<f32>(angles, &vec![0.5; angles.len()]);
    }
}

/// An accumulator has no `==`; its text has every digit of its sums.
#[test]
fn accumulators_go_on_where_they_were() {
    let x = VonMises::new(3.0, 4.0).unwrap().draw(Key::new(3), 30_000).unwrap();
    let mut straight = Accumulator::new();
    let mut written = [Accumulator::new(); 2];
    for chunk in x.as_slice().unwrap().chunks(7001) {
        straight.add(weighted(chunk, 0.3)).unwrap();
        for (sums, format) in written.iter_mut().zip([0, 1]) {
            *sums = both_ways(sums)[format];
            sums.add(weighted(chunk, 0.3)).unwrap();
        }
    }
    for sums in written {
        assert_eq!(format!("{sums:?}"), format!("{straight:?}"));
        assert_eq!(sums.circular_variance().unwrap(), straight.circular_variance().unwrap());
    }
    let empty = both_ways(&Accumulator::new());
    assert!(empty.iter().all(|sums| sums.weight() == 0.0 && sums.circular_mean().is_err()));
}

#[test]
fn values_for_parameters() {
    let x = VonMises::new(1.0, 4.0).unwrap().draw(Key::new(3), 50).unwrap();
    for fit in options::<f64>() {
        let fitted = fit.fit(&x).unwrap();
        assert_round_trip(fitted.standard_errors());
        assert_round_trip(fitted.confidence_interval(0.95).unwrap());
    }
    assert_round_trip(PerParameter { loc: Some(-0.0_f32), concentration: None });
}

#[test]
fn results_of_tests() {
    let x = VonMises::new(1.0, 4.0).unwrap().draw(Key::new(3), 50).unwrap();
    assert_round_trip(gof::rayleigh(&x).unwrap());
    assert_round_trip(gof::watson(&x, &VonMises::new(1.0, 4.0).unwrap()).unwrap());
    assert_round_trip(gof::kuiper_fitted(&x, Key::new(7), 19).unwrap());
    assert_round_trip(gof::watson_fitted(&x.mapv(|angle| angle as f32), Key::new(7), 19).unwrap());
}

#[test]
fn reports_and_comparisons() {
    let x = sample_von_mises(Key::new(8), 0.0, 3.0, [100, 2]).unwrap();
    let y = sample_von_mises(Key::new(9), 0.0, 3.0, [100, 2]).unwrap();
    assert_round_trip(lanes(&x, 0.0, 3.0, Axis(0), 1e-4).unwrap());
    assert_round_trip(distributions(&x, &y, Axis(0), 1e-4).unwrap());
    assert_round_trip(elements(&x, 0.0, 3.0, 1e-4).unwrap());
    assert_round_trip(lanes(&array![[0.5, 0.5]], 0.5, 2.0, Axis(1), 1e-3).unwrap()); // no fit: `found` is None
    assert_round_trip(compare(&x, &x).unwrap());
    assert_round_trip(compare(&x, &y).unwrap());
}
