//! A known parameter is kept as it was given, and a weight is a repetition.

use super::close;
use ndarray::array;
use std::f64::consts::PI;
use vonmises::circular::{
    Bias, Fit, Fitted, PerParameter, circular_mean, concentration_to_variance, skip_nan, weighted,
};
use vonmises::{Key, VonMises};

#[test]
fn what_is_known_is_kept_and_not_estimated() {
    let x = array![0.1, 0.2, 0.6, 6.0];
    let about = Fit::new().loc(0.3).fit(&x).unwrap();
    let v = x.mapv(|angle: f64| 1.0 - (angle - 0.3).cos()).mean().unwrap();
    assert_eq!(about.loc(), 0.3);
    close(concentration_to_variance(about.concentration()).unwrap().sum(), v, 3e-15, "V about loc");
    assert!(about.standard_errors().loc.is_none() && about.confidence_interval(0.9).unwrap().loc.is_none());
    let of_loc = Fit::new().concentration(2.0).fit(&x).unwrap();
    assert_eq!((of_loc.loc(), of_loc.concentration()), (circular_mean(&x).unwrap(), 2.0));
    assert!(of_loc.standard_errors().concentration.is_none());
    let both = Fit::new().loc(0.3).concentration(2.0).fit(&x).unwrap();
    assert_eq!(
        (both.standard_errors(), both.distribution()),
        (PerParameter::default(), VonMises::new(0.3, 2.0).unwrap())
    );
    let sum = vonmises::log_prob(&x, 0.3, 2.0).unwrap().sum();
    close(both.log_likelihood(), sum, 1e-14, "log likelihood");
    // Equal angles have a fit if the concentration is known, or a direction that differs from theirs.
    assert_eq!(Fit::new().concentration(2.0).fit(&array![0.5]).unwrap().loc(), 0.5);
    assert!(Fit::new().loc(0.0).fit(&array![0.5]).is_ok() && Fit::new().loc(0.5).fit(&array![0.5]).is_err());
    for bias in [Bias::BestFisher, Bias::MarginalLikelihood] {
        assert_eq!(Fit::new().loc(0.3).bias(bias).fit(&x).unwrap().concentration(), about.concentration());
    }
}

#[test]
fn angles_on_the_other_side_of_a_known_direction_are_uniform_at_best() {
    let fitted = Fit::new().loc(3.0).fit(&array![0.1, 0.2, 0.6, 2.0]).unwrap();
    assert_eq!(fitted.concentration(), 0.0);
    close(fitted.standard_errors().concentration.unwrap(), 0.5_f64.sqrt(), 1e-15, "error");
    let [lower, upper] = fitted.confidence_interval(0.95).unwrap().concentration.unwrap();
    // At the upper end the log likelihood is lower by χ²/2 = 1.92.
    let sum = |kappa: f64| vonmises::log_prob(&array![0.1, 0.2, 0.6, 2.0], 3.0, kappa).unwrap().sum();
    assert_eq!(lower, 0.0);
    close(sum(0.0) - sum(upper), 3.841_458_820_694_124 / 2.0, 1e-13, "drop");
    let flat = Fit::new().concentration(0.0).fit(&array![0.1, 0.2]).unwrap();
    assert_eq!(flat.standard_errors().loc, Some(f64::INFINITY));
    let [from, to] = flat.confidence_interval(0.5).unwrap().loc.unwrap();
    close(to - from, 2.0 * PI, 1e-15, "whole circle");
}

#[test]
fn a_weight_of_two_is_the_same_angle_twice() {
    let (x, weights) = (array![0.1, 0.7, 2.0, 6.0], array![2.0, 1.0, 0.0, 3.0]);
    let long = array![0.1, 0.1, 0.7, 6.0, 6.0, 6.0];
    for fit in
        [Fit::new(), Fit::new().loc(0.0), Fit::new().bias(Bias::MarginalLikelihood), Fit::new().bias(Bias::BestFisher)]
    {
        let (short, long) = (fit.fit(weighted(&x, &weights)).unwrap(), fit.fit(&long).unwrap());
        assert_eq!((short.weight(), long.weight()), (6.0, 6.0));
        close(short.concentration(), long.concentration(), 4e-15, "kappa");
        close(short.log_likelihood(), long.log_likelihood(), 4e-15, "log likelihood");
        let upper = |fitted: Fitted<f64>| fitted.confidence_interval(0.9).unwrap().concentration.unwrap()[1];
        close(upper(short), upper(long), 4e-15, "upper end");
    }
    let missing = array![0.1, 0.1, f64::NAN, 0.7, 6.0, 6.0, 6.0];
    assert_eq!(Fit::new().fit(skip_nan(&missing)).unwrap(), Fit::new().fit(&long).unwrap());
    let interval = |x| Fit::new().bootstrap(x, Key::new(1), 99, 0.9).unwrap();
    let (short, long) = (interval(weighted(&x, &weights)), interval((&long).into()));
    close(short.concentration.unwrap()[0], long.concentration.unwrap()[0], 1e-14, "bootstrap");
}
