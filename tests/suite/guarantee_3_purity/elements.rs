//! An element does not depend on the shape of its array, on how its parameters are given, or on its neighbours.

use crate::common::{CONCENTRATIONS, concentrations_f32};
use ndarray::{Array1, Array2, ArrayD, Axis, array, s};
use ndarray_rand::rand_distr::Distribution;
use proptest::prelude::*;
use vonmises::{Float, Key, Param, VonMises, sample_von_mises};

/// Gives one concentration to n samples in every way, and asserts the same samples.
fn assert_same_however_given<F: Float + for<'a> Param<'a, F>>(loc: F, kappa: F) {
    let (key, n) = (Key::new(4), 1500); // enough for a table, and for a word or two beyond its rows
    let once = sample_von_mises(key, loc, kappa, [n]).unwrap();
    let repeated = Array1::from_elem(n, kappa);
    assert_eq!(sample_von_mises(key, loc, &repeated, None).unwrap(), once, "repeated");
    assert_eq!(sample_von_mises(key, Array1::from_elem(n, loc), kappa, None).unwrap(), once, "loc repeated");
    assert_eq!(sample_von_mises(key, loc, &array![kappa], [n]).unwrap(), once, "broadcast");
    assert_eq!(VonMises::new(loc, kappa).unwrap().draw(key, n).unwrap(), once, "prepared");
    // Few samples, and neighbours with another concentration, are drawn from single rows without a table.
    assert_eq!(sample_von_mises(key, loc, kappa, [100]).unwrap(), once.slice(s![..100]).into_dyn(), "few");
    let other = F::from_f64(if kappa.to_f64() == 1.0 { 2.0 } else { 1.0 });
    let mixed = Array1::from_shape_fn(n, |i| if i % 2 == 0 { kappa } else { other });
    let mixed = sample_von_mises(key, loc, &mixed, None).unwrap();
    assert_eq!(mixed.slice(s![..;2]), once.slice(s![..;2]), "mixed");
}

#[test]
fn the_way_a_concentration_is_given_does_not_matter() {
    CONCENTRATIONS.iter().for_each(|&kappa| assert_same_however_given(0.7, kappa));
    concentrations_f32().iter().for_each(|&kappa| assert_same_however_given(-2.0, kappa));
}

#[test]
fn the_shape_does_not_matter() {
    let key = Key::new(6);
    let flat = sample_von_mises(key, 1.0, 3.0, [6000]).unwrap();
    let deep = sample_von_mises(key, 1.0, 3.0, (10, 20, 30)).unwrap();
    assert_eq!(deep.into_shape_with_order(6000).unwrap(), flat.clone().into_dimensionality().unwrap());
    for n in [0, 1, 2, 1023, 1024, 1025, 5999] {
        assert_eq!(sample_von_mises(key, 1.0, 3.0, [n]).unwrap(), flat.slice(s![..n]).into_dyn());
    }
}

#[test]
fn a_distribution_is_its_parameters() {
    let distribution = VonMises::new(0.5, 2.0).unwrap();
    let drawn = distribution.clone();
    drawn.draw(Key::new(0), 10).unwrap();
    assert_eq!(drawn, distribution);
    assert_eq!(format!("{drawn:?}"), "VonMises { loc: 0.5, concentration: 2.0, .. }");
    assert_ne!(distribution, VonMises::new(0.5, 3.0).unwrap());
}

#[test]
fn the_number_of_concentrations_does_not_matter() {
    // Too few samples for tables, and enough of them, in runs that do not end where blocks do.
    for (count, each) in [(300, 1), (300, 6), (20, 700), (7, 1500)] {
        let key = Key::new(12);
        let kappas = Array1::from_shape_fn(count, |i| 0.01 * 1.005_f64.powi(i as i32));
        let all = sample_von_mises(key, 0.0, kappas.view().insert_axis(Axis(1)), [count, each]).unwrap();
        for i in [0, 1, count / 2, count - 1] {
            let alone = sample_von_mises(key, 0.0, kappas[i], [count, each]).unwrap();
            assert_eq!(all.index_axis(Axis(0), i), alone.index_axis(Axis(0), i));
        }
    }
}

/// Draws runs of equal concentrations, of these lengths, and asserts that each sample is that of its own distribution.
fn assert_runs<F: Float + for<'a> Param<'a, F>>(key: Key, lengths: &[usize], pool: &[F]) {
    let kappas: Array1<F> =
        lengths.iter().enumerate().flat_map(|(i, &n)| std::iter::repeat_n(pool[i % pool.len()], n)).collect();
    let draws = sample_von_mises(key, F::zero(), &kappas, None).unwrap();
    let mut words = key.rng();
    for (i, (&draw, kappa)) in draws.iter().zip(kappas).enumerate() {
        let alone = VonMises::new(F::zero(), kappa).unwrap().sample(&mut words);
        assert_eq!(draw.to_f64().to_bits(), alone.to_f64().to_bits(), "{i} {kappa}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    /// Long runs are drawn from tables and short ones from single rows, wherever blocks end.
    #[test]
    fn runs_of_a_concentration_do_not_matter(
        seed: u64,
        lengths in prop::collection::vec(prop::sample::select(vec![1, 2, 127, 128, 129, 191, 192, 193, 511, 512, 513, 1025]), 1..6),
    ) {
        assert_runs(Key::new(seed), &lengths, &[0.0, 3.0, -0.0, 5e-324, 700.0, f64::MAX]);
        assert_runs(Key::new(seed), &lengths, &[0.0, 3.0, -0.0, 1e-45, 700.0, f32::MAX]);
    }

    /// Each element of a broadcast is what its own parameters alone give at that index.
    #[test]
    fn each_element_is_its_own(
        rows in 1_usize..5,
        columns in 1_usize..7,
        depth in 1_usize..4,
        seed: u64,
        kappas in prop::collection::vec(1e-3_f64..1e4, 4),
        index in 0_usize..10_000,
    ) {
        let key = Key::new(seed);
        let locs = Array2::from_shape_fn((rows, 1), |(i, _)| i as f64 - 1.5);
        let kappas = Array1::from_shape_fn(columns, |j| kappas[j % 4]);
        let grid = sample_von_mises(key, &locs, &kappas, [depth, rows, columns]).unwrap();
        let index = index % grid.len();
        let (row, column) = (index / columns % rows, index % columns);
        let alone: ArrayD<f64> = sample_von_mises(key, locs[[row, 0]], kappas[column], [grid.len()]).unwrap();
        prop_assert_eq!(grid.iter().nth(index), alone.iter().nth(index));
    }
}
