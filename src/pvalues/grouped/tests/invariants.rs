//! What holds for any input.

use super::outcomes::{PROBABILITIES, Statistic, distribution};
use crate::pvalues::grouped::{kolmogorov, kolmogorov_statistic, kuiper, kuiper_statistic, watson, watson_statistic};
use crate::pvalues::pvalue::PValue;

/// All functions with any input: in [0, 1], without a panic, within a few seconds in all.
#[test]
fn nothing_panics() {
    let even = |k: usize| vec![1.0 / k as f64; k];
    let huge: Vec<f64> = (0..10_000).map(|j| (f64::from(j) * 0.01).sin().powi(4) + 1e-6).collect();
    let shapes: [&[f64]; 13] = [
        &[],
        &[1.0],
        &[1.0, 0.0, 0.0],
        &[0.5, 0.0, 0.5],
        &[1.0, 1e-300, 1e-300],
        &[1e-300, 0.5, 5e-324, 0.5],
        &[f64::NAN, 0.5, 0.5],
        &[0.0, 0.0],
        &[1e-12, 1.0 - 1e-12],
        &[0.999_999, 1e-6],
        &even(4),
        &even(10_000),
        &huge,
    ];
    for p in shapes {
        for n in [0, 1, 2, 7, 100, 1_000_000, 1_000_000_000_000_000, u64::MAX] {
            let root = (n as f64).sqrt().max(1.0);
            for x in [
                f64::NAN,
                f64::NEG_INFINITY,
                -1.0,
                0.0,
                1e-300,
                0.3 / root,
                1.6 / root,
                3.0 / root,
                0.9,
                1.0,
                1e300,
                f64::INFINITY,
            ] {
                for (name, function) in
                    [("D", kolmogorov as fn(u64, &[f64], f64) -> PValue), ("V", kuiper), ("U", watson)]
                {
                    let start = std::time::Instant::now();
                    let p_value = function(n, p, x).p;
                    assert!((0.0..=1.0).contains(&p_value), "{name} {n} {x} {:?}", &p[..p.len().min(4)]);
                    let time = start.elapsed().as_secs_f64();
                    if time > 0.3 {
                        eprintln!("{name} n {n} k {} x {x}: {time:.2} s", p.len());
                    }
                }
            }
        }
    }
}

#[test]
fn degenerate_classes() {
    for function in [kolmogorov, kuiper, watson] {
        for p in [&[1.0][..], &[0.0, 1.0, 0.0]] {
            assert_eq!(function(10, p, 0.0), PValue::ONE);
            assert_eq!(function(10, p, 0.1), PValue::exact(0.0));
        }
        // A class of probability zero changes nothing.
        let (with, without) = (function(20, &[0.2, 0.0, 0.5, 0.3, 0.0], 0.3), function(20, &[0.2, 0.5, 0.3], 0.3));
        assert_eq!(with, without);
    }
    // An angle where there can be none: larger statistics than any that can occur.
    let (counts, p) = ([0.0, 7.0, 3.0], [1.0, 0.0, 0.0]);
    assert_eq!(kolmogorov(10, &p, kolmogorov_statistic(&counts, &p)).p, 0.0);
    assert_eq!(kuiper(10, &p, kuiper_statistic(&counts, &p)).p, 0.0);
    assert_eq!(watson(10, &p, watson_statistic(&counts, &p)).p, 0.0);
    // One angle in k equal classes: D is at its least in the middle class, V = 1 − 1/k always.
    let p = [0.2; 5];
    assert_eq!(kuiper(1, &p, 0.8).p, 1.0);
    assert!((kolmogorov(1, &p, 0.6).p - 0.8).abs() < 1e-14);
}

/// Rounding of a statistic that can be reached does not change its p-value.
#[test]
fn ties_survive_rounding() {
    for p in PROBABILITIES {
        for (statistic, function) in [
            (kolmogorov_statistic as Statistic, kolmogorov as fn(u64, &[f64], f64) -> PValue),
            (kuiper_statistic, kuiper),
            (watson_statistic, watson),
        ] {
            for (value, expected) in distribution(9, p, statistic) {
                for factor in [1.0 - 4e-15, 1.0 + 4e-15] {
                    let actual = function(9, p, value * factor).p;
                    assert!((actual / expected.min(1.0) - 1.0).abs() < 1e-12, "{p:?} {value} {actual} {expected}");
                }
            }
        }
    }
}

/// The way round and the place of the cut do not change Kuiper's and Watson's statistics and p-values.
#[test]
fn the_way_round_does_not_matter() {
    let (counts, p) = ([3.0, 0.0, 11.0, 5.0, 2.0], [0.1, 0.15, 0.3, 0.25, 0.2]);
    let (v, u) = (kuiper_statistic(&counts, &p), watson_statistic(&counts, &p));
    for turn in 0..5 {
        for reverse in [false, true] {
            let (mut counts, mut p) = (counts, p);
            counts.rotate_left(turn);
            p.rotate_left(turn);
            if reverse {
                counts.reverse();
                p.reverse();
            }
            assert!((kuiper_statistic(&counts, &p) - v).abs() < 1e-15);
            assert!((watson_statistic(&counts, &p) - u).abs() < 1e-15);
            assert!((kuiper(21, &p, v).p / kuiper(21, &[0.1, 0.15, 0.3, 0.25, 0.2], v).p - 1.0).abs() < 1e-12);
        }
    }
}

/// Statistics keep their digits for many angles: exact rational values for p = 1/4.
#[test]
fn many_angles_lose_no_digits() {
    let (m, p) = (2.5e14, [0.25; 4]);
    let counts = [m + 3.0, m - 8.0, m + 4.0, m + 1.0]; // S = 3, −5, −1, 0
    assert_eq!(kolmogorov_statistic(&counts, &p), 5.0 / 1e15);
    assert_eq!(kuiper_statistic(&counts, &p), 8.0 / 1e15);
    let expected = ((9.0 + 25.0 + 1.0) / 4.0 - 0.75 * 0.75) / 1e15;
    assert!((watson_statistic(&counts, &p) / expected - 1.0).abs() < 1e-14);
    // Tenths are not exact in binary, but their sum is scaled to 1.
    let counts = [1e14; 10];
    assert_eq!(kuiper_statistic(&counts, &[0.1; 10]), 0.0);
}
