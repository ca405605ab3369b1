//! Two-sample tests: statistics and permutation distributions, with ties and without, against those found in exact
//! rationals by trying every division; large samples against simulation, counts of divisions and limits.

use crate::common::{data, refused, with_threads};
use ndarray::{Array1, array};
use std::f64::consts::{PI, TAU};
use vonmises::circular::{skip_nan, weighted};
use vonmises::gof::{
    Method, kuiper_two_sample, kuiper_two_sample_permutation, watson_two_sample, watson_two_sample_permutation,
};
use vonmises::{Error, Key, VonMises};

/// Returns two samples each with V, its p-value, U² and its p-value.
fn cases() -> Vec<(Array1<f64>, Array1<f64>, [f64; 4])> {
    let text = std::fs::read_to_string(data("reference").join("two_sample.csv")).unwrap();
    let case = |line: &str| {
        let fields: Vec<_> = line.split(',').collect();
        let m: usize = fields[0].parse().unwrap();
        let numbers = [1, 2, 3, 4].map(|i| fields[i].parse().unwrap());
        let values: Vec<f64> = fields[5].split(' ').map(|value| value.parse::<f64>().unwrap() / 10.0).collect();
        (values[..m].iter().copied().collect(), values[m..].iter().copied().collect(), numbers)
    };
    text.lines().skip(1).map(case).collect()
}

fn assert_near(got: f64, want: f64, bound: f64) {
    assert!((got - want).abs() <= bound * want, "{got}, not {want}");
}

#[test]
fn small_samples_have_the_distribution_of_all_divisions() {
    let cases = cases();
    assert_eq!(cases.len(), 112);
    for (x, y, [v, kuiper_p, square, watson_p]) in cases {
        for test in [kuiper_two_sample(&x, &y).unwrap(), kuiper_two_sample(&y, &x).unwrap()] {
            assert_near(test.statistic, v, 4e-16);
            assert_near(test.p_value, kuiper_p, 1e-13);
            assert_eq!(test.method, Method::Exact);
        }
        for test in [watson_two_sample(&x, &y).unwrap(), watson_two_sample(&y, &x).unwrap()] {
            assert_near(test.statistic, square, 2e-15);
            assert_near(test.p_value, watson_p, 1e-13);
            assert_eq!(test.method, Method::Exact);
        }
    }
}

#[test]
fn the_cut_does_not_matter_also_with_ties_nor_to_kuiper_the_sense_of_rotation() {
    let turns = |x: &Array1<f64>| {
        let degrees = x.mapv(|x| (10.0 * x).round() as i32 * 6);
        [0, 100, 359].map(|by| degrees.mapv(|d| f64::from((d + by).rem_euclid(360)).to_radians())).to_vec()
    };
    for (x, y, [_, kuiper_p, _, watson_p]) in cases() {
        for (x, y) in turns(&x).into_iter().zip(turns(&y)) {
            assert_near(kuiper_two_sample(&x, &y).unwrap().p_value, kuiper_p, 1e-13);
            assert_near(watson_two_sample(&x, &y).unwrap().p_value, watson_p, 1e-13);
            assert_near(kuiper_two_sample(&-x, &-y).unwrap().p_value, kuiper_p, 1e-13);
        }
    }
}

#[test]
fn the_same_point_of_the_circle_is_tied_with_itself() {
    let both_ends = kuiper_two_sample(&array![PI, 0.0, -0.0], &array![-PI, 0.0, 0.0]).unwrap();
    assert_eq!((both_ends.statistic, both_ends.p_value), (0.0, 1.0));
    let turned = kuiper_two_sample(&array![0.0, 5.0 - TAU, 6.0], &array![5.0 - TAU, 0.0, 6.0]).unwrap();
    assert_eq!(turned.statistic, 0.0);
}

/// Samples that lie apart are m + n of the C(m + n, m) divisions, for every size.
#[test]
fn the_smallest_probability_is_right_for_large_samples() {
    for (m, n) in [(20, 20), (100, 100), (99, 100), (7, 300), (150, 200), (1, 50), (500, 500)] {
        let x: Array1<f64> = (0..m).map(|i| 1e-3 * f64::from(i)).collect();
        let y: Array1<f64> = (0..n).map(|i| 1.0 + 1e-3 * f64::from(i)).collect();
        let log_divisions: f64 = (1..=m).map(|i| (f64::from(n + i) / f64::from(i)).ln()).sum();
        let want = f64::from(m + n).ln() - log_divisions;
        let test = kuiper_two_sample(&x, &y).unwrap();
        assert_eq!((test.statistic, test.method), (1.0, Method::Exact));
        assert!((test.p_value.ln() - want).abs() < 1e-10, "{m}, {n}: {}", test.p_value);
    }
}

/// Returns two samples with these counts of angles at 0, 0.1, 0.2, …
fn heaps(counts: &[(usize, usize)]) -> (Array1<f64>, Array1<f64>) {
    let sample = |counts: Vec<usize>| {
        let heaps = counts.into_iter().zip(0..).map(|(count, i)| (count, 0.1 * f64::from(i)));
        heaps.flat_map(|(count, angle)| std::iter::repeat_n(angle, count)).collect()
    };
    let (first, second) = counts.iter().copied().unzip();
    (sample(first), sample(second))
}

/// A division of two groups of equal angles is the number k of the first group that x receives. It is hypergeometric,
/// and V and U² increase with its distance from the mean. The numbers of divisions are up to 2²²⁰⁰, so they are summed
/// by their logarithms.
#[test]
fn huge_groups_have_the_hypergeometric_distribution() {
    for ((a, b), (c, d)) in [((600, 500), (500, 600)), ((30, 70), (20, 20)), ((900, 3000), (120, 700))] {
        let (x, y) = heaps(&[(a, b), (c, d)]);
        let (first, m, total) = (a + b, a + c, a + b + c + d);
        let mean = first as f64 * m as f64 / total as f64;
        let counts = m.saturating_sub(total - first)..=first.min(m);
        let ratio =
            |k: usize| (first - k) as f64 * (m - k) as f64 / ((k + 1) as f64 * (total + k + 1 - first - m) as f64);
        let logs = counts.scan(0.0, |log, k| {
            let now = (k, *log);
            *log += ratio(k).ln();
            Some(now)
        });
        let logs: Vec<_> = logs.collect();
        let most = logs.iter().fold(0.0_f64, |most, (_, log)| most.max(*log));
        let is_far = |k: usize| (k as f64 - mean).abs() >= (a as f64 - mean).abs() - 1e-9;
        let all: f64 = logs.iter().map(|(_, log)| (log - most).exp()).sum();
        let tail: f64 = logs.iter().filter(|(k, _)| is_far(*k)).map(|(_, log)| (log - most).exp()).sum();
        for test in [kuiper_two_sample(&x, &y).unwrap(), watson_two_sample(&x, &y).unwrap()] {
            assert_eq!(test.method, Method::Exact);
            assert_near(test.p_value, tail / all, 1e-10);
        }
    }
}

#[test]
fn heaps_of_angles_have_a_distribution_in_due_time() {
    for counts in [vec![(1000, 1000)], vec![(30_000, 30_000)], vec![(1000, 1000); 3]] {
        let (x, y) = heaps(&counts);
        for test in [kuiper_two_sample(&x, &y).unwrap(), watson_two_sample(&x, &y).unwrap()] {
            assert_eq!((test.statistic, test.p_value), (0.0, 1.0));
        }
    }
    // In a hundredth of all divisions the one angle apart belongs to the smaller sample.
    let (x, y) = heaps(&[(999, 99_000), (1, 0)]);
    for test in [kuiper_two_sample(&x, &y).unwrap(), watson_two_sample(&x, &y).unwrap()] {
        assert!(test.p_value >= 0.01, "{test:?}");
    }
}

#[test]
fn simulated_divisions_agree_with_the_distribution() {
    let distribution = VonMises::<f64>::new(0.0, 1.0).unwrap();
    let (x, y) =
        (distribution.draw(Key::new(22), 9).unwrap(), VonMises::new(0.7, 1.0).unwrap().draw(Key::new(23), 12).unwrap());
    let rounded = |x: &ndarray::ArrayD<f64>| x.mapv(|x| (3.0 * x).round() / 3.0);
    let draws = 20_000;
    for (x, y) in [(rounded(&x), rounded(&y)), (x, y)] {
        let pairs = [
            (kuiper_two_sample(&x, &y), kuiper_two_sample_permutation(&x, &y, Key::new(24), draws)),
            (watson_two_sample(&x, &y), watson_two_sample_permutation(&x, &y, Key::new(24), draws)),
        ];
        for (exact, simulated) in pairs {
            let (exact, simulated) = (exact.unwrap(), simulated.unwrap());
            assert_eq!((exact.method, simulated.method), (Method::Exact, Method::Simulated { draws }));
            assert_eq!(exact.statistic, simulated.statistic);
            // Five standard deviations.
            let deviation = (exact.p_value * (1.0 - exact.p_value) / draws as f64).sqrt();
            assert!((exact.p_value - simulated.p_value).abs() < 5.0 * deviation + 1e-4, "{exact:?} {simulated:?}");
        }
    }
}

#[test]
fn simulated_divisions_are_the_same_for_any_number_of_threads() {
    let (x, y) = (Array1::linspace(0.0, 3.0, 30), Array1::linspace(1.0, 5.0, 40));
    let run = || watson_two_sample_permutation(&x, &y, Key::new(25), 500).unwrap();
    let alone = with_threads(1, run);
    for threads in [2, 3, 7] {
        assert_eq!(with_threads(threads, run), alone);
    }
}

#[test]
fn what_is_wrong_with_either_sample_is_called_by_its_name() {
    let (x, bad, empty) = (array![0.0, 1.0], array![0.0, f64::NAN], Array1::<f64>::zeros(0));
    assert_eq!(refused(kuiper_two_sample(&bad, &x)).0, "x");
    assert_eq!(refused(watson_two_sample(&x, &bad)).0, "y");
    for weighted in [kuiper_two_sample(weighted(&x, 1.0), &x), kuiper_two_sample(&x, weighted(&x, 1.0))] {
        assert!(matches!(weighted, Err(Error::Weighted { .. })));
    }
    assert_eq!(refused(kuiper_two_sample_permutation(&x, &x, Key::new(0), 0)).0, "draws");
    assert_eq!(kuiper_two_sample(&empty, &x), Err(Error::Empty { argument: "x", shape: vec![0] }));
    assert_eq!(watson_two_sample(&x, &empty), Err(Error::Empty { argument: "y", shape: vec![0] }));
    assert_eq!(kuiper_two_sample(&x, skip_nan(&bad)), kuiper_two_sample(&x, &array![0.0]));
}

#[test]
fn a_single_angle_says_nothing_at_any_size() {
    let many: Array1<f64> = (0..3000).map(|i| 2e-3 * f64::from(i)).collect();
    for test in [kuiper_two_sample(&array![1.0003], &many), watson_two_sample(&many, &array![1.0003])] {
        assert_eq!(test.map(|test| (test.p_value, test.method)), Ok((1.0, Method::Exact)));
    }
}
