//! Tests of fit: the statistics against mpmath's, their invariances, whole arrays and lanes, and errors by variant. The
//! two-sample distributions are in `gof/two_sample.rs`, the rates at which true hypotheses are refused in
//! `gof/rates.rs`.

mod rates;
mod two_sample;

use crate::common::{reference, with_threads};
use ndarray::{Array1, Array2, Axis, Ix1, arr0, array, s};
use std::f64::consts::{PI, TAU};
use vonmises::circular::{skip_nan, weighted};
use vonmises::gof::{
    self, FittedTest, Method, TestResult, kolmogorov_smirnov, kolmogorov_smirnov_axis, kolmogorov_smirnov_fitted,
    kuiper, kuiper_axis, kuiper_fitted, rayleigh, rayleigh_axis, watson, watson_axis, watson_fitted,
};
use vonmises::{Error, Key, Result, VonMises, sample_von_mises};

/// A number in [-1/2, 1/2), the same in the Python that made the references: 32 bits of a Weyl sequence, exact.
fn weyl(i: usize) -> f64 {
    ((i as u64 * 2_654_435_769) % (1 << 32)) as f64 / 4_294_967_296.0 - 0.5
}

fn distribution(loc: f64, concentration: f64) -> VonMises<f64> {
    VonMises::new(loc, concentration).unwrap()
}

#[test]
fn statistics_agree_with_mpmath() {
    for [loc, concentration, width, n, d, v, square, length] in reference("gof") {
        let x: Array1<f64> = (0..n as usize).map(|i| loc + width * weyl(i)).collect();
        let distribution = distribution(loc, concentration);
        let assert = |name: &str, got: f64, want: f64, bound: f64| {
            let error = (got / want - 1.0).abs();
            assert!(error <= bound, "{name}, {n} angles, {distribution:?}: {got}, off by {error:e}");
        };
        // Far from 0 the very angles resolve the distribution no better than this.
        let resolution = 1e-16 * loc.abs().max(1.0) * concentration.max(1.0).sqrt();
        let bound = 1e-14 + n * resolution;
        assert("D", kolmogorov_smirnov(&x, &distribution).unwrap().statistic, d, bound);
        assert("V", kuiper(&x, &distribution).unwrap().statistic, v, bound);
        assert("U²", watson(&x, &distribution).unwrap().statistic, square, bound);
        assert("R", rayleigh(&x).unwrap().statistic, length, 4e-16 / length);
    }
}

#[test]
fn small_cases_are_those_of_paper_and_pencil() {
    let uniform = distribution(0.0, 0.0);
    let one = array![0.0];
    assert_eq!(kuiper(&one, &uniform).unwrap().statistic, 1.0);
    assert_eq!(kolmogorov_smirnov(&one, &uniform).unwrap().statistic, 0.5);
    assert_eq!(watson(&one, &uniform).unwrap().statistic, 1.0 / 12.0);
    assert_eq!(rayleigh(&one).unwrap().statistic, 1.0);
    // A grid is as near to the uniform distribution as can be.
    let n = 48;
    let grid: Array1<f64> = (0..n).map(|i| TAU * (f64::from(i) + 0.5) / f64::from(n) - PI).collect();
    let n = f64::from(n);
    assert!((kuiper(&grid, &uniform).unwrap().statistic * n - 1.0).abs() < 1e-13);
    assert!((watson(&grid, &uniform).unwrap().statistic * 12.0 * n - 1.0).abs() < 1e-13);
    assert!(rayleigh(&grid).unwrap().statistic < 1e-15);
    for test in [kuiper(&grid, &uniform), watson(&grid, &uniform), rayleigh(&grid)] {
        assert!((test.unwrap().p_value - 1.0).abs() < 1e-6);
    }
}

#[test]
fn kuiper_and_watson_do_not_depend_on_the_cut_nor_on_the_sense_of_rotation() {
    let x = distribution(0.3, 1.0).draw(Key::new(5), 40).unwrap();
    let tests = |x: &ndarray::ArrayD<f64>| {
        let uniform = distribution(0.0, 0.0);
        [kuiper(x, &uniform), watson(x, &uniform), rayleigh(x)].map(|test| test.unwrap().statistic)
    };
    let first = tests(&x);
    for turned in [x.mapv(|x| x + 2.0), x.mapv(|x| x - 1e3), -&x] {
        for (got, want) in tests(&turned).into_iter().zip(first) {
            assert!((got / want - 1.0).abs() < 2e-13, "{got} became {want}");
        }
    }
}

#[test]
fn layouts_types_and_missing_angles_change_nothing() {
    let distribution = distribution(1.0, 2.0);
    let x = distribution.draw(Key::new(6), [8, 9]).unwrap();
    let whole = kuiper(&x, &distribution).unwrap();
    assert_eq!(kuiper(&x.t(), &distribution).unwrap(), whole);
    assert_eq!(kuiper(&x.slice(s![..;-1, ..]), &distribution).unwrap(), whole);
    assert_eq!(kuiper(x.view(), &distribution).unwrap(), whole);
    assert_eq!(kuiper(&arr0(0.5), &distribution).unwrap(), kuiper(&array![0.5], &distribution).unwrap());
    let mut gaps = x.clone().into_shape_with_order(72).unwrap().to_vec();
    gaps.insert(10, f64::NAN);
    assert_eq!(kuiper(skip_nan(&Array1::from(gaps)), &distribution).unwrap(), whole);
    // An f32 array is that of its values.
    let (narrow, narrow_distribution) = (x.mapv(|x| x as f32), VonMises::new(1.0_f32, 2.0).unwrap());
    assert_eq!(watson(&narrow, &narrow_distribution).unwrap(), watson(&narrow.mapv(f64::from), &distribution).unwrap());
    // More angles than one block.
    let many = distribution.draw(Key::new(7), 5000).unwrap();
    let alone = with_threads(1, || kuiper(&many, &distribution).unwrap());
    assert_eq!(with_threads(3, || kuiper(&many, &distribution).unwrap()), alone);
}

#[test]
fn lanes_are_arrays_of_their_own() {
    let (loc, concentration) = (array![[0.0], [1.0]], array![0.0, 2.0, 50.0]);
    let x = sample_von_mises(Key::new(8), &loc, &concentration, [30, 2, 3]).unwrap();
    let x = x.into_dimensionality::<ndarray::Ix3>().unwrap();
    type Whole = fn(&Array1<f64>, &VonMises<f64>) -> Result<TestResult>;
    let tests: [(_, Whole); 3] = [
        (kuiper_axis(&x, &loc, &concentration, Axis(0)), |x, distribution| kuiper(x, distribution)),
        (watson_axis(&x, &loc, &concentration, Axis(0)), |x, distribution| watson(x, distribution)),
        (kolmogorov_smirnov_axis(&x, &loc, &concentration, Axis(0)), |x, distribution| {
            kolmogorov_smirnov(x, distribution)
        }),
    ];
    for (lanes, whole) in tests {
        for ((i, j), &test) in lanes.unwrap().indexed_iter() {
            let lane = x.slice(s![.., i, j]).to_owned();
            assert_eq!(test, whole(&lane, &distribution(loc[[i, 0]], concentration[j])).unwrap());
        }
    }
    let uniform = rayleigh_axis(&x, Axis(1)).unwrap();
    assert_eq!(uniform.dim(), (30, 3));
    assert_eq!(uniform[[4, 2]], rayleigh(&x.slice(s![4, .., 2])).unwrap());
}

#[test]
fn lanes_are_the_same_for_any_number_of_threads_and_of_lanes() {
    let concentration = Array1::linspace(0.0, 10.0, 3000);
    let x = sample_von_mises(Key::new(9), 0.0, concentration.clone().insert_axis(Axis(1)), [3000, 4]).unwrap();
    let run = || kuiper_axis(&x, 0.0, &concentration, Axis(1)).unwrap();
    let all = with_threads(1, run);
    assert_eq!(with_threads(3, run), all);
    for i in [0, 1023, 1024, 2999] {
        assert_eq!(all[i], kuiper(&x.slice(s![i, ..]), &distribution(0.0, concentration[i])).unwrap());
    }
}

#[test]
fn fits_are_the_same_for_any_number_of_threads_and_can_be_repeated_by_hand() {
    let x = distribution(1.0, 3.0).draw(Key::new(10), 25).unwrap();
    let key = Key::new(11);
    let run = || kuiper_fitted(&x, key, 50).unwrap();
    let FittedTest { distribution, test } = with_threads(1, run);
    for threads in [2, 3, 7] {
        assert_eq!(with_threads(threads, run), FittedTest { distribution: distribution.clone(), test });
    }
    assert_eq!(distribution, VonMises::fit(&x).unwrap());
    assert_eq!(test.statistic, kuiper(&x, &distribution).unwrap().statistic);
    let replicate = |number| {
        let drawn = distribution.draw(key.fold_in(number), 25).unwrap();
        kuiper(&drawn, &VonMises::fit(&drawn).unwrap()).unwrap().statistic
    };
    let at_least = (0..50).filter(|&number| replicate(number) >= test.statistic).count();
    assert_eq!(test.p_value, (1 + at_least) as f64 / 51.0);
    assert_eq!(test.method, Method::Simulated { draws: 50 });
}

#[test]
fn fits_of_few_or_close_angles_work_or_say_why_not() {
    let key = Key::new(12);
    for fitted in [
        watson_fitted(&array![0.0, 1.0], key, 20).unwrap(),
        kolmogorov_smirnov_fitted(&array![1.0, 1.0_f64.next_up(), 1.0], key, 20).unwrap(),
        kuiper_fitted(&array![0.0, PI], key, 20).unwrap(),
    ] {
        assert!(fitted.test.p_value > 0.0 && fitted.test.p_value <= 1.0);
    }
    let refused = |result: Result<FittedTest<f64>>, name| {
        assert!(matches!(result, Err(Error::Value { argument, .. }) if argument == name), "{result:?}");
    };
    refused(kuiper_fitted(&array![0.5], key, 20), "x");
    refused(watson_fitted(&array![0.5, 0.5, 0.5], key, 20), "x");
    refused(kuiper_fitted(&array![0.5, 1.0], key, 0), "draws");
    let keys = key.split(2);
    let batch = kuiper_fitted(&array![0.5, 1.0], &keys, 20);
    assert_eq!(batch, Err(Error::KeyBatch { shape: vec![2] }));
}

#[test]
fn what_is_no_angle_or_no_distribution_is_refused_by_name() {
    let x = array![[0.0, 1.0], [f64::NAN, 2.0]];
    let value = |result: Result<TestResult>, name, at| {
        let refused = matches!(result, Err(Error::Value { argument, index, .. }) if argument == name && index == at);
        assert!(refused, "{result:?}");
    };
    value(kuiper(&x, &distribution(0.0, 1.0)), "x", 2);
    value(watson(&x.t(), &distribution(0.0, 1.0)), "x", 1);
    value(rayleigh(&x), "x", 2);
    value(kolmogorov_smirnov_axis(&x, 0.0, 1.0, Axis(0)).map(|tests| tests[0]), "x", 2);
    let x = array![[0.0, 1.0], [3.0, 2.0]];
    value(kuiper_axis(&x, array![0.0, f64::INFINITY], 1.0, Axis(0)).map(|tests| tests[0]), "loc", 1);
    value(kuiper_axis(&x, 0.0, array![1.0, -1.0], Axis(0)).map(|tests| tests[0]), "concentration", 1);
    value(kuiper(weighted(&x, 1.0), &distribution(0.0, 1.0)), "weights", 0);
    value(rayleigh(weighted(&x, 1.0)), "weights", 0);
}

#[test]
fn shapes_that_do_not_fit_are_refused() {
    let x = Array2::<f64>::zeros((2, 3));
    let three = array![1.0, 2.0, 3.0];
    let result = kuiper_axis(&x, 0.0, &three, Axis(1));
    assert_eq!(result, Err(Error::OutputShape { parameters: vec![3], requested: vec![2] }));
    let result = watson_axis(&x, array![0.0, 1.0], &three, Axis(0));
    assert_eq!(result, Err(Error::Broadcast { left: vec![2], right: vec![3] }));
    assert!(kuiper_axis(&x, 0.0, &three, Axis(0)).is_ok());
    assert_eq!(kuiper_axis(&x, 0.0, 1.0, Axis(2)), Err(Error::AxisOutOfRange { axis: 2, rank: 2 }));
    assert_eq!(rayleigh_axis(&x, Axis(2)), Err(Error::AxisOutOfRange { axis: 2, rank: 2 }));
    let empty = Array2::<f64>::zeros((0, 3));
    let refused = Error::Empty { argument: "x", shape: vec![0, 3] };
    assert_eq!(kuiper(&empty, &distribution(0.0, 1.0)), Err(refused.clone()));
    assert_eq!(kuiper_fitted(&empty, Key::new(0), 1), Err(refused.clone()));
    assert_eq!(rayleigh_axis(&empty, Axis(0)), Err(refused));
    assert_eq!(rayleigh_axis(&empty, Axis(1)).unwrap(), Array1::from(Vec::<TestResult>::new()));
    let missing = array![[f64::NAN, 1.0]];
    let lane = kuiper_axis(skip_nan(&missing), 0.0, 1.0, Axis(0));
    let nothing = Error::Empty { argument: "x", shape: vec![1] };
    assert_eq!(lane, Err(Error::Lane { index: 0, source: Box::new(nothing) }));
    let _: Result<ndarray::Array<TestResult, ndarray::Ix0>> =
        gof::rayleigh_axis(&Array1::<f64>::zeros(Ix1(4)), Axis(0));
}
