//! Fits: they solve their equations, agree with mpmath in estimates, errors and intervals, hold what is known, respect
//! weights, and refuse what has no maximum.

use crate::common::reference;
use crate::special::slope::{root_slope, slope, times_slope};
use ndarray::{Array1, array};
use std::f64::consts::PI;
use vonmises::circular::{
    Bias, Estimated, Fit, Fitted, circular_mean, circular_variance, concentration_to_variance, weighted,
};
use vonmises::{Error, Float, VonMises};

fn fit<F: Float>(x: &Array1<F>) -> vonmises::Result<(F, F)> {
    VonMises::fit(x).map(|law| (law.loc(), law.concentration()))
}

#[test]
fn the_fit_solves_the_likelihood_equations() {
    for width in [3.0, 1.0, 1e-3, 1e-9] {
        let x: Array1<f64> = (0..500).map(|i| 2.0 + width * (f64::from(i * 37 % 101) / 101.0 - 0.5)).collect();
        let (loc, kappa) = fit(&x).unwrap();
        assert_eq!(loc, circular_mean(&x).unwrap());
        let v = concentration_to_variance(kappa).unwrap().sum();
        assert!((v / circular_variance(&x).unwrap() - 1.0).abs() < 3e-15);
    }
}

#[test]
fn f32_is_fitted_in_f64() {
    let x = array![1.0_f32, 1.001, 1.0005];
    let (loc, kappa) = fit(&x.mapv(f64::from)).unwrap();
    assert_eq!(fit(&x).unwrap(), (loc as f32, kappa as f32));
}

#[test]
fn angles_without_a_direction_have_no_concentration() {
    let (_, kappa) = fit(&array![0.0, std::f64::consts::PI]).unwrap();
    assert!((0.0..1e-15).contains(&kappa));
}

#[test]
fn equal_angles_have_no_maximum() {
    for x in [vec![0.5], vec![0.5; 9], vec![0.0, 1e-200]] {
        let error = fit(&Array1::from(x.clone())).unwrap_err();
        assert!(matches!(error, Error::Value { argument: "x", index: 0, value, .. } if value == x[0]), "{error}");
    }
    assert!(fit(&array![0.5, 0.5_f64.next_up()]).is_ok());
    assert!(matches!(fit(&Array1::<f64>::zeros(0)), Err(Error::Empty { argument: "x", .. })));
    assert!(matches!(fit(&array![0.0, f64::NAN]), Err(Error::Value { index: 1, requirement: "finite", .. })));
}

/// Angles 0 and PI: with weights, any n and R that are exact.
fn two_sided(fit: Fit<f64>, weights: [f64; 2]) -> Fitted<f64> {
    fit.of(weighted(&array![0.0, PI], &Array1::from(weights.to_vec()))).unwrap()
}

/// Asserts |got / want − 1| ≤ bound, and returns it.
fn close(got: f64, want: f64, bound: f64, what: &str) -> f64 {
    let error = if want == got { 0.0 } else { (got / want - 1.0).abs() };
    assert!(error <= bound, "{what}: {got:e}, not {want:e}: {error:e}");
    error
}

#[test]
fn the_slope_of_the_mean_resultant_length_is_that_of_mpmath() {
    for [kappa, want] in reference("slope") {
        if kappa < 1e150 {
            close(slope(kappa), want, 1e-15, "slope");
            close(root_slope(kappa), want.sqrt(), 1e-15, "root");
            close(times_slope(kappa), kappa * want, 1e-15, "times");
        }
        let limit = if kappa < 1e150 { 1.0 } else { kappa * root_slope(kappa) * 2.0_f64.sqrt() };
        close(limit, 1.0, 1e-15, "limit");
    }
}

#[test]
fn estimates_errors_and_intervals_are_those_of_mpmath() {
    for row in reference::<13>("fit") {
        let [
            w0,
            w1,
            kappa,
            best_fisher,
            marginal,
            log_likelihood,
            loc_error,
            error,
            lower,
            upper,
            turn,
            known,
            turn_known,
        ] = row;
        let fit = |fit| two_sided(fit, [w0, w1]);
        let plain = fit(Fit::new());
        let what = format!("n = {:e}, kappa = {kappa:e}", w0 + w1);
        let concentration = |bias| fit(Fit::new().bias(bias)).concentration();
        let errors = plain.standard_errors();
        let interval = plain.confidence_interval(0.95).unwrap();
        let half = |interval: Estimated<[f64; 2]>| interval.loc.map(|[from, to]| (to - from) / 2.0).unwrap();
        let known = fit(Fit::new().concentration(known)).confidence_interval(0.95).unwrap();
        let [low, high] = interval.concentration.unwrap();
        let pairs = [
            (plain.concentration(), kappa),
            (concentration(Bias::BestFisher), best_fisher),
            (concentration(Bias::MarginalLikelihood), marginal),
            (plain.log_likelihood(), log_likelihood),
            (errors.loc.unwrap(), loc_error),
            (errors.concentration.unwrap(), error),
            (low, lower),
            (high, upper),
            (half(interval), turn),
            (half(known), turn_known),
        ];
        for (i, (got, want)) in pairs.into_iter().enumerate() {
            close(got, want, 1e-14, &format!("{what}: {i}"));
        }
    }
}
