use super::{kolmogorov, kolmogorov_statistic, kuiper, kuiper_statistic, watson, watson_statistic};

type Statistic = fn(&[f64], &[f64]) -> f64;

/// Calls `f` with all counts of n angles in k classes and the logarithm of their probability.
pub(super) fn outcomes(n: usize, p: &[f64], f: &mut dyn FnMut(&[f64], f64)) {
    fn fill(left: usize, j: usize, counts: &mut Vec<f64>, probability: f64, p: &[f64], f: &mut dyn FnMut(&[f64], f64)) {
        if j + 1 == p.len() {
            counts[j] = left as f64;
            let factorial: f64 = (1..=left).map(|i| i as f64).product();
            f(counts, probability * p[j].powi(left as i32) / factorial);
            return;
        }
        let mut term = probability;
        for count in 0..=left {
            counts[j] = count as f64;
            fill(left - count, j + 1, counts, term, p, f);
            term *= p[j] / (count + 1) as f64;
        }
    }
    let factorial: f64 = (1..=n).map(|i| i as f64).product();
    fill(n, 0, &mut vec![0.0; p.len()], factorial, p, f);
}

/// Returns each distinct value of a statistic (up to rounding) with its probability of being reached.
fn distribution(n: usize, p: &[f64], statistic: Statistic) -> Vec<(f64, f64)> {
    let mut all = Vec::new();
    outcomes(n, p, &mut |counts, probability| all.push((statistic(counts, p), probability)));
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut reached, mut sum) = (Vec::<(f64, f64)>::new(), 0.0);
    for (value, probability) in all {
        sum += probability;
        match reached.last_mut() {
            Some(last) if last.0 - value < 1e-11 => *last = (value, sum),
            _ => reached.push((value, sum)),
        }
    }
    reached
}

const PROBABILITIES: [&[f64]; 11] = [
    &[0.5, 0.5],
    &[0.3, 0.7],
    &[1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0],
    &[0.25, 0.25, 0.25, 0.25],
    &[0.1, 0.2, 0.3, 0.4],
    &[0.2, 0.2, 0.2, 0.2, 0.2],
    &[0.6, 0.1, 0.1, 0.1, 0.1],
    &[1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0],
    &[0.05, 0.25, 0.125, 0.375, 0.1, 0.1],
    &[0.001, 0.3, 1e-9, 0.398_999_999, 0.2, 0.1],
    &[0.25, 0.125, 0.125, 0.25, 0.125, 0.125],
];

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
            let (actual, expected) = (super::watson_limit::Limit::new(&p).p_value(x), even_limit(k, x));
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
            let actual = super::watson_limit::Limit::new(p).p_value(*x);
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
        let actual = super::rules::normal_tail(x);
        assert!((actual / expected - 1.0).abs() < 1e-13, "{x} {actual:e}");
    }
}

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
                    [("D", kolmogorov as fn(u64, &[f64], f64) -> super::PValue), ("V", kuiper), ("U", watson)]
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
            assert_eq!(function(10, p, 0.0), super::PValue::ONE);
            assert_eq!(function(10, p, 0.1), super::PValue::exact(0.0));
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
            (kolmogorov_statistic as Statistic, kolmogorov as fn(u64, &[f64], f64) -> super::PValue),
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

/// The limits continue the exact values: relative difference at 100,000 angles in 16 and 36 classes.
#[test]
fn limits_agree_with_exact_values() {
    let slanted: Vec<f64> = (0..36).map(|j| (1.0 + 0.5 * f64::from(j).sin()) / 36.0).collect();
    for p in [&[1.0 / 16.0; 16][..], &slanted] {
        for t in [0.9, 1.4, 1.9] {
            let n = 100_000;
            let plan = |t: f64| super::plan::Plan::new(super::classes::Classes::new(n, p), t * (n as f64).sqrt());
            let (exact, limit) = (kolmogorov(n, p, t / (n as f64).sqrt()), super::bridge::kolmogorov_limit(&plan(t)));
            assert!(exact.is_exact && (limit / exact.p - 1.0).abs() < 5e-4, "D {t} {} {limit}", exact.p);
            let (exact, limit) =
                (kuiper(n, p, (t + 0.3) / (n as f64).sqrt()), super::turns::kuiper_limit(&plan(t + 0.3)));
            assert!(exact.is_exact && (limit / exact.p - 1.0).abs() < 2e-3, "V {t} {} {limit}", exact.p);
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
                let actual = super::rayleigh(n as u64, k, r, (1.0 - r).max(0.0));
                assert!(
                    actual.is_exact && (actual.p / sum.min(1.0) - 1.0).abs() < 1e-12,
                    "{k} {n} {r} {} {sum}",
                    actual.p
                );
            }
        }
    }
}
