//! Whatever the angles and weights, a statistic is a number in its range or an error that says why there is none; and
//! samples whose statistics are known in closed form keep their digits however far apart their weights are.

use super::every_statistic::STATISTICS;
use crate::common::Extremes;
use ndarray::{Array1, Axis, array};
use std::f32::consts as f32_consts;
use std::f64::consts::{PI, TAU};
use vonmises::circular::*;
use vonmises::{Error, Key};

/// Returns the number, or `None` if it is an error that says why there is none.
fn number(result: vonmises::Result<f64>, sample: &str) -> Option<f64> {
    match result {
        Ok(value) => Some(value),
        Err(Error::Empty { .. } | Error::TotalWeight { .. } | Error::Undefined { .. } | Error::Weighted { .. }) => None,
        Err(error) => panic!("{error}: {sample}"),
    }
}

/// Asserts that the number, if there is one, lies between the bounds. NaN does not.
fn assert_between(result: vonmises::Result<f64>, [low, high]: [f64; 2], name: &str, sample: &str) {
    if let Some(value) = number(result, sample) {
        assert!(low <= value && value <= high, "{name} is {value:e}: {sample}");
    }
}

fn range_of(statistic: &str) -> [f64; 2] {
    match statistic {
        "mean" | "median" | "quantile" => [-PI, PI.next_down()],
        "length" | "variance" => [0.0, 1.0],
        "deviation" | "dispersion" => [0.0, f64::INFINITY],
        "range" => [0.0, TAU],
        "moment" | "centred" => [-1.0, 1.0],
        _ => [-f64::MAX, f64::MAX],
    }
}

#[test]
fn every_statistic_is_in_its_range() {
    let mut source = Extremes::new(1);
    for _ in 0..4000 {
        let x = source.angles();
        let weights = source.weights(x.len());
        let (sample, single) = (format!("{x:?}, {weights:?}"), x.mapv(|angle| angle as f32));
        for (name, whole, _) in STATISTICS {
            let x = weights.as_ref().map_or_else(|| Observations::from(&x), |weights| weighted(&x, weights));
            assert_between(whole(x), range_of(name), name, &sample);
        }
        if single.iter().all(|angle| angle.is_finite()) {
            let x = weights.as_ref().map_or_else(|| Observations::from(&single), |weights| weighted(&single, weights));
            assert_between(
                circular_mean(x.clone()).map(f64::from),
                [-f64::from(f32_consts::PI), f64::from(f32_consts::PI)],
                "f32 mean",
                &sample,
            );
            assert_between(circular_dispersion(x.clone()).map(f64::from), [0.0, f64::INFINITY], "f32", &sample);
            assert_between(circular_skewness(x.clone()).map(f64::from), [-1e39, 1e39], "f32", &sample);
            assert_between(circular_kurtosis(x).map(f64::from), [-1e39, 1e39], "f32", &sample);
        }
    }
}

#[test]
fn every_fit_is_in_its_range() {
    let mut source = Extremes::new(2);
    let known = [Fit::new(), Fit::new().loc(0.5), Fit::new().concentration(2.5)];
    for case in 0..2000 {
        let x = source.angles();
        let weights = source.weights(x.len());
        let sample = format!("{x:?}, {weights:?}");
        let observations = || weights.as_ref().map_or_else(|| Observations::from(&x), |weights| weighted(&x, weights));
        for bias in [Bias::None, Bias::BestFisher, Bias::MarginalLikelihood] {
            for fit in known.map(|fit| fit.bias(bias)) {
                let fitted = fit.fit(observations());
                assert_between(fitted.clone().map(|f| f.concentration()), [0.0, f64::MAX], "kappa", &sample);
                let Ok(fitted) = fitted else { continue };
                assert_fitted(&fitted, &sample);
            }
        }
        if case % 8 == 0 && weights.is_none() {
            for fit in known {
                if let Ok(PerParameter { loc, concentration }) = fit.bootstrap(&x, Key::new(3), 39, 0.9) {
                    assert!([loc, concentration].iter().flatten().all(|[low, high]| low <= high), "{sample}");
                }
            }
        }
    }
}

fn assert_fitted(fitted: &Fitted<f64>, sample: &str) {
    let infinite = f64::INFINITY;
    assert_between(Ok(fitted.loc()), [-PI, PI], "loc", sample);
    assert_between(Ok(fitted.log_likelihood()), [-infinite, infinite], "log likelihood", sample);
    let PerParameter { loc, concentration } = fitted.standard_errors();
    for error in [loc, concentration].into_iter().flatten() {
        assert_between(Ok(error), [0.0, infinite], "standard error", sample);
    }
    for level in [1e-9, 0.95, 1.0 - 1e-15] {
        let PerParameter { loc, concentration } = fitted.confidence_interval(level).unwrap();
        if let Some([low, high]) = loc {
            assert!(low <= fitted.loc() && fitted.loc() <= high, "{low} to {high}: {sample}");
        }
        if let Some([low, high]) = concentration {
            assert!(0.0 <= low && low <= high, "{low} to {high}: {sample}");
        }
    }
}

#[test]
fn an_accumulator_is_in_its_range() {
    let mut source = Extremes::new(3);
    for _ in 0..2000 {
        let mut angles = Accumulator::new();
        let mut sample = String::new();
        for _ in 0..3 {
            let x = source.angles();
            let weights = source.weights(x.len());
            sample += &format!("{x:?}, {weights:?}; ");
            let x = weights.as_ref().map_or_else(|| Observations::from(&x), |weights| weighted(&x, weights));
            let _ = angles.add(x); // weights that are refused leave it as it was
        }
        assert_between(angles.circular_mean(), range_of("mean"), "mean", &sample);
        assert_between(angles.circular_variance(), [0.0, 1.0], "variance", &sample);
        assert_between(angles.mean_resultant_length(), [0.0, 1.0], "length", &sample);
        assert_between(angles.fit().map(|fitted| fitted.concentration()), [0.0, f64::MAX], "kappa", &sample);
    }
    let (mut angles, mut result) = (Accumulator::new(), Ok(0.0));
    for _ in 0..2 {
        angles.add(weighted([0.5], 1e300)).unwrap();
        result = angles.circular_mean();
    }
    assert_eq!(result, Err(Error::TotalWeight { total: 2e300 }));
}

/// With a the distance of one angle and b that of its opposite from the mean direction, δ follows from sin² alone.
#[test]
fn the_dispersion_of_axes_keeps_its_digits_and_its_sign() {
    let dispersion = |x: &Array1<f64>| circular_dispersion(x).unwrap();
    for a in [1.0_f64, 1e-3, 1e-6] {
        let expected = (6.0 * a.sin().powi(2)).sqrt() / (2.0 * a.cos() - 1.0).abs();
        let root = dispersion(&array![a, -a, PI]).sqrt();
        assert!((root - expected).abs() < 1e-14 + 1e-14 * expected, "{a}: {root:e} for {expected:e}");
    }
    let axes = dispersion(&array![0.0, 0.0, PI]);
    assert!((0.0..1e-29).contains(&axes), "{axes:e}");
    for a in [0.5_f64, 1e-3, 1e-9, 1e-100] {
        let (found, expected) = (dispersion(&array![a, -a]), a.tan().powi(2));
        assert!((found / expected - 1.0).abs() < 2e-15, "{a}: {found:e} for {expected:e}");
    }
    // By mpmath 1.4.1 at 60 digits, of these doubles; its root is determined to 1e-15/R².
    let found = dispersion(&array![1e-6, -1e-6, 0.0, PI - 1e-6]).sqrt();
    assert!((found - 2.236_067_977_851_140_6e-6).abs() < 4e-15, "{found:e}");
}

/// For angles close together skewness and kurtosis depend on the ratios of their distances only: those of 0, 1, 3 have
/// the central moments 14/9, 20/27 and 98/27.
#[test]
fn shape_does_not_depend_on_the_scale() {
    let (second, third, fourth) = (14.0 / 9.0, 20.0 / 27.0, 98.0 / 27.0_f64);
    let skewness = -(8.0_f64.sqrt()) * third / f64::powf(second, 1.5);
    let kurtosis = 2.0 * (fourth / (second * second) - 3.0);
    for scale in [1e-9, 1e-30, 1e-60, 1e-78, 1e-90, 1e-105] {
        let x = array![0.0, 1.0, 3.0] * scale;
        assert!((circular_skewness(&x).unwrap() - skewness).abs() < 1e-14, "{scale:e}");
        assert!((circular_kurtosis(&x).unwrap() - kurtosis).abs() < 3e-14, "{scale:e}");
    }
    let closer = array![0.0, 1.0, 3.0] * 1e-160;
    for refused in [circular_skewness(&closer), circular_kurtosis(&closer)] {
        assert!(matches!(refused, Err(Error::Undefined { reason: "the angles are too close together", .. })));
    }
}

/// One angle of weight 1 and one of weight w at the distance d: to the first order in w, with s = sin(d/2), the variance
/// is 2 w s², the mean of sin 2(x - m) is -4 w s² sin d, and the kurtosis 2/w.
#[test]
fn a_weight_that_outweighs_all_others_costs_no_digits() {
    let d = 0.75_f64;
    let square = (0.5 * d).sin().powi(2);
    for w in [1e-20, 1e-100, 1e-216, 1e-290] {
        for [x, weights] in [[array![0.25, 0.25 + d], array![1.0, w]], [array![0.25 + d, 0.25], array![w, 1.0]]] {
            let check = |name: &str, found: f64, expected: f64| {
                assert!((found / expected - 1.0).abs() < 4e-15, "{name} for {w:e}: {found:e}, not {expected:e}");
            };
            check("variance", circular_variance(weighted(&x, &weights)).unwrap(), 2.0 * w * square);
            check("dispersion", circular_dispersion(weighted(&x, &weights)).unwrap(), w * d.sin().powi(2));
            let skewness = -4.0 * d.sin() / (8.0 * square).sqrt() / w.sqrt();
            check("skewness", circular_skewness(weighted(&x, &weights)).unwrap(), skewness);
            check("kurtosis", circular_kurtosis(weighted(&x, &weights)).unwrap(), 2.0 / w);
        }
    }
    let beyond = circular_kurtosis(weighted([0.25_f32, 1.0], [1.0, 1e-50]));
    assert!(matches!(beyond, Err(Error::Undefined { statistic: "circular kurtosis", .. })));
    let lanes = circular_kurtosis_axis(weighted(&array![[0.25_f32, 1.0]], [1.0, 1e-50]), Axis(1));
    assert!(matches!(lanes, Err(Error::Lane { index: 0, .. })));
}

#[test]
fn a_mean_direction_of_nothing_is_some_direction() {
    for n in [2, 3, 4, 5, 12] {
        let x: Array1<f64> = (0..n).map(|i| f64::from(i) * TAU / f64::from(n)).collect();
        for (name, whole, _) in STATISTICS {
            assert_between(whole((&x).into()), range_of(name), name, &format!("{n} around the circle"));
        }
    }
}
