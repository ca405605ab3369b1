//! Exact p-values against enumeration.

use super::outcomes::{PROBABILITIES, Statistic, distribution, outcomes};
use crate::pvalues::grouped::rayleigh::rayleigh;
use crate::pvalues::grouped::{kolmogorov, kolmogorov_statistic, kuiper, kuiper_statistic, watson, watson_statistic};

#[test]
fn statistics_agree_with_enumeration() {
    for p in PROBABILITIES {
        for n in 1..=12 {
            for (name, statistic, function) in [
                ("D", kolmogorov_statistic as Statistic, kolmogorov as fn(u64, &[f64], f64) -> _),
                ("V", kuiper_statistic, kuiper),
                ("U", watson_statistic, watson),
            ] {
                for (value, expected) in distribution(n, p, statistic) {
                    let actual = function(n as u64, p, value);
                    assert!(actual.is_exact);
                    let error = (actual.p / expected.min(1.0) - 1.0).abs();
                    assert!(error < 1e-13, "{name} {p:?} {n} {value}: {} {expected} {error:e}", actual.p);
                }
            }
        }
    }
}

#[test]
fn rayleigh_agrees_with_enumeration() {
    for (k, most) in [(2, 30), (3, 20), (4, 16), (5, 9), (6, 9), (8, 6), (12, 4)] {
        let units: Vec<(f64, f64)> = (0..k).map(|j| (std::f64::consts::TAU * j as f64 / k as f64).sin_cos()).collect();
        for n in 2..=most {
            let p = vec![1.0 / k as f64; k];
            let mut all = Vec::new();
            outcomes(n, &p, &mut |counts, probability| {
                let sum =
                    |part: fn(&(f64, f64)) -> f64| -> f64 { counts.iter().zip(&units).map(|(c, u)| c * part(u)).sum() };
                all.push((sum(|u| u.0).hypot(sum(|u| u.1)) / n as f64, probability));
            });
            all.sort_by(|a, b| b.0.total_cmp(&a.0));
            let (mut i, mut sum) = (0, 0.0);
            while i < all.len() {
                let r = all[i].0;
                while i < all.len() && all[i].0 > r - 1e-9 {
                    sum += all[i].1;
                    i += 1;
                }
                let actual = rayleigh(n as u64, k, r, (1.0 - r).max(0.0));
                assert!(
                    actual.is_exact && (actual.p / sum.min(1.0) - 1.0).abs() < 1e-12,
                    "{k} {n} {r} {} {sum}",
                    actual.p
                );
            }
        }
    }
}
