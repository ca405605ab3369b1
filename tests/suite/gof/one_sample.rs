//! The statistics of one sample against mpmath's, by hand, and by their invariances.

use super::distribution;
use crate::common::{reference, weyl, with_threads};
use ndarray::{Array1, arr0, array, s};
use std::f64::consts::{PI, TAU};
use vonmises::circular::skip_nan;
use vonmises::gof::{kolmogorov_smirnov, kuiper, rayleigh, watson};
use vonmises::{Key, VonMises};

#[test]
fn statistics_agree_with_mpmath() {
    for [loc, concentration, width, n, d, v, square, length] in reference("gof") {
        let x: Array1<f64> = (0..n as usize).map(|i| loc + width * weyl(i)).collect();
        let distribution = distribution(loc, concentration);
        let assert = |name: &str, got: f64, want: f64, bound: f64| {
            let error = (got / want - 1.0).abs();
            assert!(error <= bound, "{name}, {n} angles, {distribution:?}: {got}, off by {error:e}");
        };
        // Far from 0 the spacing of doubles limits how well the angles resolve the distribution.
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
    // An even grid is the sample nearest to the uniform distribution.
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
    // An array of f32 is tested as the f64 array of its values.
    let (narrow, narrow_distribution) = (x.mapv(|x| x as f32), VonMises::new(1.0_f32, 2.0).unwrap());
    assert_eq!(watson(&narrow, &narrow_distribution).unwrap(), watson(&narrow.mapv(f64::from), &distribution).unwrap());
    // More angles than one block.
    let many = distribution.draw(Key::new(7), 5000).unwrap();
    let alone = with_threads(1, || kuiper(&many, &distribution).unwrap());
    assert_eq!(with_threads(3, || kuiper(&many, &distribution).unwrap()), alone);
}
