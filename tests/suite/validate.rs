//! Validation refuses samples of the right distribution at its level and those of others with the power that is stated;
//! comparisons find what differs and where; bad input is refused by name.

use ndarray::{Array1, Array2, Axis, array, s};
use std::f64::consts::{PI, TAU};
use vonmises::validate::{Report, compare, distributions, elements, lanes};
use vonmises::{Error, Key, sample_von_mises};

/// Counts the lanes with a p-value of at most `alpha` in a check.
fn refusals(report: &Report, check: usize, alpha: f64) -> usize {
    report.lanes.iter().filter(|lane| lane.checks[check].test.p_value <= alpha).count()
}

#[test]
fn each_check_refuses_right_samples_at_its_level() {
    // 20,000 lanes; bands of 1 − 1e-6 of the binomial distribution are 4.9 standard deviations wide. The p-value of
    // `concentration` is a saddlepoint's, with an error of 3 %, or 15 % for n < 5.
    const LANES: usize = 20_000;
    for (n, kappa) in [(2, 1.0), (5, 0.0), (20, 2.0), (100, 1e6)] {
        let x = sample_von_mises(Key::new(n), 3.0, kappa, [LANES, n]).unwrap();
        let report = lanes(&x, 3.0, kappa, Axis(1), 0.01).unwrap();
        for (check, name) in ["direction", "concentration", "kuiper", "watson"].iter().enumerate() {
            assert!(report.lanes.iter().all(|lane| lane.checks[check].name == *name));
            for alpha in [0.05, 0.001] {
                let (mean, count) = (alpha * LANES as f64, refusals(&report, check, alpha) as f64);
                let band = 4.9 * (mean * (1.0 - alpha)).sqrt();
                let error = if n < 5 { 0.15 } else { 0.03 };
                assert!((count - mean).abs() < band + error * mean, "{name}, n {n}, kappa {kappa}: {count} of {mean}");
            }
        }
    }
}

#[test]
fn the_whole_report_refuses_right_samples_at_its_level() {
    // 400 reports of 8 lanes and four checks each, at a level of 5 %: on average at most 20 are refused, and more than
    // 42 once in 1e6.
    let x = sample_von_mises(Key::new(9), 0.0, 1.0, [400, 8, 30]).unwrap();
    let refused = x.outer_iter().filter(|x| !lanes(x, 0.0, 1.0, Axis(1), 0.05).unwrap().passed()).count();
    assert!((3..=42).contains(&refused), "{refused} of 400");
}

#[test]
fn wrong_distributions_are_refused() {
    // 2,000 samples at a level of 1e-6: each kind of error is found by the check for it.
    let x = sample_von_mises(Key::new(4), 1.0, 5.0, [2000, 2]).unwrap();
    let refused = |loc, kappa, check: usize| {
        let report = lanes(&x, loc, kappa, Axis(0), 1e-6).unwrap();
        report.failures().count() == 2 && report.lanes.iter().all(|lane| lane.checks[check].adjusted_p_value < 1e-6)
    };
    assert!(refused(1.1, 5.0, 0) && refused(1.0, 7.0, 1) && refused(1.0, 3.5, 1));
    assert!(refused(1.1, 5.0, 2) && refused(1.0, 7.0, 3));
    // The right mean vector and a wrong shape, which only the distribution function shows: one sample in ten at ±0.9.
    let mut x = sample_von_mises(Key::new(5), 0.0, 2.0, [2000]).unwrap();
    for (i, x) in x.iter_mut().enumerate().filter(|(i, _)| i % 10 == 0) {
        *x = if i % 20 == 0 { 0.9 } else { -0.9 };
    }
    let checks = &lanes(&x, 0.0, 2.0, Axis(0), 1e-6).unwrap().lanes[0].checks;
    assert!(checks[0].test.p_value > 1e-3 && checks[2].test.p_value < 1e-6 && checks[3].test.p_value < 1e-6);
}

#[test]
fn distributions_that_differ_from_sample_to_sample_are_checked_together() {
    let locs: Array1<f64> = (0..5000).map(|i| f64::from(i) * 0.01).collect();
    let kappas: Array1<f64> = (0..5000).map(|i| 0.01 * 1.003_f64.powi(i)).collect();
    let x = sample_von_mises(Key::new(6), &locs, &kappas, [5000]).unwrap();
    let report = elements(&x, &locs, &kappas, 1e-3).unwrap();
    assert!(report.passed() && report.lanes[0].samples == 5000);
    assert!(!elements(&x, &locs, &(&kappas * 1.2), 1e-6).unwrap().passed());
    assert!(!elements(&x, &(&locs + 0.1), &kappas, 1e-6).unwrap().passed());
}

#[test]
fn two_arrays_of_one_distribution_agree_and_of_two_do_not() {
    let shape = |n| [3, n];
    let a = sample_von_mises(Key::new(1), 2.0, 1.5, shape(500)).unwrap();
    let b = sample_von_mises(Key::new(2), 2.0, 1.5, shape(400)).unwrap();
    let report = distributions(&a, &b, Axis(1), 1e-3).unwrap();
    assert!(report.passed() && report.lanes.len() == 3 && report.lanes[2].samples == 900);
    let mut other = b.clone();
    other.slice_mut(s![1, ..]).mapv_inplace(|x| x + 0.4);
    let report = distributions(&a, &other, Axis(1), 1e-3).unwrap();
    assert_eq!(report.failures().map(|lane| lane.index.clone()).collect::<Vec<_>>(), [[1]]);
}

#[test]
fn adjusted_p_values_are_those_of_holm() {
    let x = sample_von_mises(Key::new(8), 0.0, 1.0, [20, 3]).unwrap();
    let report = lanes(&x, 0.0, 1.0, Axis(0), 0.05).unwrap();
    let mut pairs: Vec<_> =
        report.lanes.iter().flat_map(|lane| &lane.checks).map(|c| (c.test.p_value, c.adjusted_p_value)).collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut largest = 0.0_f64;
    for (rank, (p, adjusted)) in pairs.iter().enumerate() {
        largest = largest.max(p * (12 - rank) as f64).min(1.0);
        assert_eq!(*adjusted, largest);
    }
    assert_eq!(report.smallest_p_value(), pairs[0].1);
}

#[test]
fn a_report_prints_every_refused_lane_first() {
    let mut x = sample_von_mises(Key::new(8), 0.0, 3.0, [100, 3]).unwrap();
    x.slice_mut(s![.., 2]).fill(0.0);
    let report = lanes(&x, 0.0, 3.0, Axis(0), 1e-4).unwrap();
    assert_eq!(report.lanes[2].found, None);
    let text = report.to_string();
    let rows: Vec<_> = text.lines().collect();
    assert_eq!(rows.len(), 5);
    assert!(rows[0].contains("watson") && rows[1].starts_with("[2]") && rows[1].ends_with("REFUSED"));
    assert!(rows[2].ends_with("passed") && rows[4].starts_with("REFUSED in 1 of 3"));
}

#[test]
fn comparisons_find_the_first_and_the_farthest() {
    let a = Array2::from_shape_fn((3, 4), |(i, j)| (i * 4 + j) as f64 * 0.1);
    assert!(compare(&a, &a).unwrap().identical());
    let mut b = a.clone();
    b[[1, 2]] += 1e-3;
    b[[2, 3]] -= 0.5;
    let found = compare(&a, &b).unwrap();
    assert_eq!((found.elements, found.different), (12, 2));
    assert_eq!((found.first_difference.clone(), found.farthest.clone()), (Some(vec![1, 2]), Some(vec![2, 3])));
    assert!((found.largest_distance - 0.5).abs() < 1e-15 && found.within(0.51) && !found.within(0.49));
    assert_eq!(found, compare(a.t(), b.t()).map(transposed).unwrap());
    assert!(found.to_string().starts_with("12 angles, 2 differ, first at [1, 2]"));
    // Distances are along the circle: whole turns do not count, and −PI and PI are neighbours.
    let turned = compare(&array![1.0, 2.0], &array![1.0 + TAU, 2.0 - TAU]).unwrap();
    assert!(turned.within(1e-15) && turned.different == 2);
    let ends = compare(&array![-PI, PI.next_down()], &array![PI, -PI]).unwrap();
    assert!(ends.largest_ulps == 1 && ends.within(7e-16));
    let steps = compare(&array![1.0_f32, -0.0], &array![1.0_f32.next_up().next_up(), 0.0]).unwrap();
    assert_eq!((steps.largest_ulps, steps.different), (2, 1));
}

/// Returns the comparison of two transposes with its indices transposed back.
fn transposed(mut comparison: vonmises::validate::Comparison) -> vonmises::validate::Comparison {
    for index in [&mut comparison.first_difference, &mut comparison.farthest].into_iter().flatten() {
        index.reverse();
    }
    comparison
}

#[test]
fn bad_input_is_refused_by_name() {
    let x = Array2::<f64>::zeros((3, 4));
    for level in [0.0, 1.0, -1.0, f64::NAN] {
        assert!(matches!(lanes(&x, 0.0, 1.0, Axis(0), level), Err(Error::Value { argument: "level", .. })));
    }
    let error = lanes(&x, &array![0.0, 1.0], 1.0, Axis(0), 0.1).unwrap_err();
    assert_eq!(error, Error::OutputShape { parameters: vec![2], requested: vec![4] });
    let error = elements(&x, &array![0.0, 1.0], 1.0, 0.1).unwrap_err();
    assert_eq!(error, Error::OutputShape { parameters: vec![2], requested: vec![3, 4] });
    assert!(matches!(lanes(&x, f64::NAN, 1.0, Axis(0), 0.1), Err(Error::Value { argument: "loc", .. })));
    assert!(matches!(elements(&x, 0.0, -1.0, 0.1), Err(Error::Value { argument: "concentration", .. })));
    assert!(matches!(lanes(&x, 0.0, 1.0, Axis(2), 0.1), Err(Error::AxisOutOfRange { axis: 2, rank: 2 })));
    assert!(matches!(elements(Array1::<f64>::zeros(0), 0.0, 1.0, 0.1), Err(Error::Empty { .. })));
    let error = compare(&x, x.t()).unwrap_err();
    assert_eq!(error, Error::Shapes { left: vec![3, 4], right: vec![4, 3] });
    let error = compare(&array![0.0, 1.0], &array![0.0, f64::NAN]).unwrap_err();
    assert!(matches!(error, Error::Value { argument: "b", flat: 1, .. }));
    let error = distributions(&x, x.t().to_owned(), Axis(0), 0.1).unwrap_err();
    assert!(matches!(error, Error::Shapes { .. }), "{error}");
    assert!(matches!(distributions(&x, &x, Axis(5), 0.1), Err(Error::AxisOutOfRange { axis: 5, rank: 2 })));
    let nan = Array2::from_elem((3, 4), f64::NAN);
    assert!(matches!(lanes(&nan, 0.0, 1.0, Axis(0), 0.1), Err(Error::Value { argument: "x", flat: 0, .. })));
}

#[test]
fn a_distribution_as_narrow_as_can_be_refuses_wide_samples() {
    let x: Array1<f64> = (0..100).map(f64::from).collect();
    for kappa in [1e300, 1e307, f64::MAX] {
        let report = lanes(&x, 0.0, kappa, Axis(0), 1e-3).unwrap();
        assert!(report.lanes[0].checks.iter().all(|check| check.test.p_value < 1e-100), "{report}");
    }
}

#[test]
fn samples_to_compare_are_refused_by_name_and_place() {
    let (x, mut bad) = (Array2::<f64>::zeros((3, 2)), Array2::<f64>::zeros((3, 2)));
    bad[[2, 0]] = f64::NAN;
    let error = distributions(&x, &bad, Axis(0), 0.1).unwrap_err();
    assert!(matches!(error, Error::Value { argument: "b", flat: 4, .. }), "{error}");
    let error = distributions(Array2::zeros((0, 2)), &x, Axis(0), 0.1).unwrap_err();
    assert_eq!(error, Error::Empty { argument: "a", shape: vec![0, 2] });
}
