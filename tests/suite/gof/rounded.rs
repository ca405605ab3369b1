//! Tests of fit of rounded angles.

use super::distribution;
use crate::common::{reference, with_threads};
use ndarray::{Array1, Array2, Axis};
use std::f64::consts::TAU;
use vonmises::circular::{Rounding, rounded, weighted};
use vonmises::gof::{
    Method, TestResult, kolmogorov_smirnov, kolmogorov_smirnov_fitted, kuiper, kuiper_axis, kuiper_fitted, rayleigh,
    rayleigh_axis, watson, watson_fitted,
};
use vonmises::{Error, Key, VonMises};

fn degrees(step: f64) -> Rounding {
    Rounding::new(step.to_radians()).unwrap()
}

/// Rounds angles to the nearest multiple of the step.
fn round(x: Array1<f64>, rounding: Rounding) -> Array1<f64> {
    x.mapv(|angle| (angle / rounding.step()).round() * rounding.step())
}

fn draws(distribution: &VonMises<f64>, seed: u32, n: usize) -> Array1<f64> {
    distribution.draw(Key::new(seed), [n]).unwrap().into_dimensionality().unwrap()
}

#[test]
fn statistics_of_classes_are_those_of_mpmath() {
    for row in reference::<21>("grouped") {
        let rounding = Rounding::from_classes(row[0] as usize).unwrap().with_offset(row[1]).unwrap();
        let x: Vec<f64> = (0..6).map(|i| row[1] + row[2 + 2 * i] * rounding.step()).collect();
        let counts: Vec<f64> = (0..6).map(|i| row[3 + 2 * i]).collect();
        let [.., kolmogorov, kuiper_v, watson_u2] = row;
        let given = distribution(0.3, 2.0);
        let observations = || weighted(rounded(&x, rounding), &counts);
        for (got, want) in [
            (kolmogorov_smirnov(observations(), &given), kolmogorov),
            (kuiper(observations(), &given), kuiper_v),
            (watson(observations(), &given), watson_u2),
        ] {
            let got = got.unwrap().statistic;
            assert!((got - want).abs() < 1e-13 * (1.0 + want), "{got} {want} {row:?}");
        }
    }
}

#[test]
fn perfectly_even_hours_are_no_evidence_against_the_uniform_distribution() {
    let hours = Array1::from_iter((0..24).map(|hour| f64::from(hour) * TAU / 24.0));
    let (rounding, uniform) = (Rounding::from_classes(24).unwrap(), distribution(0.0, 0.0));
    for count in [1.0, 1000.0, 1e9] {
        let even = || weighted(rounded(&hours, rounding), count);
        for test in [kuiper(even(), &uniform), watson(even(), &uniform), kolmogorov_smirnov(even(), &uniform)] {
            assert_eq!(test.unwrap().p_value, 1.0, "{count}");
        }
        assert!(rayleigh(even()).unwrap().p_value > 0.999, "{count}");
    }
    // Six hours with 10 % more: sqrt(n) V = 450 / sqrt(24600) = 2.87, and 2 (4 v^2 - 1) exp(-2 v^2) = 4e-6 at most.
    let counts = Array1::from_shape_fn(24, |hour| if (5..11).contains(&hour) { 1100.0 } else { 1000.0 });
    let test = kuiper(weighted(rounded(&hours, rounding), &counts), &uniform).unwrap();
    assert!(test.p_value < 5e-6 && test.p_value > 1e-7, "{test}");
}

/// Where ties count as evidence, two in five of the sets of 500 uniform angles in steps of 10 degrees are refused.
#[test]
fn coarse_angles_are_refused_at_the_level() {
    const SETS: usize = 2000;
    for (kappa, step, n) in [(0.0, 10.0, 500), (0.0, 1.0, 5000), (2.0, 22.5, 500), (2.0, 5.0, 50), (50.0, 5.0, 500)] {
        let (given, rounding) = (distribution(0.7, kappa), degrees(step));
        let mut refused = [0; 3];
        for set in 0..SETS {
            let x = round(draws(&given, 7000 + set as u32, n), rounding);
            let tests = [kuiper, watson, kolmogorov_smirnov].map(|test| test(rounded(&x, rounding), &given).unwrap());
            refused.iter_mut().zip(tests).for_each(|(count, test)| *count += usize::from(test.p_value <= 0.05));
        }
        // A binomial number with p = 0.05 lies between 63 and 139 with probability 1 - 1e-4.
        let what = format!("kappa {kappa}, step {step}, n {n}: {refused:?}");
        assert!(refused.iter().all(|count| (63..=139).contains(count)), "{what}");
    }
}

#[test]
fn fits_of_coarse_angles_are_refused_at_the_level() {
    const SETS: u32 = 400;
    for (kappa, step, n) in [(0.0, 10.0, 50), (2.0, 10.0, 200), (50.0, 10.0, 5000)] {
        let (given, rounding) = (distribution(0.7, kappa), degrees(step));
        let mut refused = [0; 3];
        for set in 0..SETS {
            let x = round(draws(&given, 9000 + set, n), rounding);
            let tests = [kuiper_fitted, watson_fitted, kolmogorov_smirnov_fitted]
                .map(|test| test(rounded(&x, rounding), Key::new(set), 99).unwrap().test);
            refused.iter_mut().zip(tests).for_each(|(count, test)| *count += usize::from(test.p_value <= 0.05));
        }
        // A binomial number with p = 0.05 lies between 6 and 41 with probability 1 - 1e-4.
        let what = format!("kappa {kappa}, step {step}, n {n}: {refused:?}");
        assert!(refused.iter().all(|count| (6..=41).contains(count)), "{what}");
    }
}

#[test]
fn rounding_to_five_degrees_costs_little_power() {
    const SETS: usize = 1000;
    let (truth, hypothesis, rounding) = (distribution(0.0, 2.0), distribution(0.25, 2.0), degrees(5.0));
    let mut refused = [[0; 2]; 3];
    for set in 0..SETS {
        let exact = draws(&truth, 4000 + set as u32, 200);
        let x = round(exact.clone(), rounding);
        for (counts, test) in refused.iter_mut().zip([kuiper, watson, kolmogorov_smirnov]) {
            let tests = [test((&exact).into(), &hypothesis), test(rounded(&x, rounding), &hypothesis)];
            counts.iter_mut().zip(tests).for_each(|(count, test)| *count += usize::from(test.unwrap().p_value <= 0.05));
        }
    }
    for [exact, rounded] in refused {
        assert!(exact > SETS / 3 && exact < SETS && rounded as f64 >= 0.9 * exact as f64, "{refused:?}");
    }
}

#[test]
fn ties_that_the_type_does_not_explain_are_said() {
    let uniform = distribution(0.0, 0.0);
    let x = draws(&uniform, 5, 500);
    let coarse = round(x.clone(), degrees(1.0));
    let turned = coarse.mapv(|angle| angle + 4.0 * TAU); // ties up to rounding
    for x in [&coarse, &turned] {
        for test in [kuiper(x, &uniform), watson(x, &uniform), kolmogorov_smirnov(x, &uniform), rayleigh(x)] {
            assert_eq!(test.unwrap().method, Method::TiesIgnored { draws: None });
        }
        assert_eq!(kuiper_fitted(x, Key::new(0), 20).unwrap().test.method, Method::TiesIgnored { draws: Some(20) });
    }
    assert_eq!(Method::TiesIgnored { draws: None }.to_string(), "asymptotic, ties ignored");
    assert_eq!(kuiper(&x, &uniform).unwrap().method, Method::Exact);
    assert_eq!(kuiper(&[0.5, 1.0, 0.5], &uniform).unwrap().method, Method::TiesIgnored { draws: None });
    assert_eq!(kuiper(&[0.5, 0.5], &uniform).unwrap().method, Method::TiesIgnored { draws: None });
    // Angles of single precision are tied by chance; so are those far from a narrow hypothesis, in their masses.
    let single = VonMises::<f32>::new(0.0, 0.0).unwrap();
    for n in [10_000, 100_000] {
        let x = single.draw(Key::new(6), [n]).unwrap();
        assert_eq!(kuiper(&x, &single).unwrap().method, Method::Exact);
        assert_eq!(kuiper(&x.mapv(f64::from), &uniform).unwrap().method, Method::Exact);
        assert_eq!(rayleigh(&x).unwrap().method, Method::Exact);
    }
    assert_eq!(kuiper(&x, &distribution(0.0, 1e6)).unwrap().method, Method::Exact);
}

#[test]
fn results_do_not_depend_on_threads_and_lanes_are_whole_arrays() {
    let (given, rounding) = (distribution(1.0, 3.0), degrees(10.0));
    let x = Array2::from_shape_fn((4, 60), |(row, i)| round(draws(&given, row as u32, 60), rounding)[i]);
    let fitted = || kuiper_fitted(rounded(&x, rounding), Key::new(3), 50).unwrap();
    let once = with_threads(1, fitted);
    assert!([2, 3].iter().all(|&threads| with_threads(threads, fitted) == once));
    let lanes: Array1<TestResult> = kuiper_axis(rounded(&x, rounding), 1.0, 3.0, Axis(1)).unwrap();
    let rayleighs = rayleigh_axis(rounded(&x, rounding), Axis(1)).unwrap();
    for (i, row) in x.rows().into_iter().enumerate() {
        assert_eq!(lanes[i], kuiper(rounded(&row, rounding), &given).unwrap());
        assert_eq!(rayleighs[i], rayleigh(rounded(&row, rounding)).unwrap());
    }
    let counted = weighted(rounded(&x, rounding), 2);
    let twice: Vec<f64> = x.iter().chain(&x).copied().collect();
    assert_eq!(kuiper(counted, &given).unwrap(), kuiper(rounded(&twice, rounding), &given).unwrap());
}

#[test]
fn rounded_angles_need_whole_counts_and_more_than_two_classes_for_a_fit() {
    let x = [0.0, 0.5, 1.0];
    let rounding = Rounding::from_classes(36).unwrap();
    let fractions = kuiper(weighted(rounded(&x, rounding), [0.5, 1.0, 1.0]), &distribution(0.0, 1.0));
    assert!(matches!(fractions, Err(Error::Weighted { .. })));
    let many = kuiper(weighted(rounded(&x, rounding), 1e16), &distribution(0.0, 1.0));
    assert!(matches!(many, Err(Error::TotalWeight { .. })));
    let equal = kuiper_fitted(rounded([0.5, 0.5, 0.51], rounding), Key::new(0), 20);
    assert!(matches!(equal, Err(Error::Undefined { statistic: "concentration", .. })));
}

/// 714 mallards in classes of 20 degrees (Mardia 1972, table 1.1). The statistics and the fit were computed with SciPy,
/// by minimising the likelihood of the classes; of 1500 simulated sets of classes none had a statistic as large.
#[test]
fn the_mallards_do_not_follow_a_von_mises_distribution() {
    let counts = [40, 22, 20, 9, 6, 3, 3, 1, 6, 3, 11, 22, 24, 58, 136, 138, 143, 69];
    let x: Vec<f64> = (0..18).map(|class| (10.0 + 20.0 * f64::from(class)).to_radians()).collect();
    let rounding = degrees(20.0).with_offset(10_f64.to_radians()).unwrap();
    let mallards = || weighted(rounded(&x, rounding), counts);
    let kuiper = kuiper_fitted(mallards(), Key::new(0), 999).unwrap();
    let watson = watson_fitted(mallards(), Key::new(0), 999).unwrap();
    assert!((kuiper.test.statistic - 0.074086).abs() < 2e-6 && (watson.test.statistic - 0.31134).abs() < 1e-5);
    assert!((kuiper.distribution.concentration() - 2.136267).abs() < 1e-5);
    assert!(kuiper.test.p_value < 0.005 && watson.test.p_value < 0.005);
}
