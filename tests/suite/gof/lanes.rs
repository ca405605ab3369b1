//! A test along an axis is the test of each lane, with that lane's parameters.

use super::distribution;
use crate::common::with_threads;
use ndarray::{Array1, Axis, array, s};
use vonmises::gof::{
    TestResult, kolmogorov_smirnov, kolmogorov_smirnov_axis, kuiper, kuiper_axis, rayleigh, rayleigh_axis, watson,
    watson_axis,
};
use vonmises::{Key, Result, VonMises, sample_von_mises};

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
