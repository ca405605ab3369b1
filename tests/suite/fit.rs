//! Fits: they solve their equations, agree with mpmath in estimates, errors and intervals, hold what is known, respect
//! weights, and refuse what has no maximum.

use crate::common::{circular_distance, reference, ulps, with_threads};
use ndarray::{Array1, Axis, array};
use std::f64::consts::PI;
use vonmises::circular::{
    Bias, Fit, Fitted, PerParameter, circular_mean, circular_variance, concentration_to_variance, skip_nan, weighted,
};
use vonmises::{Error, Float, Key, VonMises, sample_von_mises};

fn fit<F: Float>(x: &Array1<F>) -> vonmises::Result<(F, F)> {
    VonMises::fit(x).map(|distribution| (distribution.loc(), distribution.concentration()))
}

#[test]
fn the_fit_solves_the_likelihood_equations() {
    for width in [3.0, 1.0, 1e-3, 1e-9] {
        let x: Array1<f64> = (0..500).map(|i| 2.0 + width * (f64::from(i * 37 % 101) / 101.0 - 0.5)).collect();
        let (loc, kappa) = fit(&x).unwrap();
        assert_eq!(loc, circular_mean(&x).unwrap());
        let v = concentration_to_variance(kappa).unwrap().sum();
        assert!((v / circular_variance(&x).unwrap() - 1.0).abs() < 3e-15);
    }
}

#[test]
fn f32_is_fitted_in_f64() {
    let x = array![1.0_f32, 1.001, 1.0005];
    let (loc, kappa) = fit(&x.mapv(f64::from)).unwrap();
    assert_eq!(fit(&x).unwrap(), (loc as f32, kappa as f32));
}

#[test]
fn angles_without_a_direction_have_no_concentration() {
    let (_, kappa) = fit(&array![0.0, std::f64::consts::PI]).unwrap();
    assert!((0.0..1e-15).contains(&kappa));
}

#[test]
fn equal_angles_have_no_maximum() {
    for x in [vec![0.5], vec![0.5; 9], vec![0.0, 1e-200]] {
        let error = fit(&Array1::from(x.clone())).unwrap_err();
        assert!(matches!(error, Error::Value { argument: "x", index: 0, value, .. } if value == x[0]), "{error}");
    }
    assert!(fit(&array![0.5, 0.5_f64.next_up()]).is_ok());
    assert!(matches!(fit(&Array1::<f64>::zeros(0)), Err(Error::Empty { argument: "x", .. })));
    assert!(matches!(fit(&array![0.0, f64::NAN]), Err(Error::Value { index: 1, requirement: "finite", .. })));
}

/// Angles 0 and PI: with weights, any n and R that are exact.
fn two_sided(fit: Fit<f64>, weights: [f64; 2]) -> Fitted<f64> {
    fit.fit(weighted(&array![0.0, PI], &Array1::from(weights.to_vec()))).unwrap()
}

/// Asserts |got / want − 1| ≤ bound, and returns it.
fn close(got: f64, want: f64, bound: f64, what: &str) -> f64 {
    let error = if want == got { 0.0 } else { (got / want - 1.0).abs() };
    assert!(error <= bound, "{what}: {got:e}, not {want:e}: {error:e}");
    error
}

/// Errors of A and 1 − A at the fitted concentration, in ulp of the smaller of R and 1 − R.
fn recovery(fitted: Fitted<f64>, r: f64, v: f64) -> f64 {
    if r < 0.5 {
        let centred = VonMises::new(0.0, fitted.concentration()).unwrap();
        return ulps(centred.trigonometric_moment(1).0, r, r);
    }
    ulps(concentration_to_variance(fitted.concentration()).unwrap().sum(), v, v)
}

#[test]
fn the_likeliest_concentration_has_the_resultant_of_the_angles_to_4_ulp() {
    let mut kappas: Vec<f64> = (-15..=12).map(|e| 10.0_f64.powi(e)).collect();
    kappas.extend([0.3, 0.7, 1.1, 1.2, 2.0, 3.0, 7.0, 20.0, 24.9, 25.1, 1e5 - 1.0, 1e5 + 1.0]);
    for n in [2.0, 3.0, 10.0, 1e3, 1e6] {
        for &kappa in &kappas {
            // Weights p and q at 0 and PI: R = (p − q)/n, where the difference is exact, and 1 − R = 2q/n.
            let v: f64 = concentration_to_variance(kappa).unwrap().sum();
            let r = VonMises::new(0.0, kappa).unwrap().trigonometric_moment(1).0;
            let p = n * (1.0 + r) / 2.0;
            let q = if r < 0.5 { n - p } else { n * v / 2.0 };
            // PI is 1.2e-16 less than π, which turns the mean where R is as small.
            let fit = if kappa < 1e-7 { Fit::new().loc(0.0) } else { Fit::new() };
            let error = recovery(two_sided(fit, [p, q]), (p - q) / (p + q), 2.0 * q / (p + q));
            assert!(error <= 4.0, "n = {n}, kappa = {kappa:e}: {error} ulp");
        }
        assert_eq!(two_sided(Fit::new().loc(0.0), [n / 2.0; 2]).concentration(), 0.0);
    }
    for kappa in [1.2, 2.0, 5.0, 24.0, 26.0, 1e3, 1e6, 1e9, 1e12] {
        for n in [2, 10, 1000, 1_000_000] {
            // Half of the angles at 3/4 + d, half at 3/4 − d, both exact: R = cos d.
            let v: f64 = concentration_to_variance(kappa).unwrap().sum();
            let d = (2.0 * (v / 2.0).sqrt().asin() * 2.0_f64.powi(52)).round() / 2.0_f64.powi(52);
            let x: Array1<f64> = (0..n).map(|i| if i % 2 == 0 { 0.75 + d } else { 0.75 - d }).collect();
            let fitted = Fit::new().fit(&x).unwrap();
            let error = recovery(fitted, d.cos(), 2.0 * (d / 2.0).sin().powi(2));
            assert!(error <= 4.0, "n = {n}, kappa = {kappa:e}: {error} ulp");
            assert!((fitted.loc() - 0.75).abs() <= 3e-16);
        }
    }
}

/// n angles 2^e apart; R and 1 − R from mpmath 1.4.1 at 80 digits, sin(ns/2)/(n sin(s/2)) with s = 2^e.
const PROGRESSIONS: [(u32, i32, f64, f64); 8] = [
    (3, -2, 0.9792749478070966, 0.02072505219290348),
    (3, -20, 0.9999999999996968, 3.031649005909531e-13),
    (100, -6, 0.9013435835748982, 0.09865641642510184),
    (100, -30, 0.9999999999999997, 3.613645840894186e-16),
    (10_000, -12, 0.7695079443736302, 0.2304920556263697),
    (10_000, -33, 0.9999999999999435, 5.64688625855971e-14),
    (1_000_000, -19, 0.8551633224008326, 0.14483667759916743),
    (1_000_000, -40, 0.9999999999999656, 3.4465858856341334e-14),
];

#[test]
fn arithmetic_progressions_are_recovered_to_4_ulp() {
    for (n, e, r, v) in PROGRESSIONS {
        let place = |i: u32| f64::from(2 * i + 1) - f64::from(n);
        let x: Array1<f64> = (0..n).map(|i| 1.0 + place(i) * 2.0_f64.powi(e - 1)).collect();
        let error = recovery(Fit::new().fit(&x).unwrap(), r, v);
        assert!(error <= 4.0, "{n} angles 2^{e} apart: {error} ulp");
        let error = recovery(Fit::new().loc(1.0).fit(&x).unwrap(), r, v);
        assert!(error <= 4.0, "{n} angles 2^{e} apart about 1: {error} ulp");
    }
}

#[test]
fn estimates_errors_and_intervals_are_those_of_mpmath() {
    for row in reference::<13>("fit") {
        let [
            w0,
            w1,
            kappa,
            best_fisher,
            marginal,
            log_likelihood,
            loc_error,
            error,
            lower,
            upper,
            turn,
            known,
            turn_known,
        ] = row;
        let fit = |fit| two_sided(fit, [w0, w1]);
        let plain = fit(Fit::new());
        let what = format!("n = {:e}, kappa = {kappa:e}", w0 + w1);
        let concentration = |bias| fit(Fit::new().bias(bias)).concentration();
        let errors = plain.standard_errors();
        let interval = plain.confidence_interval(0.95).unwrap();
        let half = |interval: PerParameter<[f64; 2]>| interval.loc.map(|[from, to]| (to - from) / 2.0).unwrap();
        let known = fit(Fit::new().concentration(known)).confidence_interval(0.95).unwrap();
        let [low, high] = interval.concentration.unwrap();
        let pairs = [
            (plain.concentration(), kappa),
            (concentration(Bias::BestFisher), best_fisher),
            (concentration(Bias::MarginalLikelihood), marginal),
            (plain.log_likelihood(), log_likelihood),
            (errors.loc.unwrap(), loc_error),
            (errors.concentration.unwrap(), error),
            (low, lower),
            (high, upper),
            (half(interval), turn),
            (half(known), turn_known),
        ];
        for (i, (got, want)) in pairs.into_iter().enumerate() {
            close(got, want, 1e-14, &format!("{what}: {i}"));
        }
    }
}

/// n, e, and R as above where it is small: each of the angles has its rounding, about 1e-16.
#[test]
fn a_small_resultant_is_recovered_to_rounding() {
    for (n, e, r) in
        [(1000_u32, -8, 0.4750330653362652), (10_000, -11, 0.2639299591271443), (100_000, -14, 0.029397502367777783)]
    {
        let x: Array1<f64> = (0..n).map(|i| 1.0 + f64::from(i) * 2.0_f64.powi(e)).collect();
        let fitted = Fit::new().fit(&x).unwrap();
        let found = VonMises::new(0.0, fitted.concentration()).unwrap().trigonometric_moment(1).0;
        assert!((found - r).abs() <= 3e-16, "{n} angles 2^{e} apart: {found}");
    }
}

#[test]
fn the_marginal_likelihood_holds_for_any_number_of_angles() {
    for n in [2.5, 100.0, 1e9] {
        for v in [0.2, 0.01, 1e-6, 5e-13, 1e-100] {
            let fitted = two_sided(Fit::new().bias(Bias::MarginalLikelihood), [n - n * v / 2.0, n * v / 2.0]);
            let variance = |kappa| concentration_to_variance(kappa).unwrap().sum();
            let (kappa, r) = (fitted.concentration(), 1.0 - v);
            close(variance(kappa), v + r * variance(n * r * kappa), 3e-15, &format!("n = {n}, V = {v}"));
        }
    }
    // A resultant as short as that of n uniform angles: nR² ≤ 1.
    for (n, r) in [(4.0, 0.5), (1e6, 0.999e-3)] {
        let fitted = two_sided(Fit::new().bias(Bias::MarginalLikelihood), [n * (1.0 + r) / 2.0, n * (1.0 - r) / 2.0]);
        assert_eq!(fitted.concentration(), 0.0);
    }
}

#[test]
fn what_is_known_is_kept_and_not_estimated() {
    let x = array![0.1, 0.2, 0.6, 6.0];
    let about = Fit::new().loc(0.3).fit(&x).unwrap();
    let v = x.mapv(|angle: f64| 1.0 - (angle - 0.3).cos()).mean().unwrap();
    assert_eq!(about.loc(), 0.3);
    close(concentration_to_variance(about.concentration()).unwrap().sum(), v, 3e-15, "V about loc");
    assert!(about.standard_errors().loc.is_none() && about.confidence_interval(0.9).unwrap().loc.is_none());
    let of_loc = Fit::new().concentration(2.0).fit(&x).unwrap();
    assert_eq!((of_loc.loc(), of_loc.concentration()), (circular_mean(&x).unwrap(), 2.0));
    assert!(of_loc.standard_errors().concentration.is_none());
    let both = Fit::new().loc(0.3).concentration(2.0).fit(&x).unwrap();
    assert_eq!(
        (both.standard_errors(), both.distribution()),
        (PerParameter::default(), VonMises::new(0.3, 2.0).unwrap())
    );
    let sum = vonmises::log_prob(&x, 0.3, 2.0).unwrap().sum();
    close(both.log_likelihood(), sum, 1e-14, "log likelihood");
    // Equal angles leave a known concentration alone, and a known direction apart from them is enough.
    assert_eq!(Fit::new().concentration(2.0).fit(&array![0.5]).unwrap().loc(), 0.5);
    assert!(Fit::new().loc(0.0).fit(&array![0.5]).is_ok() && Fit::new().loc(0.5).fit(&array![0.5]).is_err());
    for bias in [Bias::BestFisher, Bias::MarginalLikelihood] {
        assert_eq!(Fit::new().loc(0.3).bias(bias).fit(&x).unwrap().concentration(), about.concentration());
    }
}

#[test]
fn angles_on_the_other_side_of_a_known_direction_are_uniform_at_best() {
    let fitted = Fit::new().loc(3.0).fit(&array![0.1, 0.2, 0.6, 2.0]).unwrap();
    assert_eq!(fitted.concentration(), 0.0);
    close(fitted.standard_errors().concentration.unwrap(), 0.5_f64.sqrt(), 1e-15, "error");
    let [lower, upper] = fitted.confidence_interval(0.95).unwrap().concentration.unwrap();
    // At the upper end the log likelihood is χ²/2 = 1.92 less.
    let sum = |kappa: f64| vonmises::log_prob(&array![0.1, 0.2, 0.6, 2.0], 3.0, kappa).unwrap().sum();
    assert_eq!(lower, 0.0);
    close(sum(0.0) - sum(upper), 3.841_458_820_694_124 / 2.0, 1e-13, "drop");
    let flat = Fit::new().concentration(0.0).fit(&array![0.1, 0.2]).unwrap();
    assert_eq!(flat.standard_errors().loc, Some(f64::INFINITY));
    let [from, to] = flat.confidence_interval(0.5).unwrap().loc.unwrap();
    close(to - from, 2.0 * PI, 1e-15, "whole circle");
}

#[test]
fn an_axis_is_a_loop_over_its_lanes() {
    let x = sample_von_mises(Key::new(5), 1.0, &array![[0.0], [0.5], [3.0], [1e6]], [4, 30]).unwrap();
    for fit in
        [Fit::new(), Fit::new().loc(1.0), Fit::new().bias(Bias::MarginalLikelihood), Fit::new().concentration(2.0)]
    {
        for axis in [Axis(0), Axis(1)] {
            let lanes = fit.fit_axis(&x, axis).unwrap();
            for (lane, fitted) in x.lanes(axis).into_iter().zip(&lanes) {
                assert_eq!(fit.fit(&lane).unwrap(), *fitted);
            }
        }
    }
    let rows = Fit::new().fit_axis(&x.mapv(|v| v as f32), Axis(1)).unwrap();
    let wide = Fit::new().fit_axis(&x.mapv(|v| f64::from(v as f32)), Axis(1)).unwrap();
    for (row, wide) in rows.iter().zip(&wide) {
        assert_eq!((row.loc(), row.concentration()), (wide.loc() as f32, wide.concentration() as f32));
        assert_eq!(row.standard_errors().loc, wide.standard_errors().loc.map(|error| error as f32));
    }
}

#[test]
fn a_weight_of_two_is_the_same_angle_twice() {
    let (x, weights) = (array![0.1, 0.7, 2.0, 6.0], array![2.0, 1.0, 0.0, 3.0]);
    let long = array![0.1, 0.1, 0.7, 6.0, 6.0, 6.0];
    for fit in
        [Fit::new(), Fit::new().loc(0.0), Fit::new().bias(Bias::MarginalLikelihood), Fit::new().bias(Bias::BestFisher)]
    {
        let (short, long) = (fit.fit(weighted(&x, &weights)).unwrap(), fit.fit(&long).unwrap());
        assert_eq!((short.weight(), long.weight()), (6.0, 6.0));
        close(short.concentration(), long.concentration(), 4e-15, "kappa");
        close(short.log_likelihood(), long.log_likelihood(), 4e-15, "log likelihood");
        let upper = |fitted: Fitted<f64>| fitted.confidence_interval(0.9).unwrap().concentration.unwrap()[1];
        close(upper(short), upper(long), 4e-15, "upper end");
    }
    let missing = array![0.1, 0.1, f64::NAN, 0.7, 6.0, 6.0, 6.0];
    assert_eq!(Fit::new().fit(skip_nan(&missing)).unwrap(), Fit::new().fit(&long).unwrap());
    let interval = |x| Fit::new().bootstrap(x, Key::new(1), 99, 0.9).unwrap();
    let (short, long) = (interval(weighted(&x, &weights)), interval((&long).into()));
    close(short.concentration.unwrap()[0], long.concentration.unwrap()[0], 1e-14, "bootstrap");
}

#[test]
fn refusals_name_what_is_wrong() {
    let x = array![0.1, 0.2, 0.6];
    let argument = |error: Error| match error {
        Error::Value { argument, index, .. } => (argument, index),
        other => panic!("{other}"),
    };
    assert_eq!(argument(Fit::new().loc(f64::NAN).fit(&x).unwrap_err()), ("loc", 0));
    assert_eq!(argument(Fit::new().concentration(-1.0).fit(&x).unwrap_err()), ("concentration", 0));
    assert_eq!(argument(Fit::new().loc(f64::INFINITY).fit_axis(&x, Axis(0)).unwrap_err()), ("loc", 0));
    let fitted = Fit::new().fit(&x).unwrap();
    for level in [0.0, 1.0, -0.5, f64::NAN] {
        assert_eq!(argument(fitted.confidence_interval(level).unwrap_err()), ("level", 0));
        assert_eq!(argument(Fit::new().bootstrap(&x, Key::new(0), 99, level).unwrap_err()), ("level", 0));
    }
    let bootstrap = |draws, level| Fit::new().bootstrap(&x, Key::new(0), draws, level);
    assert_eq!(argument(bootstrap(38, 0.95).unwrap_err()), ("draws", 0));
    assert!(bootstrap(39, 0.95).is_ok() && bootstrap(19, 0.9).is_ok());
    let halves = weighted(&x, array![1.0, 0.5, 2.0]);
    assert_eq!(argument(Fit::new().bootstrap(halves, Key::new(0), 99, 0.9).unwrap_err()), ("weights", 1));
    let many = weighted(&x, array![1.0, 1e15, 2.0]);
    assert!(matches!(Fit::new().bootstrap(many, Key::new(0), 99, 0.9), Err(Error::TooLarge { .. })));
    let error = Fit::new().fit_axis(&array![[0.1, 0.2], [0.5, 0.5]], Axis(1)).unwrap_err();
    let Error::Lane { index: 1, source } = error else { panic!("{error}") };
    assert_eq!(argument(*source), ("x", 0));
    assert!(matches!(Fit::new().fit_axis(&x, Axis(1)), Err(Error::AxisOutOfRange { axis: 1, rank: 1 })));
    assert!(matches!(Fit::new().fit(&Array1::<f64>::zeros(0)), Err(Error::Empty { .. })));
    let tight = array![0.0_f32, 1e-25]; // κ = 4e50 overflows f32
    assert_eq!(argument(Fit::new().fit(&tight).unwrap_err()), ("x", 0));
}

#[test]
fn the_bootstrap_is_what_its_words_say() {
    let x: Array1<f64> = VonMises::new(0.5, 2.0).unwrap().draw(Key::new(8), 40).unwrap().into_dimensionality().unwrap();
    let (key, draws, fitted) = (Key::new(9), 199, VonMises::fit(&x).unwrap());
    let (mut kappas, mut distances): (Vec<f64>, Vec<f64>) = (0..draws)
        .map(|draw| {
            let words: Array1<u64> = key.fold_in(draw).bits(40).unwrap();
            let distribution = VonMises::fit(&words.mapv(|word| x[((u128::from(word) * 40) >> 64) as usize])).unwrap();
            (distribution.concentration(), circular_distance(distribution.loc(), fitted.loc()))
        })
        .unzip();
    kappas.sort_by(f64::total_cmp);
    distances.sort_by(f64::total_cmp);
    let interval = Fit::new().bootstrap(&x, key, draws, 0.9).unwrap();
    assert_eq!(interval.concentration, Some([kappas[9], kappas[189]])); // the 10th from either end
    let [from, to] = interval.loc.unwrap();
    assert!((from - (fitted.loc() - distances[179])).abs() < 1e-14); // the 180th of 199
    assert!((to - (fitted.loc() + distances[179])).abs() < 1e-14);
}

#[test]
fn the_bootstrap_does_not_depend_on_threads() {
    let x = VonMises::new(3.0, 1.0).unwrap().draw(Key::new(8), 10_000).unwrap();
    let run = || Fit::new().bias(Bias::MarginalLikelihood).bootstrap(&x, Key::new(1), 99, 0.9).unwrap();
    let alone = with_threads(1, run);
    for threads in [2, 3, 7] {
        assert_eq!(with_threads(threads, run), alone);
    }
}

#[test]
fn a_draw_of_equal_angles_has_no_upper_limit() {
    let interval = Fit::new().bootstrap(&array![0.1, 0.5, 0.7], Key::new(3), 999, 0.9).unwrap();
    let [lower, upper] = interval.concentration.unwrap();
    assert!(lower > 0.0 && upper == f64::INFINITY); // one draw in nine
}

/// How many of the intervals for (loc, κ) hold the true values.
fn covered(intervals: impl Iterator<Item = PerParameter<[f64; 2]>>, loc: f64, kappa: f64) -> (u32, u32) {
    intervals.fold((0, 0), |(locs, kappas), interval| {
        let [from, to] = interval.loc.unwrap();
        let [lower, upper] = interval.concentration.unwrap();
        let inside = circular_distance(loc, (from + to) / 2.0) <= (to - from) / 2.0;
        (locs + u32::from(inside), kappas + u32::from(lower <= kappa && kappa <= upper))
    })
}

/// 2000 samples of 50 angles: 95 % of the intervals, within the 1 − 1e-6 band of a binomial (4.9 standard deviations).
/// Over 4000 others 94.6 % held loc and 94.8 % held κ; with 10 angles 93.8 % and 92.9 %.
#[test]
fn likelihood_intervals_cover_at_their_level() {
    let x = sample_von_mises(Key::new(77), 1.0, 2.0, [2000, 50]).unwrap();
    let fits = Fit::new().fit_axis(&x, Axis(1)).unwrap();
    let (locs, kappas) = covered(fits.iter().map(|fitted| fitted.confidence_interval(0.95).unwrap()), 1.0, 2.0);
    for count in [locs, kappas] {
        assert!((1853..=1947).contains(&count), "{locs} and {kappas} of 2000");
    }
}

/// The same band about what percentile intervals of 50 angles reach, 94.4 % for loc and 91.6 % for κ over 4000 other
/// samples: they repeat the bias of κ instead of taking it out.
#[test]
fn bootstrap_intervals_cover_a_little_below_their_level() {
    let x = sample_von_mises(Key::new(78), 1.0, 2.0, [400, 50]).unwrap();
    let of_row = |(row, x)| Fit::new().bootstrap(&x, Key::new(79).fold_in(row), 399, 0.95).unwrap();
    let (locs, kappas) = covered((0..).zip(x.lanes(Axis(1))).map(of_row), 1.0, 2.0);
    assert!((356..=399).contains(&locs) && (340..=393).contains(&kappas), "{locs} and {kappas} of 400");
}

#[test]
fn an_interval_ends_where_the_likelihood_says_for_every_level() {
    // For large κ twice the loss is n (t − 1 − ln t) at t times the estimate; at the lower end t is about
    // exp(−1 − q/n) if q, the quantile of χ², is large.
    let fitted = Fit::new().fit(weighted(&array![1e-10, -1e-10], 0.5)).unwrap();
    let [lower, _] = fitted.confidence_interval(0.999_999).unwrap().concentration.unwrap();
    let quantile: f64 = 23.928_126_976_879_4; // scipy.stats.chi2.ppf(0.999999, 1)
    let want = (-1.0 - quantile).exp() * fitted.concentration();
    assert!((lower - want).abs() < 1e-14 * fitted.concentration(), "{lower:e} for {want:e}");
    for level in [1e-300, 0.5, 0.999_999, 1.0 - 1e-16] {
        for half in [1e-154, 1e-150, 1e-8, 0.5, 1.5] {
            let fitted = Fit::new().fit(&array![half, -half]).unwrap();
            let [lower, upper] = fitted.confidence_interval(level).unwrap().concentration.unwrap();
            assert!(0.0 <= lower && lower <= fitted.concentration() && fitted.concentration() <= upper);
        }
    }
}

#[test]
fn a_bootstrap_interval_of_hardly_any_level_is_its_middle() {
    let x = array![0.1, 0.5, 0.9, 1.3];
    for (draws, level) in [(1, 1e-10), (999, 1e-13), (999, 1e-300)] {
        let [from, to] = Fit::new().bootstrap(&x, Key::new(1), draws, level).unwrap().loc.unwrap();
        assert!(from < 0.7 + 1e-14 && 0.7 - 1e-14 < to);
    }
}
