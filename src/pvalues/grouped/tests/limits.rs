//! Limits for many angles, against sums of exponentials, mpmath, SciPy and exact values.

use crate::pvalues::grouped::bridge::kolmogorov_limit;
use crate::pvalues::grouped::classes::Classes;
use crate::pvalues::grouped::plan::Plan;
use crate::pvalues::grouped::rules::normal_tail;
use crate::pvalues::grouped::turns::kuiper_limit;
use crate::pvalues::grouped::watson_limit::Limit;
use crate::pvalues::grouped::{kolmogorov, kuiper};

/// Watson's limit for k equal classes, k odd: all eigenvalues 1/(4 k² sin²(πj/k)) are double, so that it is a sum of
/// exponentials.
fn even_limit(k: usize, x: f64) -> f64 {
    let eigenvalue = |j: usize| 0.25 / (k as f64 * (std::f64::consts::PI * j as f64 / k as f64).sin()).powi(2);
    let term = |j: usize| {
        let others = (1..=k / 2).filter(|i| *i != j);
        others.map(|i| 1.0 / (1.0 - eigenvalue(i) / eigenvalue(j))).product::<f64>() * (-0.5 * x / eigenvalue(j)).exp()
    };
    (1..=k / 2).map(term).sum()
}

#[test]
fn watson_agrees_with_a_sum_of_exponentials() {
    for k in [3, 5, 7, 15, 25, 101] {
        let p = vec![1.0 / k as f64; k];
        for x in [0.03, 0.05, 0.07, 0.09, 0.12, 0.187, 0.268, 0.5, 1.0, 1.5, 3.0] {
            let (actual, expected) = (Limit::new(&p).p_value(x), even_limit(k, x));
            let error = (actual / expected - 1.0).abs();
            assert!(error < 1e-13, "{k} {x} {actual:e} {expected:e}");
        }
    }
}

type Case = (&'static [f64], &'static [(f64, f64)]);

/// Eigenvalues by mpmath, Imhof's integral along rays, 30 digits.
#[test]
fn watson_agrees_with_mpmath() {
    let cases: [Case; 4] = [
        (
            &[0.3, 0.7],
            &[
                (0.02, 0.5370939784426415),
                (0.1, 0.1675462774886172),
                (0.5, 0.0020282311484520),
                (1.0, 1.274967492109708e-5),
            ],
        ),
        (
            &[0.1, 0.2, 0.3, 0.4],
            &[
                (0.02, 0.8141364596969648),
                (0.05, 0.5309792165080797),
                (0.1, 0.2547543742428592),
                (0.2, 0.0608467907551305),
                (0.5, 0.0010738788333656),
                (1.0, 1.9064816346470335e-6),
            ],
        ),
        (
            &[0.05, 0.25, 0.125, 0.375, 0.1, 0.1],
            &[
                (0.02, 0.8771142369973292),
                (0.05, 0.5738000161751493),
                (0.1, 0.2578745817385074),
                (0.2, 0.0545426288668002),
                (0.5, 0.0007976538170772),
                (1.0, 1.100438256962767e-6),
            ],
        ),
        (
            &[0.97, 0.01, 0.01, 0.01],
            &[
                (0.002, 0.6094704847370759),
                (0.005, 0.4092151796020232),
                (0.01, 0.2399510505279565),
                (0.03, 0.0409084306907862),
                (0.1, 0.0001851724259400),
            ],
        ),
    ];
    for (p, values) in cases {
        for (x, expected) in values {
            let actual = Limit::new(p).p_value(*x);
            let error = (actual / expected - 1.0).abs();
            assert!(error < 1e-12, "{p:?} {x} {actual:e} {expected:e} {error:e}");
        }
    }
}

#[test]

fn normal_tails_agree_with_scipy() {
    // scipy.stats.norm.sf, SciPy 1.17.1
    for (x, expected) in [
        (-9.0, 1.0),
        (-3.0, 0.998_650_101_968_369_9),
        (-0.5, 0.6914624612740131),
        (0.0, 0.5),
        (1.0, 0.158_655_253_931_457_07),
        (1.499, 0.0669368160296974),
        (1.51, 0.0655217120889165),
        (3.0, 0.0013498980316300),
        (8.0, 6.22096057427174e-16),
        (30.0, 4.906713927147908e-198),
    ] {
        let actual = normal_tail(x);
        assert!((actual / expected - 1.0).abs() < 1e-13, "{x} {actual:e}");
    }
}

/// The limits continue the exact values: relative difference at 100,000 angles in 16 and 36 classes.
#[test]
fn limits_agree_with_exact_values() {
    let slanted: Vec<f64> = (0..36).map(|j| (1.0 + 0.5 * f64::from(j).sin()) / 36.0).collect();
    for p in [&[1.0 / 16.0; 16][..], &slanted] {
        for t in [0.9, 1.4, 1.9] {
            let n = 100_000;
            let plan = |t: f64| Plan::new(Classes::new(n, p), t * (n as f64).sqrt());
            let (exact, limit) = (kolmogorov(n, p, t / (n as f64).sqrt()), kolmogorov_limit(&plan(t)));
            assert!(exact.is_exact && (limit / exact.p - 1.0).abs() < 5e-4, "D {t} {} {limit}", exact.p);
            let (exact, limit) = (kuiper(n, p, (t + 0.3) / (n as f64).sqrt()), kuiper_limit(&plan(t + 0.3)));
            assert!(exact.is_exact && (limit / exact.p - 1.0).abs() < 2e-3, "V {t} {} {limit}", exact.p);
        }
    }
}
