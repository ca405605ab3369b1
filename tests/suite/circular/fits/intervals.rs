//! Likelihood intervals cover at their level and end where the likelihood says.

use super::covered;
use ndarray::{Axis, array};
use vonmises::circular::{Fit, weighted};
use vonmises::{Key, sample_von_mises};

/// 95 % of the intervals of 2000 samples of 50 angles hold the true value, within the band that a binomial number
/// leaves with probability 1e-6 (4.9 standard deviations). Of 4000 other samples 94.6 % held loc and 94.8 % κ; with 10
/// angles 93.8 % and 92.9 %.
#[test]
fn likelihood_intervals_cover_at_their_level() {
    let x = sample_von_mises(Key::new(77), 1.0, 2.0, [2000, 50]).unwrap();
    let fits = Fit::new().fit_axis(&x, Axis(1)).unwrap();
    let (locs, kappas) = covered(fits.iter().map(|fitted| fitted.confidence_interval(0.95).unwrap()), 1.0, 2.0);
    for count in [locs, kappas] {
        assert!((1853..=1947).contains(&count), "{locs} and {kappas} of 2000");
    }
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
