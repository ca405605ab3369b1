//! Accuracy against mpmath at 50 digits (`data/reference`), asserting bounds just above the maxima that the README
//! publishes.
//!
//! `cargo test --release accuracy -- --nocapture --test-threads 1` prints the measured maxima.

use crate::common::{circular_distance, reference, spread, ulps, ulps_of_pair};
use ndarray::Array1;
use vonmises::{
    Float, Key, Param, VonMises, cdf, circular, entropy, isf, log_prob, prob, quantile, sample_von_mises, sf,
};

/// The largest of some errors, and where.
#[derive(Default)]
struct Worst {
    error: f64,
    place: String,
}

impl Worst {
    fn see(&mut self, error: f64, place: impl FnOnce() -> String) {
        assert!(!error.is_nan(), "{}", place());
        if error > self.error {
            *self = Self { error, place: place() };
        }
    }

    fn assert_within(&self, what: &str, unit: &str, bound: f64) {
        println!("{what:<28} {:10.3e} {unit:<44} {}", self.error, self.place);
        assert!(self.error <= bound, "{what}: {} > {bound} at {}", self.error, self.place);
    }
}

#[test]
fn log_prob_and_prob() {
    let (mut log, mut value, mut narrow) = (Worst::default(), Worst::default(), Worst::default());
    for [kappa, x, expected, rest] in reference("log_prob") {
        let terms = 2.0 * kappa * (x / 2.0).sin().powi(2);
        let scale = if terms.is_finite() { terms.max(expected.abs()).max(1.0) } else { expected.abs() };
        let ours = log_prob(x, 0.0, kappa).unwrap()[[]];
        log.see(ulps_of_pair(ours, [expected, rest], scale), || format!("κ {kappa:e} x {x:e}"));
        if expected > -690.0 {
            let ours = prob(x, 0.0, kappa).unwrap()[[]];
            let relative = (ours / expected.exp() - 1.0).abs();
            value.see(relative / (1e-15 + 4e-16 * scale), || format!("κ {kappa:e} x {x:e}"));
        }
        let (x32, kappa32) = (x as f32, kappa as f32);
        let held = expected.abs() <= f64::from(f32::MAX);
        if held && f64::from(x32) == x && f64::from(kappa32) == kappa {
            let ours = f64::from(log_prob(x32, 0.0, kappa32).unwrap()[[]]);
            narrow.see((ours - expected).abs() / (expected.abs() * f64::from(f32::EPSILON)), || format!("κ {kappa:e}"));
        }
    }
    log.assert_within("log_prob", "ulp of the value, its larger term, or 1", 4.0);
    value.assert_within("prob", "of 1e-15 + 4e-16 of that scale, relative", 1.0);
    narrow.assert_within("log_prob f32", "f32 epsilon, relative", 1.0);
}

#[test]
fn cdf_and_sf() {
    let (mut left, mut right) = (Worst::default(), Worst::default());
    for [kappa, x, below, above] in reference("cdf") {
        let relative = |ours: f64, expected: f64| (ours / expected - 1.0).abs() / (5e-15 + 5e-16 * expected.ln().abs());
        let place = || format!("κ {kappa:e} x {x:e}");
        left.see(relative(cdf(x, 0.0, kappa).unwrap()[[]], below), place);
        right.see(relative(sf(x, 0.0, kappa).unwrap()[[]], above), place);
        let distribution = VonMises::new(0.0, kappa).unwrap();
        let log = distribution.log_cdf(x).unwrap();
        assert!((log - below.ln()).abs() <= 5e-15 * (1.0 + below.ln().abs()), "{}", place());
        assert_eq!(distribution.log_sf(-x).unwrap(), log);
    }
    left.assert_within("cdf", "of 5e-15 + 5e-16 |ln value|, relative", 0.5);
    right.assert_within("sf", "of 5e-15 + 5e-16 |ln value|, relative", 0.5);
}

/// Error of a centred quantile in units of max(|Q|, 1/√(1 + κ)).
fn angle_error(ours: f64, expected: f64, kappa: f64) -> f64 {
    (ours - expected).abs() / expected.abs().max(spread(kappa))
}

/// The same for a sample, which is wrapped.
fn sample_error(ours: f64, expected: f64, kappa: f64) -> f64 {
    circular_distance(ours, expected) / expected.abs().max(spread(kappa))
}

#[test]
fn quantile_and_isf() {
    let (mut wide, mut narrow) = (Worst::default(), Worst::default());
    for [kappa, p, expected] in reference("quantile") {
        let place = || format!("κ {kappa:e} p {p:e}");
        wide.see(angle_error(quantile(p, 0.0, kappa).unwrap()[[]], expected, kappa), place);
        wide.see(angle_error(isf(p, 0.0, kappa).unwrap()[[]], -expected, kappa), place);
        let (p32, kappa32) = (p as f32, kappa as f32);
        if f64::from(p32) == p && f64::from(kappa32) == kappa {
            let ours = f64::from(quantile(p32, 0.0, kappa32).unwrap()[[]]);
            narrow.see(angle_error(ours, expected, kappa), place);
        }
    }
    wide.assert_within("quantile, isf", "of max(|Q|, 1/√(1+κ))", 3e-15);
    narrow.assert_within("quantile, isf f32", "of max(|Q|, 1/√(1+κ))", 1e-7);
}

/// A sample's word as the probability that `quantile` takes, folded to the lower tail.
fn tail_of(word: u64, bits: i32) -> f64 {
    (word as f64 + 0.5) / 2_f64.powi(bits)
}

#[test]
fn samples_against_the_solved_quantile() {
    // The quantile above is held to mpmath; here the samples' tables are held to it, over words of every size.
    let (mut wide, mut narrow) = (Worst::default(), Worst::default());
    let kappas = (-30..=80).map(|k| (0.5 * f64::from(k)).exp()).chain(crate::common::CONCENTRATIONS);
    for kappa in kappas {
        let (key, n) = (Key::new(77), 1500);
        let distribution = VonMises::new(0.0, kappa).unwrap();
        let words: Array1<u64> = key.bits(n).unwrap();
        for (&word, &ours) in words.iter().zip(&distribution.draw(key, n).unwrap()) {
            let tail = distribution.quantile(tail_of(word.min(!word), 64)).unwrap();
            let expected = if word >> 63 == 0 { tail } else { -tail };
            wide.see(sample_error(ours, expected, kappa), || format!("κ {kappa:e} word {word:x}"));
        }
        let kappa32 = kappa as f32;
        if kappa32.is_finite() {
            let distribution = VonMises::new(0.0, f64::from(kappa32)).unwrap();
            let words: Array1<u32> = key.bits(n).unwrap();
            for (&word, &ours) in words.iter().zip(&sample_von_mises(key, 0.0, kappa32, n).unwrap()) {
                let tail = distribution.quantile(tail_of(word.min(!word).into(), 32)).unwrap();
                let expected = if word >> 31 == 0 { tail } else { -tail };
                narrow.see(sample_error(ours.into(), expected, kappa32.into()), || format!("κ {kappa:e}"));
            }
        }
    }
    wide.assert_within("sample, loc 0", "of max(|Q|, 1/√(1+κ))", 3e-15);
    narrow.assert_within("sample f32, loc 0", "of max(|Q|, 1/√(1+κ))", 4e-7);
}

#[test]
fn f32_samples_of_every_kind_of_word() {
    // All 2³² words take minutes, in the example `accuracy`; here words 2¹⁶ + 1 apart, so that high and low bits vary.
    use ndarray_rand::rand_distr::Distribution;
    let mut worst = Worst::default();
    let words: Vec<u32> = (0..=u32::MAX).step_by(65_537).collect();
    let probabilities: Array1<f64> = words.iter().map(|&word| (f64::from(word) + 0.5) / 2_f64.powi(32)).collect();
    for kappa in [0.0_f32, 1e-3, 0.1, 0.5, 1.0, 2.0, 3.5, 5.0, 10.0, 20.0, 100.0, 1e4, 1e6, 3e38] {
        let (distribution, wide) = (VonMises::new(0.0, kappa).unwrap(), f64::from(kappa));
        for (&word, &expected) in words.iter().zip(&quantile(&probabilities, 0.0, wide).unwrap()) {
            let ours = distribution.sample(&mut Stuck(u64::from(word) << 32));
            worst.see(sample_error(ours.into(), expected, wide), || format!("κ {kappa:e} word {word:x}"));
        }
    }
    worst.assert_within("sample f32, strided words", "of max(|Q|, 1/√(1+κ))", 4e-7);
}

/// A generator that gives one word for ever.
struct Stuck(u64);

impl ndarray_rand::rand::RngCore for Stuck {
    fn next_u32(&mut self) -> u32 {
        (self.0 >> 32) as u32
    }
    fn next_u64(&mut self) -> u64 {
        self.0
    }
    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        bytes.fill(0);
    }
}

#[test]
fn samples_of_extreme_words() {
    use ndarray_rand::rand_distr::Distribution;
    let mut worst = Worst::default();
    let small = (0..64).flat_map(|k| [1_u64 << k, (1 << k) - 1, (3 << k) >> 1]).map(|word| word.min(u64::MAX >> 1));
    let words: Vec<u64> = small.flat_map(|word| [word, (1 << 63) - 1 - word]).collect();
    for kappa in [0.0, 1e-9, 0.01, 0.3, 0.7, 1.0, 3.0, 8.0, 15.0, 20.0, 22.0, 25.0, 40.0, 370.0, 400.0, 1e5, 1e15] {
        let distribution = VonMises::new(0.0, kappa).unwrap();
        for &word in &words {
            let ours: f64 = distribution.sample(&mut Stuck(word));
            let mirrored: f64 = distribution.sample(&mut Stuck(!word));
            assert!(ours == -mirrored || (ours == -std::f64::consts::PI && mirrored == ours), "{kappa} {word:x}");
            if word <= 1 << 62 {
                let expected = distribution.quantile(tail_of(word, 64)).unwrap();
                worst.see(sample_error(ours, expected, kappa), || format!("κ {kappa:e} word {word:x}"));
                continue;
            }
            // Near the centre the tail does not hold the word, but 1/2 − p does; the angle is then mass / f(0), to the
            // square of the angle over the spread.
            let half = ((1_u64 << 63) - 1 - word) as f64 + 0.5;
            if half < 2_f64.powi(36) {
                let linear = -half / 2_f64.powi(64) / distribution.prob(0.0).unwrap();
                worst.see((ours / linear - 1.0).abs(), || format!("κ {kappa:e} word {word:x} centre"));
            }
        }
    }
    worst.assert_within("sample of extreme words", "of max(|Q|, 1/√(1+κ)), or of Q at the centre", 4e-15);
}

#[test]
fn bessel_functions_and_entropy() {
    let (mut entropies, mut variances, mut lengths) = (Worst::default(), Worst::default(), Worst::default());
    let mut deviations = Worst::default();
    for row in reference::<11>("bessel") {
        let [kappa, _, log_normalizer, expected, length, variance, _, _, rest, length_rest, variance_rest] = row;
        let place = || format!("κ {kappa:e}");
        let scale = expected.abs().max(log_normalizer.abs()).max(0.5);
        entropies.see(ulps_of_pair(entropy(kappa).unwrap()[[]], [expected, rest], scale), place);
        let ours = circular::concentration_to_variance(kappa).unwrap()[[]];
        variances.see(ulps_of_pair(ours, [variance, variance_rest], variance), place);
        let distribution = VonMises::new(0.0, kappa).unwrap();
        assert_eq!(distribution.circular_variance(), ours);
        if length > 1e-300 {
            let ours = distribution.trigonometric_moment(1).0;
            lengths.see(ulps_of_pair(ours, [length, length_rest], length), place);
            let log = if length < 0.5 { length.ln() } else { (-variance).ln_1p() };
            let deviation = (-2.0 * log).sqrt();
            deviations.see(ulps(distribution.circular_standard_deviation(), deviation, deviation), place);
        }
    }
    entropies.assert_within("entropy", "ulp of the value or its larger term", 3.0);
    variances.assert_within("concentration_to_variance", "ulp", 2.0);
    lengths.assert_within("trigonometric_moment(1)", "ulp", 1.5);
    deviations.assert_within("circular_standard_deviation", "ulp", 2.0);
}

#[test]
fn inverse_moments_and_divergence() {
    let (mut inverse, mut moments, mut divergence) = (Worst::default(), Worst::default(), Worst::default());
    for [variance, expected, rest] in reference("inverse") {
        let ours = circular::variance_to_concentration(variance).unwrap()[[]];
        inverse.see(ulps_of_pair(ours, [expected, rest], expected), || format!("variance {variance:e}"));
    }
    for [kappa, n, expected] in reference("moments") {
        let (cosine, _) = VonMises::new(0.0, kappa).unwrap().trigonometric_moment(n as u32);
        moments.see((cosine / expected - 1.0).abs(), || format!("κ {kappa:e} n {n}"));
    }
    for [loc, kappa, other_loc, other_kappa, expected] in reference::<5>("kl") {
        let (p, q) = (VonMises::new(loc, kappa).unwrap(), VonMises::new(other_loc, other_kappa).unwrap());
        let scale = expected.max(1.0).max((kappa / other_kappa.max(1e-300)).ln().abs().min(1e3));
        divergence
            .see((p.kl_divergence(&q) - expected).abs() / scale, || format!("{loc} {kappa} {other_loc} {other_kappa}"));
    }
    inverse.assert_within("variance_to_concentration", "ulp", 2.5);
    moments.assert_within("trigonometric_moment(n)", "relative", 1.1e-14);
    divergence.assert_within("kl_divergence", "of the value or its larger term", 4e-15);
}

/// f32 is f64 rounded once.
fn narrowed<F: Float + for<'a> Param<'a, F>>(x: F, kappa: F) -> [f64; 3] {
    let all = [cdf(x, F::zero(), kappa), sf(x, F::zero(), kappa), entropy(kappa)];
    all.map(|value| value.unwrap()[[]].to_f64())
}

#[test]
fn f32_functions_are_the_f64_functions_rounded() {
    for kappa in [0.0_f32, 0.3, 5.0, 100.0] {
        for x in [-3.0_f32, -0.7, 0.0, 0.2, 2.0] {
            let (narrow, wide) = (narrowed(x, kappa), narrowed(f64::from(x), f64::from(kappa)));
            narrow.iter().zip(wide).for_each(|(&n, w)| assert_eq!(n, f64::from(w as f32)));
        }
    }
}
