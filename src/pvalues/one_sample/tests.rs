//! The p-values of Kolmogorov's, Kuiper's, Watson's and Rayleigh's statistics, against closed forms and mpmath
//! (`data/reference/null.csv`, made by `data/scripts/null.py`) and against simulation.

use super::{kolmogorov, kuiper, rayleigh, watson};
use crate::key::key::Key;
use crate::testing::reference::data;

/// A tail by the name of its statistic.
fn tail(statistic: &str, n: usize, value: f64) -> f64 {
    let tail = match statistic {
        "kolmogorov" => kolmogorov(n, value),
        "kuiper" => kuiper(n, value),
        "watson" => watson(n, value),
        "rayleigh" => rayleigh(n, value, 1.0 - value),
        other => panic!("{other}"),
    };
    tail.p
}

const STATISTICS: [&str; 4] = ["kolmogorov", "kuiper", "watson", "rayleigh"];

/// The greatest value of a statistic.
fn greatest(statistic: &str, n: usize) -> f64 {
    if statistic == "watson" { n as f64 / 12.0 } else { 1.0 }
}

#[test]
fn tails_are_those_of_the_reference() {
    let text = std::fs::read_to_string(data("reference").join("null.csv")).unwrap();
    let mut worst = [0.0_f64; 4];
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let (n, value, p): (usize, f64, f64) =
            (fields[1].parse().unwrap(), fields[2].parse().unwrap(), fields[3].parse().unwrap());
        if p < 1e-300 {
            assert!(tail(fields[0], n, value) < 1e-300, "{line}");
            continue;
        }
        let error = (tail(fields[0], n, value) / p - 1.0).abs();
        let which = STATISTICS.iter().position(|name| *name == fields[0]).unwrap();
        // Near its greatest value U² has lost the digits of the difference.
        let lost = if which == 2 { 4e-17 * (n - 1) as f64 / (n as f64 / 12.0 - value) } else { 0.0 };
        assert!(error <= [1e-11, 1e-11, 1e-14, 1e-13][which] + lost, "{line}: {error:e}");
        worst[which] = worst[which].max(error);
    }
    println!("{STATISTICS:?} {worst:?}");
}

#[test]
fn tails_fall_from_one_to_zero() {
    for statistic in STATISTICS {
        for n in [2, 3, 4, 5, 7, 15, 16, 50, 99, 100, 101, 999, 1000, 1001, 1_000_000, 1_000_000_000] {
            let top = greatest(statistic, n);
            let mut last = tail(statistic, n, 0.0);
            assert_eq!(last, 1.0);
            for k in 1..=150 {
                // Denser where large samples have their probability.
                let p = tail(statistic, n, top * (f64::from(k) / 150.0).powi(if n < 100 { 1 } else { 6 }));
                assert!(p >= 0.0 && p <= last * (1.0 + 1e-10), "{statistic} n {n} k {k}: {p} after {last}");
                last = p;
            }
            assert_eq!(last, 0.0, "{statistic} n {n}");
        }
    }
}

#[test]
fn values_beyond_the_range_are_impossible_or_certain() {
    for statistic in STATISTICS {
        for n in [1, 2, 3, 10, 1000, 1_000_000_000] {
            for value in [-1.0, 0.0, 1e-300, f64::NAN] {
                assert_eq!(tail(statistic, n, value), 1.0, "{statistic} {n} {value}");
            }
            if n > 1 {
                assert_eq!(tail(statistic, n, f64::INFINITY), 0.0, "{statistic} {n}");
            }
        }
    }
}

/// U² of sorted numbers in [0, 1).
fn watson_statistic(sorted: &[f64]) -> f64 {
    let n = sorted.len() as f64;
    let shifts = (0..).zip(sorted).map(|(i, u)| u - (f64::from(i) + 0.5) / n);
    let (squares, sum) = shifts.fold((0.0, 0.0), |(squares, sum), w| (squares + w * w, sum + w));
    squares - sum * sum / n + 1.0 / (12.0 * n)
}

/// Frequencies within 4.5 standard errors (one in 150,000 exceeds that by chance; 20 are looked at) and the documented
/// error of the approximation.
#[test]
fn watson_agrees_with_simulation() {
    for (n, samples, error) in [(5, 200_000, 0.02), (10, 100_000, 0.002), (20, 60_000, 1e-3), (100, 20_000, 1e-4)] {
        let draws = Key::new(n as u64).uniform::<f64, _>([samples, n]).unwrap();
        let statistic = |row: ndarray::ArrayView1<f64>| {
            let mut sorted = row.to_vec();
            sorted.sort_by(f64::total_cmp);
            watson_statistic(&sorted)
        };
        let values: Vec<f64> = draws.outer_iter().map(|row| statistic(row.into_dimensionality().unwrap())).collect();
        for x in [0.04, 0.07, 0.1, 0.16, 0.25] {
            let p = watson(n, x).p;
            let found = values.iter().filter(|value| **value >= x).count() as f64 / samples as f64;
            let bound = 4.5 * (p * (1.0 - p) / samples as f64).sqrt() + error * p;
            assert!((found - p).abs() <= bound, "n {n} x {x}: {found} and {p}");
        }
    }
}
