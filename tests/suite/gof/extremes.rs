//! Whatever the angles and the distribution, statistics and p-values of tests and validations are in their ranges.

use crate::common::Extremes;
use ndarray::{Array1, Axis};
use vonmises::gof::{self, TestResult};
use vonmises::{Key, VonMises, validate};

/// Asserts that the statistic is between the bounds, up to rounding, and the p-value in [0, 1]. NaN is neither.
fn assert_test(test: TestResult, [low, high]: [f64; 2], sample: &str) {
    let TestResult { statistic, p_value, .. } = test;
    assert!(low * (1.0 - 1e-14) <= statistic && statistic <= high * (1.0 + 1e-14), "{test:?}: {sample}");
    assert!((0.0..=1.0).contains(&p_value), "{test:?}: {sample}");
}

#[test]
fn every_test_of_fit_is_in_its_range() {
    let mut source = Extremes::new(4);
    for case in 0..2000 {
        let (x, kappa) = (source.angles(), if case % 5 == 0 { 0.0 } else { source.power(-320.0, 308.0) });
        let (n, distribution) = (x.len() as f64, VonMises::new(0.5, kappa).unwrap());
        let sample = format!("{x:?}, {kappa:e}");
        assert_test(gof::kuiper(&x, &distribution).unwrap(), [1.0 / n, 1.0], &sample);
        assert_test(gof::watson(&x, &distribution).unwrap(), [1.0 / (12.0 * n), n / 12.0], &sample);
        assert_test(gof::kolmogorov_smirnov(&x, &distribution).unwrap(), [0.5 / n, 1.0], &sample);
        assert_test(gof::rayleigh(&x).unwrap(), [0.0, 1.0], &sample);
        if case % 16 == 0
            && let Ok(fitted) = gof::kuiper_fitted(&x, Key::new(1), 9)
        {
            assert_test(fitted.test, [1.0 / n, 1.0], &sample);
        }
        let lanes = validate::lanes(&x, 0.5, kappa, Axis(0), 0.01).unwrap();
        let elements = validate::elements(&x, 0.5, kappa, 0.01).unwrap();
        for check in lanes.lanes.iter().chain(&elements.lanes).flat_map(|lane| &lane.checks) {
            assert_test(check.test, [-1.1, 4.0], &sample);
        }
    }
}

#[test]
fn every_test_of_two_samples_is_in_its_range() {
    let mut source = Extremes::new(5);
    for _ in 0..1000 {
        let [x, y]: [Array1<f64>; 2] = [source.angles(), source.angles()];
        let (sample, key) = (format!("{x:?}, {y:?}"), Key::new(1));
        assert_test(gof::kuiper_two_sample(&x, &y).unwrap(), [0.0, 2.0], &sample);
        assert_test(gof::watson_two_sample(&x, &y).unwrap(), [0.0, 4.0], &sample);
        assert_test(gof::kuiper_two_sample_permutation(&x, &y, key, 9).unwrap(), [0.0, 2.0], &sample);
        assert_test(gof::watson_two_sample_permutation(&x, &y, key, 9).unwrap(), [0.0, 4.0], &sample);
        for check in &validate::distributions(&x, &y, Axis(0), 0.01).unwrap().lanes[0].checks {
            assert_test(check.test, [0.0, 4.0], &sample);
        }
        let comparison = validate::compare(&x, x.mapv(|angle| angle + 1.0)).unwrap();
        assert!((0.0..=std::f64::consts::PI).contains(&comparison.largest_distance), "{sample}");
    }
}
