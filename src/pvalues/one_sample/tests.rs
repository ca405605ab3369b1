//! P-values against closed forms and mpmath (`data/reference/null.csv`, made by `data/scripts/null.py`), their limits
//! and monotonicity, and Watson's approximation against simulation.

use super::{kolmogorov, kuiper, rayleigh, watson};
use crate::key::key::Key;
use crate::testing::reference::data;

const STATISTICS: [&str; 4] = ["kolmogorov", "kuiper", "watson", "rayleigh"];

/// Returns P(statistic ≥ value), by the name of the statistic.
fn p_value(statistic: &str, n: usize, value: f64) -> f64 {
    let p_value = match statistic {
        "kolmogorov" => kolmogorov(n, value),
        "kuiper" => kuiper(n, value),
        "watson" => watson(n, value),
        "rayleigh" => rayleigh(n, value, 1.0 - value),
        other => panic!("{other}"),
    };
    p_value.p
}

fn greatest_value(statistic: &str, n: usize) -> f64 {
    if statistic == "watson" { n as f64 / 12.0 } else { 1.0 }
}

/// Returns the largest relative error allowed.
fn allowed(statistic: &str, n: usize, value: f64) -> f64 {
    match statistic {
        "kolmogorov" | "kuiper" => 1e-11,
        "rayleigh" => 1e-13,
        // Near its greatest value U² has few digits of the difference left.
        _ => 1e-14 + 4e-17 * (n - 1) as f64 / (greatest_value(statistic, n) - value),
    }
}

#[test]
fn p_values_agree_with_mpmath() {
    let text = std::fs::read_to_string(data("reference").join("null.csv")).unwrap();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let (statistic, n) = (fields[0], fields[1].parse().unwrap());
        let (value, expected): (f64, f64) = (fields[2].parse().unwrap(), fields[3].parse().unwrap());
        let p = p_value(statistic, n, value);
        if expected < 1e-300 {
            assert!(p < 1e-300, "{line}: {p}");
            continue;
        }
        let error = (p / expected - 1.0).abs();
        assert!(error <= allowed(statistic, n, value), "{line}: {error:e}");
    }
}

#[test]
fn p_values_fall_from_one_to_zero() {
    for statistic in STATISTICS {
        for n in [2, 3, 4, 5, 7, 15, 16, 50, 99, 100, 101, 999, 1000, 1001, 1_000_000, 1_000_000_000] {
            let top = greatest_value(statistic, n);
            let mut last = p_value(statistic, n, 0.0);
            assert_eq!(last, 1.0);
            for k in 1..=150 {
                // Denser near 0, where large samples have their probability.
                let p = p_value(statistic, n, top * (f64::from(k) / 150.0).powi(if n < 100 { 1 } else { 6 }));
                assert!(p >= 0.0 && p <= last * (1.0 + 1e-10), "{statistic} n {n} k {k}: {p} after {last}");
                last = p;
            }
            assert_eq!(last, 0.0, "{statistic} n {n}");
        }
    }
}

#[test]
fn values_out_of_range_and_nan_give_zero_or_one() {
    for statistic in STATISTICS {
        for n in [1, 2, 3, 10, 1000, 1_000_000_000] {
            for value in [-1.0, 0.0, 1e-300, f64::NAN] {
                assert_eq!(p_value(statistic, n, value), 1.0, "{statistic} {n} {value}");
            }
            if n > 1 {
                assert_eq!(p_value(statistic, n, f64::INFINITY), 0.0, "{statistic} {n}");
            }
        }
    }
}

#[test]
fn only_watson_from_four_angles_on_is_approximate() {
    for n in [2, 3, 4, 1000] {
        assert!(kolmogorov(n, 0.3).is_exact && kuiper(n, 0.6).is_exact && rayleigh(n, 0.3, 0.7).is_exact);
        assert_eq!(watson(n, 0.1).is_exact, n < 4);
    }
}

/// Computes U² of sorted numbers in [0, 1).
fn watson_statistic(sorted: &[f64]) -> f64 {
    let n = sorted.len() as f64;
    let shifts = (0..).zip(sorted).map(|(i, u)| u - (f64::from(i) + 0.5) / n);
    let (squares, sum) = shifts.fold((0.0, 0.0), |(squares, sum), w| (squares + w * w, sum + w));
    squares - sum * sum / n + 1.0 / (12.0 * n)
}

/// Frequencies agree within 4.5 standard errors plus the documented error of the approximation. One frequency in
/// 150,000 differs by more by chance, and 20 are compared.
#[test]
fn watson_agrees_with_simulation() {
    for (n, samples, error) in [(5, 200_000, 0.02), (10, 100_000, 0.002), (20, 60_000, 1e-3), (100, 20_000, 1e-4)] {
        let draws = Key::new(n).uniform::<f64, _>([samples, n]).unwrap();
        let statistic = |row: ndarray::ArrayView1<f64>| {
            let mut sorted = row.to_vec();
            sorted.sort_by(f64::total_cmp);
            watson_statistic(&sorted)
        };
        let values: Vec<f64> = draws.outer_iter().map(|row| statistic(row.into_dimensionality().unwrap())).collect();
        for x in [0.04, 0.07, 0.1, 0.16, 0.25] {
            let p = watson(n, x).p;
            let frequency = values.iter().filter(|value| **value >= x).count() as f64 / samples as f64;
            let bound = 4.5 * (p * (1.0 - p) / samples as f64).sqrt() + error * p;
            assert!((frequency - p).abs() <= bound, "n {n} x {x}: {frequency} and {p}");
        }
    }
}
